//! Looks for reports of one incident: one worker at a time, in the order of the ledger.
//!
//! It joins by shared keys alone and suggests the rest; people judge. What it has read stands in an
//! index in memory, which is filled again from the ledger when a process takes the work over.

mod placed;
mod places;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use tokio::sync::Mutex;
use yakja_model::{
    Action, Link, LinkBatch, LinkBatchId, LinkKind, Officer, OfficerId, Report, ReportId,
    ReportPair, Role, Subject, Timestamp,
};
use yakja_policy::{Ask, Resource};
use yakja_resolve::{
    LearnedPlaces, PlaceText, Places,
    incidents::{Found, IncidentIndex},
};
use yakja_store::{FeedEntry, FeedStep};

use placed::Placed;

use crate::{
    App, Error, Result,
    incidents::{newest, placed_facts},
    register::Parts,
};

/// Version of the rules by which links are found.
const RULES: u32 = 1;
/// Reports read and compared at once.
const PAGE: u64 = 2_000;
/// Links recorded in one change.
const BATCH: usize = 2_000;
/// How long a process that does not answer keeps the work, milliseconds.
const LEASE_MS: i64 = 10_000;

/// The work of this process.
#[derive(Default)]
pub(crate) struct Resolving {
    seen: Mutex<Option<Seen>>,
}

/// What has been read.
#[derive(Default)]
struct Seen {
    index: IncidentIndex,
    /// Position of the first version of each report.
    first: HashMap<ReportId, u64>,
    /// The reports that write a place so, or did in an earlier version.
    texts: HashMap<PlaceText, Vec<ReportId>>,
    placed: Placed,
    /// What people had said of places.
    learned: LearnedPlaces,
    /// Entries before this position have been read.
    position: u64,
    /// What is done with a report that is read.
    purpose: Purpose,
    /// When the lease was last renewed, while it is kept.
    kept: Option<Timestamp>,
}

/// What is done with reports that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Purpose {
    /// They were compared before, and what was found was recorded: they go into the index alone.
    Fill,
    /// They are compared with all before them.
    #[default]
    Search,
}

/// What becomes of the work once everything is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Afterwards {
    /// Whoever has more to read next may have it.
    GiveBack,
    /// It stays here, where the index is. A process that dies keeps it for [`LEASE_MS`].
    Keep,
}

/// How far the search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reached {
    /// Everything that had a position when it began.
    End,
    /// Another process does the work.
    Elsewhere,
}

impl Resolving {
    /// Reads everything that has a position now and records what it finds.
    pub(crate) async fn catch_up(&self, app: &App, afterwards: Afterwards) -> Result<Reached> {
        match self.try_catch_up(app, afterwards).await {
            Err(error) if error.is_conflict() => Ok(Reached::Elsewhere),
            other => other,
        }
    }

    /// Gives the work back where it was kept, so that nobody waits for a process that ends.
    pub(crate) async fn give_back(&self, parts: &Parts) -> Result<()> {
        let kept = self.seen.lock().await.take().and_then(|seen| seen.kept);
        if kept.is_some() {
            parts.database.release_resolver(parts.process).await?;
        }
        Ok(())
    }

    async fn try_catch_up(&self, app: &App, afterwards: Afterwards) -> Result<Reached> {
        let parts = &app.parts;
        let mut seen = self.seen.lock().await;
        let done = parts.database.resolved().await?;
        let size = parts.database.ledger().size().await?;
        if done >= size {
            renew(app, &mut seen).await?;
            return Ok(Reached::End);
        }
        if !hold(app).await? {
            *seen = None;
            return Ok(Reached::Elsewhere);
        }
        // Where another process has worked meanwhile, what it read must be read here too.
        let done = parts.database.resolved().await?;
        let mut reading = seen.take().filter(|seen| seen.position <= done).unwrap_or_default();
        reading.purpose = Purpose::Fill;
        while reading.position < done {
            reading = read(app, reading, done).await?.0;
        }
        reading.purpose = Purpose::Search;
        let (mut reading, links) = read(app, reading, size).await?;
        record_all(app, (done, size), links).await?;
        reading.kept = match afterwards {
            Afterwards::Keep => Some(app.now()),
            Afterwards::GiveBack => {
                parts.database.release_resolver(parts.process).await?;
                None
            }
        };
        *seen = Some(reading);
        Ok(Reached::End)
    }
}

/// Renews a lease that is kept, once half of it is over.
async fn renew(app: &App, seen: &mut Option<Seen>) -> Result<()> {
    let Some(renewed) = seen.as_mut().and_then(|seen| seen.kept.as_mut()) else { return Ok(()) };
    let now = app.now();
    if now < renewed.plus_ms(LEASE_MS / 2) {
        return Ok(());
    }
    match hold(app).await? {
        true => *renewed = now,
        false => *seen = None,
    }
    Ok(())
}

async fn hold(app: &App) -> Result<bool> {
    let parts = &app.parts;
    Ok(parts.database.hold_resolver(parts.process, (app.now(), LEASE_MS)).await?)
}

/// Reads entries up to a position; gives what was found in them.
async fn read(app: &App, mut seen: Seen, to: u64) -> Result<(Seen, Vec<Link>)> {
    let mut links = Vec::new();
    for FeedEntry { position, step } in app.parts.database.feed(seen.position, to).await? {
        if let FeedStep::Ruling(ruling) = step {
            links.extend(places::take(app, &mut seen, (ruling, position)).await?);
            continue;
        }
        let mut after = None;
        loop {
            let page = app.parts.database.reports_of(&step, (after, PAGE)).await?;
            let Some(last) = page.last().map(|report| report.id) else { break };
            after = Some(last);
            let whole = page.len() as u64 == PAGE;
            let page = match step {
                FeedStep::Undone(_) => take_back(app, &mut seen, &page).await?,
                _ => page,
            };
            let again = page.iter().filter(|report| report.version > 1);
            let corrected = standing_links(app, again.map(|report| report.id).collect()).await?;
            let found = compare(app, &mut seen, (position, page)).await?;
            links.extend(withdrawn(corrected, &found));
            links.extend(found);
            if !whole {
                break;
            }
            // Half a step is no step: whoever works now reads it whole.
            if !hold(app).await? {
                return Err(yakja_store::Error::Conflict.into());
            }
        }
    }
    seen.position = to;
    Ok((seen, links))
}

/// Takes reports of an undone import out; gives the earlier versions that stand again.
async fn take_back(app: &App, seen: &mut Seen, page: &[Report]) -> Result<Vec<Report>> {
    let ids: Vec<ReportId> = page.iter().map(|report| report.id).collect();
    for id in &ids {
        seen.index.withdraw(*id);
    }
    let mut standing: HashMap<ReportId, Report> = HashMap::new();
    for version in app.parts.database.shown_versions(&ids).await? {
        if version.until.is_none() {
            standing.insert(version.report.id, version.report);
        }
    }
    let mut standing: Vec<Report> = standing.into_values().collect();
    standing.sort_by_key(|report| report.id);
    Ok(standing)
}

/// Links recorded earlier on reports that come again, and hold no more unless found again.
async fn standing_links(app: &App, again: Vec<ReportId>) -> Result<Vec<Link>> {
    if again.is_empty() {
        return Ok(Vec::new());
    }
    let newest = newest(app.parts.database.links_on(&again).await?);
    Ok(newest.into_values().filter(|link| link.kind != LinkKind::Withdrawn).collect())
}

/// Compares reports with all before them, on a thread that may be busy.
async fn compare(
    app: &App,
    seen: &mut Seen,
    (position, page): (u64, Vec<Report>),
) -> Result<Vec<Link>> {
    let parts = Arc::clone(&app.parts);
    let mut reading = std::mem::take(seen);
    let (read, links) = tokio::task::spawn_blocking(move || {
        let mut links = Vec::new();
        for report in page {
            links.extend(reading.take(&report, (position, &parts))?);
        }
        Ok::<_, Error>((reading, links))
    })
    .await??;
    *seen = read;
    Ok(links)
}

impl Seen {
    /// Takes a report that counts from a position on; gives what it has to do with earlier ones.
    fn take(&mut self, report: &Report, (position, parts): (u64, &Parts)) -> Result<Vec<Link>> {
        let first = *self.first.entry(report.id).or_insert(position);
        if let Some(text) = PlaceText::of(&report.place, report.country) {
            let ids = self.texts.entry(text).or_default();
            if ids.last() != Some(&report.id) {
                ids.push(report.id);
            }
        }
        let places = Places { gazetteer: &parts.gazetteer, learned: &self.learned };
        let placement = self.placed.look_up((&report.place, report.country), places);
        let facts = placed_facts(report, first, (&placement, &parts.pack));
        match self.purpose {
            Purpose::Search => links_of(self.index.add(&facts)),
            Purpose::Fill => {
                self.index.fill(&facts);
                Ok(Vec::new())
            }
        }
    }
}

fn links_of(found: Found) -> Result<Vec<Link>> {
    let certain = found.certain.into_iter().map(|link| {
        let reasons = serde_json::to_value(&link.basis).map_err(yakja_store::Error::from)?;
        Ok(Link { pair: link.pair, kind: LinkKind::Certain, weight: 0, reasons })
    });
    let suggested = found.suggestions.into_iter().map(|suggestion| {
        let reasons =
            serde_json::to_value(&suggestion.reasons).map_err(yakja_store::Error::from)?;
        let (pair, weight) = (suggestion.pair, suggestion.weight);
        Ok(Link { pair, kind: LinkKind::Suggested, weight, reasons })
    });
    certain.chain(suggested).collect::<Result<_, Error>>()
}

/// Earlier links that were not found again.
fn withdrawn(earlier: Vec<Link>, found: &[Link]) -> impl Iterator<Item = Link> {
    let again: BTreeSet<ReportPair> = found.iter().map(|link| link.pair).collect();
    earlier.into_iter().filter(move |link| !again.contains(&link.pair)).map(|link| Link {
        kind: LinkKind::Withdrawn,
        weight: 0,
        reasons: serde_json::Value::Array(Vec::new()),
        ..link
    })
}

/// Records links in batches that a change can hold. Only the last says that the search has come to
/// its position: a process that dies before finds the same again, and the newest link of a pair
/// holds.
async fn record_all(app: &App, (done, size): (u64, u64), mut links: Vec<Link>) -> Result<()> {
    while links.len() > BATCH {
        let rest = links.split_off(BATCH);
        record(app, (done, links)).await?;
        links = rest;
        if !hold(app).await? {
            return Err(yakja_store::Error::Conflict.into());
        }
    }
    match links.is_empty() {
        true => Ok(app.parts.database.advance_resolver(size).await?),
        false => record(app, (size, links)).await,
    }
}

/// Records links in the ledger, as the register's own search.
async fn record(app: &App, (position, links): (u64, Vec<Link>)) -> Result<()> {
    let ctx = app.ctx(resolver(app)?);
    ctx.change((position, links), async |tx, (position, links)| {
        let id = LinkBatchId(tx.moment().id());
        let batch = LinkBatch { id, position, rules: RULES, links };
        let permit = ctx.permit(Ask {
            action: Action::RecordLinks,
            subject: Subject::Links { id },
            resource: Resource::Centre,
            purpose: None,
        })?;
        let event = tx.save_links(&batch).await?;
        Ok(((), permit, event))
    })
    .await
}

/// Who the ledger names for what the search finds. Nobody has this account.
fn resolver(app: &App) -> Result<Officer> {
    Ok(Officer {
        id: OfficerId(uuid::Uuid::nil()),
        login: "search".to_owned(),
        organization: app.centre()?.code.clone(),
        role: Role::Resolver,
    })
}
