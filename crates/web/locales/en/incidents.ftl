# Words of the pages of incidents.
incidents-title = Incidents
incidents-lede = Reports that may be of one incident. Until somebody judges, they count separately.
incidents-only-waiting = Only those that wait
incidents-all-pairs = All pairs
incidents-none = No pairs of reports that you may both read.
incidents-none-waiting = Nothing waits for a judge.
incidents-left-out =
    { $count ->
        [one] One more pair is not listed; it comes up when these are judged.
       *[other] { $count } more pairs are not listed; they come up when these are judged.
    }
incidents-capped = There are more links than were looked at.
incidents-recorded = Recorded. Figures count accordingly.
incidents-recorded-link = Show the incident

incident-title = Incident
incident-reports =
    { $count ->
        [one] One report
       *[other] { $count } reports of one incident
    }
incident-waiting =
    { $count ->
        [one] One pair waits for a judge.
       *[other] { $count } pairs wait for a judge.
    }
incident-counts = What it counts with
incident-no-amounts = No amount is counted with it.
incident-amount = Counts
incident-rule = By which rule
incident-from = Said by
incident-said = What each said
incident-disputed = They say different amounts
rule-laboratory = The laboratory’s amount
rule-lead = The latest amount of who led
rule-earliest = The earliest report’s amount
rule-not-known = No report says an amount
incident-members = Reports
incident-pairs = Joins, judgements and what waits
incident-no-pairs = Nothing was found that belongs with this report.
incident-contradiction = A join was not made, because somebody called two of its reports different:
incident-of-report = Its incident
incident-alone = Counted by itself
incident-show = Show the incident

side-report = Open the report
side-took-part = Took part
side-nobody = Nobody is named
side-nothing = Nothing is listed
side-row = row { $row } of { $file }

standing-waiting = Waits for a judge
standing-joined = Joined by a shared key
standing-judged-same = Judged: one incident
standing-judged-different = Judged: two incidents
standing-judged-unsure = Judged: can’t be told
standing-joined-by-others = One incident already, by other pairs
standing-withdrawn = Reasons gone

reasons-title = Reasons for and against
reasons-none = A newer version of a report took the reasons away.
reasons-together = Together
reasons-hint = Two reports taken at random are hardly ever of one incident, so much must speak for it before it is likely.
credit-changes = Joining them changes who gets credit. So the judge is of an organisation that neither says nor took part in either report.
weight-none = tells nothing
weight-for = makes one incident { $times } times as likely
weight-against = makes one incident { $times } times less likely
weight-for-full = makes one incident more than 1,000 times as likely
weight-against-full = makes one incident more than 1,000 times less likely

ground-same-day = Both on the same day
ground-days-apart =
    { $count ->
        [one] One day apart
       *[other] { $count } days apart
    }
ground-dates-overlap =
    { $count ->
        [one] A date is known only roughly; it may be the same day
       *[other] A date is known only within { $count } days; it may be the same day
    }
ground-dates-apart =
    { $count ->
        [one] A date is known only roughly; they are at least one day apart
       *[other] A date is known only roughly; they are at least { $count } days apart
    }
ground-same-area = Both in { $area }
ground-other-area = One in { $first }, the other in { $second }
ground-both-at-sea = Both at sea
ground-sea-and-land = One at sea, one on land
ground-both-abroad = Both abroad
ground-home-and-abroad = One in the country, one abroad
ground-points-near = { $distance } from each other
ground-points-apart = { $distance } from each other, too far
ground-place-words = The places share words: { $words }
ground-no-place-words = The places as written share no word
ground-same-substance = Both name { $substance }
ground-other-substances = They name no substance in common
ground-amount-equal = The same amount: { $first }; { $second }
ground-amount-rounded = One amount is the other, rounded: { $first }; { $second }
ground-amount-unit-slip = The same digits, { $factor } times apart, as if the unit had slipped: { $first }; { $second }
ground-amount-unit-missing = The same digits, and one names no unit: { $first }; { $second }
ground-amount-near = Amounts near each other: { $first }; { $second }
ground-amount-differs = Different amounts: { $first }; { $second }
ground-substances-missing =
    { $count ->
        [one] One names a substance that the other does not
       *[other] One names { $count } substances that the other does not
    }
ground-same-people =
    { $count ->
        [one] Both name one person
       *[other] Both name { $count } people
    }
ground-other-people = One names { $few } people, the other { $many }
ground-same-vehicles =
    { $count ->
        [one] Both name one vehicle
       *[other] Both name { $count } vehicles
    }
ground-other-vehicles = One names { $few } vehicles, the other { $many }
ground-identifiers =
    { $count ->
        [one] They share a number of a person, vehicle or vessel
       *[other] They share { $count } numbers of people, vehicles or vessels
    }
ground-name-words =
    { $count ->
        [one] They share one word of names
       *[other] They share { $count } words of names
    }
ground-no-name-words = Both hold names, and not a word is the same
ground-one-organization = One organisation says both, and it seldom reports one thing twice
ground-one-list = One publication lists both among other events
ground-names-the-other = One names the other’s organisation among those that took part
ground-shared-participants =
    { $count ->
        [one] Both name one other organisation that took part
       *[other] Both name { $count } other organisations that took part
    }
ground-same-number = The same number ({ $kind }), but not who gave it
ground-other-number = Two numbers of one office ({ $kind })
ground-key-contradicted = The same number ({ $kind }), contradicted: { $by }
ground-other = A reason that this page has no words for
contradicts-date = the dates do not meet
contradicts-substance = no substance in common
contradicts-country = two countries
contradicts-place = two places
contradicts-number = one station gave two numbers
contradicts-amount = amounts of two finds
basis-operation = Both are of the same operation: { $number }
basis-fir = Both are under the same FIR: { $number }
basis-laboratory-memo = Both have the same laboratory memo: { $number }
basis-seal = Both have the same seal: { $number }
basis-record = Both were read from the same row
basis-other = A shared key that this page has no words for
substance-not-known = substance not known
distance-m = { $amount } m
distance-km = { $amount } km

judge-title = Are both of one incident?
judge-first = Judge it
judge-again = Judge again
judge-reason = Why
judge-reason-hint = Everybody who may read both reports reads it. Name nobody.
judge-button = Record the judgement
verdict-same = The same incident
verdict-different = Two incidents
verdict-unsure = Can’t be told
judge-stake = You can’t judge this pair: your organisation says or took part in one of the reports, and joining them changes who gets credit.
judge-not-own = You can’t judge this pair: only a duty officer, or a liaison whose organisation says or sent one of the reports.
judgement-by = Judged by
undo-title = Take the judgement back
undo-help = What held before it holds again.
undo-button = Take it back
contest-title = Contest the join
contest-until = Owners of either report may contest it up to and including
contest-help = The join holds until a named panel decides.
contest-button = Contest
contest-of = Contested by
contest-open = Waits for a panel
contest-decided = Decided
decide-title = What the panel decided
decide-panel = Panel
decide-panel-hint = Logins, separated by commas; none of an organisation with a part in it.
decide-button = Record the decision
decision-of = The panel decided:

figure-waiting-title = What waits for a judge
figure-waiting =
    { $count ->
        [one] One pair of reports behind this figure waits for a judge.
       *[other] { $count } pairs of reports behind this figure wait for a judge.
    }
figure-waiting-same = Total if all were the same
figure-waiting-different = Total if all were different, as counted now
figure-waiting-link = Judge them
nav-waiting =
    { $count ->
        [one] one waits for a judge
       *[other] { $count } wait for a judge
    }
