//! Following the feed: a question is answered from facts that have seen a position.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use tokio::sync::Mutex;
use yakja_model::{ImportId, ReportId};
use yakja_resolve::Gazetteer;
use yakja_store::{Database, FeedEntry, FeedStep};

use super::{Facts, append::Appender, incidents::Kept};
use crate::Result;

/// The newest facts of this process.
#[derive(Default)]
pub(crate) struct FactStore {
    newest: Mutex<Arc<Facts>>,
    /// What was composed from them last.
    pub(crate) composed: Kept,
}

impl FactStore {
    /// Facts that have applied every entry before a position. Those who ask at once wait for one
    /// that brings them up to date.
    pub(crate) async fn at_least(
        &self,
        position: u64,
        database: &Database,
        gazetteer: &Gazetteer,
    ) -> Result<Arc<Facts>> {
        let mut newest = self.newest.lock().await;
        if newest.position >= position {
            return Ok(Arc::clone(&newest));
        }
        let steps = database.feed(newest.position, position).await?;
        if steps.is_empty() {
            *newest = Arc::new(Facts { position, ..(**newest).clone() });
            return Ok(Arc::clone(&newest));
        }
        let mut appender = Appender::new((**newest).clone(), gazetteer);
        for entry in &steps {
            take(&mut appender, entry, database).await?;
        }
        let mut linked = newest.linked.clone();
        let fresh = linked.follow(&steps, database).await?;
        appender.link(&fresh);
        *newest = Arc::new(Facts { linked, ..appender.finish(position) });
        Ok(Arc::clone(&newest))
    }
}

/// Takes one step of the feed.
async fn take(appender: &mut Appender<'_>, entry: &FeedEntry, database: &Database) -> Result<()> {
    let position = entry.position;
    match &entry.step {
        FeedStep::Report { id, version } => {
            if appender.comes((*id, *version), position) {
                database.facts_of(&entry.step, |row| appender.push(&row, position)).await?;
            }
        }
        FeedStep::Import(_) => {
            let push = |row| appender.push_of_import(&row, position);
            database.facts_of(&entry.step, push).await?;
            appender.replace(position);
        }
        FeedStep::Undone(import) => take_back(appender, (*import, position), database).await?,
        FeedStep::Links(_) | FeedStep::Ruling(_) => {}
    }
    Ok(())
}

/// An import was taken back: its rows end, and what they had corrected counts again.
async fn take_back(
    appender: &mut Appender<'_>,
    (import, position): (ImportId, u64),
    database: &Database,
) -> Result<()> {
    let mut versions = HashSet::new();
    let note = |row: yakja_store::FactRow| {
        versions.insert((row.id, row.version));
    };
    database.facts_of(&FeedStep::Undone(import), note).await?;
    let ended = appender.hide(&versions, position);
    if ended.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = ended.iter().copied().map(ReportId).collect();
    // What is stored may be further than this step: only what was shown at its position counts.
    let shown = database.shown_versions(&ids).await?;
    let shown = shown.iter().filter(|version| {
        version.since <= position && version.until.is_none_or(|until| until > position)
    });
    let before: BTreeMap<_, _> =
        shown.map(|version| (version.report.id.0, version.report.version)).collect();
    for id in ended {
        let version = before.get(&id).copied();
        appender.comes_back(id, version);
        if let Some(version) = version {
            let step = FeedStep::Report { id, version };
            database.facts_of(&step, |row| appender.push(&row, position)).await?;
        }
    }
    Ok(())
}
