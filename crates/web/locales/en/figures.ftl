figures-title = Figures
figure-measure = What is counted
figure-period = Period
figure-period-hint = A year (2025), a month (2025-03) or FROM/TO, both included.
figure-by = Split by
figure-then-by = Then by
figure-not-split = Not split
figure-where = Limited to
figure-country-hint = Two letters. Empty: this country.
figure-as-of = As of
figure-as-of-hint = Empty: now. Otherwise a day (2026-03-01) or a time (2026-03-01T10:00:00Z).
figure-button = Show the figure
figure-lineage = With the reports behind it

measure-seized-mass = Seized mass
measure-seized-volume = Seized volume
measure-seized-units = Seized pieces
measure-seizures = Seizures
definition-seized-mass = Bulk weight of controlled drugs in distinct seizures, not adjusted for purity. Precursors, poppy plant parts, liquor, medicines and unrecognised names are classes of their own and not in the total. Litres and pieces are not converted. A report counts when its whole date lies in the period. Each record of an imported file is a seizure of its own; reports that are joined are one.
definition-seized-volume = Volume of substances that were reported in litres, in distinct seizures. Liquids are not converted to weight. Each record of an imported file is a seizure of its own; reports that are joined are one.
definition-seized-units = Pieces (tablets, ampoules, capsules) of substances that were reported by count, in distinct seizures. Pieces are not converted to weight. Each record of an imported file is a seizure of its own; reports that are joined are one.
definition-seizures = Distinct seizures whose whole date lies in the period, of every class. Each record of an imported file, of one row or of several, is a seizure of its own; reports that are joined are one.

dimension-substance = Substance
dimension-class = Class
dimension-country = Country
dimension-province = Province
dimension-district = District
dimension-month = Month
value-at-sea = At sea
value-abroad = Abroad

figure-value = Amount
figure-incidents =
    { $count ->
        [one] In one seizure.
       *[other] In { $count } seizures.
    }
figure-not-known-parts =
    { $count ->
        [one] In one of them, a part is not known
       *[other] In { $count } of them, a part is not known
    }
figure-definition = Definition
figure-basis = Counted over
basis-national = All countable reports of the register
basis-own-view = The reports that you may read
figure-cells = The parts
figure-incidents-column = Seizures
figure-not-known-column = Of these, a part not known
figure-in-total = In the total
figure-below-total = No, below the total
figure-asked-below = Below the national total, which has none of it
figure-total = Total
figure-chart-caption = The same numbers as in the table, in { $unit }.
figure-chart-capped =
    { $count ->
        [one] The smallest part is in the table only.
       *[other] The { $count } smallest parts are in the table only.
    }

completeness-title = How complete this is
completeness-unfinished =
    { $count ->
        [one] One import is loading; nothing of it is counted.
       *[other] { $count } imports are loading; nothing of them is counted.
    }
completeness-interrupted =
    { $count ->
        [one] One import broke off; what it had committed is counted.
       *[other] { $count } imports broke off; what they had committed is counted.
    }
completeness-straddling = Seizures dated only partly in the period, not counted: { $count }
completeness-place = Counted, with a place that is not known: { $count }
completeness-place-link = See which
completeness-flagged = Counted, with something to look at (an amount or a name): { $count }
completeness-pending = Reports that wait for a judgement which could change it: { $count }
completeness-position = Entries of the ledger that were seen: { $position }
completeness-sources = Who reported
completeness-reports = Reports

below-title = Below the total
below-help = Each class by itself; none of it is in the total.

lineage-title = The reports behind it
lineage-open = Show the reports behind it
lineage-report = Report
lineage-shown = Reports listed: { $count }.
lineage-capped = Left out of this page: { $count } more; the interface for programs gives all.
lineage-not-shown = Reports not shown to you: { $count }.
