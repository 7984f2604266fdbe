ledger-title = لیجر
ledger-lede = ہر تبدیلی اور ذاتی معلومات کا ہر کھولنا، ترتیب سے۔ اس میں کچھ بدلا یا چھوڑا نہیں جا سکتا کہ ظاہر نہ ہو۔
ledger-checkpoint = تازہ ترین دستخط شدہ نشان
ledger-no-checkpoint = ابھی کوئی دستخط شدہ نشان نہیں۔
ledger-size = اندراجات
ledger-root = جڑ
ledger-signed-at = دستخط کا وقت
ledger-waiting =
    { $count ->
        [one] ایک اندراج اپنے نمبر کا منتظر ہے۔
       *[other] { $count } اندراجات اپنے نمبر کے منتظر ہیں۔
    }
ledger-note-help = یہ تحریر رجسٹر سے باہر محفوظ رکھیں۔ جس کے پاس یہ ہو وہ بعد میں دکھا سکتا ہے کہ اس سے پہلے کی کوئی چیز نہیں بدلی گئی۔
ledger-note-link = یہ تحریر سادہ متن میں
ledger-verifier = اس کی تصدیق کرنے والی کلید:

verify-title = ہر چیز کی تصدیق
verify-help = ہر محفوظ ریکارڈ کا ہیش دوبارہ نکال کر لیجر، اس کے شجرے اور دستخطوں سے ملایا جاتا ہے۔
verify-button = ابھی تصدیق کریں
verify-running = جاری ہے: { $total } میں سے { $done } اندراجات۔
verify-good = ہر چیز ویسی ہی ہے جیسی درج کی گئی تھی: { $entries } اندراجات، رپورٹوں کے { $reports } نسخے۔
verify-differs =
    { $count ->
        [one] ایک چیز ویسی نہیں جیسی درج کی گئی تھی:
       *[other] { $count } چیزیں ویسی نہیں جیسی درج کی گئی تھیں:
    }
verify-broke-off = تصدیق بیچ میں رک گئی۔ سرور کا لاگ دیکھیں اور دوبارہ کوشش کریں۔

prove-title = ایک اندراج کا ثبوت
prove-help = لیجر کے کسی اندراج یا رپورٹ کی شناخت لکھیں۔ ثبوت رجسٹر کے بغیر بھی جانچا جا سکتا ہے۔
prove-id = شناخت
prove-button = ثبوت دیں
prove-link = ثبوت
prove-good = اندراج { $position } لیجر میں موجود ہے، جس میں { $size } اندراجات ہیں۔
prove-show = ثبوت دکھائیں
prove-json = ثبوت JSON میں
prove-not-found = اس شناخت کی ایسی کوئی چیز نہیں جسے آپ دیکھ سکیں۔

entries-title = اندراجات
entries-rows-left-out = فائلوں کی ایک ایک سطر کے اندراجات یہاں شامل نہیں۔
entries-with-rows = وہ بھی دکھائیں
entries-without-rows = فائلوں کی سطروں کے اندراجات نہ دکھائیں
entries-not-yours = لیجر صرف ڈیوٹی افسر پڑھتے ہیں۔ آپ دستخط شدہ نشان محفوظ رکھ سکتے ہیں اور جو دیکھ سکتے ہیں اس کا ثبوت لے سکتے ہیں۔
ledger-position = نمبر
ledger-when = کب
ledger-who = کس نے
ledger-what = کیا
ledger-subject = کس بارے میں
ledger-detail = تفصیل

event-centre-opened = رجسٹر قائم ہوا
event-enrolled = اکاؤنٹ بنا
event-setup-link-made = نیا لنک بنا
event-password-set = پاس ورڈ مقرر ہوا
event-report-recorded = رپورٹ درج ہوئی
event-row-recorded = سطر درج ہوئی
event-import-started = فائل کا اندراج شروع ہوا
event-import-shown = فائل کا اندراج مکمل ہوا
event-import-undone = فائل کا اندراج واپس لیا گیا
event-links-recorded = تلاش میں ایک واقعے کی رپورٹیں ملیں
event-ruling-recorded = فیصلہ درج ہوا
event-areas-loaded = علاقوں کی حدود درج ہوئیں
event-personal-opened = ذاتی معلومات کھولی گئیں
