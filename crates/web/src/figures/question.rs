//! The question a figure answers, as addresses write it.

use yakja_model::{Dimension, FigureQuery, Filter, Measure, Period, Timestamp};

use crate::parameters::Times;
use crate::problem::{Problem, Result};
use crate::query::Query;

/// The names that the address of the page may have.
pub(super) const NAMES: [(&str, Times); 12] = [
    ("measure", Times::Once),
    ("period", Times::Once),
    ("by", Times::Often),
    ("where", Times::Often),
    ("substance", Times::Once),
    ("class", Times::Once),
    ("country", Times::Once),
    ("province", Times::Once),
    ("district", Times::Once),
    ("month", Times::Once),
    ("as_of", Times::Once),
    ("lineage", Times::Once),
];

/// Reads a question. Dimensions come repeated or separated by commas; filters as
/// `where=province=PK-SD`, or by their own name as `province=PK-SD`.
pub(super) fn read(measure: &str, query: &Query) -> Result<FigureQuery> {
    let measure = Measure::parse(measure)?;
    let period = query.first("period").ok_or_else(|| {
        Problem::invalid("/period", "missing", "a year (2025), a month (2025-03) or FROM/TO")
    })?;
    let period = Period::parse(period.trim())
        .map_err(|error| Problem::invalid("/period", "not-as-expected", &error.to_string()))?;
    let as_of = query.first("as_of").map(|text| Timestamp::parse(text.trim())).transpose();
    let as_of =
        as_of.map_err(|error| Problem::invalid("/as_of", "not-as-expected", &error.to_string()))?;
    let lineage = query.read("lineage", "true or false", |text| text.parse().ok())?;
    Ok(FigureQuery {
        measure,
        period,
        by: dimensions(query)?,
        filters: filters(query)?,
        as_of,
        lineage: lineage.unwrap_or(false),
    })
}

fn dimensions(query: &Query) -> Result<Vec<Dimension>> {
    let names = query.all("by").flat_map(|names| names.split(',')).map(str::trim);
    let named = names.filter(|name| !name.is_empty());
    Ok(named.map(Dimension::parse).collect::<Result<_, _>>()?)
}

fn filters(query: &Query) -> Result<Vec<Filter>> {
    let mut filters = query.all("where").map(Filter::parse).collect::<Result<Vec<Filter>, _>>()?;
    for dimension in Dimension::ALL {
        for value in query.all(dimension.code()) {
            filters.push(Filter { dimension, value: Some(value.trim().to_owned()) });
        }
    }
    Ok(filters)
}
