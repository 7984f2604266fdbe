# واقعات کے صفحوں کے الفاظ۔
incidents-title = واقعات
incidents-lede = ایسی رپورٹیں جو ایک ہی واقعے کی ہو سکتی ہیں۔ جب تک کوئی فیصلہ نہ کرے، یہ الگ الگ گنی جاتی ہیں۔
incidents-only-waiting = صرف فیصلہ طلب
incidents-all-pairs = تمام جوڑے
incidents-none = رپورٹوں کا ایسا کوئی جوڑا نہیں جس کی دونوں رپورٹیں پڑھنے کے آپ مجاز ہوں۔
incidents-none-waiting = کوئی جوڑا فیصلے کا منتظر نہیں۔
incidents-left-out =
    { $count ->
        [one] ایک اور جوڑا فہرست میں نہیں؛ ان کے فیصلے کے بعد سامنے آئے گا۔
       *[other] مزید { $count } جوڑے فہرست میں نہیں؛ ان کے فیصلے کے بعد سامنے آئیں گے۔
    }
incidents-capped = جتنے تعلق دیکھے گئے، ان سے زیادہ موجود ہیں۔
incidents-recorded = درج ہو گیا۔ اعداد و شمار اسی کے مطابق ہوں گے۔
incidents-recorded-link = واقعہ دکھائیں

incident-title = واقعہ
incident-reports =
    { $count ->
        [one] ایک رپورٹ
       *[other] ایک ہی واقعے کی { $count } رپورٹیں
    }
incident-waiting =
    { $count ->
        [one] ایک جوڑا فیصلے کا منتظر ہے۔
       *[other] { $count } جوڑے فیصلے کے منتظر ہیں۔
    }
incident-counts = کس مقدار کے ساتھ گنا جاتا ہے
incident-no-amounts = اس کے ساتھ کوئی مقدار نہیں گنی جاتی۔
incident-amount = شمار
incident-rule = کس اصول سے
incident-from = کس کا بیان
incident-said = ہر ایک نے کیا بتایا
incident-disputed = بتائی گئی مقداریں مختلف ہیں
rule-laboratory = لیبارٹری کی مقدار
rule-lead = قیادت کرنے والے ادارے کی تازہ ترین مقدار
rule-earliest = سب سے پہلی رپورٹ کی مقدار
rule-not-known = کسی رپورٹ میں مقدار نہیں
incident-members = رپورٹیں
incident-pairs = ملاپ، فیصلے اور جو منتظر ہے
incident-no-pairs = اس رپورٹ کے ساتھ کی کوئی رپورٹ نہیں ملی۔
incident-contradiction = ایک ملاپ نہیں کیا گیا، کیونکہ اس کی دو رپورٹوں کو الگ واقعات قرار دیا گیا:
incident-of-report = اس کا واقعہ
incident-alone = اکیلی گنی جاتی ہے
incident-show = واقعہ دکھائیں

side-report = رپورٹ کھولیں
side-took-part = شریک ادارے
side-nobody = کسی کا نام درج نہیں
side-nothing = کچھ درج نہیں
side-row = ‏{ $file } کی سطر { $row }

standing-waiting = فیصلے کا منتظر
standing-joined = مشترک نمبر سے ملائی گئیں
standing-judged-same = فیصلہ: ایک ہی واقعہ
standing-judged-different = فیصلہ: دو الگ واقعات
standing-judged-unsure = فیصلہ: طے نہیں ہو سکا
standing-joined-by-others = دوسرے جوڑوں سے پہلے ہی ایک واقعہ
standing-withdrawn = وجوہات باقی نہیں

reasons-title = حق میں اور خلاف وجوہات
reasons-none = ایک رپورٹ کے نئے نسخے کے بعد وجوہات باقی نہیں رہیں۔
reasons-together = مجموعی طور پر
reasons-hint = اتفاقاً لی گئی دو رپورٹیں شاذ ہی ایک واقعے کی ہوتی ہیں، اس لیے حق میں بہت کچھ ہو تبھی یہ قرینِ قیاس ہے۔
credit-changes = انہیں ملانے سے یہ بدلتا ہے کہ سہرا کس کے سر ہے۔ اس لیے فیصلہ وہی کرے جس کے ادارے کا نہ کوئی بیان ہو نہ شرکت۔
weight-none = اس سے کچھ پتا نہیں چلتا
weight-for = ایک واقعہ ہونے کا امکان { $times } گنا زیادہ
weight-against = ایک واقعہ ہونے کا امکان { $times } گنا کم
weight-for-full = ایک واقعہ ہونے کا امکان 1,000 گنا سے بھی زیادہ
weight-against-full = ایک واقعہ ہونے کا امکان 1,000 گنا سے بھی کم

ground-same-day = دونوں ایک ہی دن کی
ground-days-apart =
    { $count ->
        [one] ایک دن کا فرق
       *[other] { $count } دن کا فرق
    }
ground-dates-overlap =
    { $count ->
        [one] ایک تاریخ اندازاً معلوم ہے؛ ممکن ہے دن ایک ہی ہو
       *[other] ایک تاریخ { $count } دنوں کے اندر معلوم ہے؛ ممکن ہے دن ایک ہی ہو
    }
ground-dates-apart =
    { $count ->
        [one] ایک تاریخ اندازاً معلوم ہے؛ کم از کم ایک دن کا فرق ہے
       *[other] ایک تاریخ اندازاً معلوم ہے؛ کم از کم { $count } دن کا فرق ہے
    }
ground-same-area = دونوں { $area } میں
ground-other-area = ایک { $first } میں، دوسری { $second } میں
ground-both-at-sea = دونوں سمندر میں
ground-sea-and-land = ایک سمندر میں، ایک خشکی پر
ground-both-abroad = دونوں بیرونِ ملک
ground-home-and-abroad = ایک ملک میں، ایک بیرونِ ملک
ground-points-near = ایک دوسرے سے { $distance } دور
ground-points-apart = ایک دوسرے سے { $distance } دور، بہت زیادہ
ground-place-words = مقامات کے مشترک الفاظ: { $words }
ground-no-place-words = لکھے گئے مقامات میں کوئی لفظ مشترک نہیں
ground-same-substance = دونوں میں { $substance }
ground-other-substances = کوئی مادہ مشترک نہیں
ground-amount-equal = ایک ہی مقدار: { $first }؛ { $second }
ground-amount-rounded = ایک مقدار دوسری کا تخمینہ ہے: { $first }؛ { $second }
ground-amount-unit-slip = ہندسے وہی، فرق { $factor } گنا، جیسے اکائی بدل گئی ہو: { $first }؛ { $second }
ground-amount-unit-missing = ہندسے وہی، اور ایک میں اکائی درج نہیں: { $first }؛ { $second }
ground-amount-near = مقداریں قریب قریب: { $first }؛ { $second }
ground-amount-differs = مقداریں مختلف: { $first }؛ { $second }
ground-substances-missing =
    { $count ->
        [one] ایک میں ایسا مادہ درج ہے جو دوسری میں نہیں
       *[other] ایک میں { $count } ایسے مادے درج ہیں جو دوسری میں نہیں
    }
ground-same-people =
    { $count ->
        [one] دونوں میں ایک شخص
       *[other] دونوں میں { $count } افراد
    }
ground-other-people = ایک میں { $few } افراد، دوسری میں { $many }
ground-same-vehicles =
    { $count ->
        [one] دونوں میں ایک گاڑی
       *[other] دونوں میں { $count } گاڑیاں
    }
ground-other-vehicles = ایک میں { $few } گاڑیاں، دوسری میں { $many }
ground-identifiers =
    { $count ->
        [one] کسی شخص، گاڑی یا کشتی کا ایک نمبر مشترک
       *[other] افراد، گاڑیوں یا کشتیوں کے { $count } نمبر مشترک
    }
ground-name-words =
    { $count ->
        [one] ناموں کا ایک لفظ مشترک
       *[other] ناموں کے { $count } الفاظ مشترک
    }
ground-no-name-words = دونوں میں نام ہیں، اور ایک لفظ بھی مشترک نہیں
ground-one-organization = دونوں ایک ہی ادارے کے بیان ہیں، جو ایک بات کم ہی دو بار بتاتا ہے
ground-one-list = ایک ہی اشاعت میں دونوں الگ الگ واقعات میں درج ہیں
ground-names-the-other = ایک میں دوسری کا ادارہ شرکا میں درج ہے
ground-shared-participants =
    { $count ->
        [one] دونوں میں ایک ہی دوسرا شریک ادارہ
       *[other] دونوں میں { $count } مشترک شریک ادارے
    }
ground-same-number = نمبر ایک ہی ({ $kind })، مگر یہ درج نہیں کہ کس نے دیا
ground-other-number = ایک ہی دفتر کے دو نمبر ({ $kind })
ground-key-contradicted = نمبر ایک ہی ({ $kind })، مگر تضاد ہے: { $by }
ground-other = ایسی وجہ جس کے لیے اس صفحے کے پاس الفاظ نہیں
contradicts-date = تاریخیں نہیں ملتیں
contradicts-substance = کوئی مادہ مشترک نہیں
contradicts-country = دو ملک
contradicts-place = دو مقام
contradicts-number = ایک تھانے کے دو نمبر
contradicts-amount = مقداریں دو برآمدگیوں کی ہیں
basis-operation = دونوں ایک ہی کارروائی کی ہیں: { $number }
basis-fir = دونوں ایک ہی ایف آئی آر کے تحت ہیں: { $number }
basis-laboratory-memo = دونوں کا لیبارٹری میمو ایک ہی ہے: { $number }
basis-seal = دونوں کی مہر ایک ہی ہے: { $number }
basis-record = دونوں ایک ہی سطر سے پڑھی گئیں
basis-other = ایسا مشترک نمبر جس کے لیے اس صفحے کے پاس الفاظ نہیں
substance-not-known = مادہ معلوم نہیں
distance-m = { $amount } میٹر
distance-km = { $amount } کلومیٹر

judge-title = کیا دونوں ایک ہی واقعے کی ہیں؟
judge-first = فیصلہ کریں
judge-again = دوبارہ فیصلہ کریں
judge-reason = وجہ
judge-reason-hint = یہ وجہ ہر وہ شخص پڑھے گا جو دونوں رپورٹیں پڑھ سکتا ہے۔ کسی کا نام نہ لکھیں۔
judge-button = فیصلہ درج کریں
verdict-same = ایک ہی واقعہ
verdict-different = دو الگ واقعات
verdict-unsure = طے نہیں ہو سکتا
judge-stake = آپ اس جوڑے کا فیصلہ نہیں کر سکتے: آپ کا ادارہ ان میں سے کسی رپورٹ کا بیان دینے والا یا شریک ہے، اور ملانے سے یہ بدلتا ہے کہ سہرا کس کے سر ہے۔
judge-not-own = آپ اس جوڑے کا فیصلہ نہیں کر سکتے: یہ صرف ڈیوٹی افسر کرتا ہے، یا وہ رابطہ افسر جس کے ادارے نے ان میں سے کوئی رپورٹ دی یا بھیجی۔
judgement-by = فیصلہ کرنے والا ادارہ:
undo-title = فیصلہ واپس لیں
undo-help = اس سے پہلے جو تھا وہی پھر ہو گا۔
undo-button = واپس لیں
contest-title = ملاپ پر اعتراض کریں
contest-until = دونوں رپورٹوں کے مالک ادارے اس تاریخ تک (یہ دن شامل) اعتراض کر سکتے ہیں:
contest-help = جب تک نامزد پینل فیصلہ نہ کرے، ملاپ قائم رہے گا۔
contest-button = اعتراض کریں
contest-of = اعتراض کرنے والا ادارہ:
contest-open = پینل کے فیصلے کا منتظر
contest-decided = فیصلہ ہو چکا
decide-title = پینل نے کیا فیصلہ کیا
decide-panel = پینل
decide-panel-hint = لاگ ان نام، کوما سے الگ؛ کوئی ایسے ادارے کا نہ ہو جس کا اس میں حصہ ہے۔
decide-button = پینل کا فیصلہ درج کریں
decision-of = پینل کا فیصلہ:

figure-waiting-title = جو فیصلے کا منتظر ہے
figure-waiting =
    { $count ->
        [one] اس عدد کے پیچھے رپورٹوں کا ایک جوڑا فیصلے کا منتظر ہے۔
       *[other] اس عدد کے پیچھے رپورٹوں کے { $count } جوڑے فیصلے کے منتظر ہیں۔
    }
figure-waiting-same = کل، اگر سب ایک ہی واقعے کی ہوں
figure-waiting-different = کل، اگر سب الگ ہوں، جیسا اب گنا گیا
figure-waiting-link = ان کا فیصلہ کریں
nav-waiting =
    { $count ->
        [one] ایک فیصلے کا منتظر
       *[other] { $count } فیصلے کے منتظر
    }
