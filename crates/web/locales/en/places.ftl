# Words of the pages of places.
places-title = Places
places-lede = Where things happened, as reports write it. A report keeps its words; what they stand for is looked up, and who knows a place can say where it lies.
places-count =
    { $count ->
        [0] No places in this state.
        [one] One place.
       *[other] { $count } places.
    }
places-reports =
    { $count ->
        [one] One report writes it.
       *[other] { $count } reports write them.
    }
places-not-stated =
    { $count ->
        [one] One report says no place.
       *[other] { $count } reports say no place.
    }
places-capped = There are more ways of writing; those of most reports were looked at.
places-before = Before
places-next = Next

place-state = State
place-state-not-known = Not known
place-state-unsure = Not sure
place-state-placed = Placed
place-state-said = Said by a person
place-as-written = As written
place-reports = Reports
place-days = Days
place-lies = Where it lies
place-why = Why
place-made = What is made of it
place-no-reports = No report that you may see writes it so.
place-confidence-likely = Likely
place-confidence-low = A hint that no figure counts by
place-means-unplaceable = Can’t be placed
place-means-as-read = As the country pack reads it: what was said is taken back

place-correct-title = Say where it lies
place-correct-help = It holds for these words in all their spellings, for reports that are here and for those that come. Figures count so from now on; figures as of an earlier time stay as they were.
place-correct-not-yours = Only a duty officer says where places lie. Tell the centre if you know this one.
place-correct-button = Record it
place-choose = Choose an area
place-province = { $name }
place-whole = { $name }: only the province is known
place-elsewhere = None of these
place-reason-hint = How you know. Everybody who may see a report with these words reads it, so name nobody.
place-recorded = Recorded. Figures count accordingly from now on.
place-history = What people said of it

place-step-learned = A person said so
place-step-name =
    { $named ->
        [none] “{ $text }” is a name
       *[other] “{ $text }” is a name: { $named }
    }
place-step-corrected = “{ $text }” is perhaps a misspelling: { $named }
place-step-restored = “{ $text }” with a country put inside the word: { $named }
place-step-near = Near { $named }
place-step-site = A site called after { $named }
place-step-end-of-longer-name = A longer name that ends in { $named }
place-step-start-of-longer-name = A longer name that begins with { $named }
place-step-road = A road called after { $named }
place-step-stream = A stream called after { $named }
place-step-way = A way to or from { $named }
place-step-at-sea = “{ $text }” says that it was at sea
place-step-off-coast = Off { $named }, which lies on the coast
place-step-nearest-coast = The coast named beside the sea: { $named }
place-step-seat = The seat of the station { $text }: { $named }
place-step-other-country = The reports are of another country, { $text }, which has no pack here
place-step-called-after =
    { $named ->
        [none] “{ $text }” is the name of a village or quarter
       *[other] “{ $text }” is the name of a village or quarter, and not { $named }
    }
place-step-came-or-went = “{ $text }”: where something came from or went to
place-step-unplaceable = “{ $text }” is known to say nothing of the place
place-step-unknown-words = Words that nobody knows: { $text }
place-step-several-bearers = Several places bear the name
place-step-contradiction = The parts contradict each other
