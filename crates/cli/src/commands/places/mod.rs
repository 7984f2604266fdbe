//! `yakja places`: what can't be placed, why, and what people say of it.

mod words;

use std::process::ExitCode;

use yakja_app::{
    App, Ctx,
    places::{
        CorrectPlace, CorrectedPlace, ListPlaces, PlaceHistory, PlaceList, PlaceState, PlaceView,
        ShowPlace, correct_place, list_places, show_place,
    },
};
use yakja_model::{CountryCode, CountryPack};

use super::{areas::code_of, open};
use crate::{
    arguments::{Global, Places},
    failure::Failure,
    output,
};

pub async fn run(global: &Global, command: Places) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let result = act(global, (&app, &ctx), command).await;
    app.close().await?;
    result
}

async fn act(
    global: &Global,
    (app, ctx): (&App, &Ctx),
    command: Places,
) -> Result<ExitCode, Failure> {
    let pack = app.pack();
    match command {
        Places::List { state, country, limit, skip } => {
            let (state, country) = (read_state(&state)?, read_country(country.as_deref())?);
            let list = list_places(ctx, ListPlaces { state, country, skip, limit }).await?;
            print_list(global, pack, (&list, state, skip))?;
        }
        Places::Show { place, country } => {
            let country = read_country(country.as_deref())?;
            let shown = show_place(ctx, ShowPlace { place, country }).await?;
            print_place(global, pack, &shown)?;
        }
        Places::Correct { place, area, reason, country } => {
            let country = read_country(country.as_deref())?;
            let means = code_of(pack, &area);
            let command = CorrectPlace { place, country, means, reason };
            print_corrected(global, pack, &correct_place(ctx, command).await?)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read_state(text: &str) -> Result<Option<PlaceState>, Failure> {
    match (text, PlaceState::parse(text)) {
        ("all", _) => Ok(None),
        (_, Some(state)) => Ok(Some(state)),
        _ => Err(Failure::usage("--state: expected not-known, unsure, placed, said or all")),
    }
}

fn read_country(text: Option<&str>) -> Result<Option<CountryCode>, Failure> {
    let read = |text| CountryCode::parse(text);
    match text.map(read) {
        Some(None) => Err(Failure::usage("--country: expected two letters, such as PK")),
        known => Ok(known.flatten()),
    }
}

fn print_list(
    global: &Global,
    pack: &CountryPack,
    (list, state, skip): (&PlaceList, Option<PlaceState>, usize),
) -> Result<(), Failure> {
    if global.json {
        return output::json(list);
    }
    for place in &list.places {
        print_lines(pack, place)?;
        output::line("")?;
    }
    let number = |count: u64| output::grouped(&count.to_string());
    let total = u64::try_from(list.total).unwrap_or(u64::MAX);
    let (places, reports) =
        (output::counted(total, "place"), output::counted(list.reports, "report"));
    let what = state.map_or(String::new(), |state| format!(" {}", words::state(state)));
    let (total, of) = (number(total), number(list.reports));
    output::folded(&format!("{total} {places}{what}, in {of} {reports}."))?;
    let shown = list.places.len() + skip;
    if shown < list.total {
        let rest = number(u64::try_from(list.total - shown).unwrap_or(u64::MAX));
        output::folded(&format!("{rest} more: --skip {shown}"))?;
    }
    if list.not_stated > 0 {
        let reports = output::counted(list.not_stated, "report");
        output::folded(&format!("{} {reports} say no place.", number(list.not_stated)))?;
    }
    if list.capped {
        output::folded("There are more ways of writing; those of most reports were looked at.")?;
    }
    Ok(())
}

/// A place in a few lines: how often, where it lies, why.
fn print_lines(pack: &CountryPack, place: &PlaceView) -> Result<(), Failure> {
    output::folded(&place.place)?;
    if !place.spellings.is_empty() {
        output::indented(&format!("also written: {}", place.spellings.join(" | ")))?;
    }
    if let (Some(first), Some(last)) = (place.first, place.last) {
        let days = if first == last { first.to_string() } else { format!("{first} to {last}") };
        let reports = output::counted(place.reports, "report");
        let count = output::grouped(&place.reports.to_string());
        output::indented(&format!("in {count} {reports}, {days}"))?;
    }
    output::indented(&words::lies(pack, place))?;
    for reason in &place.reasons {
        output::indented(&format!("- {}", words::reason(pack, reason)))?;
    }
    Ok(())
}

fn print_place(global: &Global, pack: &CountryPack, shown: &PlaceHistory) -> Result<(), Failure> {
    if global.json {
        return output::json(shown);
    }
    print_lines(pack, &shown.place)?;
    if shown.place.reports == 0 {
        output::indented("no report that you may see writes it so")?;
    }
    for said in &shown.history {
        let means = words::means(pack, &said.means);
        let at = said.at.get(..10).unwrap_or(&said.at);
        output::folded(&format!("{at} {}: {means}", said.organization))?;
        output::indented(&said.reason)?;
    }
    Ok(())
}

fn print_corrected(
    global: &Global,
    pack: &CountryPack,
    corrected: &CorrectedPlace,
) -> Result<(), Failure> {
    if global.json {
        return output::json(corrected);
    }
    let CorrectedPlace { correction, reports } = corrected;
    let means = words::means(pack, &correction.means);
    output::folded(&format!("{}: {means}.", correction.place))?;
    match reports {
        0 => output::folded("No report writes it so yet; those that come count accordingly."),
        _ => {
            let count = output::grouped(&reports.to_string());
            let nouns = output::counted(*reports, "report");
            let seen = format!("{count} {nouns} that you may see");
            output::folded(&format!("{seen} count accordingly from now on."))
        }
    }
}
