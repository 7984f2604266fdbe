//! Which reports a list holds, as addresses write it.

use yakja_app::reports::{ListReports, ReportFilter};
use yakja_model::{Kind, OrganizationCode};

use crate::parameters::Times;
use crate::problem::Result;
use crate::query::Query;

/// The names that the address of a list may have.
pub(super) const NAMES: [(&str, Times); 6] = [
    ("kind", Times::Once),
    ("organization", Times::Once),
    ("import", Times::Once),
    ("place", Times::Once),
    ("after", Times::Once),
    ("limit", Times::Once),
];

/// Reads a list from the question of an address; `limit` holds where it asks for none.
pub(crate) fn list(query: &Query, limit_otherwise: u16) -> Result<ListReports> {
    Ok(ListReports {
        filter: ReportFilter {
            kind: query.read("kind", "the kind of a report, such as seizure", Kind::parse)?,
            organization: query.read("organization", "the code of an organisation", |text| {
                OrganizationCode::parse(text).ok()
            })?,
            import: query.read("import", "the id of an import", |text| text.parse().ok())?,
            place: query.read("place", "at most 100 characters", |text| {
                (text.chars().count() <= 100).then(|| text.to_owned())
            })?,
        },
        after: query.read("after", "the next of the page before", |text| text.parse().ok())?,
        limit: query.read("limit", "1 to 200", limit)?.unwrap_or(limit_otherwise),
    })
}

fn limit(text: &str) -> Option<u16> {
    text.parse().ok().filter(|limit| (1..=200).contains(limit))
}
