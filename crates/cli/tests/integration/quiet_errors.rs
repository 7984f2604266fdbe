//! Standard error may be kept in logs, so nothing that a row says is ever written there.

use crate::register::{Ran, Register, on_every_database};
use crate::tables::{lines, put};

on_every_database!(nothing_of_a_row_is_written_to_standard_error);

/// Invented, and as a narrative or a name would be in any cell.
const SECRETS: [&str; 3] = ["Zarghuna Testwala", "00000-1234567-0", "+92-000-7654321"];

fn check(ran: &Ran, line: &str) {
    for secret in SECRETS {
        assert!(!ran.err.contains(secret), "{line}\n{}", ran.err);
    }
}

fn nothing_of_a_row_is_written_to_standard_error(register: &Register) {
    let secret = SECRETS.join(" ");
    let rows = [
        format!("Asia;;Pakistan;{secret};{secret};2012-03-04;Heroin;1;Kilogram;;;;;;;{secret}"),
        format!("Asia;;Pakistan;;{secret};2012-03-04;{secret};;;{secret};{secret};;;;;"),
        format!("Asia;;{secret};;Lahore;{secret};{secret};{secret};{secret};;;;;;;"),
        format!("Asia;;Pakistan;;\"{secret};2012-03-04;Heroin;1;Kilogram;;;;;;;"),
        format!("{secret};{secret}"),
        format!("Asia;;Pakistan;;{secret}\0;2012-03-04;Heroin;1;Kilogram;;;;;;;"),
    ];
    put(register, "rows.csv", lines(&rows));
    let import = "import rows.csv --profile unodc-ids --agency UNODC";
    for line in [
        &format!("{import} --log trace"),
        import,
        &format!("{import} --json"),
        "figures seizures --period 0001/9999 --by district,substance --lineage --log trace",
        "audit verify --log trace",
        "audit log --rows --log trace",
    ] {
        let ran = register.run(line);
        assert_eq!(ran.code, 0, "{line}\n{}", ran.err);
        check(&ran, line);
    }
}

#[test]
fn a_password_in_the_address_of_a_database_is_written_nowhere() {
    let Some(mut register) = Register::postgres() else { return };
    let url = register.database.clone().unwrap();
    let (_, place) = url.split_once('@').unwrap();
    register.database = Some(format!("postgres://nobody_here:open-sesame@{place}"));
    for line in ["doctor", "figures seizures --period 2012 --log trace", "init --country pakistan"]
    {
        let ran = register.run(line);
        assert_ne!(ran.code, 0, "{line}");
        assert!(!ran.err.contains("open-sesame"), "{line}\n{}", ran.err);
        assert!(!ran.out.contains("open-sesame"), "{line}\n{}", ran.out);
    }
    register.database = Some(url);
}
