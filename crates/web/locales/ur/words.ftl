# رجسٹر کے الفاظ، ان کوڈوں کے مطابق جو فائلوں اور پتوں میں آتے ہیں۔
kind-seizure = برآمدگی
kind-arrest = گرفتاری
kind-laboratory-result = لیبارٹری کا نتیجہ
kind-summary = مجموعہ
kind-custody-event = تحویل کی تبدیلی
kind-screening-alarm = جانچ کا الارم
kind-crop-survey = فصل کا جائزہ
kind-crop-clearance = فصل کی تلفی
kind-crossing-count = آمد و رفت کی گنتی
kind-encounter = سامنا
kind-intelligence = خفیہ اطلاع

class-opioids = افیونی منشیات
class-cannabis = بھنگ اور چرس
class-cocaine = کوکین
class-amphetamine-type = ایمفیٹامین قسم کے محرکات
class-hallucinogens = وہم آور منشیات
class-other-controlled = دیگر زیرِ ضابطہ مادے
class-medicines = ادویات
class-precursors = ابتدائی کیمیائی مادے
class-poppy-plant = پوست کے پودے کے حصے
class-liquor = شراب
class-unrecognized = ناشناختہ نام

flag-unit-blank = اکائی درج نہیں
flag-unit-not-mass = اکائی وزن کی نہیں
flag-amount-blank = مقدار درج نہیں
flag-amount-unlikely = مقدار بعید از قیاس
flag-substance-unrecognized = نام ناشناختہ

role-accused = ملزم
role-suspect = مشتبہ
role-associate = ساتھی
role-witness = گواہ
role-source-reference = ذریعے کا حوالہ
role-encountered = راستے میں ملا
role-detained = زیرِ حراست
sex-female = عورت
sex-male = مرد
sex-other = دیگر
protection-child = بچہ
protection-presumed-victim-of-trafficking = انسانی سمگلنگ کا ممکنہ متاثرہ
protection-smuggled-migrant = سمگل کیا گیا مہاجر
protection-asylum-seeker = پناہ کا طالب

credit-lead = قیادت کی
credit-assist = مدد کی
credit-intelligence = اطلاع دی
credit-sea-or-air-asset = جہاز یا طیارہ دیا
reference-fir = ایف آئی آر
reference-laboratory-memo = لیبارٹری میمو
reference-operation = کارروائی
reference-seal = مہر
reference-publication = اشاعت
reference-own = اپنا نمبر

purpose-case = مقدمہ
purpose-request = درخواست
purpose-operation = کارروائی
purpose-duty-check = ڈیوٹی کی جانچ

summary-measure-mass-mg = وزن (کلوگرام)
summary-measure-volume-ml = حجم (لیٹر)
summary-measure-pieces = عدد
summary-measure-seizures = برآمدگیاں
summary-measure-arrests = گرفتار افراد
