//! An import under way: batches of rows are recognised, written and counted, each in a transaction
//! of its own. Reading the files is the business of `read_rows`.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::Duration;

use tokio::sync::mpsc;
use yakja_formats::Profile;
use yakja_model::{
    AccessClass, Category, ImportId, Marking, OrganizationCode, Report, ReportId, SourceRow,
};
use yakja_policy::{BulkAsk, BulkPermit};
use yakja_store::{ImportFile, ImportTally, NewImport, StoredRejection, Tx};

use super::{
    import_files::{Progress, ask_import, show_run},
    read_rows::{Batch, NumberedRow, Reading},
    row_key::{RowKey, RowKeys},
    summary::{ImportSummary, RejectedRow},
};
use crate::{
    Ctx, Error, Result,
    ctx::{ATTEMPTS, backoff},
};

/// An import under way.
pub(super) struct Loading<'a> {
    ctx: &'a Ctx,
    import: ImportId,
    marking: Marking,
    /// One permit for each organisation whose word rows are.
    permits: BTreeMap<OrganizationCode, BulkPermit>,
    keys: BTreeMap<OrganizationCode, RowKeys>,
    profile: (String, u32),
    submitter: OrganizationCode,
    summary: ImportSummary,
    rejections_kept: u64,
}

/// A row with the key by which it is known, before it has an id.
struct Candidate {
    key: RowKey,
    row: NumberedRow,
}

impl<'a> Loading<'a> {
    /// An import of this profile, for this submitter, with nothing taken yet.
    pub(super) fn new(
        ctx: &'a Ctx,
        (profile, marking, submitter): (&Profile, Marking, OrganizationCode),
    ) -> Result<Self> {
        let import = ImportId(ctx.app().moment()?.id());
        let summary = ImportSummary::of(import, profile);
        Ok(Self {
            ctx,
            import,
            marking,
            permits: BTreeMap::new(),
            keys: BTreeMap::new(),
            profile: (profile.name.clone(), profile.version),
            submitter,
            summary,
            rejections_kept: 0,
        })
    }

    pub(super) fn permit(&mut self, organization: &OrganizationCode) -> Result<()> {
        if self.permits.contains_key(organization) {
            return Ok(());
        }
        let app = self.ctx.app();
        let class =
            AccessClass::of(&self.submitter, &self.marking, BTreeSet::new(), Category::Report);
        let ask = BulkAsk {
            import: self.import,
            organization: app.organization(organization, "organization")?,
            submitter: &self.submitter,
            class: &class,
        };
        let permit = app.parts.policies.bulk_permit(self.ctx.actor(), ask)?;
        self.permits.insert(organization.clone(), permit);
        Ok(())
    }

    pub(super) async fn begin(&self, files: Vec<String>) -> Result<()> {
        let app = self.ctx.app();
        let version = i32::try_from(self.profile.1).unwrap_or(i32::MAX);
        let new = NewImport {
            id: self.import,
            profile: (self.profile.0.clone(), version),
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

    pub(super) async fn load(
        mut self,
        mut rows: mpsc::Receiver<Reading>,
        progress: &mut (dyn FnMut(Progress) + Send),
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
                    let (rows, committed) = (self.summary.rows, self.summary.accepted);
                    progress(Progress { rows, committed });
                }
                Reading::End(file) => files.push(file),
                Reading::Broken { file, problem } => {
                    let committed = self.summary.accepted;
                    self.show(None).await?;
                    return Err(Error::BrokeOff { file, problem, committed });
                }
            }
        }
        self.show(Some(files)).await?;
        metrics::counter!("yakja_import_rows_total").increment(self.summary.rows);
        Ok(self.summary)
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

    /// Takes one batch: recognises rows that are known, writes the others, keeps the refused.
    async fn batch(&mut self, batch: Batch) -> Result<()> {
        if batch.first {
            self.keys.values_mut().for_each(RowKeys::next_file);
        }
        let mut by_organization: BTreeMap<OrganizationCode, Vec<Candidate>> = BTreeMap::new();
        for row in batch.rows {
            let organization =
                row.row.organization.clone().unwrap_or_else(|| self.submitter.clone());
            let profile = &self.profile.0;
            let keys = self
                .keys
                .entry(organization.clone())
                .or_insert_with(|| RowKeys::new(&organization, profile));
            let key = keys.key(&row.row.identity);
            by_organization.entry(organization).or_default().push(Candidate { key, row });
        }
        let mut rejected = Some(batch.rejected);
        for (organization, rows) in by_organization {
            self.permit(&organization)?;
            let rejected = rejected.take().unwrap_or_default();
            self.write(&batch.file, (&organization, rows), rejected).await?;
        }
        if let Some(rejected) = rejected {
            let organization = self.submitter.clone();
            self.write(&batch.file, (&organization, Vec::new()), rejected).await?;
        }
        Ok(())
    }

    /// Writes the rows of one organisation in one transaction, again on a conflict.
    async fn write(
        &mut self,
        file: &str,
        (organization, rows): (&OrganizationCode, Vec<Candidate>),
        rejected: Vec<RejectedRow>,
    ) -> Result<()> {
        let app = self.ctx.app();
        let moment = app.moment()?;
        let total = rows.len() as u64;
        let mut attempt = 1;
        let written = loop {
            let mut tx = Tx::begin(&app.parts.database, self.ctx.actor(), moment.clone()).await?;
            let written = self.write_once(&mut tx, (file, organization), (&rows, &rejected)).await;
            let permit = self.permits.get(organization).ok_or(Error::NotFound)?;
            let done = match written {
                Ok(written) => tx.finish_rows(permit).await.map(|()| written).map_err(Error::from),
                Err(error) => Err(tx.abandon(error).await),
            };
            match done {
                Err(error) if error.is_conflict() && attempt < ATTEMPTS => attempt += 1,
                other => break other?,
            }
            backoff(attempt).await;
        };
        app.parts.sequencing.nudge();
        self.rejections_kept += rejected.len() as u64;
        self.summary.rows += total;
        self.summary.accepted += written.accepted;
        self.summary.already_known += total - written.accepted;
        self.summary.flagged += written.flagged;
        self.summary.reject(rejected);
        Ok(())
    }

    async fn write_once(
        &self,
        tx: &mut Tx,
        (file, organization): (&str, &OrganizationCode),
        (rows, rejected): (&[Candidate], &[RejectedRow]),
    ) -> Result<Written> {
        let keys = rows.iter().map(|row| row.key.to_vec()).collect();
        let known = tx.known_rows(keys).await?;
        let mut reports = Vec::with_capacity(rows.len());
        let mut taken = HashSet::new();
        let mut flagged = 0;
        for candidate in rows {
            let there = known.get(candidate.key.as_slice());
            // Two files of one batch may hold the same row.
            let fresh = there.is_none_or(|row| row.shown.is_none());
            if fresh && taken.insert(candidate.key) {
                flagged += u64::from(candidate.row.row.flagged);
                let mut report = self.report(tx, (file, organization), candidate);
                if let Some(hidden) = there {
                    // It was there in an import that was taken back, and comes again.
                    report.id = hidden.report;
                    report.version = hidden.newest + 1;
                }
                reports.push(report);
            }
        }
        let permit = self.permits.get(organization).ok_or(Error::NotFound)?;
        tx.save_rows(permit, &reports).await?;
        let kept: Vec<StoredRejection> = rejected.iter().map(stored).collect();
        tx.save_rejections(self.import, self.rejections_kept, &kept).await?;
        let written = Written { accepted: reports.len() as u64, flagged };
        let mut tally = self.tally();
        tally.accepted += written.accepted;
        tally.flagged += flagged;
        tally.already_known += rows.len() as u64 - written.accepted;
        tally.rejected += rejected.len() as u64;
        let settings = &self.ctx.app().parts.settings;
        let holder = (self.ctx.app().parts.process, settings.import_lease_ms);
        tx.advance_import(self.import, holder, &tally).await?;
        Ok(written)
    }

    fn report(
        &self,
        tx: &mut Tx,
        (file, organization): (&str, &OrganizationCode),
        candidate: &Candidate,
    ) -> Report {
        let row = &candidate.row.row;
        Report {
            id: ReportId(tx.moment().id()),
            version: 1,
            organization: organization.clone(),
            submitter: self.submitter.clone(),
            submitted_by: self.ctx.actor().id,
            recorded_at: tx.moment().now(),
            when: row.when,
            place: row.place.clone(),
            country: row.country,
            marking: self.marking.clone(),
            grading: None,
            references: Vec::new(),
            participants: Vec::new(),
            content: row.content.clone(),
            personal: None,
            source: Some(SourceRow {
                import: self.import,
                file: file.to_owned(),
                row: candidate.row.number,
                key: hex::encode(candidate.key),
                as_written: row.as_written.clone(),
            }),
        }
    }

    fn tally(&self) -> ImportTally {
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

struct Written {
    accepted: u64,
    flagged: u64,
}

fn stored(row: &RejectedRow) -> StoredRejection {
    StoredRejection {
        file: row.file.clone(),
        row: row.row,
        column: row.column.clone(),
        expected: row.expected.clone(),
    }
}
