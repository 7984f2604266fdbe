//! An upload: files with their profile, sender and marking, as a form or a program sends them.

use std::io::Cursor;

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use yakja_app::imports::{self, How, ImportFiles, ImportSummary, SourceFile};
use yakja_app::{App, Ctx};
use yakja_model::{OrganizationCode, Tlp};

use crate::problem::{Kind, Problem, Result};
use crate::running;

/// Files in one upload at most.
const FILES: usize = 20;
/// Bytes of a field that is not a file at most.
const FIELD: usize = 200;

/// What an upload says, before it is looked at.
#[derive(Default)]
pub(super) struct Upload {
    pub(super) profile: String,
    pub(super) agency: String,
    pub(super) marking: String,
    files: Vec<SourceFile>,
}

impl Upload {
    /// Reads the parts of a form.
    pub(super) async fn read(mut form: Multipart) -> Result<Self> {
        let mut upload = Self::default();
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            match field.name() {
                Some("file") => upload.file(field).await?,
                Some("profile") => upload.profile = text(field).await?,
                Some("agency") => upload.agency = text(field).await?,
                Some("marking") => upload.marking = text(field).await?,
                _ => {
                    let expected = "file, profile, agency and marking";
                    return Err(Problem::invalid("", "unknown", expected));
                }
            }
        }
        Ok(upload)
    }

    async fn file(&mut self, field: Field<'_>) -> Result<()> {
        let name = field.file_name().unwrap_or_default();
        // Some browsers send a path: the folder is nobody's business.
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim().to_owned();
        let bytes = field.bytes().await.map_err(unreadable)?;
        // A form whose file was left out sends one with neither name nor bytes.
        if name.is_empty() && bytes.is_empty() {
            return Ok(());
        }
        if name.is_empty() || name.chars().count() > 200 {
            return Err(Problem::invalid("/file", "name", "a file with a name"));
        }
        if self.files.len() == FILES {
            return Err(Problem::invalid("/file", "too-many", "at most 20 files together"));
        }
        self.files.push(SourceFile { name, reader: Box::new(Cursor::new(bytes)) });
        Ok(())
    }

    fn command(self, app: &App) -> Result<ImportFiles> {
        let profile = app.profiles().find(|profile| profile.name == self.profile).cloned();
        let profile = profile
            .ok_or_else(|| Problem::invalid("/profile", "unknown", "the name of a profile"))?;
        let submitter = OrganizationCode::parse(&self.agency)
            .map_err(|error| Problem::invalid("/agency", "unknown", &error.to_string()))?;
        let tlp = match self.marking.as_str() {
            "" => None,
            label => Some(traffic_light(label)?),
        };
        if self.files.is_empty() {
            return Err(Problem::invalid("/file", "missing", "at least one file"));
        }
        Ok(ImportFiles {
            profile,
            submitter,
            tlp,
            files: self.files,
            how: How::Take,
            refused: None,
        })
    }
}

/// Imports an upload.
pub(super) async fn import(ctx: &Ctx, upload: Upload) -> Result<ImportSummary> {
    let command = upload.command(ctx.app())?;
    let ctx = ctx.clone();
    let run = async move || imports::import_files(&ctx, command, &mut |_| {}).await;
    let ended = running::to_its_end(run).await;
    let outcome = if ended.is_ok() { "complete" } else { "refused" };
    metrics::counter!("yakja_imports_total", "outcome" => outcome).increment(1);
    Ok(ended?)
}

/// The traffic light that replaces the profile's.
fn traffic_light(label: &str) -> Result<Tlp> {
    Tlp::parse(label).ok_or_else(|| {
        Problem::invalid("/marking", "unknown", "a TLP 2.0 label, such as TLP:AMBER")
    })
}

async fn text(field: Field<'_>) -> Result<String> {
    let pointer = format!("/{}", field.name().unwrap_or_default());
    let text = field.text().await.map_err(unreadable)?;
    if text.len() > FIELD {
        return Err(Problem::invalid(&pointer, "too-long", "at most 200 bytes"));
    }
    Ok(text.trim().to_owned())
}

fn unreadable(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::of(Kind::TooLarge),
        _ => Problem::of(Kind::Malformed).with_detail(error.body_text()),
    }
}
