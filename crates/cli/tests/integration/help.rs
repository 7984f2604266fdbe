//! The help: it fits a terminal and says what a command understands.

use crate::register::Register;

#[test]
fn every_page_of_the_help_fits_80_columns() {
    let register = Register::sqlite();
    let commands = [
        "",
        "init",
        "import",
        "figures",
        "places",
        "places list",
        "places show",
        "places correct",
        "audit",
        "audit verify",
        "audit prove",
        "audit checkpoint",
        "audit log",
        "officer",
        "officer add",
        "officer link",
        "serve",
        "doctor",
        "demo",
        "demo rows",
        "demo serve",
    ];
    for command in commands {
        for help in ["-h", "--help"] {
            let out = register.done(&format!("{command} {help}"));
            let wide: Vec<_> = out.lines().filter(|line| line.chars().count() > 80).collect();
            assert_eq!(wide, [""; 0], "{command} {help}");
        }
    }
}

#[test]
fn the_help_teaches() {
    let register = Register::sqlite();
    for (line, says) in [
        ("--help", &["yakja init --data", "yakja figures seized-mass --period"] as &[_]),
        ("import --help", &["Exit status: 0", "given twice adds nothing", "--marking"]),
        (
            "figures --help",
            &["seized-mass (kg)", "Dimensions: substance", "0001/9999", "country", "RFC 3339"],
        ),
        ("audit verify --help", &["Exit status: 0"]),
        ("audit prove --help", &["the path to a signed root"]),
    ] {
        // Lines are broken at any space, so words are compared.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let out = words(&register.done(line));
        for part in says {
            assert!(out.contains(&words(part)), "{line} does not say {part:?}");
        }
    }
}

#[test]
fn a_paragraph_of_the_help_breaks_at_its_end_only() {
    let out = Register::sqlite().done("--help");
    let short = |line: &&str| line.chars().count() < 20 && line.ends_with(',');
    assert_eq!(out.lines().find(short), None, "a line of the source was broken once more");
}
