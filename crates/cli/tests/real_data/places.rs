//! Places of the file of Pakistan, as the product finds them, against those placed by hand.

use std::collections::BTreeMap;

use crate::counting::{Row, rows};
use crate::register::{Register, on_every_database};
use crate::unodc::{RealData, import};

on_every_database!(
    provinces_and_districts_are_those_placed_by_hand,
    a_place_abroad_is_shown_as_abroad_and_stays_in_the_country_s_count,
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
