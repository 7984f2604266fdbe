//! Every measure by every dimension, by country and over all, for all time, each year and a
//! month, against an independent count.

use crate::counting::{Question, Row, expected, rows, shown};
use crate::register::{Register, on_every_database};
use crate::unodc::{RealData, import};

on_every_database!(
    every_seized_mass_is_the_independent_count,
    every_seized_volume_is_the_independent_count,
    every_number_of_seized_units_is_the_independent_count,
    every_number_of_seizures_is_the_independent_count,
);

const DIMENSIONS: [&str; 6] = ["substance", "class", "country", "province", "district", "month"];

const PAIRS: [&[&str]; 5] = [
    &["substance", "month"],
    &["province", "substance"],
    &["district", "class"],
    &["province", "month"],
    &["country", "district", "substance"],
];

const PERIODS: [(&str, (&str, &str)); 9] = [
    ("0001/9999", ("0001-01-01", "9999-12-31")),
    ("2011", ("2011-01-01", "2011-12-31")),
    ("2012", ("2012-01-01", "2012-12-31")),
    ("2013", ("2013-01-01", "2013-12-31")),
    ("2014", ("2014-01-01", "2014-12-31")),
    ("2015", ("2015-01-01", "2015-12-31")),
    ("2016", ("2016-01-01", "2016-12-31")),
    ("2012-02", ("2012-02-01", "2012-02-29")),
    ("2011-12-24/2013-01-06", ("2011-12-24", "2013-01-06")),
];

fn every_seized_mass_is_the_independent_count(register: &Register) {
    check_all(register, "seized-mass");
}

fn every_seized_volume_is_the_independent_count(register: &Register) {
    check_all(register, "seized-volume");
}

fn every_number_of_seized_units_is_the_independent_count(register: &Register) {
    check_all(register, "seized-units");
}

fn every_number_of_seizures_is_the_independent_count(register: &Register) {
    check_all(register, "seizures");
}

fn check_all(register: &Register, measure: &str) {
    let Some(data) = RealData::find() else { return };
    import(register, &data.pakistan());
    import(register, &data.neighbours());
    let asked = Asked { register, rows: rows(&data), measure };
    assert!(!asked.rows.is_empty());
    for period in PERIODS {
        for dimension in DIMENSIONS {
            let both = ["country", dimension];
            asked.check(period, if dimension == "country" { &both[..1] } else { &both }, None);
        }
    }
    for by in PAIRS {
        asked.check(PERIODS[0], by, None);
    }
    for country in [None, Some("PK"), Some("AF"), Some("IR"), Some("TJ")] {
        asked.check(PERIODS[0], &[], country);
        for dimension in DIMENSIONS {
            asked.check(PERIODS[0], &[dimension], country);
        }
    }
}

struct Asked<'a> {
    register: &'a Register,
    rows: Vec<Row>,
    measure: &'a str,
}

impl Asked<'_> {
    /// Asks for a figure, of one country where it is named, and compares.
    fn check(&self, period: (&str, (&str, &str)), by: &[&str], country: Option<&str>) {
        let ((period, days), measure) = (period, self.measure);
        let mut line = format!("figures {measure} --period {period}");
        if !by.is_empty() {
            line.push_str(&format!(" --by {}", by.join(",")));
        }
        if let Some(country) = country {
            line.push_str(&format!(" --where country={country}"));
        }
        // Without a word on the country, a figure speaks of the register's own.
        let own = if by.contains(&"country") { None } else { Some("PK") };
        let question = Question { measure, days, by, country: country.or(own) };
        assert_eq!(shown(&self.register.json(&line)), expected(&self.rows, &question), "{line}");
    }
}
