figures-title = اعداد و شمار
figure-measure = کیا گنا جائے
figure-period = مدت
figure-period-hint = سال (⁦2025⁩)، مہینہ (⁦2025-03⁩) یا ⁦FROM/TO⁩؛ دونوں سرے شامل۔
figure-by = تقسیم بلحاظ
figure-then-by = پھر بلحاظ
figure-not-split = تقسیم نہیں
figure-where = ان تک محدود
figure-country-hint = دو حروف۔ خالی ہو تو یہی ملک۔
figure-as-of = کس وقت تک کی صورتِ حال
figure-as-of-hint = خالی: اس وقت۔ ورنہ کوئی دن (⁦2026-03-01⁩) یا وقت (⁦2026-03-01T10:00:00Z⁩)۔
figure-button = عدد دکھائیں
figure-lineage = اس کے پیچھے کی رپورٹوں کے ساتھ

measure-seized-mass = برآمد شدہ وزن
measure-seized-volume = برآمد شدہ حجم
measure-seized-units = برآمد شدہ عدد
measure-seizures = برآمدگیاں
definition-seized-mass = الگ الگ برآمدگیوں میں زیرِ ضابطہ منشیات کا مجموعی وزن، خالص پن کے حساب کے بغیر۔ ابتدائی کیمیائی مادے، پوست کے پودے کے حصے، شراب، ادویات اور ناشناختہ نام الگ درجے ہیں اور کل میں شامل نہیں۔ لیٹر اور عدد کو وزن میں تبدیل نہیں کیا جاتا۔ رپورٹ تب گنی جاتی ہے جب اس کی پوری تاریخ مدت کے اندر ہو۔ فائل کا ہر اندراج ایک الگ برآمدگی ہے؛ جوڑی گئی رپورٹیں ایک گنی جاتی ہیں۔
definition-seized-volume = الگ الگ برآمدگیوں میں ان مادوں کا حجم جو لیٹر میں بتائے گئے۔ مائع کو وزن میں تبدیل نہیں کیا جاتا۔ فائل کا ہر اندراج ایک الگ برآمدگی ہے؛ جوڑی گئی رپورٹیں ایک گنی جاتی ہیں۔
definition-seized-units = الگ الگ برآمدگیوں میں ان مادوں کے عدد (گولیاں، ایمپیول، کیپسول) جو گنتی میں بتائے گئے۔ عدد کو وزن میں تبدیل نہیں کیا جاتا۔ فائل کا ہر اندراج ایک الگ برآمدگی ہے؛ جوڑی گئی رپورٹیں ایک گنی جاتی ہیں۔
definition-seizures = ہر درجے کی الگ الگ برآمدگیاں جن کی پوری تاریخ مدت کے اندر ہو۔ فائل کا ہر اندراج، ایک سطر کا ہو یا کئی کا، ایک الگ برآمدگی ہے؛ جوڑی گئی رپورٹیں ایک گنی جاتی ہیں۔

dimension-substance = مادہ
dimension-class = درجہ
dimension-country = ملک
dimension-province = صوبہ
dimension-district = ضلع
dimension-month = مہینہ
value-at-sea = سمندر میں
value-abroad = بیرونِ ملک

figure-value = مقدار
figure-incidents =
    { $count ->
        [one] ایک برآمدگی میں۔
       *[other] { $count } برآمدگیوں میں۔
    }
figure-not-known-parts =
    { $count ->
        [one] ان میں سے ایک کا کچھ حصہ معلوم نہیں
       *[other] ان میں سے { $count } کا کچھ حصہ معلوم نہیں
    }
figure-definition = تعریف
figure-basis = کن رپورٹوں پر
basis-national = رجسٹر کی تمام قابلِ شمار رپورٹیں
basis-own-view = وہ رپورٹیں جنہیں پڑھنے کے آپ مجاز ہیں
figure-cells = حصے
figure-incidents-column = برآمدگیاں
figure-not-known-column = جن کا کچھ حصہ معلوم نہیں
figure-in-total = کل میں شامل
figure-below-total = نہیں، کل سے باہر
figure-asked-below = قومی کل سے باہر؛ اس کا کوئی حصہ قومی کل میں شامل نہیں
figure-total = کل
figure-chart-caption = وہی اعداد جو جدول میں ہیں؛ اکائی: { $unit }۔
figure-chart-capped =
    { $count ->
        [one] سب سے چھوٹا حصہ صرف جدول میں ہے۔
       *[other] سب سے چھوٹے { $count } حصے صرف جدول میں ہیں۔
    }

completeness-title = یہ عدد کتنا مکمل ہے
completeness-unfinished =
    { $count ->
        [one] ایک فائل کا اندراج جاری ہے؛ اس میں سے کچھ نہیں گنا گیا۔
       *[other] { $count } فائلوں کا اندراج جاری ہے؛ ان میں سے کچھ نہیں گنا گیا۔
    }
completeness-interrupted =
    { $count ->
        [one] ایک فائل کا اندراج بیچ میں رک گیا؛ جو محفوظ ہو چکا تھا وہ گنا گیا۔
       *[other] { $count } فائلوں کا اندراج بیچ میں رک گیا؛ جو محفوظ ہو چکا تھا وہ گنا گیا۔
    }
completeness-straddling = برآمدگیاں جن کی تاریخ مدت میں پوری نہیں آتی، نہیں گنی گئیں: { $count }
completeness-place = گنی گئیں، مگر مقام معلوم نہیں: { $count }
completeness-place-link = دیکھیں کون سے
completeness-flagged = گنی گئیں، مگر مقدار یا نام توجہ طلب ہے: { $count }
completeness-pending = رپورٹیں جو ایسے فیصلے کی منتظر ہیں جو عدد بدل سکتا ہے: { $count }
completeness-position = لیجر کے اندراجات جو شامل ہوئے: { $position }
completeness-sources = کس نے رپورٹ کیا
completeness-reports = رپورٹیں

below-title = کل سے باہر
below-help = ہر درجہ الگ؛ ان میں سے کچھ بھی کل میں شامل نہیں۔

lineage-title = اس کے پیچھے کی رپورٹیں
lineage-open = اس کے پیچھے کی رپورٹیں دکھائیں
lineage-report = رپورٹ
lineage-shown = فہرست میں رپورٹیں: { $count }۔
lineage-capped = اس صفحے پر مزید { $count } نہیں دکھائی گئیں؛ پروگراموں کا انٹرفیس سب دیتا ہے۔
lineage-not-shown = رپورٹیں جو آپ کو نہیں دکھائی گئیں: { $count }۔
