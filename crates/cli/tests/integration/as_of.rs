//! What the register said at an earlier time, it says again.

use serde_json::Value;

use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, import_rows};

on_every_database!(an_earlier_figure_is_given_again, an_import_is_shown_as_a_whole);

const QUESTION: &str = "figures seized-mass --period 2012 --by substance";

fn an_earlier_figure_is_given_again(register: &Register) {
    let mut answers: Vec<Value> = vec![register.json(QUESTION)];
    for drug in ["Heroin", "Opium", "Morphine"] {
        import_rows(register, &[Row { drug, ..ROW }]);
        answers.push(register.json(QUESTION));
    }
    let totals: Vec<_> = answers.iter().map(|answer| &answer["total"]["value"]).collect();
    assert_eq!(totals, [0, 1, 2, 3]);
    for earlier in &answers {
        let as_of = earlier["as_of"].as_str().unwrap();
        let again = register.json(&format!("{QUESTION} --as-of {as_of}"));
        for key in ["as_of", "cells", "total"] {
            assert_eq!(again[key], earlier[key], "{key} as of {as_of}");
        }
        let position = |answer: &Value| answer["completeness"]["position"].clone();
        assert_eq!(position(&again), position(earlier), "as of {as_of}");
    }
    let far = register.run(&format!("{QUESTION} --as-of 2999-12-31"));
    assert_eq!(far.code, 2, "what will be said is not known: {}", far.out);
}

fn an_import_is_shown_as_a_whole(register: &Register) {
    import_rows(register, &[ROW]);
    let rows: Vec<_> = (0..2_500).map(|_| Row { drug: "Opium", ..ROW }).collect();
    let before = register.json(QUESTION);
    import_rows(register, &rows);
    let checkpoint = register.json("audit checkpoint");
    let as_of = before["as_of"].as_str().unwrap();
    let at = checkpoint["at"].as_str().unwrap();
    assert_eq!(register.json(&format!("{QUESTION} --as-of {as_of}"))["total"]["value"], 1);
    assert_eq!(register.json(&format!("{QUESTION} --as-of {at}"))["total"]["value"], 2_501);
}
