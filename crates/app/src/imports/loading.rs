//! An import under way: it begins, takes batch after batch, and is shown. What becomes of a batch
//! is the business of `write_batch`, reading the files that of `read_rows`.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use tokio::sync::mpsc;
use yakja_formats::{Profile, ProfileKind, RowIdentity};
use yakja_model::{AccessClass, Category, ImportId, Marking, OrganizationCode};
use yakja_policy::{BulkAsk, BulkPermit};
use yakja_store::{ImportFile, ImportTally, NewImport};

use super::{
    import_files::{Progress, ask_import, show_run},
    read_rows::Reading,
    refused::RefusedSink,
    row_key::{RowKey, RowKeys},
    stop::Watch,
    summary::ImportSummary,
    undo_import::{UndoImport, undo_import},
};
use crate::{Ctx, Error, Result};

/// An import under way.
pub(super) struct Loading<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) import: ImportId,
    pub(super) marking: Marking,
    /// One permit for each organisation whose word rows are, and each access class they have.
    pub(super) permits: BTreeMap<(OrganizationCode, AccessClass), BulkPermit>,
    pub(super) keys: BTreeMap<OrganizationCode, RowKeys>,
    pub(super) profile: ProfileOf,
    pub(super) submitter: OrganizationCode,
    pub(super) summary: ImportSummary,
    pub(super) rejections_kept: u64,
    pub(super) refused: Option<RefusedSink>,
    /// What would have been written, by key; `None` where it is written.
    pub(super) would_be: Option<HashMap<RowKey, [u8; 32]>>,
}

/// What an import keeps of its profile.
pub(super) struct ProfileOf {
    pub(super) name: String,
    version: u32,
    pub(super) kind: ProfileKind,
    /// Whether a record is known by a key and may be corrected.
    pub(super) is_keyed: bool,
}

impl<'a> Loading<'a> {
    /// An import of this profile, for this submitter, with nothing taken yet.
    pub(super) fn new(
        ctx: &'a Ctx,
        (profile, marking, submitter): (&Profile, Marking, OrganizationCode),
        refused: Option<RefusedSink>,
    ) -> Result<Self> {
        let import = ImportId(ctx.app().moment()?.id());
        let summary = ImportSummary::of(import, profile);
        Ok(Self {
            ctx,
            import,
            marking,
            permits: BTreeMap::new(),
            keys: BTreeMap::new(),
            profile: ProfileOf {
                name: profile.name.clone(),
                version: profile.version,
                kind: profile.kind,
                is_keyed: profile.identity != RowIdentity::WholeRow,
            },
            submitter,
            summary,
            rejections_kept: 0,
            refused,
            would_be: None,
        })
    }

    /// Asks whether the officer may send at all, by the marking of the import.
    pub(super) fn permit_own(&mut self) -> Result<()> {
        let submitter = self.submitter.clone();
        let class = self.own_class();
        self.permit((submitter, class))
    }

    /// The access class of reports that say nothing of their own.
    pub(super) fn own_class(&self) -> AccessClass {
        AccessClass::of(&self.submitter, &self.marking, Default::default(), Category::Report)
    }

    pub(super) fn permit(&mut self, of: (OrganizationCode, AccessClass)) -> Result<()> {
        if self.permits.contains_key(&of) {
            return Ok(());
        }
        let app = self.ctx.app();
        let ask = BulkAsk {
            import: self.import,
            organization: app.organization(&of.0, "organization")?,
            submitter: &self.submitter,
            class: &of.1,
        };
        let permit = app.parts.policies.bulk_permit(self.ctx.actor(), ask)?;
        self.permits.insert(of, permit);
        Ok(())
    }

    pub(super) async fn begin(&self, files: Vec<String>) -> Result<()> {
        let app = self.ctx.app();
        let version = i32::try_from(self.profile.version).unwrap_or(i32::MAX);
        let new = NewImport {
            id: self.import,
            profile: (self.profile.name.clone(), version),
            organization: self.submitter.clone(),
            submitter: self.submitter.clone(),
            files: files
                .into_iter()
                .map(|name| ImportFile { name, sha256: String::new() })
                .collect(),
            owner: app.parts.process,
            lease_ms: app.parts.settings.import_lease_ms,
        };
        self.ctx
            .change(new, async |tx, new| {
                let permit = ask_import(self.ctx, new.id, &new.organization)?;
                let event = tx.begin_import(&new).await?;
                Ok(((), permit, event))
            })
            .await
    }

    /// Takes what is read, and shows it at the end.
    pub(super) async fn load(
        mut self,
        mut rows: mpsc::Receiver<Reading>,
        watch: &mut Watch<'_>,
    ) -> Result<ImportSummary> {
        let mut files = Vec::new();
        while let Some(read) = self.next(&mut rows).await? {
            match read {
                Reading::Batch(batch) => {
                    if let Err(error) = self.batch(batch).await {
                        // What was committed stays; it is shown as an import that broke off.
                        self.show(None).await?;
                        return Err(error);
                    }
                    (watch.progress)(self.progress());
                    if watch.stop.is_asked() {
                        return self.stopped().await;
                    }
                }
                Reading::End(index, file) => files.push((index, file)),
                Reading::Broken { file, problem } => {
                    let committed = self.progress().committed;
                    self.show(None).await?;
                    return Err(Error::BrokeOff { file, problem, committed });
                }
            }
        }
        // As they were given: companions are read first.
        files.sort_by_key(|(index, _)| *index);
        self.show(Some(files.into_iter().map(|(_, file)| file).collect())).await?;
        metrics::counter!("yakja_import_rows_total").increment(self.summary.rows);
        Ok(self.summary)
    }

    /// Does everything but writing: says what would become of the rows.
    pub(super) async fn try_out(
        mut self,
        mut rows: mpsc::Receiver<Reading>,
        watch: &mut Watch<'_>,
    ) -> Result<ImportSummary> {
        self.would_be = Some(HashMap::new());
        self.summary.taken = false;
        while let Some(read) = rows.recv().await {
            match read {
                Reading::Batch(batch) => {
                    self.batch(batch).await?;
                    (watch.progress)(Progress { committed: 0, ..self.progress() });
                    if watch.stop.is_asked() {
                        return Err(Error::Stopped);
                    }
                }
                Reading::End(..) => {}
                Reading::Broken { file, problem } => return Err(Error::File { file, problem }),
            }
        }
        Ok(self.summary)
    }

    /// Takes back what was committed: whoever stops an import wants nothing of it.
    async fn stopped(&self) -> Result<ImportSummary> {
        self.show(None).await?;
        let reason = "stopped while it was loading".to_owned();
        undo_import(self.ctx, UndoImport { import: self.import, reason }).await?;
        Err(Error::Stopped)
    }

    fn progress(&self) -> Progress {
        let committed = self.summary.accepted + self.summary.corrected;
        Progress { rows: self.summary.rows, committed }
    }

    /// What was read next. While a slow source keeps it waiting, the lease of the import is
    /// renewed, so that nobody takes it for dead.
    async fn next(&self, rows: &mut mpsc::Receiver<Reading>) -> Result<Option<Reading>> {
        let app = self.ctx.app();
        let lease_ms = app.parts.settings.import_lease_ms;
        let third = Duration::from_millis(u64::try_from(lease_ms / 3).unwrap_or_default());
        loop {
            match tokio::time::timeout(third, rows.recv()).await {
                Ok(read) => return Ok(read),
                Err(_) => {
                    let until = app.now().plus_ms(lease_ms);
                    let owner = app.parts.process;
                    if !app.parts.database.renew_import(self.import, owner, until).await? {
                        return Err(yakja_store::Error::ImportTakenOver.into());
                    }
                }
            }
        }
    }

    pub(super) fn tally(&self) -> ImportTally {
        ImportTally {
            accepted: self.summary.accepted,
            corrected: self.summary.corrected,
            already_known: self.summary.already_known,
            flagged: self.summary.flagged,
            rejected: self.summary.rejected_count(),
        }
    }

    /// Shows the rows; with no files, as an import that broke off.
    async fn show(&self, files: Option<Vec<ImportFile>>) -> Result<()> {
        let database = &self.ctx.app().parts.database;
        let run = database.import(self.import).await?.ok_or(Error::NotFound)?;
        show_run(self.ctx, run, (files, self.tally())).await
    }
}
