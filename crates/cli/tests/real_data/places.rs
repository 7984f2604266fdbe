//! Places of the file of Pakistan, as the product finds them, against those placed by hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::counting::{Row, rows};
use crate::register::{Register, on_every_database};
use crate::unodc::{RealData, import};

on_every_database!(
    provinces_and_districts_are_those_placed_by_hand,
    a_place_abroad_is_shown_as_abroad_and_stays_in_the_country_s_count,
    each_place_alone_is_where_it_was_placed_by_hand,
    a_misspelt_place_is_where_it_was_placed_by_hand_or_not_known,
);

fn provinces_and_districts_are_those_placed_by_hand(register: &Register) {
    let Some(data) = RealData::find() else { return };
    import(register, &data.pakistan());
    let rows: Vec<Row> = rows(&data).into_iter().filter(|row| row.country == "PK").collect();
    type Placed = (&'static str, fn(&Row) -> &Option<String>);
    let values: [Placed; 2] =
        [("province", |row| &row.province), ("district", |row| &row.district)];
    for (dimension, value) in values {
        let mut by_hand: BTreeMap<String, u64> = BTreeMap::new();
        for row in &rows {
            *by_hand.entry(value(row).clone().unwrap_or_default()).or_default() += 1;
        }
        let figure =
            register.json(&format!("figures seizures --period 2011/2013 --by {dimension}"));
        let cells = figure["cells"].as_array().unwrap().iter();
        let found: BTreeMap<String, u64> = cells
            .map(|cell| {
                let name = cell["by"][dimension].as_str().unwrap_or_default();
                (name.to_owned(), cell["value"].as_u64().unwrap())
            })
            .collect();
        assert_eq!(found, by_hand, "{dimension}");
    }
}

fn a_place_abroad_is_shown_as_abroad_and_stays_in_the_country_s_count(register: &Register) {
    let Some(data) = RealData::find() else { return };
    import(register, &data.pakistan());
    let rows = rows(&data);
    let own: Vec<_> = rows.iter().filter(|row| row.country == "PK").collect();
    let is_toronto = |row: &&&Row| row.cells.iter().any(|cell| cell == "Toronto");
    let toronto = own.iter().filter(is_toronto).count();
    let abroad = own.iter().filter(|row| row.province.as_deref() == Some("abroad")).count();
    assert!(0 < toronto && toronto < abroad);
    for dimension in ["province", "district"] {
        let line = format!("figures seizures --period 2011/2013 --where {dimension}=abroad");
        let figure = register.json(&format!("{line} --lineage"));
        assert_eq!(figure["total"]["value"], abroad, "{dimension}");
        assert_eq!(figure["lineage"]["reports"].as_array().unwrap().len(), abroad);
    }
    let all = register.json("figures seizures --period 2011/2013 --by country");
    assert_eq!(all["cells"][0]["by"]["country"], "PK");
    assert_eq!(all["cells"][0]["value"], own.len());
}

/// Province and district of a place, or `None` for what is not known of it.
type Placed = (Option<String>, Option<String>);

/// Each place of the file of Pakistan with where somebody placed it by hand.
fn by_hand(data: &RealData) -> Vec<(String, Placed)> {
    const PLACE: usize = 4;
    let own = rows(data).into_iter().filter(|row| row.country == "PK");
    let places: BTreeSet<_> =
        own.map(|row| (row.cells[PLACE].clone(), (row.province, row.district))).collect();
    places.into_iter().collect()
}

/// Where the product finds each place: one seizure in a month of its own for each.
fn found(register: &Register, places: &[String]) -> Vec<Placed> {
    const HEADER: &str = "REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;\
        DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;\
        DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING";
    let month = |at: usize| format!("{:04}-{:02}", 2000 + at / 12, 1 + at % 12);
    let line = |(at, place): (usize, &String)| {
        format!(";;Pakistan;;{place};{}-01;Heroin;1.0;Kilogram;;;;;;;", month(at))
    };
    let lines = places.iter().enumerate().map(line);
    let text: Vec<String> = std::iter::once(HEADER.to_owned()).chain(lines).collect();
    let file = register.folder.path().join("places.csv");
    std::fs::write(&file, text.join("\n") + "\n").unwrap();
    import(register, &file);
    let cells_by = |dimension: &str| {
        let by = format!("--by month,{dimension}");
        let figure = register.json(&format!("figures seizures --period 2000/2030 {by}"));
        let cells = figure["cells"].as_array().unwrap().clone().into_iter();
        let named = cells.map(|cell| {
            let name = |dimension: &str| cell["by"][dimension].as_str().map(str::to_owned);
            (name("month").unwrap(), name(dimension))
        });
        named.collect::<BTreeMap<String, Option<String>>>()
    };
    let (provinces, districts) = (cells_by("province"), cells_by("district"));
    let of_month = |at: usize| (provinces[&month(at)].clone(), districts[&month(at)].clone());
    (0..places.len()).map(of_month).collect()
}

fn each_place_alone_is_where_it_was_placed_by_hand(register: &Register) {
    let Some(data) = RealData::find() else { return };
    let (places, expected): (Vec<_>, Vec<_>) = by_hand(&data).into_iter().unzip();
    let found = found(register, &places);
    let right = found.iter().zip(&expected).filter(|(found, expected)| found == expected).count();
    assert!(right * 100 >= expected.len() * 95, "{right} of {}", expected.len());
    for ((place, found), expected) in places.iter().zip(&found).zip(&expected) {
        let (province, district) = found;
        let is_coarser =
            |own: &Option<String>, by_hand: &Option<String>| own.is_none() || own == by_hand;
        let is_fair = is_coarser(province, &expected.0) && is_coarser(district, &expected.1);
        assert!(is_fair, "{place}: {found:?}, by hand {expected:?}");
    }
}

fn a_misspelt_place_is_where_it_was_placed_by_hand_or_not_known(register: &Register) {
    let Some(data) = RealData::find() else { return };
    let is_fit =
        |place: &str| place.len() >= 7 && place.bytes().all(|byte| byte.is_ascii_alphabetic());
    let by_hand: Vec<(String, Placed)> = by_hand(&data)
        .into_iter()
        .filter(|(place, (_, district))| district.is_some() && is_fit(place))
        .collect();
    let without_fourth = |place: &str| [&place[..3], &place[4..]].concat();
    let misspelt: Vec<String> = by_hand.iter().map(|(place, _)| without_fourth(place)).collect();
    let found = found(register, &misspelt);
    let mut right = 0;
    for ((place, found), (_, expected)) in misspelt.iter().zip(&found).zip(&by_hand) {
        right += usize::from(found == expected);
        assert!(found == expected || *found == (None, None), "{place}: {found:?}");
    }
    assert!(right * 4 >= misspelt.len() * 3, "{right} of {}", misspelt.len());
}
