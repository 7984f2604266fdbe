//! `yakja demo`: an invented world to try things on.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use yakja_app::{
    App, Settings,
    imports::{How, ImportFiles, SourceFile, import_files},
    officers::{EnrolOfficer, enrol_officer, renew_setup_link},
    reports::{ReportDraft, SubmitReport, submit_report},
};
use yakja_demo::{DemoReport, DemoYear};

use super::serve::until_stopped;
use crate::{
    arguments::{Demo, DemoRows, Global, Serve},
    failure::Failure,
    output,
};

pub async fn run(global: &Global, command: Demo) -> Result<ExitCode, Failure> {
    match command {
        Demo::Rows(which) => rows(&which),
        Demo::Serve(serve) => open_demo(global, serve).await,
    }
}

fn rows(rows: &DemoRows) -> Result<ExitCode, Failure> {
    let mut out = BufWriter::with_capacity(1 << 18, std::io::stdout().lock());
    let written = match (rows.profile.as_str(), &rows.truth) {
        ("unodc-ids", None) => yakja_demo::write_rows(&mut out, rows.count, rows.seed),
        ("unodc-ids", Some(_)) => {
            return Err(Failure::usage("--truth: its rows all stand alone; give --profile yakja"));
        }
        ("yakja", None) => mixed_rows(&mut out, &mut std::io::sink(), rows),
        ("yakja", Some(path)) => {
            let file = File::create(path);
            let file = file.with_context(|| format!("can't write {}", path.display()))?;
            mixed_rows(&mut out, &mut BufWriter::with_capacity(1 << 18, file), rows)
        }
        _ => return Err(Failure::usage("--profile: expected unodc-ids or yakja")),
    };
    match written.and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        // Whoever reads the rows has had enough of them.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

fn mixed_rows(
    out: &mut impl Write,
    truth: &mut impl Write,
    rows: &DemoRows,
) -> std::io::Result<()> {
    yakja_demo::write_mixed_rows(out, truth, (rows.count, rows.seed))
}

/// Makes the invented year at the first start, prints one-time sign-in links, and serves.
async fn open_demo(global: &Global, command: Serve) -> Result<ExitCode, Failure> {
    let data = folder(global)?;
    if !data.join("yakja.db").exists() {
        make(&data, &global.operator).await?;
    }
    let app = App::open(Settings::at(data, None).as_demo()).await?;
    let ctx = app.ctx(app.operator(&global.operator).await?);
    output::line("Everything in this register is invented.")?;
    for officer in yakja_demo::year().officers {
        let link = renew_setup_link(&ctx, officer.login).await?;
        output::line(&format!(
            "Sign in as {} ({}, {}), once:",
            officer.login,
            officer.role.code(),
            officer.organization
        ))?;
        output::line(&format!("  http://{}/set-up?token={}", command.listen, link.token))?;
    }
    until_stopped(app, &command).await
}

fn folder(global: &Global) -> Result<PathBuf, Failure> {
    match (&global.data, &global.database) {
        (Some(data), None) => Ok(data.clone()),
        (None, _) => Err(Failure::usage("say where to keep the invented year: --data DIR")),
        (_, Some(_)) => {
            Err(Failure::usage("the invented year is kept in SQLite; leave --database"))
        }
    }
}

/// Makes the year beside its place and moves it there when it is whole, so that a start that was
/// interrupted leaves no half year.
async fn make(data: &Path, operator: &str) -> Result<(), Failure> {
    output::note("Making the invented year; this is done once.");
    let making = data.with_extension("making");
    if making.exists() {
        std::fs::remove_dir_all(&making)?;
    }
    let app =
        App::create(Settings::at(making.clone(), None).as_demo(), "pakistan", operator).await?;
    load(&app, operator, yakja_demo::year()).await?;
    app.close().await?;
    if data.exists() {
        // It holds no register; an empty folder makes way, anything else is not ours to remove.
        std::fs::remove_dir(data)?;
    }
    Ok(std::fs::rename(&making, data)?)
}

async fn load(app: &App, operator: &str, year: DemoYear) -> Result<(), Failure> {
    let ctx = app.ctx(app.operator(operator).await?);
    for officer in year.officers {
        let command = EnrolOfficer {
            login: officer.login.to_owned(),
            organization: officer.organization,
            role: officer.role,
        };
        enrol_officer(&ctx, command).await?;
    }
    for file in year.files {
        let command = ImportFiles {
            profile: app.profile(file.profile)?,
            submitter: file.submitter,
            tlp: None,
            files: vec![SourceFile {
                name: file.name.to_owned(),
                reader: Box::new(std::io::Cursor::new(file.bytes)),
            }],
            how: How::Take,
            refused: None,
        };
        import_files(&ctx, command, &mut |_| {}).await?;
    }
    for report in year.reports {
        let officer = app.ctx(app.operator(report.submitted_by).await?);
        submit_report(&officer, SubmitReport { draft: draft(report), follows: None }).await?;
    }
    Ok(())
}

fn draft(report: DemoReport) -> ReportDraft {
    ReportDraft {
        organization: report.organization,
        when: report.when,
        place: report.place,
        country: report.country,
        marking: report.marking,
        grading: report.grading,
        references: report.references,
        participants: report.participants,
        content: report.content,
        personal: report.personal,
    }
}
