//! `yakja figures`: ask for a figure.

use std::process::ExitCode;

use yakja_app::figures::compute_figure;
use yakja_model::{
    Basis, Cell, CellState, Dimension, Figure, FigureError, FigureQuery, Filter, Measure, Period,
    Timestamp,
};

use super::open;
use crate::{
    arguments::{Figures, Global},
    failure::Failure,
    output::{self, Table, grouped},
};

pub async fn run(global: &Global, figures: Figures) -> Result<ExitCode, Failure> {
    let query = query(&figures)?;
    let (app, ctx) = open(global).await?;
    let figure = compute_figure(&ctx, query).await;
    app.close().await?;
    let figure = figure.map_err(refused)?;
    if global.json {
        output::json(&figure)?;
    } else {
        print(&figure)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What can't be asked was typed wrongly; that a register is too young for a question was not.
fn refused(error: yakja_app::Error) -> Failure {
    match error {
        yakja_app::Error::Figure(error @ FigureError::Twice { .. }) => {
            Failure::usage(format!("--by: {error}"))
        }
        yakja_app::Error::Figure(error @ FigureError::Value { .. }) => {
            Failure::usage(format!("--where: {error}"))
        }
        other => other.into(),
    }
}

fn query(figures: &Figures) -> Result<FigureQuery, Failure> {
    let usage = |error: &dyn std::fmt::Display| Failure::usage(error.to_string());
    let by = figures.by.iter().map(|dimension| Dimension::parse(dimension.trim()));
    let filters = figures.filters.iter().map(|filter| Filter::parse(filter));
    let as_of = figures.as_of.as_deref().map(Timestamp::parse).transpose();
    Ok(FigureQuery {
        measure: Measure::parse(&figures.measure).map_err(|error| usage(&error))?,
        period: Period::parse(&figures.period)
            .map_err(|error| Failure::usage(format!("--period: {error}")))?,
        by: by.collect::<Result<_, _>>().map_err(|error| usage(&error))?,
        filters: filters.collect::<Result<_, _>>().map_err(|error| usage(&error))?,
        as_of: as_of.map_err(|error| Failure::usage(format!("--as-of: {error}")))?,
        lineage: figures.lineage,
    })
}

fn print(figure: &Figure) -> Result<(), Failure> {
    output::line(&format!(
        "{} in {}, {}, as of {}",
        figure.measure.code(),
        figure.unit,
        figure.period,
        figure.as_of
    ))?;
    output::folded(figure.definition)?;
    let filters: Vec<String> = figure
        .filters
        .iter()
        .map(|f| format!("{}={}", f.dimension.code(), f.value.as_deref().unwrap_or("not stated")))
        .collect();
    if !filters.is_empty() {
        output::line(&format!("Only {}.", filters.join(", ")))?;
    }
    output::line("")?;
    cells(figure)?;
    output::line("")?;
    completeness(figure)?;
    lineage(figure)
}

fn cells(figure: &Figure) -> Result<(), Failure> {
    let dimensions: Vec<&'static str> =
        figure.cells.first().map(|cell| cell.by.keys().copied().collect()).unwrap_or_default();
    let mut header = dimensions.clone();
    if header.is_empty() {
        header.push("");
    }
    header.extend([figure.unit, "incidents", "not known"]);
    let mut table = Table::new(&header, 3);
    for cell in figure.cells.iter().filter(|cell| cell.in_total && !cell.by.is_empty()) {
        table.row(row(cell, names(figure, cell)));
    }
    let mut total = vec![String::new(); dimensions.len().max(1)];
    if let Some(first) = total.first_mut() {
        "total".clone_into(first);
    }
    table.row(row(&figure.total, total));
    for cell in figure.cells.iter().filter(|cell| !cell.in_total) {
        let mut names = names(figure, cell);
        if let Some(last) = names.last_mut() {
            last.push_str(" (below the total)");
        }
        table.row(row(cell, names));
    }
    table.print()
}

fn names(figure: &Figure, cell: &Cell) -> Vec<String> {
    let name = |(by, code): (&&str, &Option<String>)| match code {
        Some(code) => figure.name(by, code).to_owned(),
        None => "not stated".to_owned(),
    };
    cell.by.iter().map(name).collect()
}

fn row(cell: &Cell, mut cells: Vec<String>) -> Vec<String> {
    cells.push(match (cell.state, cell.value) {
        (CellState::NotKnown, _) | (_, None) => "not known".to_owned(),
        (_, Some(value)) => grouped(&value.to_string()),
    });
    cells.push(grouped(&cell.incidents.to_string()));
    cells.push(grouped(&cell.not_known.to_string()));
    cells
}

fn completeness(figure: &Figure) -> Result<(), Failure> {
    let found = &figure.completeness;
    let sources: Vec<String> = found
        .sources
        .iter()
        .map(|source| format!("{} ({})", source.organization, grouped(&source.reports.to_string())))
        .collect();
    let sources = match sources.is_empty() {
        true => "no reports".to_owned(),
        false => sources.join(", "),
    };
    output::folded(&format!("Rests on: {sources}; ledger entries up to {}.", found.position))?;
    if figure.basis == Basis::OwnView {
        output::line("It covers only the records that you may see.")?;
    }
    if let Some(without) = figure.total.without_flagged {
        output::folded(&format!(
            "Without the amounts that are flagged as unlikely the total is {} {}.",
            grouped(&without.to_string()),
            figure.unit
        ))?;
    }
    if let Some(waiting) = &figure.waiting {
        output::folded(&format!(
            "{} pairs of reports wait for a judge and count separately. Were all of them the same, \
             the total would be {} {}; as different, it is {}. See `yakja incidents review`.",
            grouped(&waiting.pairs.to_string()),
            grouped(&waiting.value_if_same.to_string()),
            figure.unit,
            grouped(&waiting.value_if_different.to_string()),
        ))?;
    }
    for below in &figure.below_total {
        let value = match below.value {
            Some(value) => format!("{} {}", grouped(&value.to_string()), figure.unit),
            None => "amount not known".to_owned(),
        };
        output::folded(&format!(
            "Below the total: {}, {value}; incidents {}, of these not known {}.",
            below.class.code(),
            grouped(&below.incidents.to_string()),
            grouped(&below.not_known.to_string())
        ))?;
    }
    let counts = [
        (found.flagged, "incidents counted with a flag on their amount or name"),
        (found.place_not_known, "incidents counted whose place is not known"),
        (found.straddling, "incidents not counted: only part of their date is in the period"),
        (found.imports_unfinished, "imports not finished: nothing of them is counted"),
        (found.imports_interrupted, "imports broke off: only what was committed is counted"),
    ];
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        output::line(&format!("{:>8} {what}.", grouped(&count.to_string())))?;
    }
    Ok(())
}

fn lineage(figure: &Figure) -> Result<(), Failure> {
    let Some(lineage) = &figure.lineage else { return Ok(()) };
    output::line("")?;
    let mut table = Table::new(&["report", "file", "row", figure.unit], 2);
    for report in &lineage.reports {
        table.row(vec![
            report.report.to_string(),
            report.file.clone().unwrap_or_default(),
            report.row.map(|row| row.to_string()).unwrap_or_default(),
            report.value.map_or("not known".into(), |value| grouped(&value.to_string())),
        ]);
    }
    table.print()?;
    if lineage.not_shown > 0 {
        output::line(&format!("{} reports not shown to you.", lineage.not_shown))?;
    }
    Ok(())
}
