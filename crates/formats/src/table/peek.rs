//! The first bytes of a stream, looked at before anything is read from it.

use std::io::{Cursor, Error, ErrorKind, Read};

use crate::TableError;
use crate::table::sheet::locked;

/// How many bytes are looked at.
const HEAD: usize = 1_024;

/// Where old Office files and protected new ones begin.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A stream whose first bytes are known. An error that came while they were read comes again
/// behind them.
pub struct Peeked<R> {
    head: Cursor<Vec<u8>>,
    error: Option<Error>,
    rest: R,
}

/// How a file is to be read.
pub enum Kind {
    /// As text.
    Text,
    /// As a zip archive.
    Archive,
    /// As a file that holds other files: what is in it says what is wrong with it.
    Compound,
}

impl<R: Read> Peeked<R> {
    /// Reads the first bytes.
    pub fn new(mut reader: R) -> Self {
        let (mut head, mut error) = (Vec::new(), None);
        let mut bytes = [0; HEAD];
        while head.len() < HEAD && error.is_none() {
            let room = bytes.get_mut(..HEAD - head.len()).unwrap_or_default();
            match reader.read(room) {
                Ok(0) => break,
                Ok(count) => head.extend_from_slice(bytes.get(..count).unwrap_or_default()),
                Err(failed) if failed.kind() == ErrorKind::Interrupted => {}
                Err(failed) => error = Some(failed),
            }
        }
        Self { head: Cursor::new(head), error, rest: reader }
    }

    /// The first bytes.
    pub fn head(&self) -> &[u8] {
        self.head.get_ref()
    }

    /// Tells by the first bytes what kind of file it is.
    ///
    /// # Errors
    /// Fails for files that are no tables.
    pub fn kind(&self) -> Result<Kind, TableError> {
        let head = self.head.get_ref().as_slice();
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return Ok(Kind::Archive);
        }
        if head.starts_with(COMPOUND) {
            return Ok(Kind::Compound);
        }
        match no_table(head) {
            Some(found) => {
                Err(TableError::Kind { found, advice: "save the table as .xlsx or .csv" })
            }
            None => Ok(Kind::Text),
        }
    }

    /// Reads all, up to a limit.
    ///
    /// # Errors
    /// Fails where there is more.
    pub fn read_all(self, limit: u64) -> Result<Vec<u8>, TableError> {
        let mut bytes = Vec::new();
        self.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|source| TableError::Read { row: 0, source })?;
        if u64::try_from(bytes.len()).is_ok_and(|size| size <= limit) {
            return Ok(bytes);
        }
        Err(TableError::too_large("the workbook", format!("{} MiB; save it as .csv", limit >> 20)))
    }
}

impl<R: Read> Read for Peeked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match (self.head.read(buffer)?, self.error.take()) {
            (0, Some(error)) if !buffer.is_empty() => Err(error),
            (0, _) => self.rest.read(buffer),
            (count, error) => {
                self.error = error;
                Ok(count)
            }
        }
    }
}

/// What to say about a file that holds other files, none of which is a sheet that can be read.
pub fn compound(bytes: &[u8]) -> TableError {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    match () {
        () if holds("EncryptedPackage") => locked(),
        () if holds("Workbook") || holds("Book") => {
            TableError::Kind { found: "an old Excel workbook (.xls)", advice: "save it as .xlsx" }
        }
        () => TableError::Kind {
            found: "an old Office file, but no workbook",
            advice: "save the table as .xlsx or .csv",
        },
    }
}

/// What a file is that is certainly no table.
fn no_table(head: &[u8]) -> Option<&'static str> {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |mark: &str| {
        text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark.as_bytes()))
    };
    const OTHERS: [(&str, &str); 6] = [
        ("%PDF-", "a PDF"),
        ("{\\rtf", "a text document (.rtf)"),
        ("<!DOCTYPE html", "a web page"),
        ("<html", "a web page"),
        ("<table", "a web page"),
        ("<?xml", "an XML file"),
    ];
    let packed = head.starts_with(b"\x1F\x8B").then_some("a packed file (.gz)");
    packed.or_else(|| OTHERS.iter().find(|(mark, _)| begins(mark)).map(|(_, found)| *found))
}
