# ہر صفحے کے الفاظ۔
app-name = یکجا
app-lede = مرکزِ رابطہ برائے انسدادِ منشیات کا رجسٹر
skip-to-content = سیدھا مواد پر جائیں
banner-demo = نمائشی رجسٹر: اس صفحے کی تمام معلومات فرضی ہیں۔
banner-not-built = ظاہری شکل تیار نہیں کی گئی، اس لیے یہ صفحہ سادہ نظر آ رہا ہے۔ ”make demo“ چلائیں۔
nav-label = مرکزی فہرست
nav-home = آغاز
nav-reports = رپورٹیں
nav-imports = فائلیں
nav-figures = اعداد و شمار
nav-ledger = لیجر
sign-out = سائن آؤٹ
footer-times = اوقات اس منطقے کے ہیں:
footer-api = پروگراموں کے لیے انٹرفیس

any = کوئی بھی
all = تمام
none = کوئی نہیں
yes = جی ہاں
not-known = معلوم نہیں
not-stated = درج نہیں
field-not-as-expected = درست نہیں:
waiting = ایک لمحہ…
reload = دوبارہ دیکھیں
copy = نقل کریں
copied = نقل ہو گیا
filter-button = دکھائیں
filter-clear = شرائط ہٹائیں
pager-label = صفحات
pager-older = پرانی
pager-newest = تازہ ترین
pager-end = فہرست ختم

unit-kg = کلوگرام
unit-L = لیٹر
unit-pieces = عدد
unit-seizures = برآمدگیاں
