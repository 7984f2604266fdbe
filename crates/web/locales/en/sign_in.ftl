sign-in-title = Sign in
sign-in-login = Name to sign in with
sign-in-password = Password
sign-in-button = Sign in
sign-in-help = No account, or the password is lost? A duty officer at the centre makes you a new one-time link.
sign-in-failed-wrong = Name or password is wrong.
sign-in-failed-often = Too many attempts with this name. Wait a few minutes and try again.

set-up-title = Choose your password
set-up-lede = This link works once. Choose a password, and you are signed in.
set-up-password = New password
set-up-password-hint = At least { $minimum } characters. Four unrelated words are easy to remember and hard to guess.
set-up-repeated = The same password again
set-up-button = Save and sign in
set-up-link-not-valid = This link was used or is too old. Ask a duty officer for a new one.
set-up-differs = The two passwords are not the same.
set-up-length = The password must have { $minimum } to 256 characters.
