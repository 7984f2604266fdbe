# Words of every page.
app-name = Yakja
app-lede = Register of the narcotics coordination centre
skip-to-content = Skip to content
banner-demo = Demonstration: all data on this page is invented.
banner-not-built = The interface was not built, so this page has no styles. Run “make demo”.
nav-label = Main
nav-home = Home
nav-reports = Reports
nav-imports = Imports
nav-figures = Figures
nav-ledger = Ledger
sign-out = Sign out
footer-times = Times are in
footer-api = Interface for programs

any = Any
all = All
none = None
yes = Yes
not-known = Not known
not-stated = Not stated
field-not-as-expected = Not as expected:
waiting = One moment…
reload = Look again
copy = Copy
copied = Copied
filter-button = Show
filter-clear = Clear
pager-label = Pages
pager-older = Older
pager-newest = Newest
pager-end = End of the list

unit-kg = kg
unit-L = L
unit-pieces = pieces
unit-seizures = seizures
