imports-title = فائلیں
imports-list = اب تک دی گئی فائلیں
imports-none = ابھی تک کوئی فائل نہیں دی گئی۔
imports-capped = تازہ ترین { $count } دکھائی گئی ہیں۔

upload-title = فائل دیں
upload-help = وہی فائل دوبارہ دینے سے کچھ نہیں بڑھتا۔ جو سطریں پڑھی نہ جا سکیں وہ ایک ایک کر کے مسترد ہوتی اور فہرست میں آتی ہیں؛ باقی لے لی جاتی ہیں۔
upload-profile = فائل کا سانچہ
upload-agency = بھیجنے والا ادارہ
upload-marking = درجۂ رازداری
upload-marking-default = جیسا سانچے میں ہے (ورنہ TLP:AMBER)
upload-file = فائل یا فائلیں
upload-limit = ‏CSV، XLSX یا ODS، کل ملا کر زیادہ سے زیادہ { $size } میگا بائٹ۔
upload-button = اندراج کریں
upload-waiting = اندراج جاری ہے… یہ صفحہ کھلا رکھیں۔

import-title = فائل کا اندراج
import-started = آغاز
import-files = فائل
import-profile = سانچہ
import-state = حالت
import-accepted = قبول شدہ
import-already-known = پہلے سے موجود
import-flagged = توجہ طلب
import-rejected = مسترد
import-facts = اندراج کی تفصیل
import-to-reports = اس فائل کی رپورٹیں
import-state-loading = جاری
import-state-shown = مکمل
import-state-known = کچھ نیا نہیں
import-state-refused = تمام قطاریں رد
import-known-beside = اور { $count } پہلے سے موجود
import-state-interrupted = بیچ میں رک گیا
import-interrupted-help = یہ اندراج بیچ میں رک گیا۔ جو محفوظ ہو چکا تھا وہ دکھایا اور گنا جا رہا ہے۔ مکمل کرنے کے لیے وہی فائل دوبارہ دیں: جو سطریں موجود ہیں وہ دوبارہ نہیں لی جائیں گی۔
import-loading-help = یہ اندراج جاری ہے۔ مکمل ہونے سے پہلے اس کی کوئی سطر نہ دکھائی جاتی ہے نہ گنی جاتی ہے۔

rejections-title = مسترد سطریں
rejections-none = کوئی سطر مسترد نہیں ہوئی۔
rejections-help = فائل میں یہ سطریں درست کر کے پوری فائل دوبارہ دیں: جو سطریں موجود ہیں وہ دوبارہ نہیں لی جائیں گی۔
rejections-capped = { $count } میں سے پہلی { $shown } دکھائی گئی ہیں۔
rejection-expected = ہونا چاہیے تھا:

upload-profile-find = جو سانچہ مناسب ہو وہ تلاش کریں
upload-how = کیا لیا جائے
upload-how-take = جو پڑھا جا سکے
upload-how-all-or-nothing = تمام سطریں یا کوئی نہیں
upload-how-try = کچھ نہیں: صرف آزمائش
upload-drop = فائلیں اس صفحے پر کہیں بھی چھوڑی جا سکتی ہیں۔
upload-watch-title = بھیجی گئی فائل
upload-under-way = فائل پڑھی جا رہی ہے
upload-trying = فائل آزمائی جا رہی ہے؛ کچھ نہیں لیا جا رہا
upload-progress = { $rows } سطریں پڑھی گئیں، { $committed } لی گئیں۔
upload-stop = روک دیں
upload-stop-hint = اس میں سے کچھ نہیں رکھا جائے گا۔
upload-stopping = جو سطریں زیرِ عمل ہیں ان کے بعد رک جائے گا…
upload-stopped = اندراج روک دیا گیا۔ اس میں سے کچھ نہیں لیا گیا۔
upload-failed = اندراج مکمل نہ ہو سکا۔
upload-tried = یہ آزمائش تھی: کچھ نہیں لیا گیا۔ سطروں کا نتیجہ یہ ہوتا:
upload-nothing-taken = کچھ نہیں لیا گیا کیونکہ کچھ سطریں مسترد ہوئیں۔ ورنہ نتیجہ یہ ہوتا:
upload-again = فائلیں بھیجیں

templates-title = بھرنے کے لیے خالی فائلیں
templates-help = ہر سانچے کے کالموں والی فائلیں، جن میں ممکنہ اندراجات کی فہرستیں ہیں۔

import-corrected = درست شدہ
import-state-undone = واپس لیا گیا
import-undone-help = یہ اندراج واپس لے لیا گیا۔ اس کی کوئی سطر نہ دکھائی جاتی ہے نہ گنی جاتی ہے، اور جو کچھ اس نے درست کیا تھا وہ پہلے جیسا ہے۔ فائلیں دوبارہ دی جا سکتی ہیں۔
import-pairs-title = جو شاید اوروں نے بھی بتایا ہو
import-pairs-looking = اس اندراج کی سطروں کا اوروں کی رپورٹوں سے موازنہ ہو رہا ہے…
import-pairs-help = یہ رپورٹیں شاید ایک ہی واقعے کی ہیں۔ جب تک کوئی فیصلہ نہ کرے، ہر ایک الگ گنی جاتی ہے۔
import-pairs-look = دیکھیں
import-pairs-judge = دیکھیں اور فیصلہ کریں

undo-import-title = یہ اندراج واپس لیں
undo-import-help = اس کی کوئی سطر آئندہ نہ دکھائی جائے گی نہ گنی جائے گی، اور جو کچھ درست کیا گیا تھا وہ پہلے جیسا ہو جائے گا۔ کچھ مٹایا نہیں جاتا۔
undo-import-reason = وجہ
undo-import-hint = وجہ لیجر میں درج رہتی ہے: کسی کا نام نہ لکھیں۔
undo-import-button = واپس لیں

rejections-mend = مسترد سطریں اتاریں، اسپریڈ شیٹ میں درست کریں، اور اسی سانچے کے ساتھ فائل بھیجیں۔
rejections-download = مسترد سطریں اتاریں
rejections-download-more = جدول { $number }
rejections-kept = ان میں جو لکھا تھا وہ صرف آپ کے لیے، زیادہ سے زیادہ ایک گھنٹے تک رکھا جاتا ہے۔
rejections-left-out = مزید { $count } کی گنجائش نہ تھی۔
rejection-wrong = کیا غلط ہے
rejection-found = ملا:
rejection-blank = کچھ نہیں
