reports-title = Reports
reports-caption = Newest first. You see the reports that you may read.
reports-none = No reports that you may read.
reports-of-import = Only rows of import

report-kind = Kind
report-happened = Happened
report-what = What
report-place = Place
report-place-link = What is made of it
report-country = Country
report-organization = Who says it
report-submitter = Sent by
report-marking = Marking
report-flags = Look at
report-recorded = Recorded
report-audience = Meant for
report-grading = Grading
report-facts = The report
report-old-version = This is version { $version }; the newest is { $newest }.
report-newest-version = Show the newest
summary-with-more =
    { $count ->
        [one] { $first } and one more
       *[other] { $first } and { $count } more
    }
people-summary =
    { $count ->
        [one] One person
       *[other] { $count } people
    }

exhibit-in-words = { $substance }, { $amount } { $unit }
exhibit-not-measured = { $substance }, amount not known
kind-with-people = { $kind }: { $people }

handling = Handling
originator-control = Ask the originator first
countable = Counted in national figures
not-countable = Not counted in national figures
audience-centre = the centre
audience-members = all members
audience-owner = only those who sent it

precision-day = to the day
precision-month = to the month
precision-year = to the year
precision-interval = as an interval

exhibits-title = What was seized
exhibit-as-written = As written
exhibit-substance = Substance
exhibit-class = Class
exhibit-amount-as-written = Amount as written
exhibit-measured = Measured
exhibit-confirmation = Confirmed
confirmation-presumptive = Presumptive
confirmation-confirmed = By a laboratory

people-title = People
people-count = How many
people-role = Role
people-sex = Sex
people-nationality = Nationality
people-protections = Protections
protections-not-assessed = Not assessed

laboratory-name = Laboratory
laboratory-seal = Seal
laboratory-purity = Purity
summary-help = A total that was published or sent. It is compared with incidents and never added to them.
summary-nil = Nothing to report.
summary-beside = beside the total
summary-rounded = rounded
summary-measure-operations = Operations
summary-measure-women-arrested = Women arrested
summary-measure-foreigners-arrested = Foreigners arrested
summary-measure-vehicles = Vehicles and vessels
summary-measure-value-usd-cents = Value, US dollars
summary-measure-value-pkr-paisas = Value, rupees

source-title = Where it was read from
source-file = File
source-row = Row
source-import = Import

personal-title = Personal content
personal-sealed = Names, identifiers and the narrative are sealed. Opening them leaves an entry in the ledger: who, when, and for what purpose.
personal-purpose = Open, for the purpose of
personal-reference = Reference or reason
personal-reference-hint = The number of the case, request or operation, or a word on the check.
personal-open = Open
personal-opened = Opened. Your name, the time and the purpose are in the ledger.
personal-narrative = Narrative
personal-name = Name
personal-father-name = Father’s name
personal-identifier = Number

history-title = Versions and ledger entries
history-versions = Versions:
history-prove = Prove this report
