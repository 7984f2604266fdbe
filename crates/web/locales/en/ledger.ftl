ledger-title = Ledger
ledger-lede = Every change and every opening of personal content, in order. Nothing in it can be altered or left out without showing.
ledger-checkpoint = Latest checkpoint
ledger-no-checkpoint = There is no checkpoint yet.
ledger-size = Entries
ledger-root = Root
ledger-signed-at = Signed
ledger-waiting =
    { $count ->
        [one] One entry waits for its position.
       *[other] { $count } entries wait for their position.
    }
ledger-note-help = Keep this note outside the register. Whoever has it can show later that nothing before it was changed.
ledger-note-link = The note as plain text
ledger-verifier = Key that verifies it:

verify-title = Verify everything
verify-help = Hashes every stored record again and compares it with the ledger, the tree and the signatures.
verify-button = Verify now
verify-running = Under way: { $done } of { $total } entries.
verify-good = Everything is as it was recorded: { $entries } entries, { $reports } report versions.
verify-differs =
    { $count ->
        [one] One thing is not as it was recorded:
       *[other] { $count } things are not as they were recorded:
    }
verify-broke-off = The verification broke off. Look at the log of the server and try again.

prove-title = Prove one entry
prove-help = Give the id of a ledger entry or of a report. The proof can be checked without the register.
prove-id = Id
prove-button = Prove
prove-link = Prove
prove-good = Entry { $position } is in the ledger of { $size } entries.
prove-show = Show the proof
prove-json = The proof as JSON
prove-not-found = There is nothing with this id that you may see.

entries-title = Entries
entries-rows-left-out = Entries of single imported rows are left out.
entries-with-rows = Show them too
entries-without-rows = Leave out entries of single imported rows
entries-not-yours = Only duty officers read the ledger. You can keep the checkpoint and prove what you may see.
ledger-position = No.
ledger-when = When
ledger-who = Who
ledger-what = What
ledger-subject = About
ledger-detail = Detail

event-centre-opened = Register set up
event-enrolled = Account made
event-setup-link-made = Set-up link made
event-password-set = Password set
event-report-recorded = Report recorded
event-row-recorded = Row recorded
event-import-started = Import started
event-import-shown = Import shown
event-import-undone = Import taken back
event-links-recorded = Search found reports of one incident
event-ruling-recorded = Ruling recorded
event-areas-loaded = Area boundaries loaded
event-personal-opened = Personal content opened
