//! `yakja summaries`: list and check summaries, set them beside reports, see who is missing.

use std::process::ExitCode;

use yakja_app::Ctx;
use yakja_app::summaries::{self, MonthState, ReconciliationView, SummaryState, SummaryView};
use yakja_model::{Amount, Day, OrganizationCode, Period, ReportId, SummaryMeasure};

use super::{open, summary_checks};
use crate::{
    arguments::{Global, Summaries},
    failure::Failure,
    output::{self, Table, grouped},
};

pub async fn run(global: &Global, command: Summaries) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let result = match command {
        Summaries::List => list(global, &ctx).await,
        Summaries::Check { id: None } => check_all(global, &ctx).await,
        Summaries::Check { id: Some(id) } => check(global, &ctx, &id).await,
        Summaries::Reconcile { agency, period } => {
            reconcile(global, &ctx, (&agency, &period)).await
        }
        Summaries::Calendar { period, since, days } => {
            calendar(global, &ctx, (&period, since.as_deref(), days)).await
        }
    };
    app.close().await?;
    result.map(|()| ExitCode::SUCCESS)
}

async fn list(global: &Global, ctx: &Ctx) -> Result<(), Failure> {
    let found = summaries::list_summaries(ctx).await?;
    if global.json {
        return output::json(&found);
    }
    let mut table = Table::new(&["period", "agency", "number", "checks", "total kg"], 1);
    for one in &found.summaries {
        let mut state = state(one.state).to_owned();
        if one.copy_of.is_some() {
            state = "copy".to_owned();
        }
        let total = one.total_mg.map(kilograms).unwrap_or_default();
        let period = one.period.to_string();
        table.row(vec![period, one.organization.to_string(), name(one), state, total]);
    }
    table.print()?;
    output::line("")?;
    output::line(&format!("{} summaries.", grouped(&found.summaries.len().to_string())))
}

/// Its own number, else the end of its id, which a table has room for and `check` understands.
fn name(one: &SummaryView) -> String {
    match one.number.as_str() {
        "" => one.id.to_string().rsplit('-').next().unwrap_or_default().to_owned(),
        number => number.to_owned(),
    }
}

const fn state(state: SummaryState) -> &'static str {
    match state {
        SummaryState::Differs => "differs",
        SummaryState::WithinRounding => "within rounding",
        SummaryState::Equal => "equal",
        SummaryState::NotChecked => "can't be checked",
        SummaryState::Nil => "nil return",
    }
}

async fn check_all(global: &Global, ctx: &Ctx) -> Result<(), Failure> {
    let mut all = Vec::new();
    for one in summaries::list_summaries(ctx).await?.summaries {
        all.push(summaries::check_summary(ctx, one.id).await?);
    }
    if global.json {
        return output::json(&serde_json::json!({ "summaries": all }));
    }
    all.iter().try_for_each(summary_checks::print)
}

async fn check(global: &Global, ctx: &Ctx, id: &str) -> Result<(), Failure> {
    let id = find(ctx, id).await?;
    let found = summaries::check_summary(ctx, id).await?;
    if global.json { output::json(&found) } else { summary_checks::print(&found) }
}

/// A summary by its id, or by what the list calls it where one alone is called so.
async fn find(ctx: &Ctx, id: &str) -> Result<ReportId, Failure> {
    if let Ok(id) = id.parse() {
        return Ok(id);
    }
    let all = summaries::list_summaries(ctx).await?.summaries;
    let mut named = all.iter().filter(|one| name(one) == id);
    match (named.next(), named.next()) {
        (Some(one), None) => Ok(one.id),
        (None, _) => Err(yakja_app::Error::NotFound.into()),
        (Some(_), Some(_)) => Err(Failure::usage(format!("{id:?} are several; give an id"))),
    }
}

async fn reconcile(
    global: &Global,
    ctx: &Ctx,
    (agency, period): (&str, &str),
) -> Result<(), Failure> {
    let agency = OrganizationCode::parse(agency)
        .map_err(|error| Failure::usage(format!("--agency: {error}")))?;
    let found = summaries::reconcile(ctx, &agency, read_period(period)?).await?;
    if global.json { output::json(&found) } else { print_reconciliation(&found) }
}

fn read_period(period: &str) -> Result<Period, Failure> {
    Period::parse(period).map_err(|error| Failure::usage(format!("--period: {error}")))
}

fn print_reconciliation(view: &ReconciliationView) -> Result<(), Failure> {
    let found = &view.found;
    output::line(&format!("{}, {}", view.organization, found.period))?;
    output::line("")?;
    let mut table = Table::new(&["substance", "measure", "claimed", "itemized", "difference"], 3);
    for row in &found.rows {
        let number = |value: Option<i64>| match value {
            Some(value) => scaled(value, row.measure.decimals()),
            None => "-".to_owned(),
        };
        let mut itemized = number(row.itemized);
        if row.not_known > 0 {
            itemized = format!("{itemized} + {} not known", row.not_known);
        }
        table.row(vec![
            row.substance.clone().unwrap_or_else(|| "all".to_owned()),
            measure(row.measure).to_owned(),
            number(row.claimed),
            itemized,
            number(row.difference),
        ]);
    }
    table.print()?;
    output::line("")?;
    output::folded(&format!(
        "Summaries that claim it: {}; copies left out: {}; over an end of the period, not counted: \
         {}. Incidents that itemize it: {}; of these in a summary that lists them: {}.",
        found.counted.len(),
        view.copies.len(),
        found.straddling.len(),
        found.incidents,
        found.listed
    ))?;
    for pair in &found.overlaps {
        let days = pair.days;
        let (one, other) = (summary_name(view, &pair.one), summary_name(view, &pair.other));
        output::folded(&format!(
            "Both {one} and {other} speak of {days}: it may be claimed twice."
        ))?;
    }
    for gap in &found.gaps {
        output::line(&format!("No summary speaks of {gap}."))?;
    }
    Ok(())
}

fn summary_name(view: &ReconciliationView, id: &str) -> String {
    let found = view.summaries.iter().find(|one| one.id.to_string() == id);
    let number = found.map(|one| one.number.clone()).filter(|number| !number.is_empty());
    number.unwrap_or_else(|| id.to_owned())
}

const fn measure(measure: SummaryMeasure) -> &'static str {
    match measure {
        SummaryMeasure::MassMg => "kg",
        SummaryMeasure::VolumeMl => "litres",
        SummaryMeasure::Pieces => "pieces",
        SummaryMeasure::Seizures => "seizures",
        SummaryMeasure::Operations => "operations",
        SummaryMeasure::Arrests => "arrests",
        SummaryMeasure::WomenArrested => "women",
        SummaryMeasure::ForeignersArrested => "foreigners",
        SummaryMeasure::Vehicles => "vehicles",
        SummaryMeasure::ValueUsdCents => "USD",
        SummaryMeasure::ValuePkrPaisas => "PKR",
    }
}

async fn calendar(
    global: &Global,
    ctx: &Ctx,
    (period, since, days): (&str, Option<&str>, Option<u16>),
) -> Result<(), Failure> {
    let since = since.map(Day::parse).transpose();
    let asked = summaries::ReportingCalendar {
        period: read_period(period)?,
        since: since.map_err(|error| Failure::usage(format!("--since: {error}")))?,
        days,
    };
    let found = summaries::reporting_calendar(ctx, asked).await?;
    if global.json {
        return output::json(&found);
    }
    let mut table = Table::new(&["agency", "month", "statements", "what came"], 0);
    for row in &found.rows {
        for month in &row.months {
            let (year, of_year) = month.month.from.month();
            let state = match month.state {
                MonthState::Late => format!("late by {} days", month.late_days),
                MonthState::Partly => format!("{} days missing", month.days_missing),
                other => month_state(other).to_owned(),
            };
            let name = format!("{year:04}-{of_year:02}");
            table.row(vec![
                row.organization.to_string(),
                name,
                month.statements.to_string(),
                state,
            ]);
        }
    }
    table.print()?;
    output::line("")?;
    output::folded(&format!(
        "Expected since {}, {} days after the end of a month. Days are those of Greenwich.",
        found.since, found.days
    ))?;
    if !found.complete {
        output::line("Only your own organisation is shown.")?;
    }
    Ok(())
}

const fn month_state(state: MonthState) -> &'static str {
    match state {
        MonthState::Received => "received",
        MonthState::Nil => "nil return",
        MonthState::Late => "late",
        MonthState::Partly => "partly",
        MonthState::Missing => "MISSING",
        MonthState::NotDue => "not due yet",
        MonthState::NotExpected => "not expected",
    }
}

/// A base amount in the unit that people read.
pub(super) fn scaled(base: i64, decimals: u32) -> String {
    let text = Amount { base: i128::from(base.unsigned_abs()), decimals }.to_string();
    let sign = if base < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&text))
}

/// Milligrams as kilograms.
pub(super) fn kilograms(mass_mg: i64) -> String {
    scaled(mass_mg, SummaryMeasure::MassMg.decimals())
}
