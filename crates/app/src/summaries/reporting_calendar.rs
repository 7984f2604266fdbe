//! See which organisation reported for which month, and which did not.

use serde::Serialize;
use yakja_model::{
    Day, Kind, Organization, OrganizationCode, Period, Report, Role, Sector, Standing, Timestamp,
};
use yakja_resolve::summaries::{CalendarRow, Expectation, Statement, calendar};
use yakja_store::StoredReport;

use super::scoped::{reports_in_scope, summary_of};
use crate::{Ctx, Error, Result};

/// Days after the end of a month by which its statement is expected, where nobody says otherwise.
const DAYS: u16 = 10;
/// Months asked about at most.
const MOST_DAYS: u32 = 366 * 5;

/// Which months, and what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportingCalendar {
    /// The months.
    pub period: Period,
    /// The first day of which reports are expected; the day on which the register began where it
    /// is left out.
    pub since: Option<Day>,
    /// Days after the end of a month by which its statement must be there; 10 where left out.
    pub days: Option<u16>,
}

/// The months of the organisations that are expected to report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// The period asked about.
    pub period: Period,
    /// The first day of which reports are expected.
    pub since: Day,
    /// Days after the end of a month by which its statement must be there.
    pub days: u16,
    /// The organisations in the order of the pack.
    pub rows: Vec<CalendarRow>,
    /// Whether the reader sees every member, or the own organisation alone.
    pub complete: bool,
}

/// Which member of the task force reported for which month. A duty officer sees all of them; for
/// others, who may not see what the rest sent, silence would say nothing, so they see their own.
///
/// # Errors
/// [`Error::Invalid`] where more than five years are asked for.
pub async fn reporting_calendar(ctx: &Ctx, asked: ReportingCalendar) -> Result<Calendar> {
    let period = asked.period;
    if period.to.number().abs_diff(period.from.number()) > MOST_DAYS {
        return Err(Error::invalid("period", "at most five years"));
    }
    let since = match asked.since {
        Some(day) => day,
        None => began(ctx).await?,
    };
    let days = asked.days.unwrap_or(DAYS);
    let expectation = Expectation { period, since, days, today: day_of(ctx.app().now()) };
    let complete = ctx.actor().role == Role::DutyOfficer;
    let reports = reports_in_scope(ctx, Kind::Summary, None).await?;
    let rows = ctx
        .app()
        .pack()
        .organizations
        .iter()
        .filter(|one| is_expected(one) && (complete || one.code == ctx.actor().organization))
        .map(|one| calendar(&one.code, expectation, &statements(&one.code, &reports)))
        .collect();
    Ok(Calendar { period, since, days, rows, complete })
}

/// Members that are there for narcotics.
fn is_expected(organization: &Organization) -> bool {
    organization.standing == Standing::Member
        && matches!(organization.sector, Sector::TaskForce | Sector::Both)
}

fn statements(organization: &OrganizationCode, reports: &[StoredReport]) -> Vec<Statement> {
    let own = reports.iter().filter(|stored| stored.report.organization == *organization);
    let statement = |stored: &StoredReport| {
        let summary = summary_of(&stored.report)?;
        let received = first_recorded(&stored.report);
        Some(Statement { period: summary.period, nil: summary.nil, received })
    };
    own.filter_map(statement).collect()
}

/// The day of the first version: a correction makes nobody late. An id holds that time.
fn first_recorded(report: &Report) -> Day {
    let seconds = report.id.0.get_timestamp().map(|time| time.to_unix().0);
    let micros = seconds.and_then(|seconds| i64::try_from(seconds).ok()?.checked_mul(1_000_000));
    day_of(micros.map_or(report.recorded_at, Timestamp::from_micros))
}

/// The day on which the ledger has its first entry.
async fn began(ctx: &Ctx) -> Result<Day> {
    let first = ctx.app().parts.database.ledger().page(Some(1), 1).await?;
    let first = first.first().map_or_else(|| ctx.app().now(), |row| row.entry.at);
    Ok(day_of(first))
}

/// The day in Greenwich.
fn day_of(moment: Timestamp) -> Day {
    const DAY_MICROS: i64 = 86_400_000_000;
    let days = moment.as_micros().div_euclid(DAY_MICROS);
    Day::from_number(i32::try_from(days).unwrap_or(i32::MAX))
}
