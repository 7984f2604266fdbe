//! Reports whose place somebody corrects are compared again, from where they lie now.

use std::collections::{BTreeMap, BTreeSet};

use yakja_model::{Link, PlaceCorrection, Report, ReportId, ReportPair, Ruling, RulingId};
use yakja_resolve::{LearnedPlaces, PlaceText, Places};

use super::{PAGE, Seen, compare, hold, standing_links, withdrawn};
use crate::{App, Result};

/// Takes a ruling. Where it says where a place lies, gives what that changes between reports.
pub(super) async fn take(
    app: &App,
    seen: &mut Seen,
    (ruling, position): (RulingId, u64),
) -> Result<Vec<Link>> {
    let ruling = app.parts.database.ruling(ruling).await?;
    let Some(Ruling::PlaceCorrection(correction)) = ruling else { return Ok(Vec::new()) };
    let reports = moved(app, seen, (&correction, position)).await?;
    let ids: Vec<ReportId> = reports.iter().map(|report| report.id).collect();
    // All of them leave first, so that none is compared with where another was thought to lie.
    for id in &ids {
        seen.index.withdraw(*id);
    }
    let before = standing_links(app, ids).await?;
    let mut found = Vec::new();
    for page in reports.chunks(usize::try_from(PAGE).unwrap_or(usize::MAX)) {
        found.extend(compare(app, seen, (position, page.to_vec())).await?);
        if !hold(app).await? {
            return Err(yakja_store::Error::Conflict.into());
        }
    }
    let known: BTreeMap<ReportPair, &Link> = before.iter().map(|link| (link.pair, link)).collect();
    let is_new = |link: &Link| known.get(&link.pair) != Some(&link);
    let fresh: Vec<Link> = found.iter().filter(|link| is_new(link)).cloned().collect();
    Ok(withdrawn(before, &found).chain(fresh).collect())
}

/// The reports that lie elsewhere from a position on, because of what somebody says there.
async fn moved(
    app: &App,
    seen: &mut Seen,
    (correction, position): (&PlaceCorrection, u64),
) -> Result<Vec<Report>> {
    let Some(text) = PlaceText::of(&correction.place, correction.country) else {
        return Ok(Vec::new());
    };
    let before = seen.learned.clone();
    seen.learned.learn(text.clone(), correction.meaning());
    seen.placed.forget();
    let placed = |report: &Report, learned: &LearnedPlaces| {
        let places = Places { gazetteer: &app.parts.gazetteer, learned };
        places.look_up(&report.place, report.country)
    };
    let standing = standing_with(app, seen, (&text, position)).await?.into_iter();
    let moves = |report: &Report| placed(report, &before) != placed(report, &seen.learned);
    Ok(standing.filter(moves).collect())
}

/// The reports that write a place so at a position, in their version of then.
async fn standing_with(
    app: &App,
    seen: &Seen,
    (text, position): (&PlaceText, u64),
) -> Result<Vec<Report>> {
    let ids: BTreeSet<ReportId> = seen.texts.get(text).into_iter().flatten().copied().collect();
    let ids: Vec<ReportId> = ids.into_iter().collect();
    let mut standing: BTreeMap<ReportId, Report> = BTreeMap::new();
    for version in app.parts.database.shown_versions(&ids).await? {
        // What is stored may be further than this step.
        let is_shown = version.since < position;
        if is_shown && version.until.is_none_or(|until| until > position) {
            standing.insert(version.report.id, version.report);
        }
    }
    let writes = |report: &Report| PlaceText::of(&report.place, report.country);
    Ok(standing.into_values().filter(|report| writes(report).as_ref() == Some(text)).collect())
}
