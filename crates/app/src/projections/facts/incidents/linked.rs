//! Every report that a link or a judgement names, whole, with what was found and said of it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use yakja_model::{Judgement, Link, LinkBatchId, Report, ReportId, ReportPair, Ruling, RulingId};
use yakja_store::{Database, FeedEntry, FeedStep, ShownVersion};

use crate::Result;

/// Linked reports up to a position of the ledger. Cloning is cheap.
#[derive(Clone, Default)]
pub(crate) struct Linked {
    versions: Arc<HashMap<ReportId, Vec<Version>>>,
    /// Newest last.
    links: Arc<Vec<(u64, Link)>>,
    /// In the order of the ledger.
    judgements: Arc<Vec<(u64, Judgement)>>,
}

/// A version of a linked report.
#[derive(Clone)]
pub(crate) struct Version {
    pub(crate) report: Arc<Report>,
    pub(crate) access_class: i32,
    pub(crate) since: u64,
    pub(crate) until: Option<u64>,
}

impl Linked {
    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// Whether a report was linked.
    pub(crate) fn contains(&self, report: ReportId) -> bool {
        self.versions.contains_key(&report)
    }

    /// Applies steps of the feed. Gives the reports that are linked from now on.
    pub(crate) async fn follow(
        &mut self,
        steps: &[FeedEntry],
        database: &Database,
    ) -> Result<HashSet<ReportId>> {
        let mut named = HashSet::new();
        let mut changed = HashSet::new();
        for FeedEntry { position, step } in steps {
            match step {
                FeedStep::Report { id, .. } => {
                    changed.insert(ReportId(*id));
                }
                FeedStep::Import(import) | FeedStep::Undone(import) => {
                    changed.extend(database.corrected_in(*import).await?);
                }
                FeedStep::Links(batch) => self.link(*position, *batch, database).await?,
                FeedStep::Ruling(ruling) => self.rule(*position, *ruling, database).await?,
            }
            if matches!(step, FeedStep::Undone(_)) {
                // Rows of it may be linked in their first version.
                changed.extend(self.versions.keys());
            }
        }
        let from = steps.first().map_or(0, |entry| entry.position);
        let links = self.links.iter().rev().take_while(|(position, _)| *position >= from);
        named.extend(links.flat_map(|(_, link)| link.pair.reports()));
        let judged = self.judgements.iter().rev().take_while(|(position, _)| *position >= from);
        named.extend(judged.flat_map(|(_, judgement)| judgement.pair.reports()));
        named.retain(|report| !self.contains(*report));
        changed.retain(|report| self.contains(*report));
        let load: Vec<ReportId> = named.iter().chain(&changed).copied().collect();
        if !load.is_empty() {
            self.load(&load, database).await?;
        }
        Ok(named)
    }

    async fn link(&mut self, position: u64, id: LinkBatchId, database: &Database) -> Result<()> {
        let found = database.links_of(id).await?.into_iter().map(|link| (position, link));
        Arc::make_mut(&mut self.links).extend(found);
        Ok(())
    }

    async fn rule(&mut self, position: u64, id: RulingId, database: &Database) -> Result<()> {
        let ruling = database.ruling(id).await?;
        if let Some(judgement) = ruling.as_ref().and_then(Ruling::as_judgement) {
            Arc::make_mut(&mut self.judgements).push((position, judgement));
        }
        Ok(())
    }

    async fn load(&mut self, reports: &[ReportId], database: &Database) -> Result<()> {
        let mut fresh: HashMap<ReportId, Vec<Version>> = HashMap::new();
        for ShownVersion { report, access_class, since, until } in
            database.shown_versions(reports).await?
        {
            let id = report.id;
            let report = Arc::new(report);
            let version = Version { report, access_class: access_class.0, since, until };
            fresh.entry(id).or_default().push(version);
        }
        Arc::make_mut(&mut self.versions).extend(fresh);
        Ok(())
    }

    /// The version of each report that stands at a position, with the position of its first.
    pub(crate) fn standing(&self, position: u64) -> impl Iterator<Item = (u64, &Version)> {
        self.versions.values().filter_map(move |versions| {
            let shown = |version: &&Version| {
                version.since < position && version.until.is_none_or(|until| until >= position)
            };
            let newest = versions.iter().filter(shown).max_by_key(|one| one.report.version)?;
            Some((versions.first()?.since, newest))
        })
    }

    /// The newest link of each pair at a position.
    pub(crate) fn links(&self, position: u64) -> BTreeMap<ReportPair, &Link> {
        let before = self.links.iter().filter(|(at, _)| *at < position);
        before.map(|(_, link)| (link.pair, link)).collect()
    }

    /// What people had judged at a position, in the order of the ledger.
    pub(crate) fn judgements(&self, position: u64) -> Vec<Judgement> {
        let before = self.judgements.iter().filter(|(at, _)| *at < position);
        before.map(|(_, judgement)| judgement.clone()).collect()
    }
}
