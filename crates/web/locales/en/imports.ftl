imports-title = Imports
imports-list = Imports so far
imports-none = Nothing was imported yet.
imports-capped = The newest { $count } are shown.

upload-title = Import a file
upload-help = The same file twice adds nothing. Rows that can’t be read are refused one by one and listed; the others are taken.
upload-profile = Form of the file
upload-agency = Who sends it
upload-marking = Marking
upload-marking-default = As the form says (otherwise TLP:AMBER)
upload-file = File or files
upload-limit = CSV, XLSX or ODS, at most { $size } MB together.
upload-button = Import
upload-waiting = Importing… Keep this page open.

import-title = Import
import-started = Started
import-files = File
import-profile = Form
import-state = State
import-accepted = Accepted
import-already-known = Already known
import-flagged = Flagged
import-rejected = Refused
import-facts = The import
import-to-reports = Reports of this import
import-state-loading = Loading
import-state-shown = Complete
import-state-known = Nothing new
import-state-refused = All rows refused
import-known-beside = and { $count } already known
import-state-interrupted = Broke off
import-interrupted-help = This import broke off. What it had committed is shown and counted. Give the file again to complete it: rows that are there are not taken twice.
import-loading-help = This import is loading. None of its rows is shown or counted before it is complete.

rejections-title = Refused rows
rejections-none = No row was refused.
rejections-help = Mend these rows in the file and give the whole file again: rows that are there are not taken twice.
rejections-capped = The first { $shown } of { $count } are shown.
rejection-expected = Expected

upload-profile-find = Find the one that fits
upload-how = What is taken
upload-how-take = What can be read
upload-how-all-or-nothing = All rows or none
upload-how-try = Nothing: only try
upload-drop = Files can be dropped anywhere on this page.
upload-watch-title = Upload
upload-under-way = The file is being read
upload-trying = The file is being tried; nothing is taken
upload-progress = { $rows } rows read, { $committed } taken.
upload-stop = Stop
upload-stop-hint = Nothing of it will be kept.
upload-stopping = It stops after the rows that it is at…
upload-stopped = The upload was stopped. Nothing of it was taken.
upload-failed = The upload could not be finished.
upload-tried = This was a try: nothing was taken. It would become of the rows:
upload-nothing-taken = Nothing was taken, because rows were refused. Otherwise it would have become of them:
upload-again = Send files

templates-title = Templates to fill in
templates-help = Workbooks with the columns of each form and lists of what may stand in them.

import-corrected = Corrected
import-state-undone = Taken back
import-undone-help = This import was taken back. None of its rows is shown or counted, and what they corrected is as it was. The files can be given again.
import-pairs-title = What others may have reported too
import-pairs-looking = Rows of this import are being compared with what others reported…
import-pairs-help = These reports may be of one incident. Until somebody judges, each counts by itself.
import-pairs-look = Look at it
import-pairs-judge = Look at it and judge

undo-import-title = Take this import back
undo-import-help = None of its rows is shown or counted any more, and what they corrected is again as it was. Nothing is deleted.
undo-import-reason = Why
undo-import-hint = The reason stands in the ledger: name nobody.
undo-import-button = Take it back

rejections-mend = Download the refused rows, mend them in a spreadsheet program, and send the file with the same form.
rejections-download = Download the refused rows
rejections-download-more = Table { $number }
rejections-kept = What stood in them is kept for you alone, for an hour at most.
rejections-left-out = There was no room for { $count } more.
rejection-wrong = What is wrong
rejection-found = Found
rejection-blank = nothing
