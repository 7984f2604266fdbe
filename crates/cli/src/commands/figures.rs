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
    let asked = query.filters.clone();
    let (app, ctx) = open(global).await?;
    let figure = compute_figure(&ctx, query).await;
    app.close().await?;
    let figure = figure.map_err(refused)?;
    if global.json {
        output::json(&figure)?;
    } else {
        print(&figure, &asked)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What can't be asked was typed wrongly; that a register is too young for a question was not.
fn refused(error: yakja_app::Error) -> Failure {
    match error {
        yakja_app::Error::Figure(error @ FigureError::Twice { .. }) => {
            Failure::usage(format!("--by: {error}"))
        }
        yakja_app::Error::Figure(error @ FigureError::NotYet) => {
            Failure::usage(format!("--as-of: {error}"))
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

fn print(figure: &Figure, asked: &[Filter]) -> Result<(), Failure> {
    output::line(&format!(
        "{} in {}, {}, as of {}",
        figure.measure.code(),
        figure.unit,
        figure.period,
        figure.as_of
    ))?;
    output::folded(figure.definition)?;
    let filters: Vec<String> =
        figure.filters.iter().enumerate().map(|(index, one)| only(one, asked.get(index))).collect();
    if !filters.is_empty() {
        output::folded(&format!("Only {}.", filters.join(", ")))?;
    }
    if !figure.total.in_total {
        output::folded(
            "What was asked for stands below the national total, which has none of it.",
        )?;
    }
    output::line("")?;
    cells(figure)?;
    output::line("")?;
    completeness(figure)?;
    lineage(figure)
}

/// A filter, with the drug name that was typed where it was taken as a substance.
fn only(filter: &Filter, typed: Option<&Filter>) -> String {
    let text = match &filter.value {
        Some(value) => format!("{}={value}", filter.dimension.code()),
        None => format!("{}=not stated", filter.dimension.code()),
    };
    let (value, typed) = (filter.value.as_deref(), typed.and_then(|one| one.value.as_deref()));
    match value.zip(typed).filter(|(value, typed)| !value.eq_ignore_ascii_case(typed)) {
        Some((_, typed)) => format!("{text} (the country pack takes {typed:?} as that)"),
        None => text,
    }
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
    if !figure.total.in_total {
        rows_below(figure, &mut table);
    }
    table.row(row(&figure.total, total));
    if figure.total.in_total && figure.cells.iter().any(|cell| !cell.in_total) {
        table.row(vec!["below the total:".to_owned()]);
        rows_below(figure, &mut table);
    }
    table.print()
}

/// The cells below the total: among what was asked for by name there are no others.
fn rows_below(figure: &Figure, table: &mut Table) {
    for cell in figure.cells.iter().filter(|cell| !cell.in_total && !cell.by.is_empty()) {
        table.row(row(cell, names(figure, cell)));
    }
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
    waiting(figure)?;
    below_total(figure)?;
    let counts = [
        (found.flagged, "incident", "counted with a flag on an amount or name"),
        (found.place_not_known, "incident", "counted whose place is not known"),
        (found.straddling, "incident", "not counted: only part of the date is in the period"),
        (found.imports_unfinished, "import", "not finished: nothing of it is counted"),
        (found.imports_interrupted, "import", "broke off: only what was committed is counted"),
    ];
    for (count, noun, what) in counts.into_iter().filter(|(count, ..)| *count > 0) {
        let nouns = output::counted(count, noun);
        output::line(&format!("{:>8} {nouns} {what}.", grouped(&count.to_string())))?;
    }
    Ok(())
}

/// What waits for a judge, and the other end of the range.
fn waiting(figure: &Figure) -> Result<(), Failure> {
    let Some(waiting) = &figure.waiting else { return Ok(()) };
    let pairs = output::counted(waiting.pairs, "pair");
    output::folded(&format!(
        "{} {pairs} of reports wait for a judge and count separately. Were all of them the same, \
         the total would be {} {}; as different, it is {}. See `yakja incidents review`.",
        grouped(&waiting.pairs.to_string()),
        grouped(&waiting.value_if_same.to_string()),
        figure.unit,
        grouped(&waiting.value_if_different.to_string()),
    ))
}

fn below_total(figure: &Figure) -> Result<(), Failure> {
    if figure.below_total.is_empty() {
        return Ok(());
    }
    output::line("")?;
    let header = ["Below the total:", figure.unit, "incidents", "not known"];
    let mut table = Table::new(&header, 3);
    for below in &figure.below_total {
        let value = below.value.map(|value| grouped(&value.to_string()));
        table.row(vec![
            below.class.code().to_owned(),
            value.unwrap_or_else(|| "not known".to_owned()),
            grouped(&below.incidents.to_string()),
            grouped(&below.not_known.to_string()),
        ]);
    }
    table.print()?;
    output::line("")
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
        let reports = output::counted(lineage.not_shown, "report");
        let count = grouped(&lineage.not_shown.to_string());
        output::line(&format!("{count} {reports} not shown to you."))?;
    }
    Ok(())
}
