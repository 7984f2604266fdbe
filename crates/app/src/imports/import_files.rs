//! Import files: rows are written in batches as *loading*, then shown by one small transaction.

use std::collections::BTreeMap;
use std::io::Read;

use tokio::sync::mpsc;
use yakja_formats::Profile;
use yakja_model::{
    AccessClass, Action, Category, Day, ImportId, Marking, OrganizationCode, Report, ReportId,
    SourceRow, Subject, Tlp,
};
use yakja_policy::{Ask, BulkAsk, BulkPermit, Resource};
use yakja_store::{ImportFile, ImportRun, NewImport, StoredRejection, Tx};

use super::{
    read_rows::{Batch, NumberedRow, Reading, read_rows},
    recover_imports::recover_of_source,
    row_key::{RowKey, RowKeys},
    summary::{ImportSummary, RejectedRow},
};
use crate::{
    Ctx, Error, Result,
    ctx::{ATTEMPTS, backoff},
};

/// A file to read.
pub struct SourceFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read + Send>,
}

/// Files to import.
pub struct ImportFiles {
    /// The profile that says how to read them.
    pub profile: Profile,
    /// Who sends them.
    pub submitter: OrganizationCode,
    /// Traffic light instead of that of the profile's marking, or of the default.
    pub tlp: Option<Tlp>,
    /// The files, at least one.
    pub files: Vec<SourceFile>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows read and dealt with.
    pub rows: u64,
    /// Of these, rows committed as new reports.
    pub committed: u64,
}

/// Imports files. Rows that were received before are recognised; refused rows are listed, and the
/// others are kept. `progress` hears of each batch after its commit.
///
/// # Errors
/// [`Error::File`] where a header does not fit: nothing is taken. [`Error::BrokeOff`] where
/// reading fails later: what was committed stays, and the import is marked interrupted.
/// [`Error::Denied`] where the officer may not send for the organisation.
pub async fn import_files(
    ctx: &Ctx,
    command: ImportFiles,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<ImportSummary> {
    if command.files.is_empty() {
        return Err(Error::invalid("files", "at least one file"));
    }
    let app = ctx.app();
    let submitter = app.organization(&command.submitter, "agency")?.code.clone();
    let mut marking = command.profile.marking.clone().unwrap_or_else(Marking::import_default);
    marking.tlp = command.tlp.unwrap_or(marking.tlp);
    let names = command.files.iter().map(|file| file.name.clone()).collect();
    let mut run = Loading {
        ctx,
        import: ImportId(app.moment()?.id()),
        marking,
        permits: BTreeMap::new(),
        keys: BTreeMap::new(),
        profile: (command.profile.name.clone(), command.profile.version),
        submitter,
        summary: ImportSummary {
            import: ImportId(app.moment()?.id()),
            profile: command.profile.name.clone(),
            row_means: command.profile.row_means.clone(),
            rows: 0,
            accepted: 0,
            corrected: 0,
            already_known: 0,
            flagged: 0,
            rejected: Vec::new(),
            rejected_not_listed: 0,
        },
        rejections_kept: 0,
    };
    run.summary.import = run.import;
    // Those who may not send learn so before a byte is read.
    run.permit(&run.submitter.clone())?;
    let rows =
        read_rows(command.files, (command.profile, app.pack().clone()), Day::latest_at(app.now()))
            .await?;
    recover_of_source(ctx, &run.submitter, &run.profile.0).await?;
    run.begin(names).await?;
    run.load(rows, progress).await
}

/// An import under way.
struct Loading<'a> {
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

impl Loading<'_> {
    fn permit(&mut self, organization: &OrganizationCode) -> Result<()> {
        if self.permits.contains_key(organization) {
            return Ok(());
        }
        let app = self.ctx.app();
        let class = AccessClass::of(
            &self.submitter,
            &self.marking,
            std::collections::BTreeSet::new(),
            Category::Report,
        );
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

    async fn begin(&self, files: Vec<String>) -> Result<()> {
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

    async fn load(
        mut self,
        mut rows: mpsc::Receiver<Reading>,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<ImportSummary> {
        let mut files = Vec::new();
        while let Some(read) = rows.recv().await {
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
        let mut known = tx.known_row_keys(keys).await?;
        let mut reports = Vec::with_capacity(rows.len());
        let mut flagged = 0;
        for candidate in rows {
            // Two files of one batch may hold the same row.
            if known.insert(candidate.key.to_vec()) {
                flagged += u64::from(candidate.row.row.flagged);
                reports.push(self.report(tx, (file, organization), candidate));
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

    fn tally(&self) -> yakja_store::ImportTally {
        yakja_store::ImportTally {
            accepted: self.summary.accepted,
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

/// Ends a run: its rows are shown from here on.
pub(super) async fn show_run(
    ctx: &Ctx,
    run: ImportRun,
    (files, tally): (Option<Vec<ImportFile>>, yakja_store::ImportTally),
) -> Result<()> {
    ctx.change((run, files), async |tx, (run, files)| {
        let permit = ask_import(ctx, run.id, &run.organization)?;
        let event = tx.show_import(&run, files.as_deref(), &tally).await?;
        Ok(((), permit, event))
    })
    .await
}

fn ask_import(
    ctx: &Ctx,
    import: ImportId,
    organization: &OrganizationCode,
) -> Result<yakja_policy::Permit> {
    ctx.permit(Ask {
        action: Action::ImportReports,
        subject: Subject::Import { id: import, organization: organization.clone() },
        resource: Resource::Organization {
            organization: ctx.app().organization(organization, "agency")?,
            submitter: organization,
        },
        purpose: None,
    })
}

fn stored(row: &RejectedRow) -> StoredRejection {
    StoredRejection {
        file: row.file.clone(),
        row: row.row,
        column: row.column.clone(),
        expected: row.expected.clone(),
    }
}
