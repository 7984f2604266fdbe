//! Import files: rows are written in batches as *loading*, then shown by one small transaction.

use std::io::Read;

use yakja_formats::Profile;
use yakja_model::{Action, Day, ImportId, Marking, OrganizationCode, Subject, Tlp};
use yakja_policy::{Ask, Resource};
use yakja_store::{ImportFile, ImportRun, ImportTally};

use super::{
    gather::gather,
    loading::Loading,
    read_rows::{ReadBy, read_rows},
    recover_imports::recover_of_source,
    refused::RefusedSink,
    stop::{Stop, Watch},
    summary::ImportSummary,
};
use crate::{Ctx, Error, Result};

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
    /// What is taken.
    pub how: How,
    /// Who gets the refused rows with their cells; the register does not keep them.
    pub refused: Option<RefusedSink>,
}

/// What an import takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// What can be read; refused rows are listed.
    #[default]
    Take,
    /// All rows, or nothing where one is refused. At most 200,000 rows, which are held until all
    /// are read. A total among the data refuses nothing.
    AllOrNothing,
    /// Nothing: it says what would become of the rows.
    TryOut,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows read and dealt with.
    pub rows: u64,
    /// Of these, rows committed as new or corrected reports.
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
    import_watched(ctx, command, Watch { progress, stop: Stop::default() }).await
}

/// The same, for somebody who may ask it to stop. One that is stopped is taken back: nothing of it
/// is shown.
///
/// # Errors
/// As [`import_files`]; [`Error::Stopped`] where it was stopped.
pub async fn import_watched(
    ctx: &Ctx,
    command: ImportFiles,
    mut watch: Watch<'_>,
) -> Result<ImportSummary> {
    if command.files.is_empty() {
        return Err(Error::invalid("files", "at least one file"));
    }
    let app = ctx.app();
    let submitter = app.organization(&command.submitter, "agency")?.code.clone();
    let mut marking = command.profile.marking.clone().unwrap_or_else(Marking::import_default);
    marking.tlp = command.tlp.unwrap_or(marking.tlp);
    let names = command.files.iter().map(|file| file.name.clone()).collect();
    let (how, of) = (command.how, (&command.profile, marking, submitter.clone()));
    let mut run = Loading::new(ctx, of, command.refused)?;
    // Those who may not send learn so before a byte is read.
    run.permit_own()?;
    let profile = command.profile.name.clone();
    let by = ReadBy {
        profile: command.profile,
        shipped: app.profiles().cloned().collect(),
        pack: app.pack().clone(),
        latest: Day::latest_at(app.now()),
    };
    let mut rows = read_rows(command.files, by).await?;
    let mut takes = how == How::Take;
    if how == How::AllOrNothing {
        let gathered = gather(rows, &watch.stop).await?;
        (rows, takes) = (gathered.rows, !gathered.has_refused);
    }
    if !takes {
        return run.try_out(rows, &mut watch).await;
    }
    if watch.stop.is_asked() {
        return Err(Error::Stopped);
    }
    recover_of_source(ctx, &submitter, &profile).await?;
    run.begin(names).await?;
    run.load(rows, &mut watch).await
}

/// Ends a run: its rows are shown from here on.
pub(super) async fn show_run(
    ctx: &Ctx,
    run: ImportRun,
    (files, tally): (Option<Vec<ImportFile>>, ImportTally),
) -> Result<()> {
    ctx.change((run, files), async |tx, (run, files)| {
        let permit = ask_import(ctx, run.id, &run.organization)?;
        let event = tx.show_import(&run, files.as_deref(), &tally).await?;
        Ok(((), permit, event))
    })
    .await
}

pub(super) fn ask_import(
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
