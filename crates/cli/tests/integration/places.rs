//! Where a row counts: in its country, and in a province or district as far as its place tells.

use crate::figure_cells::check;
use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, import_rows};

on_every_database!(
    a_place_abroad_counts_in_the_country_and_is_abroad,
    the_sea_is_an_area,
    without_a_word_on_the_country_a_figure_speaks_of_the_register_s_own,
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
