# The pages of summaries.
summaries-title = Summaries
summaries-lede = Published and periodic totals: whether they add up, what reports itemise of them, and who has not reported. They are never added to figures.
summaries-reconcile-with = Reconcile with the reports of
summaries-no-organization = No organisation
summaries-list = All summaries
summaries-number = Number
summaries-checks = Checks
summaries-copy = Copy
summaries-none = There is no summary that you may see.
summaries-capped =
    { $count ->
        [one] One older summary is not shown; the API gives all.
       *[other] { $count } older summaries are not shown; the API gives all.
    }
summary-title = Summary
summary-published = Published
summary-copy-of = It repeats this summary and is not counted again:
summary-report = The report
summary-state-differs = Differs
summary-state-within-rounding = Equal within rounding
summary-state-equal = Equal
summary-state-not-checked = Can't be checked
summary-state-nil = Nil return
copy-numbers = { $agreeing } of { $common } numbers that both give agree.
copy-published =
    { $count ->
        [0] Published on the same day.
        [one] Published one day apart.
       *[other] Published { $count } days apart.
    }
copy-undated = One of them does not say when it was published.

reconciliation-title = Claimed and itemised
reconciliation-basis = Summaries counted: { $counted }. Incidents in reports that you may see: { $incidents }, of these listed by a summary: { $listed }.
reconciliation-copies = Copies left out: { $count }.
reconciliation-straddling = Reaching over an end of the period, not counted: { $count }.
reconciliation-claimed = Claimed
reconciliation-itemized = Itemised
reconciliation-difference = Difference
reconciliation-nothing = Neither summaries nor reports of this period.
reconciliation-overlap = Two summaries speak of the same days, so something may be claimed twice:
reconciliation-gap = No summary speaks of

calendar-title = Who reported
calendar-expected =
    { $days ->
        [one] A month is due one day after its end.
       *[other] A month is due { $days } days after its end.
    }
calendar-since = Expected since
calendar-own = Only your own organisation is shown.
calendar-nobody = Nobody is expected to report in this period.
month-received = Received
month-nil = Nil return
month-late = Late
month-partly = Partly
month-missing = Missing
month-not-due = Not due
month-not-expected = –
month-late-days =
    { $count ->
        [one] by one day
       *[other] by { $count } days
    }
month-days-missing =
    { $count ->
        [one] one day missing
       *[other] { $count } days missing
    }

checks-help = Masses alone. Rounding is half a step of the last digit of each number. What would explain a difference is a hint; nothing is changed.
check-what = What is compared
check-lines = Lines together
check-outcome = Outcome
check-missing = missing
check-drug-lines = Drugs with the total
check-regions = Regions with the total
check-region-lines = Drugs of a region with its total
check-beside = Stated beside the totals
check-the-total = The total
check-line = number { $number }
unchecked-no-lines = Nothing to add up.
unchecked-no-total = No total is stated.
unchecked-excerpt = Only an excerpt is here;
unchecked-without-mass = No mass is given for
change-left-out = left out
change-doubled = taken twice
change-times-thousand = a thousand times more, as grams for kilograms
change-by-thousand = a thousand times less
change-digits-swapped = two digits swapped
change-remainder = what the other regions leave of it
