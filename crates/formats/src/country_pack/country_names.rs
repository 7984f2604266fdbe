//! Reads `country_names.csv`: how countries are written.

use std::collections::BTreeMap;

use yakja_model::CountryCode;

use super::PackError;
use super::row::rows;

pub(super) fn read(bytes: &[u8]) -> Result<BTreeMap<String, CountryCode>, PackError> {
    let mut names = BTreeMap::new();
    for row in &rows("country_names.csv", &["name", "alpha2"], bytes)? {
        let code = CountryCode::parse(row.text("alpha2"))
            .ok_or_else(|| row.wrong("alpha2", "an ISO 3166-1 code of two letters"))?;
        row.one_meaning(&mut names, "name", code)?;
    }
    Ok(names)
}
