//! A cell of 300 MB costs its row and no memory.

use serde_json::Value;

use crate::pipes::Fed;
use crate::register::Register;
use crate::tables::{ROW, Row, lines, outcome};

const MIB: usize = 1 << 20;

/// Imports two good rows with a cell of 300 MiB between them, made of this text.
fn check(opening: &str, part: &str, closing: &str) {
    let register = Register::sqlite();
    let mut import = Fed::start(&register, "UNODC");
    import.write(lines(&[ROW.line()]));
    let block = part.repeat(MIB / part.len());
    import.write(format!("Asia;;Pakistan;;{opening}"));
    for _ in 0..300 {
        import.write(&block);
    }
    import.write(format!("{closing};2012-03-04;Heroin;1;Kilogram;;;;;;;\n"));
    import.write(format!("{}\n", Row { amount: "2", ..ROW }.line()));
    let peak = import.peak_memory();
    let ran = import.end();
    assert_eq!(ran.code, 0, "{}", ran.err);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(outcome(&answer), [2, 0, 1], "{answer}");
    let entry = &answer["rejected"][0];
    assert_eq!((&entry["row"], &entry["column"]), (&3.into(), &"PLACE".into()), "{entry}");
    assert_eq!(entry["found"], "a cell above 1 MiB");
    assert!(peak < 150, "{peak} MiB");
}

#[test]
fn a_cell_of_300_mib_is_refused_in_little_memory() {
    check("", "Lahore and so on ", "");
}

#[test]
fn a_quoted_cell_of_300_mib_over_many_lines_is_refused_in_little_memory() {
    check("\"", "Lahore\nand so on\n", "\"");
}
