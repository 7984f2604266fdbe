//! What an address asks of summaries.

use yakja_app::summaries::ReportingCalendar;
use yakja_model::{Day, OrganizationCode, Period};

use crate::problem::{Problem, Result};
use crate::query::Query;

/// Organisation and period of a reconciliation.
pub(super) fn reconciliation(query: &Query) -> Result<(OrganizationCode, Period)> {
    let code = |text: &str| OrganizationCode::parse(text).ok();
    let expected = "the code of an organisation of the centre";
    let organization = query.read("organization", expected, code)?;
    let missing = || Problem::invalid("organization", "missing", expected);
    Ok((organization.ok_or_else(missing)?, period(query)?))
}

/// The months of a calendar, and what is expected.
pub(super) fn calendar(query: &Query) -> Result<ReportingCalendar> {
    Ok(ReportingCalendar {
        period: period(query)?,
        since: query.read("since", "a day as YYYY-MM-DD", |text| Day::parse(text).ok())?,
        days: query
            .read("days", "0 to 365", |text| text.parse().ok().filter(|days| *days < 366))?,
    })
}

fn period(query: &Query) -> Result<Period> {
    const EXPECTED: &str = "a year (2025), a month (2025-03) or FROM/TO";
    let period = query.read("period", EXPECTED, |text| Period::parse(text).ok())?;
    period.ok_or_else(|| Problem::invalid("period", "missing", EXPECTED))
}
