//! Counting straight from the files, with whole numbers: what a figure must say.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde_json::Value;

use crate::pack::{Pack, Unit};
use crate::unodc::RealData;

/// An amount in milligrams, millilitres or pieces, or none that can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    Mass(i128),
    Volume(i128),
    Pieces(i128),
    NotKnown,
}

/// A row of a file as it counts.
#[derive(Clone, Debug)]
pub struct Row {
    pub day: String,
    pub country: String,
    pub province: Option<String>,
    pub district: Option<String>,
    pub substance: Option<String>,
    pub class: String,
    pub amount: Measured,
    /// Every cell, to find rows that are alike.
    pub cells: Vec<String>,
}

/// A question as it is asked of the product.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub measure: &'a str,
    /// First and last day.
    pub days: (&'a str, &'a str),
    pub by: &'a [&'a str],
    /// The country; `None` asks for all, and stands for `by` a country.
    pub country: Option<&'a str>,
}

impl Row {
    fn value(&self, dimension: &str) -> Option<String> {
        match dimension {
            "substance" => self.substance.clone(),
            "class" => Some(self.class.clone()),
            "country" => Some(self.country.clone()),
            "province" => self.province.clone(),
            "district" => self.district.clone(),
            "month" => Some(self.day[..7].to_owned()),
            other => panic!("no dimension {other}"),
        }
    }
}

/// Every row of both files.
pub fn rows(data: &RealData) -> Vec<Row> {
    let counting = Counting { pack: Pack::read(), places: placed_by_hand(data) };
    [data.pakistan(), data.neighbours()].iter().flat_map(|file| counting.rows(file)).collect()
}

/// Province and district of each place of the file of Pakistan, as somebody placed it by hand.
type Places = HashMap<String, (Option<String>, Option<String>)>;

struct Counting {
    pack: Pack,
    places: Places,
}

fn placed_by_hand(data: &RealData) -> Places {
    let pack = Pack::read();
    let mut reader = csv::Reader::from_path(data.file("geo/place_truth_dev.csv")).unwrap();
    let places = reader.records().map(Result::unwrap).map(|row| {
        let province = |name: &str| Some(pack.area("province", name));
        let placed = match &row[1] {
            "district" => (province(&row[3]), Some(pack.area("district", &row[2]))),
            "division" | "province" => (province(&row[3]), None),
            "abroad" => (Some("abroad".to_owned()), Some("abroad".to_owned())),
            "unplaceable" => (None, None),
            other => panic!("no level {other}"),
        };
        (row[0].to_owned(), placed)
    });
    places.collect()
}

impl Counting {
    fn rows(&self, file: &Path) -> Vec<Row> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(file).unwrap();
        let header = reader.headers().unwrap().clone();
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| {
            let cell = |name: &str| {
                let index = header.iter().position(|column| column == name).unwrap();
                row[index].trim().to_owned()
            };
            self.row(&cell, row.iter().map(str::to_owned).collect())
        })
        .collect()
    }

    fn row(&self, cell: &dyn Fn(&str) -> String, cells: Vec<String>) -> Row {
        let country = self.pack.country(&cell("COUNTRY"));
        let (substance, class) = self.pack.substance(&cell("DRUG_NAME"));
        let place = match cell("PLACE") {
            blank if blank.is_empty() => cell("ADMINISTRATIVE_DIVISION"),
            place => place,
        };
        let (province, district) = match country.as_str() {
            "PK" => self.places[&place].clone(),
            _ if self.pack.is_at_sea(&place) => {
                (Some("at_sea".to_owned()), Some("at_sea".to_owned()))
            }
            _ => (None, None),
        };
        let amount = measured(&cell("AMOUNT"), self.pack.unit(&cell("DRUG_UNIT")));
        let day = cell("SEIZURE_DATE");
        Row { day, country, province, district, substance, class, amount, cells }
    }
}

/// Digits times the size of a unit, rounded half to even.
fn measured(amount: &str, unit: Unit) -> Measured {
    let times = |size: i128, units: i128| {
        let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
        let product = format!("{whole}{fraction}").parse::<i128>().unwrap() * size;
        let scale = units * 10_i128.pow(u32::try_from(fraction.len()).unwrap());
        let (quotient, twice_the_rest) = (product / scale, product % scale * 2);
        let up = twice_the_rest > scale || (twice_the_rest == scale && quotient % 2 == 1);
        quotient + i128::from(up)
    };
    match unit {
        Unit::Container => Measured::NotKnown,
        _ if amount.is_empty() => Measured::NotKnown,
        Unit::Mass(size, units) => Measured::Mass(times(size, units)),
        Unit::Volume(size, units) => Measured::Volume(times(size, units)),
        Unit::Pieces(size, units) => Measured::Pieces(times(size, units)),
    }
}

#[derive(Clone, Copy, Default)]
struct Sum {
    base: i128,
    known: u64,
    not_known: u64,
}

impl Sum {
    fn add(&mut self, amount: Option<i128>) {
        match amount {
            Some(amount) => {
                self.base += amount;
                self.known += 1;
            }
            None => self.not_known += 1,
        }
    }

    /// Value, state, those not known, those in all, as [`shown`] writes them.
    fn shown(&self, measure: &str) -> String {
        let thousandths = match measure {
            "seized-mass" => 2,
            "seized-volume" => 1,
            _ => 0,
        };
        let scale = 1_000_i128.pow(thousandths);
        let width = 3 * thousandths as usize;
        let decimal = format!("{}.{:0width$}", self.base / scale, self.base % scale);
        let value: f64 = decimal.trim_end_matches('.').parse().unwrap();
        let (value, state) = match (self.base, self.known, self.not_known) {
            (1.., _, _) => (value.to_string(), "value"),
            (_, 0, 1..) => ("null".to_owned(), "not_known"),
            _ => (value.to_string(), "zero"),
        };
        format!("{value} {state} {} of {}", self.not_known, self.known + self.not_known)
    }
}

/// Classes that the total of `seized-mass` counts.
const CONTROLLED: [&str; 6] =
    ["opioids", "cannabis", "cocaine", "amphetamine-type", "hallucinogens", "other-controlled"];

/// What a row adds to a measure; the inner `None` where that is not known, the outer where the
/// row does not belong to the measure.
fn adds(measure: &str, amount: Measured) -> Option<Option<i128>> {
    match (measure, amount) {
        ("seizures", _) => Some(Some(1)),
        ("seized-mass", Measured::Mass(amount))
        | ("seized-volume", Measured::Volume(amount))
        | ("seized-units", Measured::Pieces(amount)) => Some(Some(amount)),
        // Litres have a weight that is not known; a weight has no litres.
        ("seized-mass", _) | (_, Measured::NotKnown) => Some(None),
        _ => None,
    }
}

/// Every cell by itself, below the total marked so, and the total; in order of their text.
pub fn expected(rows: &[Row], question: &Question<'_>) -> Vec<String> {
    let mut cells: BTreeMap<String, Sum> = BTreeMap::new();
    let mut total = Sum::default();
    let names_a_drug = question.by.iter().any(|by| matches!(*by, "substance" | "class"));
    let (from, to) = question.days;
    for row in rows.iter().filter(|row| (from..=to).contains(&row.day.as_str())) {
        if question.country.is_some_and(|country| country != row.country) {
            continue;
        }
        let Some(amount) = adds(question.measure, row.amount) else { continue };
        let counts = question.measure != "seized-mass" || CONTROLLED.contains(&row.class.as_str());
        if !counts && !names_a_drug {
            continue;
        }
        if counts {
            total.add(amount);
        }
        // The product gives the values of a cell in the order of the dimensions' names.
        let mut by = question.by.to_vec();
        by.sort_unstable();
        let values = by.iter().map(|by| row.value(by).unwrap_or_else(|| "null".to_owned()));
        let below = if counts { "" } else { " below" };
        let key = format!("{}{below}", values.collect::<Vec<_>>().join("|"));
        cells.entry(key).or_default().add(amount);
    }
    let cells = cells.iter().map(|(key, sum)| format!("{key}: {}", sum.shown(question.measure)));
    let mut expected: Vec<_> = cells.collect();
    expected.sort();
    expected.push(format!("total: {}", total.shown(question.measure)));
    expected
}

/// What the product answered, in the same form.
pub fn shown(figure: &Value) -> Vec<String> {
    let cells = figure["cells"].as_array().unwrap().iter();
    let mut shown: Vec<_> = cells
        .map(|cell| {
            let by = cell["by"].as_object().unwrap().values();
            let by: Vec<_> = by.map(|value| value.as_str().unwrap_or("null")).collect();
            let below = if cell["in_total"] == true { "" } else { " below" };
            format!("{}{below}: {}", by.join("|"), numbers(cell))
        })
        .collect();
    shown.sort();
    shown.push(format!("total: {}", numbers(&figure["total"])));
    shown
}

fn numbers(cell: &Value) -> String {
    let value = cell["value"].as_f64().map_or("null".to_owned(), |value| value.to_string());
    let state = cell["state"].as_str().unwrap();
    format!("{value} {state} {} of {}", cell["not_known"], cell["incidents"])
}
