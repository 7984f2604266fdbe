//! Reports of one incident by command: what waits, what is joined, and what people say of it.

use serde_json::{Value, json};

use crate::register::{Register, on_every_database};
use crate::tables::put;
use crate::width::too_wide;

on_every_database!(
    a_boat_that_two_claim_is_one_question,
    a_judgement_joins_and_is_taken_back,
    a_join_is_contested_and_a_panel_decides,
    what_can_not_be_judged_is_said,
);

/// A boat that two agencies claim, with a slip of the unit, and a lorry with one FIR.
const SHEET: &str = "Report number,Date,Agency,Place,District,FIR number,Police station,FIR year,\
    Substance,Quantity,Unit,Arrested\n\
    ANF/1,2024-03-04,ANF,Torkham import terminal,Khyber,12,Landi Kotal,2024,charas,12.5,kg,1\n\
    FBR/1,2024-03-04,FBR,Torkham border terminal,Khyber,12,Landi Kotal,2024,hashish,12.5,kg,1\n\
    ANF/2,2024-03-09,ANF,Open sea off Pasni,,,,,Ice,1500,kg,3\n\
    PCG/2,2024-03-09,PCG,Open sea off Pasni,,,,,crystal,1.5,kg,3\n";

fn put_and_import(register: &Register) {
    put(register, "sheet.csv", SHEET);
    register.done("import sheet.csv --profile yakja --agency NNCC --marking TLP:GREEN");
}

fn pairs(register: &Register, line: &str) -> Vec<Value> {
    register.json(line)["pairs"].as_array().unwrap().clone()
}

/// The reports of a pair, with a space between.
fn ids(pair: &Value) -> String {
    ["first", "second"].map(|side| pair[side]["report"].as_str().unwrap()).join(" ")
}

/// The seizures of two agencies that are joined, or wait.
fn seizures_of(register: &Register, agencies: [&str; 2], standing: &str) -> Value {
    let of_two = |pair: &Value| {
        let sides = [&pair["first"], &pair["second"]];
        let says = |agency: &str| sides.iter().any(|side| side["organization"] == agency);
        let found = sides.iter().all(|side| side["exhibits"] != json!([]));
        found && agencies.iter().all(|agency| says(agency)) && pair["standing"] == standing
    };
    let all = pairs(register, "incidents pairs");
    all.iter().find(|pair| of_two(pair)).unwrap_or_else(|| panic!("{all:#?}")).clone()
}

fn a_boat_that_two_claim_is_one_question(register: &Register) {
    assert_eq!(register.done("incidents review"), "0 pairs wait for a judge.\n");
    put_and_import(register);
    let out = register.done("incidents review");
    assert_eq!(too_wide(&out), [""; 0]);
    for expected in [
        "Waits for a judge:\n",
        "ANF 2024-03-09\n  Open sea off Pasni: 1500 kg Ice\n",
        "PCG 2024-03-09\n  Open sea off Pasni: 1.5 kg crystal\n",
        "on the same day\n",
        "1000 times as much: a slip of the unit?\n",
        "Credit changes: the judge is of an organisation without a part in it.\n",
        "\n1 pair waits for a judge.\n",
    ] {
        assert!(out.contains(expected), "{expected:?} in\n{out}");
    }
    let waiting = pairs(register, "incidents review");
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (&waiting[0]["standing"], &waiting[0]["judgement"]),
        (&json!("waiting"), &json!(null))
    );
    assert_eq!(waiting[0]["first"]["file"], "sheet.csv");
    let all = pairs(register, "incidents pairs");
    assert!(all.iter().filter(|pair| pair["standing"] == "joined").count() >= 5, "{all:#?}");
    let few = register.done("incidents pairs --limit 1");
    assert!(few.contains("are not listed; raise --limit.\n"), "{few}");
    let out = register.done("incidents pairs");
    assert_eq!(too_wide(&out), [""; 0]);
    assert!(out.contains("both have FIR 12 of LANDIKOTAL, 2024\n"), "{out}");
    assert!(!out.contains(":\n  read"), "nothing stands after the place of an arrest: {out}");
}

fn a_judgement_joins_and_is_taken_back(register: &Register) {
    put_and_import(register);
    let waiting = seizures_of(register, ["ANF", "PCG"], "waiting");
    let both = ids(&waiting);
    let (one, _) = both.split_once(' ').unwrap();
    let seizures = |register: &Register| {
        register.json("figures seizures --period 2024")["total"]["incidents"].as_u64().unwrap()
    };
    assert_eq!(seizures(register), 3);
    let judgement = register.json(&format!("incidents judge {both} same --reason 'one boat'"));
    assert_eq!(
        (&judgement["verdict"], &judgement["organization"]),
        (&json!("same"), &json!("NNCC"))
    );
    assert_eq!(seizures(register), 2);
    assert_eq!(register.done("incidents review"), "0 pairs wait for a judge.\n");
    let out = register.done(&format!("incidents show {one}"));
    assert_eq!(too_wide(&out), [""; 0]);
    for expected in [
        "Counts methamphetamine: 1,500 kg (by earliest; the reports differ)\n",
        " says 1.5 kg\n",
        "Judged to be one incident:\n",
        "  By NNCC: one boat\n",
    ] {
        assert!(out.contains(expected), "{expected:?} in\n{out}");
    }
    let shown = register.json(&format!("incidents show {one}"));
    assert_eq!(shown["reports"].as_array().unwrap().len(), 4);
    assert_eq!(shown["amounts"][0]["disputed"], json!(true));
    let id = judgement["id"].as_str().unwrap();
    let out = register.done(&format!("incidents undo {id} --reason 'two boats'"));
    assert_eq!(out, "Taken back.\n");
    assert_eq!(seizures(register), 3);
    assert_eq!(ids(&seizures_of(register, ["ANF", "PCG"], "waiting")), both);
    register.done("audit verify");
}

fn a_join_is_contested_and_a_panel_decides(register: &Register) {
    put_and_import(register);
    for (login, agency) in [("fbr", "FBR"), ("fia", "FIA"), ("anf", "ANF")] {
        register.done(&format!("officer add {login} --agency {agency} --role liaison"));
    }
    let joined = ids(&seizures_of(register, ["ANF", "FBR"], "joined"));
    let contest = format!("incidents contest {joined} --reason 'two lorries'");
    let refused = register.run(&format!("{contest} --operator fia"));
    assert_eq!(refused.code, 1, "the FIA owns neither: {}", refused.err);
    let contest = register.json(&format!("{contest} --operator fbr"));
    let id = contest["id"].as_str().unwrap();
    let out = register.done("incidents pairs");
    assert!(out.contains(&format!("Contested by FBR: {id}\n")), "{out}");
    assert_eq!(too_wide(&out), [""; 0]);
    let decide = format!("incidents decide {id} different --reason 'two lorries'");
    for (panel, says) in [("anf", "gains or loses credit"), ("nobody", "panel")] {
        let ran = register.run(&format!("{decide} --panel {panel}"));
        assert!(ran.code != 0 && ran.err.contains(says), "{panel}: {}", ran.err);
    }
    assert_eq!(register.run(&decide).code, 2, "a panel is named");
    let decision = register.json(&format!("{decide} --panel fia,operator"));
    assert_eq!(decision["panel"].as_array().unwrap().len(), 2);
    let after = pairs(register, "incidents pairs");
    let pair = after.iter().find(|pair| ids(pair) == joined).unwrap();
    assert_eq!(pair["standing"], "judged-different", "{pair}");
    assert_eq!(
        (pair["contests"].as_array().unwrap().len(), &pair["decisions"][0]["id"]),
        (1, &decision["id"])
    );
    let figure = register.json("figures seizures --period 2024-03-04");
    assert_eq!(figure["total"]["incidents"], 2, "{figure}");
    register.done("audit verify");
}

fn what_can_not_be_judged_is_said(register: &Register) {
    put_and_import(register);
    register.done("officer add anf --agency ANF --role liaison");
    let both = ids(&seizures_of(register, ["ANF", "PCG"], "waiting"));
    let (one, other) = both.split_once(' ').unwrap();
    let nobody = "01a210d8-01db-7000-8000-02031ba1780c";
    for (line, code, says) in [
        (format!("judge {both} perhaps --reason x"), 2, "expected same, different or unsure"),
        (format!("judge {one} {one} same --reason x"), 1, "both are the same report"),
        (format!("judge {one} {nobody} same --reason x"), 1, "not found"),
        (format!("judge {both} same --reason ''"), 1, "reason"),
        (format!("judge {both} same"), 2, "--reason"),
        (format!("judge {both} same --reason x --operator anf"), 1, "not permitted"),
        (
            format!("contest {one} {other} --reason x --operator anf"),
            1,
            "two reports that are joined",
        ),
        (format!("undo {nobody} --reason x"), 1, "not found"),
        (format!("decide {nobody} same --panel operator --reason x"), 1, "not found"),
        (format!("show {nobody}"), 1, "not found"),
        ("show 17".to_owned(), 2, "<REPORT>"),
    ] {
        let ran = register.run(&format!("incidents {line}"));
        assert_eq!(ran.code, code, "{line}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(says), "{line}: {}", ran.err);
    }
    assert_eq!(pairs(register, "incidents review").len(), 1, "nothing has changed");
}
