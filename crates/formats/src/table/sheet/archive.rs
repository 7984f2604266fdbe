//! The parts of a spreadsheet file, which is a zip archive, within limits.
//!
//! What an archive declares about its sizes is checked first, and each part is then inflated
//! through a reader that stops at the limit: declarations may be false.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use crate::TableError;

/// How much a file may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one part, inflated.
    pub part: u64,
    /// Bytes of all parts together, inflated.
    pub all: u64,
    /// How many times larger than packed a part may be, if it is above [`SMALL`].
    pub ratio: u64,
    /// How many parts.
    pub parts: usize,
}

/// A part up to this size, in bytes, may be packed as tightly as it will.
const SMALL: u64 = 1024 * 1024;

/// Where each part begins in the archive's own list.
const LISTED: [u8; 4] = *b"PK\x01\x02";

impl Default for Limits {
    fn default() -> Self {
        Self { part: 64 << 20, all: 256 << 20, ratio: 200, parts: 10_000 }
    }
}

/// A spreadsheet file.
pub struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    places: HashMap<String, usize>,
    limits: Limits,
    left: u64,
}

impl Archive {
    /// Takes a whole file.
    pub fn open(bytes: Vec<u8>, limits: Limits) -> Result<Self, TableError> {
        // The list of parts is held in memory, so it is counted before it is read.
        if bytes.windows(LISTED.len()).filter(|four| *four == LISTED).count() > limits.parts {
            let limit = format!("{} of them", limits.parts);
            return Err(TableError::too_large("the number of parts in the file", limit));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let (mut places, mut declared) = (HashMap::new(), 0_u64);
        for index in 0..zip.len() {
            let part = zip.by_index_raw(index).map_err(damaged)?;
            if part.encrypted() {
                return Err(locked());
            }
            declared = declared.saturating_add(part.size());
            let name = part.name().map_err(damaged)?;
            places.entry(key(&name)).or_insert(index);
        }
        if declared > limits.all {
            return Err(too_large("the file, inflated,", limits.all));
        }
        Ok(Self { zip, places, limits, left: limits.all })
    }

    /// Whether there is a part of that name; capitals make no difference.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&key(name))
    }

    /// The bytes of a part; `None` if there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Arc<[u8]>>, TableError> {
        let Some(index) = self.places.get(&key(name)) else { return Ok(None) };
        let part = self.zip.by_index(*index).map_err(damaged)?;
        let packed = part.compressed_size().max(1);
        let limit = self.limits.part.min(self.left);
        if part.size() > limit {
            return Err(too_large(name, limit));
        }
        let mut bytes = Vec::new();
        part.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| TableError::damaged(name, error))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > limit {
            return Err(too_large(name, limit));
        }
        if size > SMALL && size / packed > self.limits.ratio {
            let limit = format!("{} times its size when packed", self.limits.ratio);
            return Err(TableError::too_large(name, limit));
        }
        self.left = self.left.saturating_sub(size);
        Ok(Some(bytes.into()))
    }

    /// The bytes of a part that has to be there.
    pub fn needed(&mut self, name: &str) -> Result<Arc<[u8]>, TableError> {
        let missing = || TableError::damaged(name, "it is missing");
        self.part(name)?.ok_or_else(missing)
    }
}

/// A file that can't be opened without its password.
pub fn locked() -> TableError {
    TableError::Kind {
        found: "a workbook protected by a password",
        advice: "remove the password and save it as .xlsx",
    }
}

fn too_large(what: &str, limit: u64) -> TableError {
    let limit =
        if limit >= SMALL { format!("{} MiB", limit >> 20) } else { format!("{limit} bytes") };
    TableError::too_large(what, limit)
}

fn damaged(error: zip::result::ZipError) -> TableError {
    TableError::damaged("the zip archive", error)
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}
