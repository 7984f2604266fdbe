//! The same figures counted by Python's csv module and decimal numbers.

use std::process::Command;

use serde_json::Value;

use crate::counting::shown;
use crate::register::Register;
use crate::unodc::{RealData, import};

#[test]
fn figures_are_what_python_counts() {
    let Some(data) = RealData::find() else { return };
    let register = &Register::sqlite();
    let files = [data.pakistan(), data.neighbours()];
    for file in &files {
        import(register, file);
    }
    let folder = env!("CARGO_MANIFEST_DIR");
    let mut python = Command::new("python3");
    python.arg(format!("{folder}/tests/real_data/count.py"));
    python.arg(format!("{folder}/../../countries/pakistan"));
    python.arg(data.file("geo/place_truth_dev.csv"));
    let counted = python.args(&files).output().unwrap();
    assert!(counted.status.success(), "{}", String::from_utf8_lossy(&counted.stderr));
    let answers: Value = serde_json::from_slice(&counted.stdout).unwrap();
    let answers = answers.as_object().unwrap();
    assert!(answers.len() > 40);
    for (question, expected) in answers {
        let found = shown(&register.json(&format!("figures {question}")));
        let mut expected: Vec<_> =
            expected.as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        let total = expected.pop().unwrap();
        expected.sort_unstable();
        expected.push(total);
        assert_eq!(found, expected, "{question}");
    }
}
