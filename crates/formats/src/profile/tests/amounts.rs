//! Amounts that stand in one cell with their units.

use super::*;

/// What is read of an amount: as written, in its base unit, with its flags.
fn check(keys: &str, cell: &str, expected: &str) {
    check_in(&SMALL.replace("amount = \"AMOUNT\"\nunit = \"UNIT\"", keys), cell, expected);
}

fn check_in(profile: &str, cell: &str, expected: &str) {
    let mut pack = pack();
    let kilogram = Unit::Mass { milligrams: 1_000_000 };
    let gram = Unit::Mass { milligrams: 1_000 };
    let more = [("kg", kilogram), ("کلو", kilogram), ("gm", gram), ("گرام", gram)];
    pack.units.extend(more.map(|(word, unit)| (word.to_owned(), unit)));
    let mapper = Profile::parse(profile).unwrap().bind(&header(&HEADER), &pack).unwrap();
    let mut cells = GOOD;
    cells[5] = cell;
    let shown = match mapper.map_one(&row(&cells)) {
        Ok(record) => {
            let exhibit = only_exhibit(&record);
            let (amount, unit) = (&exhibit.amount_as_written, &exhibit.unit_as_written);
            format!("{amount}|{unit}: {:?} {:?}", exhibit.quantity, exhibit.flags)
        }
        Err(wrong) => {
            wrong.iter().map(|wrong| wrong.expected.as_str()).collect::<Vec<_>>().join(";")
        }
    };
    assert_eq!(shown, expected, "{cell}");
}

const BOTH: &str = "amount = { column = \"AMOUNT\", number = \"take\" }\n\
                    unit = { column = \"AMOUNT\", number = \"drop\", blank = \"kg\" }";
const KILOGRAMS: &str = "amount = { column = \"AMOUNT\", number = \"take\" }\n\
                         unit = { value = \"kg\" }";

#[test]
fn amounts_of_several_parts_add_up() {
    check(BOTH, "5 kg", "5|kg: MassMg(5000000) {}");
    check(BOTH, "5", "5|: MassMg(5000000) {}");
    check(BOTH, "2 kg 350 gm", "2 kg 350|gm: MassMg(2350000) {}");
    check(BOTH, "2kg, 350gm", "2kg, 350|gm: MassMg(2350000) {}");
    check(BOTH, "۲ کلو ۲۰۰ گرام", "۲ کلو ۲۰۰|گرام: MassMg(2200000) {}");
    check(BOTH, "1/2 kg", "1/2|kg: MassMg(500000) {}");
    check(BOTH, "1/2", "1/2|: MassMg(500000) {}");
    check(BOTH, "2½ kg", "2½|kg: MassMg(2500000) {}");
}

#[test]
fn what_makes_no_one_amount_is_refused() {
    check(BOTH, "5-6 kg", "one amount and not a range");
    check(BOTH, "3 x 2 kg", "one amount and not a product; write what it comes to");
    check(BOTH, "2 kg 3 litre", "amounts that add up: all of mass, of volume or of pieces");
    check(BOTH, "2 kg 3 heaps", "units that the pack knows; \"heaps\" is none");
    check(BOTH, "2 packages 5 kg", "amounts that add up: all of mass, of volume or of pieces");
    check(BOTH, "1/3 kg", "a number or a fraction such as 1/2 or 3/4");
    for cell in ["1 200 kg", "2 kg 350"] {
        check(BOTH, cell, "a unit behind each number");
    }
    for cell in ["5 kg, 5000 gm", "5 kg 5.2 kg", "2 litre 1 litre", "350 gm 2 kg"] {
        check(BOTH, cell, "parts of which each is less than one of the unit before");
    }
}

#[test]
fn an_amount_that_begins_with_zero_is_not_nothing() {
    // A column of a wide sheet, in which a blank or a zero is no exhibit.
    let wide = SMALL
        .replace("substance = \"DRUG\"", "substance = { value = \"heroin\" }")
        .replace("amount = \"AMOUNT\"\nunit = \"UNIT\"", BOTH);
    check_in(&wide, "0 kg 350 gm", "0 kg 350|gm: MassMg(350000) {}");
    check_in(&wide, "0.0005 kg", "0.0005|kg: MassMg(500) {}");
    check_in(&wide, "0 1/2 kg", "0 1/2|kg: MassMg(500000) {}");
    let nothing = "something seized, somebody arrested, or a laboratory result";
    check_in(&wide, "0 kg", nothing);
}

#[test]
fn what_stands_after_a_number_is_never_lost() {
    check(KILOGRAMS, "5", "5|kg: MassMg(5000000) {}");
    check(KILOGRAMS, "5 kg", "5|kg: MassMg(5000000) {}");
    check(KILOGRAMS, "5 Kilograms", "5|kg: MassMg(5000000) {}");
    for (cell, rest) in [
        ("2 kg 350 gm", "kg 350 gm"),
        ("1/2 kg", "/2 kg"),
        ("850gm", "gm"),
        ("5-6 kg", "-6 kg"),
        ("3 x 2 kg", "x 2 kg"),
    ] {
        let left = format!("a number alone; {rest:?} is left over, which nothing reads");
        check(KILOGRAMS, cell, &left);
    }
}

#[test]
fn an_amount_is_written_as_it_stood_before_the_map() {
    let mapped = "amount = { column = \"AMOUNT\", map = { \"half\" = \"0.5\" } }\n\
                  unit = { value = \"kg\" }";
    check(mapped, "half", "half|kg: MassMg(500000) {}");
}
