//! What is printed for a person fits a terminal of 80 columns.

use crate::register::{Register, on_every_database};
use crate::tables::{COLUMNS, ROW, Row, import_rows, put, put_demo_rows, table};

on_every_database!(answers_fit_80_columns, every_command_answers_with_one_object_if_asked);

const COLUMNS_OF_A_TERMINAL: usize = 80;
const PLACE: &str = "the second lane behind the old customs house, opposite the third pump on the \
                     way to the pass, and from there to the left";

/// The lines that do not fit. The signature of a checkpoint must stay as it is signed.
pub fn too_wide(out: &str) -> Vec<&str> {
    let wide = |line: &&str| line.chars().count() > COLUMNS_OF_A_TERMINAL;
    out.lines().filter(wide).filter(|line| !line.starts_with("— yakja/")).collect()
}

fn put_refused_rows(register: &Register, name: &str) {
    let long = "a word that is no unit of anything in any country pack, and on it goes, and on";
    let mut text = table(&[
        Row { day: "the thirty-first of February", ..ROW },
        Row { unit: long, country: long, amount: "about a hundred and twenty kilograms", ..ROW },
        Row { drug: "", ..ROW },
    ]);
    text.push_str(&"x".repeat(200));
    text.push_str("\nAsia;;Pakistan;;\"Lahore;2012-03-04;Heroin;1;Kilogram;;;;;;;\n");
    put(register, name, text);
}

fn answers_fit_80_columns(register: &Register) {
    let name = "Weekly return of seizures of the southern region, corrected twice (2).csv";
    put_demo_rows(register, name, (1_000, 8));
    put_refused_rows(register, "refused.csv");
    put_refused_rows(register, "Refused rows of the southern region, corrected twice (2).csv");
    put(register, "header.csv", COLUMNS.join(";"));
    import_rows(register, &[Row { place: PLACE, ..ROW }]);
    let import = "--profile unodc-ids --agency UNODC";
    let figures = "--period 2012/2025";
    let lines = [
        format!("import '{name}' {import}"),
        format!("import '{name}' {import}"),
        format!("import refused.csv {import}"),
        format!("import 'Refused rows of the southern region, corrected twice (2).csv' {import}"),
        format!("import header.csv {import}"),
        format!("figures seized-mass {figures}"),
        format!("figures seized-mass {figures} --by substance"),
        format!("figures seized-mass {figures} --by district,class"),
        format!("figures seized-mass {figures} --by district,substance,month"),
        format!("figures seized-volume {figures} --by substance,province"),
        format!("figures seized-units {figures} --by class,month --where 'substance=ecstasy'"),
        format!("figures seizures {figures} --by month,class --where district=Quetta"),
        "figures seized-mass --period 2015-03 --lineage".to_owned(),
        "figures seizures --period 1990".to_owned(),
        "audit verify".to_owned(),
        "audit checkpoint".to_owned(),
        "audit log".to_owned(),
        "audit log --rows --limit 30".to_owned(),
        "places list".to_owned(),
        "places list --state all --limit 5".to_owned(),
        format!("places show '{PLACE}'"),
        format!("places correct '{PLACE}' --area 'Kalat Division' --reason '{PLACE}'"),
        format!("places show '{PLACE}'"),
        "doctor".to_owned(),
        "officer add an-officer-with-a-long-name --agency ANF --role liaison".to_owned(),
        "officer link an-officer-with-a-long-name".to_owned(),
    ];
    let mut wide = Vec::new();
    for line in &lines {
        let out = register.done(line);
        wide.extend(too_wide(&out).into_iter().map(|found| format!("{line}\n    {found}")));
    }
    assert_eq!(wide.len(), 0, "{}", wide.join("\n"));
}

fn every_command_answers_with_one_object_if_asked(register: &Register) {
    put(register, "rows.csv", table(&[ROW]));
    for line in [
        "import rows.csv --profile unodc-ids --agency UNODC",
        "figures seizures --period 2012 --lineage",
        "audit verify",
        "audit checkpoint",
        "audit log",
        "audit log --rows",
        "places list --state all",
        "places show Lahore",
        "places correct Lahore --area PK617 --reason map",
        "doctor",
        "officer add somebody --agency ANF --role liaison",
        "officer link somebody",
    ] {
        register.json(line);
    }
    std::fs::rename(register.folder.path().join("register"), register.folder.path().join("old"))
        .unwrap();
    if register.database.is_none() {
        register.json("init --country pakistan");
    }
}

#[test]
fn the_answer_to_init_fits_80_columns() {
    let register = Register::sqlite();
    std::fs::remove_dir_all(register.folder.path().join("register")).unwrap();
    assert_eq!(too_wide(&register.done("init --country pakistan")), [""; 0]);
}
