//! Where a row counts: in its country, and in a province or district as far as its place tells.

use crate::figure_cells::check;
use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, import_rows};

on_every_database!(
    a_place_abroad_counts_in_the_country_and_is_abroad,
    the_sea_is_an_area,
    without_a_word_on_the_country_a_figure_speaks_of_the_register_s_own,
    what_can_not_be_placed_is_listed_and_counts_where_somebody_says,
    only_a_duty_officer_says_where_a_place_lies,
);

fn a_place_abroad_counts_in_the_country_and_is_abroad(register: &Register) {
    import_rows(register, &[ROW, Row { place: "Toronto", amount: "2", ..ROW }]);
    for by in ["province", "district"] {
        let own = if by == "province" { "PK-PB" } else { "PK617" };
        check(
            register,
            &format!("seized-mass --period 2012 --by {by}"),
            &["abroad 2 value 0 of 1", &format!("{own} 1 value 0 of 1"), "total 3 value 0 of 2"],
        );
    }
    check(
        register,
        "seized-mass --period 2012 --by country",
        &["PK 3 value 0 of 2", "total 3 value 0 of 2"],
    );
    check(
        register,
        "seized-mass --period 2012 --where province=abroad",
        &[" 2 value 0 of 1", "total 2 value 0 of 1"],
    );
    let figure = register.json("figures seized-mass --period 2012");
    assert_eq!(figure["completeness"]["place_not_known"], 0);
}

fn the_sea_is_an_area(register: &Register) {
    let at_sea = Row { place: "Arabian Sea", ..ROW };
    let iranian = Row { country: "Iran, Islamic Republic of", amount: "2", ..at_sea };
    import_rows(register, &[ROW, at_sea, iranian]);
    for by in ["province", "district"] {
        let own = if by == "province" { "PK-PB" } else { "PK617" };
        check(
            register,
            &format!("seized-mass --period 2012 --by {by}"),
            &[&format!("{own} 1 value 0 of 1"), "at_sea 1 value 0 of 1", "total 2 value 0 of 2"],
        );
    }
    check(
        register,
        "seized-mass --period 2012 --by country,province",
        &[
            "IR at_sea 2 value 0 of 1",
            "PK PK-PB 1 value 0 of 1",
            "PK at_sea 1 value 0 of 1",
            "total 4 value 0 of 3",
        ],
    );
}

fn without_a_word_on_the_country_a_figure_speaks_of_the_register_s_own(register: &Register) {
    let afghan = Row { country: "Afghanistan", place: "Lahore", amount: "2", ..ROW };
    import_rows(register, &[ROW, afghan]);
    check(
        register,
        "seized-mass --period 2012 --by province",
        &["PK-PB 1 value 0 of 1", "total 1 value 0 of 1"],
    );
    check(
        register,
        "seized-mass --period 2012 --by country",
        &["AF 2 value 0 of 1", "PK 1 value 0 of 1", "total 3 value 0 of 2"],
    );
    // No gazetteer of another country is there, so a name there is no place here.
    check(
        register,
        "seized-mass --period 2012 --where country=AF --by province",
        &["null 2 value 0 of 1", "total 2 value 0 of 1"],
    );
}

const BY_DISTRICT: &str = "figures seized-mass --period 2012 --by district";

fn what_can_not_be_placed_is_listed_and_counts_where_somebody_says(register: &Register) {
    let village = Row { place: "Killi Zarghoon Bala", ..ROW };
    let as_written = Row { place: "killi zarghoon-bala", amount: "2", ..ROW };
    import_rows(register, &[ROW, village, as_written]);
    let list = register.json("places list");
    assert_eq!((&list["total"], &list["reports"]), (&1.into(), &2.into()), "{list}");
    let before = register.json(BY_DISTRICT);
    let line = "places correct 'Killi Zarghoon Bala'";
    let refused = register.run(&format!("{line} --area PK22 --reason map"));
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("PK220"), "{}", refused.err);
    let said = register.done(&format!("{line} --area mastung --reason 'by the map'"));
    assert!(said.contains("Mastung (PK220)") && said.contains("2 reports"), "{said}");

    assert_eq!(register.json("places list")["total"], 0);
    let shown = register.done("places show 'KILLI ZARGHOON BALA'");
    for part in ["Mastung (PK220)", "certain", "a person said so", "by the map"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let after = register.json(BY_DISTRICT);
    assert_eq!(after["completeness"]["place_not_known"], 0);
    let district = |figure: &serde_json::Value| figure["cells"][0]["by"]["district"].clone();
    assert_eq!((district(&before), district(&after)), (serde_json::Value::Null, "PK220".into()));
    let as_of = before["as_of"].as_str().unwrap();
    let again = register.json(&format!("{BY_DISTRICT} --as-of {as_of}"));
    assert_eq!(again["cells"], before["cells"]);

    register.done(&format!("{line} --area as_read --reason 'another village of that name'"));
    assert_eq!(register.json(BY_DISTRICT)["cells"], before["cells"]);
    assert_eq!(register.json("audit verify")["findings"], serde_json::json!([]));
}

fn only_a_duty_officer_says_where_a_place_lies(register: &Register) {
    register.done("officer add from-anf --agency ANF --role liaison");
    import_rows(register, &[Row { place: "Killi Zarghoon Bala", ..ROW }]);
    let line = "places correct 'Killi Zarghoon Bala' --area PK220 --reason map";
    assert_eq!(register.run(&format!("{line} --operator from-anf")).code, 1);
    // What UNODC says is for the centre alone, unless its marking says otherwise.
    assert_eq!(register.json("places list --operator from-anf")["total"], 0);
    for (line, says) in [
        ("places list --state somewhere", "not-known, unsure, placed, said or all"),
        ("places list --country Pakistan", "two letters"),
    ] {
        let ran = register.run(line);
        assert_eq!(ran.code, 2, "{line}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}
