# خلاصوں کے صفحات۔
summaries-title = خلاصے
summaries-lede = شائع شدہ اور میعادی مجموعے: کیا ان کا حساب درست ہے، رپورٹوں میں ان کی کیا تفصیل ہے، اور کس نے رپورٹ نہیں بھیجی۔ یہ اعداد و شمار میں کبھی جمع نہیں ہوتے۔
summaries-reconcile-with = ان کی رپورٹوں سے موازنہ کریں
summaries-no-organization = کوئی ادارہ نہیں
summaries-list = تمام خلاصے
summaries-number = نمبر
summaries-checks = جانچ
summaries-copy = نقل
summaries-none = ایسا کوئی خلاصہ نہیں جو آپ دیکھ سکیں۔
summaries-capped =
    { $count ->
        [one] ایک پرانا خلاصہ یہاں نہیں؛ انٹرفیس سب دیتا ہے۔
       *[other] { $count } پرانے خلاصے یہاں نہیں؛ انٹرفیس سب دیتا ہے۔
    }
summary-title = خلاصہ
summary-published = اشاعت
summary-copy-of = یہ اس خلاصے کی نقل ہے اور دوبارہ شمار نہیں ہوتا:
summary-report = رپورٹ
summary-state-differs = فرق ہے
summary-state-within-rounding = قریب قریب برابر
summary-state-equal = برابر
summary-state-not-checked = جانچ ممکن نہیں
summary-state-nil = صفر رپورٹ
copy-numbers = دونوں کے مشترک { $common } میں سے { $agreeing } اعداد ایک سے ہیں۔
copy-published =
    { $count ->
        [0] ایک ہی دن شائع ہوئے۔
        [one] اشاعت میں ایک دن کا فرق ہے۔
       *[other] اشاعت میں { $count } دن کا فرق ہے۔
    }
copy-undated = ان میں سے ایک پر تاریخِ اشاعت درج نہیں۔

reconciliation-title = دعویٰ اور تفصیل
reconciliation-basis = شمار کیے گئے خلاصے: { $counted }۔ آپ کو نظر آنے والی رپورٹوں کے واقعات: { $incidents }، جن میں سے کسی خلاصے میں شامل: { $listed }۔
reconciliation-copies = چھوڑی گئی نقلیں: { $count }۔
reconciliation-straddling = مدت سے باہر تک پھیلے ہوئے، شمار نہیں ہوئے: { $count }۔
reconciliation-claimed = دعویٰ
reconciliation-itemized = تفصیل
reconciliation-difference = فرق
reconciliation-nothing = اس مدت کا نہ کوئی خلاصہ ہے نہ رپورٹ۔
reconciliation-overlap = دو خلاصے انہی دنوں کے ہیں، ہو سکتا ہے کچھ دو بار گنا گیا ہو:
reconciliation-gap = ان دنوں کا کوئی خلاصہ نہیں:

calendar-title = کس نے رپورٹ بھیجی
calendar-expected =
    { $days ->
        [one] مہینہ ختم ہونے کے ایک دن بعد تک رپورٹ آنی چاہیے۔
       *[other] مہینہ ختم ہونے کے { $days } دن بعد تک رپورٹ آنی چاہیے۔
    }
calendar-since = رپورٹیں اس دن سے متوقع ہیں:
calendar-own = صرف آپ کا اپنا ادارہ دکھایا گیا ہے۔
calendar-nobody = اس مدت میں کسی سے رپورٹ متوقع نہیں۔
month-received = موصول
month-nil = صفر رپورٹ
month-late = تاخیر سے
month-partly = نامکمل
month-missing = نہیں آئی
month-not-due = ابھی وقت ہے
month-not-expected = –
month-late-days =
    { $count ->
        [one] ایک دن
       *[other] { $count } دن
    }
month-days-missing =
    { $count ->
        [one] ایک دن باقی
       *[other] { $count } دن باقی
    }

checks-help = صرف وزن۔ ہر عدد کے آخری ہندسے کے نصف تک کا فرق قریب قریب برابر مانا جاتا ہے۔ فرق کی ممکنہ وجہ صرف اشارہ ہے؛ کچھ بدلا نہیں جاتا۔
check-what = کس کا موازنہ
check-lines = سطروں کا مجموعہ
check-outcome = نتیجہ
check-missing = کمی
check-drug-lines = منشیات اور کل
check-regions = علاقے اور کل
check-region-lines = علاقے کی منشیات اور اس کا کل
check-beside = کل سے الگ درج
check-the-total = کل
check-line = عدد نمبر { $number }
unchecked-no-lines = جمع کرنے کو کچھ نہیں۔
unchecked-no-total = کل درج نہیں۔
unchecked-excerpt = صرف اقتباس موجود ہے؛
unchecked-without-mass = ان کا وزن درج نہیں:
change-left-out = شامل نہ ہو
change-doubled = دو بار
change-times-thousand = ہزار گنا زیادہ، جیسے کلوگرام کی جگہ گرام
change-by-thousand = ہزار گنا کم
change-digits-swapped = دو ہندسے الٹ گئے
change-remainder = دوسرے علاقوں کے بعد جو بچتا ہے
