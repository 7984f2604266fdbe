reports-title = رپورٹیں
reports-caption = تازہ ترین پہلے۔ آپ کو وہی رپورٹیں نظر آتی ہیں جنہیں پڑھنے کے آپ مجاز ہیں۔
reports-none = ایسی کوئی رپورٹ نہیں جسے پڑھنے کے آپ مجاز ہوں۔
reports-of-import = صرف اس فائل کی سطریں:

report-kind = قسم
report-happened = واقعے کی تاریخ
report-what = کیا
report-place = مقام
report-place-link = اس سے کیا سمجھا گیا
report-country = ملک
report-organization = کس ادارے کا بیان
report-submitter = بھیجنے والا ادارہ
report-marking = درجۂ رازداری
report-flags = توجہ طلب
report-recorded = اندراج کا وقت
report-audience = کن کے لیے
report-grading = اعتبار کا درجہ
report-facts = رپورٹ
report-old-version = یہ نسخہ { $version } ہے؛ تازہ ترین نسخہ { $newest } ہے۔
report-newest-version = تازہ ترین نسخہ دکھائیں
summary-with-more =
    { $count ->
        [one] ‏{ $first } اور ایک اور
       *[other] ‏{ $first } اور مزید { $count }
    }
people-summary =
    { $count ->
        [one] ایک شخص
       *[other] { $count } افراد
    }

exhibit-in-words = ‏{ $substance }، { $amount } { $unit }
exhibit-not-measured = ‏{ $substance }، مقدار معلوم نہیں
kind-with-people = { $kind }: { $people }

handling = استعمال کی شرط
originator-control = پہلے بھیجنے والے سے پوچھیں
countable = قومی اعداد و شمار میں شامل
not-countable = قومی اعداد و شمار میں شامل نہیں
audience-centre = مرکز
audience-members = تمام رکن ادارے
audience-owner = صرف بھیجنے والا ادارہ

precision-day = دن تک معلوم
precision-month = مہینے تک معلوم
precision-year = سال تک معلوم
precision-interval = وقفے کی صورت میں

exhibits-title = کیا برآمد ہوا
exhibit-as-written = جیسا لکھا گیا
exhibit-substance = مادہ
exhibit-class = درجہ
exhibit-amount-as-written = لکھی گئی مقدار
exhibit-measured = ناپی گئی مقدار
exhibit-confirmation = تصدیق
confirmation-presumptive = ابتدائی اندازہ
confirmation-confirmed = لیبارٹری سے تصدیق شدہ

people-title = افراد
people-count = تعداد
people-role = حیثیت
people-sex = جنس
people-nationality = قومیت
people-protections = تحفظات
protections-not-assessed = جائزہ نہیں لیا گیا

laboratory-name = لیبارٹری
laboratory-seal = مہر
laboratory-purity = خالص پن
summary-help = شائع شدہ یا بھیجا گیا مجموعہ۔ اسے واقعات سے ملایا جاتا ہے، ان میں جمع کبھی نہیں کیا جاتا۔
summary-nil = کچھ قابلِ اطلاع نہیں۔
summary-beside = کل کے علاوہ
summary-rounded = تخمینی
summary-measure-operations = کارروائیاں
summary-measure-women-arrested = گرفتار خواتین
summary-measure-foreigners-arrested = گرفتار غیر ملکی
summary-measure-vehicles = گاڑیاں اور کشتیاں
summary-measure-value-usd-cents = مالیت، امریکی ڈالر
summary-measure-value-pkr-paisas = مالیت، روپے

source-title = کہاں سے پڑھا گیا
source-file = فائل
source-row = سطر
source-import = فائل کا اندراج

personal-title = ذاتی معلومات
personal-sealed = نام، شناختی نمبر اور تفصیلی بیان مہر بند ہیں۔ انہیں کھولنے پر لیجر میں درج ہوتا ہے کہ کس نے، کب اور کس مقصد کے لیے کھولا۔
personal-purpose = کھولنے کا مقصد
personal-reference = حوالہ یا وجہ
personal-reference-hint = مقدمے، درخواست یا کارروائی کا نمبر، یا جانچ کی مختصر وجہ۔
personal-open = کھولیں
personal-opened = کھول دی گئیں۔ آپ کا نام، وقت اور مقصد لیجر میں درج ہیں۔
personal-narrative = تفصیلی بیان
personal-name = نام
personal-father-name = والد کا نام
personal-identifier = نمبر

history-title = نسخے اور لیجر کے اندراجات
history-versions = نسخے:
history-prove = اس رپورٹ کا ثبوت دیں
