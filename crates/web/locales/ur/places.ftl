# مقامات کے صفحوں کے الفاظ۔
places-title = مقامات
places-lede = واقعہ کہاں ہوا، جیسا رپورٹوں میں لکھا ہے۔ رپورٹ کے الفاظ نہیں بدلتے؛ ان کا مطلب تلاش کیا جاتا ہے، اور جو مقام کو جانتا ہو وہ بتا سکتا ہے کہ وہ کہاں ہے۔
places-count =
    { $count ->
        [0] اس حالت میں کوئی مقام نہیں۔
        [one] ایک مقام۔
       *[other] { $count } مقامات۔
    }
places-reports =
    { $count ->
        [one] ایک رپورٹ میں لکھا ہے۔
       *[other] { $count } رپورٹوں میں لکھے ہیں۔
    }
places-not-stated =
    { $count ->
        [one] ایک رپورٹ میں مقام درج نہیں۔
       *[other] { $count } رپورٹوں میں مقام درج نہیں۔
    }
places-capped = لکھنے کے اور طریقے بھی ہیں؛ سب سے زیادہ رپورٹوں والے دیکھے گئے۔
places-before = پچھلے
places-next = اگلے

place-state = حالت
place-state-not-known = معلوم نہیں
place-state-unsure = یقینی نہیں
place-state-placed = معلوم
place-state-said = کسی افسر نے بتایا
place-as-written = جیسا لکھا ہے
place-reports = رپورٹیں
place-days = تاریخیں
place-lies = کہاں ہے
place-why = کیوں
place-made = اس سے کیا سمجھا گیا
place-no-reports = جو رپورٹیں آپ دیکھ سکتے ہیں، ان میں سے کسی میں یوں نہیں لکھا۔
place-confidence-likely = غالباً
place-confidence-low = محض اشارہ، جس پر کچھ نہیں گنا جاتا
place-means-unplaceable = مقام طے نہیں ہو سکتا
place-means-as-read = ملکی فہرست کے مطابق: جو کہا گیا تھا، واپس لیا جاتا ہے

place-correct-title = بتائیں کہ یہ کہاں ہے
place-correct-help = یہ انہی الفاظ پر لاگو ہو گا، چاہے جیسے بھی لکھے ہوں، موجودہ اور آئندہ رپورٹوں میں۔ اعداد و شمار اب سے اسی کے مطابق ہوں گے؛ پہلے کے کسی وقت کے اعداد و شمار ویسے ہی رہیں گے۔
place-correct-not-yours = مقام صرف ڈیوٹی افسر بتاتا ہے۔ اگر آپ اس مقام کو جانتے ہیں تو مرکز کو بتائیں۔
place-correct-button = درج کریں
place-choose = علاقہ منتخب کریں
place-province = { $name }
place-whole = { $name }: صرف صوبہ معلوم ہے
place-elsewhere = ان میں سے کوئی نہیں
place-reason-hint = آپ کو کیسے معلوم ہے۔ جو بھی ان الفاظ والی رپورٹ دیکھ سکتا ہے، وہ یہ پڑھے گا، اس لیے کسی کا نام نہ لکھیں۔
place-recorded = درج ہو گیا۔ اعداد و شمار اب سے اسی کے مطابق ہوں گے۔
place-history = لوگوں نے اس کے بارے میں کیا کہا

place-step-learned = کسی افسر نے بتایا
place-step-name =
    { $named ->
        [none] ”{ $text }“ ایک نام ہے
       *[other] ”{ $text }“ ایک نام ہے: { $named }
    }
place-step-corrected = ”{ $text }“ شاید ہجے کی غلطی ہے: { $named }
place-step-restored = ”{ $text }“ کے اندر ایک ملک کا نام آ گیا ہے: { $named }
place-step-near = { $named } کے قریب
place-step-site = { $named } کے نام کی جگہ
place-step-end-of-longer-name = ایک لمبا نام جو یوں ختم ہوتا ہے: { $named }
place-step-start-of-longer-name = ایک لمبا نام جو یوں شروع ہوتا ہے: { $named }
place-step-road = { $named } کے نام کی سڑک
place-step-stream = { $named } کے نام کا نالہ
place-step-way = { $named } کو جانے یا وہاں سے آنے والا راستہ
place-step-at-sea = ”{ $text }“ سے ظاہر ہے کہ واقعہ سمندر میں ہوا
place-step-off-coast = { $named } کے سامنے سمندر میں
place-step-nearest-coast = سمندر کے ساتھ لکھا گیا ساحل: { $named }
place-step-seat = تھانے یا دفتر { $text } کا مقام: { $named }
place-step-other-country = رپورٹیں دوسرے ملک ({ $text }) کی ہیں، جس کی فہرست یہاں نہیں
place-step-called-after =
    { $named ->
        [none] ”{ $text }“ کسی گاؤں یا محلے کا نام ہے
       *[other] ”{ $text }“ کسی گاؤں یا محلے کا نام ہے، { $named } نہیں
    }
place-step-came-or-went = ”{ $text }“: جہاں سے کچھ آیا یا جہاں گیا
place-step-unplaceable = ”{ $text }“ سے مقام کا پتا نہیں چلتا
place-step-unknown-words = الفاظ جو کوئی نہیں جانتا: { $text }
place-step-several-bearers = اس نام کے کئی مقام ہیں
place-step-contradiction = حصے ایک دوسرے سے متفق نہیں
