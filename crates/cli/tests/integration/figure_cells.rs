//! The cells of a figure, one short text each.

use serde_json::Value;

use crate::register::Register;

/// What a figure says, cell by cell and then in total: `heroin 30.6 value 2 of 1`, where the last
/// numbers are incidents and those whose amount is not known. A cell below the total says so.
pub fn shown(figure: &Value) -> Vec<String> {
    let cells = figure["cells"].as_array().unwrap().iter();
    let mut shown: Vec<String> = cells
        .map(|cell| {
            let by = cell["by"].as_object().unwrap().values();
            let by: Vec<_> = by.map(|name| name.as_str().unwrap_or("null").to_owned()).collect();
            let below = if cell["in_total"] == true { "" } else { " below" };
            format!("{} {}{below}", by.join(" "), amount(cell))
        })
        .collect();
    shown.push(format!("total {}", amount(&figure["total"])));
    shown
}

fn amount(cell: &Value) -> String {
    let state = cell["state"].as_str().unwrap();
    format!("{} {state} {} of {}", cell["value"], cell["not_known"], cell["incidents"])
}

/// Asks for a figure and compares what it says.
pub fn check(register: &Register, question: &str, expected: &[&str]) {
    let figure = register.json(&format!("figures {question}"));
    assert_eq!(shown(&figure), expected, "{question}");
}
