home-title = The register now
home-seizures = Seizures in { $year }
home-mass = Controlled drugs in { $year }
home-entries = Entries in the ledger
home-unfinished = Imports still loading
home-interrupted =
    { $count ->
        [one] One import broke off. What it had committed is shown; give the file again to complete it.
       *[other] { $count } imports broke off. What they had committed is shown; give the files again to complete them.
    }
home-newest-reports = Newest reports
home-all-reports = All reports
home-last-imports = Last imports
home-all-imports = All imports
home-to-ledger = Ledger, proof and verification

tour-title = Five steps through the register
tour-1 = See what came in
tour-1-help = Reports of every agency, newest first, each with its source and its marking.
tour-2 = See what was refused, and why
tour-2-help = Each refused row with its file, row, column, and what was expected.
tour-3 = Ask for a figure and open what is behind it
tour-3-help = A number with its definition, its gaps, and the reports it rests on, down to file and row.
tour-4 = Look at a report and its marking
tour-4-help = As written and as measured; who may see it, and who has opened it.
tour-5 = Prove that nothing was touched
tour-5-help = Hash everything that is stored again and compare it with the signed ledger.
