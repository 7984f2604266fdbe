//! An upload: files with their profile, sender and marking, as a form or a program sends them.

use std::io::Cursor;

use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use yakja_app::App;
use yakja_app::imports::{How, ImportFiles, Profile, SourceFile, find_profile};
use yakja_model::{OrganizationCode, Tlp};

use crate::problem::{Kind, Problem, Result};

/// Files in one upload at most.
const FILES: usize = 20;
/// Bytes of a field that is not a file at most.
const FIELD: usize = 200;

/// What an upload says, before it is looked at.
#[derive(Default)]
pub(super) struct Upload {
    /// Blank: whichever the files fit.
    pub(super) profile: String,
    pub(super) agency: String,
    pub(super) marking: String,
    /// `take`, `all-or-nothing` or `try`; blank is `take`.
    pub(super) how: String,
    files: Vec<(String, Bytes)>,
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
                Some("how") => upload.how = text(field).await?,
                _ => {
                    let expected = "file, profile, agency, marking and how";
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
        self.files.push((name, bytes));
        Ok(())
    }

    /// What is to be imported, and how.
    pub(super) async fn command(self, app: &App) -> Result<ImportFiles> {
        let submitter = OrganizationCode::parse(&self.agency)
            .map_err(|error| Problem::invalid("/agency", "unknown", &error.to_string()))?;
        let tlp = match self.marking.as_str() {
            "" => None,
            label => Some(traffic_light(label)?),
        };
        let how = match self.how.as_str() {
            "" | "take" => How::Take,
            "all-or-nothing" => How::AllOrNothing,
            "try" => How::TryOut,
            _ => {
                let expected = "take, all-or-nothing or try";
                return Err(Problem::invalid("/how", "unknown", expected));
            }
        };
        if self.files.is_empty() {
            return Err(Problem::invalid("/file", "missing", "at least one file"));
        }
        let profile = self.profile(app).await?;
        let files = sources(&self.files);
        Ok(ImportFiles { profile, submitter, tlp, files, how, refused: None })
    }

    async fn profile(&self, app: &App) -> Result<Profile> {
        if self.profile.is_empty() {
            let files = self.files.clone();
            return Ok(find_profile(app, move || sources(&files)).await?);
        }
        let named = app.profiles().find(|profile| profile.name == self.profile).cloned();
        named.ok_or_else(|| {
            let expected = "the name of a profile, or blank to find the one that fits";
            Problem::invalid("/profile", "unknown", expected)
        })
    }
}

fn sources(files: &[(String, Bytes)]) -> Vec<SourceFile> {
    let source = |(name, bytes): &(String, Bytes)| SourceFile {
        name: name.clone(),
        reader: Box::new(Cursor::new(bytes.clone())),
    };
    files.iter().map(source).collect()
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
