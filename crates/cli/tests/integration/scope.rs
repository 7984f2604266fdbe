//! Whose eyes a figure uses: a liaison's covers the reports that the liaison may see.

use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, put, table};

on_every_database!(a_liaison_s_figure_covers_what_the_liaison_may_see);

fn a_liaison_s_figure_covers_what_the_liaison_may_see(register: &Register) {
    register.done("officer add from-anf --agency ANF --role liaison");
    put(register, "own.csv", table(&[ROW]));
    put(register, "green.csv", table(&[Row { amount: "2", ..ROW }]));
    put(register, "amber.csv", table(&[Row { amount: "4", ..ROW }]));
    for (file, agency, marking) in [
        ("own.csv", "ANF", ""),
        ("green.csv", "UNODC", "--marking TLP:GREEN"),
        ("amber.csv", "UNODC", ""),
    ] {
        register.done(&format!("import {file} --profile unodc-ids --agency {agency} {marking}"));
    }
    let question = "figures seized-mass --period 2012 --lineage";
    let national = register.json(question);
    assert_eq!((&national["basis"], &national["total"]["value"]), (&"national".into(), &7.into()));
    let own = register.json(&format!("{question} --operator from-anf"));
    assert_eq!((&own["basis"], &own["total"]["value"]), (&"own-view".into(), &3.into()));
    assert_eq!(own["lineage"]["reports"].as_array().unwrap().len(), 2);
    for line in [
        "audit log --operator from-anf",
        "audit verify --operator from-anf",
        "officer add other --agency ANF --role liaison --operator from-anf",
        "import own.csv --profile unodc-ids --agency NNCC --operator from-anf",
    ] {
        assert_eq!(register.run(line).code, 1, "{line}");
    }
    // What a liaison may not see can't be proved to the liaison either.
    let report = |answer: &serde_json::Value, index: usize| {
        answer["lineage"]["reports"][index]["report"].as_str().unwrap().to_owned()
    };
    let (visible, hidden) = (report(&national, 0), report(&national, 2));
    assert_eq!(register.run(&format!("audit prove {visible} --operator from-anf")).code, 0);
    assert_eq!(register.run(&format!("audit prove {hidden} --operator from-anf")).code, 1);
}
