//! Opens the files of an import: which is the main table and which a companion, and what to say
//! where they are of another profile. Rows are read elsewhere.

use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};
use yakja_formats::{FileRole, Profile, TableError, TableReader, WORKBOOK_LIMIT, best_fit};
use yakja_store::ImportFile;

use super::SourceFile;
use crate::{Error, Result};

/// A table whose bytes are hashed as they are read.
pub(super) type Source = Hashing<Box<dyn Read + Send>>;

/// A file whose header has been read.
pub(super) struct OpenFile {
    pub(super) name: String,
    /// Which of the files given it is, from 0.
    pub(super) index: usize,
    pub(super) header: Arc<[String]>,
    pub(super) table: TableReader<Source>,
    digest: Arc<Mutex<Sha256>>,
}

impl OpenFile {
    /// What is kept of a file that has been read to its end.
    pub(super) fn ended(&self) -> ImportFile {
        let digest = match self.digest.lock() {
            Ok(digest) => digest.clone().finalize(),
            Err(poisoned) => poisoned.into_inner().clone().finalize(),
        };
        ImportFile { name: self.name.clone(), sha256: hex::encode(digest) }
    }
}

/// Opens every file and tells what each is to the profile. `shipped` are the profiles that a file
/// may look like instead.
pub(super) fn open_files(
    files: Vec<SourceFile>,
    profile: &Profile,
    shipped: &[Profile],
) -> Result<Vec<(FileRole, OpenFile)>> {
    let mut opened = Vec::with_capacity(files.len());
    for (index, file) in files.into_iter().enumerate() {
        let name = file.name.clone();
        let open = match profile.has_companions() {
            true => open_any(file, (index, profile)),
            false => open_main(file, (index, profile)),
        };
        opened.push(open.map_err(|error| not_of_profile((name, &error), (profile, shipped)))?);
    }
    let headers: Vec<_> = opened.iter().map(|file| file.header.to_vec()).collect();
    let roles = profile.recognize(&headers).map_err(|error| {
        let file = match &error {
            yakja_formats::RecognizeError::Unknown { file, .. } => opened.get(*file),
            _ => opened.last(),
        };
        let file = file.map(|file| file.name.clone()).unwrap_or_default();
        Error::File { file, problem: error.to_string() }
    })?;
    let roles: Vec<_> = roles.into_iter().zip(opened).collect();
    refuse_two_of_one(profile, &roles)?;
    Ok(roles)
}

fn open_main(
    file: SourceFile,
    (index, profile): (usize, &Profile),
) -> Result<OpenFile, TableError> {
    let needed = profile.needed_columns();
    open(file, index, (profile, &needed))
}

/// Opens a file that may be the main table or any companion: as the one that needs most columns of
/// those whose columns it has.
fn open_any(file: SourceFile, (index, profile): (usize, &Profile)) -> Result<OpenFile, TableError> {
    let SourceFile { name, reader } = file;
    let mut bytes = Vec::new();
    let read = reader.take(WORKBOOK_LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|source| TableError::Read { row: 0, source })?;
    if bytes.len() as u64 > WORKBOOK_LIMIT {
        let limit = format!("{} MiB", WORKBOOK_LIMIT >> 20);
        return Err(TableError::TooLarge { what: "a file with companions".to_owned(), limit });
    }
    let mut roles = profile.columns_by_role();
    roles.sort_by_key(|(role, needed)| (std::cmp::Reverse(needed.len()), *role != FileRole::Main));
    let mut of_main = None;
    for (role, needed) in roles {
        let reader = Box::new(Cursor::new(bytes.clone()));
        match open(SourceFile { name: name.clone(), reader }, index, (profile, &needed)) {
            Err(error) if role == FileRole::Main => of_main = Some(error),
            Err(_) => {}
            opened => return opened,
        }
    }
    Err(of_main.unwrap_or(TableError::Empty))
}

fn open(
    file: SourceFile,
    index: usize,
    (profile, needed): (&Profile, &[String]),
) -> Result<OpenFile, TableError> {
    let SourceFile { name, reader } = file;
    let digest = Arc::new(Mutex::new(Sha256::new()));
    let source = Hashing { reader, digest: Arc::clone(&digest) };
    let needed: Vec<&str> = needed.iter().map(String::as_str).collect();
    let table = TableReader::with_columns(source, profile.table.clone(), &needed)?;
    let header = table.header().into();
    Ok(OpenFile { name, index, header, table, digest })
}

/// Says which shipped profile a file looks like that is not of the one given.
fn not_of_profile(
    (file, error): (String, &TableError),
    (profile, shipped): (&Profile, &[Profile]),
) -> Error {
    let mut problem = error.to_string();
    if let TableError::NoHeader(found) = error {
        let rows = found.best.iter().map(|best| &best.names).chain([&found.first]);
        let cut = rows.flat_map(|names| cut_otherwise(names));
        let like = cut.filter_map(|names| best_fit(shipped, &names)).next();
        if let Some(like) = like.filter(|like| like.name != profile.name) {
            problem = format!("it looks like a file for the profile {}; {problem}", like.name);
        }
    }
    Error::File { file, problem }
}

/// The names of a row, and what they are where another mark stands between them: a table read with
/// the wrong mark has all of its names in one cell.
fn cut_otherwise(names: &[String]) -> impl Iterator<Item = Vec<String>> {
    let by = |mark: Option<char>| -> Vec<String> {
        let parts = names.iter().flat_map(|name| name.split(|letter| Some(letter) == mark));
        parts.map(|part| part.trim().trim_matches('"').to_owned()).collect()
    };
    [None, Some(';'), Some(','), Some('\t'), Some('|')].into_iter().map(by)
}

/// Where there are companions, their rows belong to one main table, and each is one file.
fn refuse_two_of_one(profile: &Profile, roles: &[(FileRole, OpenFile)]) -> Result<()> {
    if !profile.has_companions() {
        return Ok(());
    }
    for (index, (role, file)) in roles.iter().enumerate() {
        let before = roles.iter().take(index).find(|(known, _)| known == role);
        if let Some((_, before)) = before {
            let problem = format!("the same table as {}; expected one file of each", before.name);
            return Err(Error::File { file: file.name.clone(), problem });
        }
    }
    Ok(())
}

/// Passes bytes on and hashes them.
pub(super) struct Hashing<R> {
    reader: R,
    digest: Arc<Mutex<Sha256>>,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        if let (Some(bytes), Ok(mut digest)) = (buffer.get(..count), self.digest.lock()) {
            digest.update(bytes);
        }
        Ok(count)
    }
}
