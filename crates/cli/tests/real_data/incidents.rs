//! Reports of one event by two agencies or two sources, among all single operations that the
//! Anti-Narcotics Force's releases name: found, and nothing else joined.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::register::{Register, on_every_database};
use crate::unodc::RealData;

on_every_database!(
    reports_of_one_event_are_found_and_few_others,
    what_is_suggested_counts_twice_until_it_is_judged,
);

type Pair = (String, String);

fn pair(one: &str, other: &str) -> Pair {
    let (one, other) = (one.to_owned(), other.to_owned());
    if one < other { (one, other) } else { (other, one) }
}

/// Operation by the row of the file that its report is named by.
fn operations(data: &RealData) -> BTreeMap<u64, String> {
    let mut reader = csv::Reader::from_path(data.anf("operations.csv")).unwrap();
    let rows = reader.records().map(|row| row.unwrap()[0].to_owned());
    (2..).zip(rows).collect()
}

/// Pairs of a kind in the truth, and with each set of them its closure.
fn truth(data: &RealData, kinds: &[&str]) -> BTreeSet<Pair> {
    let mut reader = csv::Reader::from_path(data.anf("same_event_pairs.csv")).unwrap();
    let rows = reader.records().map(Result::unwrap);
    let of_kind = rows.filter(|row| kinds.contains(&&row[3]) && row[1].starts_with("OP"));
    let mut pairs: BTreeSet<Pair> = of_kind.map(|row| pair(&row[1], &row[2])).collect();
    loop {
        let mut more = pairs.clone();
        for (a, b) in &pairs {
            for (c, d) in &pairs {
                let ends = [(a, b, c, d), (b, a, c, d), (a, b, d, c), (b, a, d, c)];
                let met = ends.into_iter().filter(|(_, one, two, end)| one == two && a != *end);
                more.extend(met.map(|(from, _, _, to)| pair(from, to)));
            }
        }
        more.retain(|(one, other)| one != other);
        if more == pairs {
            return pairs;
        }
        pairs = more;
    }
}

fn import(register: &Register, data: &RealData) {
    let file = data.anf("operations.csv");
    let line = format!("import '{}' --profile anf-operations --agency ANF", file.display());
    register.json(&line);
}

fn found(register: &Register, operations: &BTreeMap<u64, String>) -> Vec<(Pair, Value)> {
    let answer = register.json("incidents pairs --limit 100000");
    let side = |side: &Value| operations[&side["row"].as_u64().unwrap()].clone();
    let pairs = answer["pairs"].as_array().unwrap();
    // The seizure and the arrest of one operation are one record, which is no finding.
    let named = pairs.iter().map(|one| (pair(&side(&one["first"]), &side(&one["second"])), one));
    let two = named.filter(|((one, other), _)| one != other);
    two.map(|(pair, view)| (pair, view.clone())).collect()
}

fn reports_of_one_event_are_found_and_few_others(register: &Register) {
    let Some(data) = RealData::find() else { return };
    import(register, &data);
    let operations = operations(&data);
    let found = found(register, &operations);
    let names: BTreeSet<&Pair> = found.iter().map(|(pair, _)| pair).collect();

    let same = truth(&data, &["agency-vs-agency", "source-vs-source"]);
    let missed: Vec<_> = same.iter().filter(|pair| !names.contains(pair)).collect();
    assert!(missed.len() <= 1, "{missed:?} of {}", same.len());
    let others: Vec<_> = names.iter().filter(|pair| !same.contains(**pair)).collect();
    assert!(others.len() <= 15, "{others:?}");

    let never = truth(&data, &["false match"]);
    let joined =
        |(pair, view): &&(Pair, Value)| never.contains(pair) && view["standing"] == "joined";
    assert_eq!(found.iter().filter(joined).count(), 0);
    // 3,595 kg in one bus: grams, probably.
    let question = "figures seized-mass --period 2024-05-18/2024-05-18 --where class=unrecognized";
    let day = register.json(question);
    let number = |name: &str| day["total"][name].as_f64().unwrap();
    assert_eq!(number("value") - number("without_flagged"), 3_595.0);
    assert_eq!(register.json("audit verify")["findings"], serde_json::json!([]));
}

fn what_is_suggested_counts_twice_until_it_is_judged(register: &Register) {
    let Some(data) = RealData::find() else { return };
    import(register, &data);
    let question = "figures seizures --period 0001/9999";
    let before = register.json(question);
    let waiting = &before["waiting"];
    let review = register.json("incidents review --limit 1");
    let (pair, rest) = (&review["pairs"][0], review["left_out"].as_u64().unwrap());
    // Pairs without a seizure behind the figure wait, too.
    let behind = waiting["pairs"].as_u64().unwrap();
    assert!((2..=rest + 1).contains(&behind), "{behind} of {}", rest + 1);
    let id = |side: &str| pair[side]["report"].as_str().unwrap().to_owned();
    let judge = format!(
        "incidents judge {} {} same --reason 'one boat in both'",
        id("first"),
        id("second")
    );
    register.json(&judge);
    let after = register.json(question);
    let incidents = |figure: &Value| figure["total"]["incidents"].as_u64().unwrap();
    assert_eq!(incidents(&after), incidents(&before) - 1);
    assert!(after["waiting"]["pairs"].as_u64().unwrap() < behind);
}
