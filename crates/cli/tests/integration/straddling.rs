//! A row counts in a period only if its whole date lies in it.

use crate::register::{Register, on_every_database};
use crate::tables::put;

on_every_database!(a_date_only_partly_in_the_period_is_straddling);

const PROFILE: &str = r#"
name = "returns"
version = 1
title = "Returns"
kind = "seizure"
row_means = "One seizure."
identity = "whole-row"

[when]
column = "DAY"
format = "YYYY-MM-DD"
allow_partial = true

[place]
columns = ["PLACE"]

[country]
column = "COUNTRY"
blank = "pack"

[exhibit]
substance = "DRUG"
amount = "AMOUNT"
unit = "UNIT"
"#;

fn a_date_only_partly_in_the_period_is_straddling(register: &Register) {
    put(register, "returns.toml", PROFILE);
    let mut text = "DAY,PLACE,COUNTRY,DRUG,AMOUNT,UNIT\n".to_owned();
    for (day, amount) in [("2012-03-31", 1), ("2012-03", 2), ("2012", 4), ("2012-04-01", 8)] {
        text.push_str(&format!("{day},Lahore,,Heroin,{amount},kg\n"));
    }
    put(register, "returns.csv", text);
    register.done("import returns.csv --profile returns.toml --agency ANF");
    let cases = [
        ("2012-03", 3, 1),
        ("2012-03-31/2012-03-31", 1, 2),
        ("2012-03-01/2012-03-30", 0, 2),
        ("2012-04", 8, 1),
        ("2012", 15, 0),
        ("2012-01-01/2012-12-30", 11, 1),
        ("2011", 0, 0),
        ("2011-06/2012-06", 11, 1),
        ("0001/9999", 15, 0),
    ];
    for (period, value, straddling) in cases {
        let figure = register.json(&format!("figures seized-mass --period {period}"));
        assert_eq!(figure["total"]["value"], value, "{period}");
        assert_eq!(figure["completeness"]["straddling"], straddling, "{period}");
    }
    let months = register.json("figures seized-mass --period 2012 --by month");
    let cells = months["cells"].as_array().unwrap().iter();
    let names: Vec<_> = cells.map(|cell| cell["by"]["month"].to_string()).collect();
    assert_eq!(names, ["\"2012-03\"", "\"2012-04\"", "null"]);
}
