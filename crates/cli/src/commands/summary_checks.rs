//! The checks of one summary in words.

use yakja_app::summaries::{
    Change, Check, CheckKind, CheckedSummary, Explanation, Outcome, Unchecked,
};

use super::summaries::kilograms;
use crate::{failure::Failure, output};

pub(super) fn print(found: &CheckedSummary) -> Result<(), Failure> {
    let one = &found.summary;
    let number = if one.number.is_empty() { one.id.to_string() } else { one.number.clone() };
    output::folded(&format!("{} {number}, {}", one.organization, one.period))?;
    if let Some(copy) = &one.copy_of {
        let name = if copy.number.is_empty() { copy.id.to_string() } else { copy.number.clone() };
        output::indented(&format!("repeats {name}: not counted again"))?;
    }
    if one.state == yakja_app::summaries::SummaryState::Nil {
        return output::indented("a nil return");
    }
    for check in found.checks.all() {
        output::indented(&format!("{}: {}", title(check), outcome(check)))?;
        for explanation in &check.explanations {
            output::indented(&format!("- would agree with {}", explained(explanation)))?;
        }
    }
    for line in &found.checks.beside {
        let name = [line.area.as_str(), line.substance.as_str()].join(" ");
        output::indented(&format!("beside the totals: {} kg {name}", kilograms(line.mass_mg)))?;
    }
    Ok(())
}

fn title(check: &Check) -> String {
    match check.kind {
        CheckKind::DrugLines => "drugs and total".to_owned(),
        CheckKind::Regions => "regions and total".to_owned(),
        CheckKind::RegionLines => format!("drugs of {} and its total", check.area),
    }
}

fn outcome(check: &Check) -> String {
    match &check.outcome {
        Outcome::Equal => "equal".to_owned(),
        Outcome::WithinRounding { difference_mg } => {
            format!("equal within rounding ({} kg)", kilograms(*difference_mg))
        }
        Outcome::Differs { difference_mg } => {
            let lines = kilograms(check.lines_mg.unwrap_or(0));
            let total = kilograms(check.total_mg.unwrap_or(0));
            let by = kilograms(*difference_mg);
            format!("DIFFERS by {by} kg: lines {lines}, total {total}")
        }
        Outcome::NotChecked { because } => format!("can't be checked: {}", unchecked(because)),
    }
}

fn unchecked(because: &Unchecked) -> String {
    match because {
        Unchecked::NoLines => "no lines".to_owned(),
        Unchecked::NoTotal => "no total".to_owned(),
        Unchecked::Excerpt { missing_mg } => {
            format!("only an excerpt is here, {} kg are missing", kilograms(*missing_mg))
        }
        Unchecked::WithoutMass { lines, missing_mg } => {
            let lines = lines.join(", ");
            format!("no mass is given for {lines}; {} kg are missing", kilograms(*missing_mg))
        }
    }
}

fn explained(explanation: &Explanation) -> String {
    let line = &explanation.line;
    let substance = if line.substance.is_empty() { "the total" } else { &line.substance };
    let area = if line.area.is_empty() { String::new() } else { format!(" of {}", line.area) };
    let cell = line.cell.map(|cell| format!(" (cell {cell})")).unwrap_or_default();
    let instead = kilograms(explanation.instead_mg);
    let mass = kilograms(line.mass_mg);
    let change = match explanation.change {
        Change::LeftOut => format!("{mass} kg left out"),
        Change::Doubled => format!("{mass} kg taken twice"),
        Change::TimesThousand => {
            format!("{instead} kg, a thousand times {mass}: grams for kilograms")
        }
        Change::ByThousand => format!("{instead} kg, a thousandth of {mass}"),
        Change::DigitsSwapped => format!("{instead} kg for {mass}: two digits swapped"),
        Change::Remainder => format!("{instead} kg for {mass}: what the other regions leave of it"),
    };
    format!("{substance}{area}{cell}: {change}")
}
