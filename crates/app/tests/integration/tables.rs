//! Tables to import, in the columns of `unodc-ids`. Every row is made here.

use std::io::{Cursor, Error, Read};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
    mpsc,
};

use yakja_app::{
    Ctx, Result,
    imports::{How, ImportFiles, ImportSummary, SourceFile, import_files},
};

use crate::test_app::code;

const HEADER: &str = "REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;\
    DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;\
    DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING\r\n";

/// A row of so many kilograms of heroin.
pub fn row(kilograms: u64) -> String {
    row_of("Quetta", &kilograms.to_string())
}

pub fn row_of(place: &str, amount: &str) -> String {
    format!("Asia;S;Pakistan;;{place};2012-03-04;Heroin;{amount};Kilogram;;;;;;;\r\n")
}

pub fn table(rows: &[String]) -> Vec<u8> {
    format!("{HEADER}{}", rows.concat()).into_bytes()
}

pub fn rows(kilograms: std::ops::RangeInclusive<u64>) -> Vec<u8> {
    table(&kilograms.map(row).collect::<Vec<_>>())
}

pub fn file(name: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile { name: name.to_owned(), reader: Box::new(Cursor::new(bytes)) }
}

/// A file whose disk fails after these bytes.
pub fn failing_after(name: &str, bytes: Vec<u8>) -> SourceFile {
    let reader = Cursor::new(bytes).chain(Failing);
    SourceFile { name: name.to_owned(), reader: Box::new(reader) }
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _buffer: &mut [u8]) -> std::io::Result<usize> {
        Err(Error::other("the stick was pulled out"))
    }
}

/// A file that gives these bytes, then keeps its reader waiting until it is let go, and ends.
pub fn waiting_after(name: &str, bytes: Vec<u8>) -> (SourceFile, mpsc::Sender<()>) {
    let (let_go, wait) = mpsc::channel();
    let reader = Cursor::new(bytes).chain(Waiting(wait));
    (SourceFile { name: name.to_owned(), reader: Box::new(reader) }, let_go)
}

struct Waiting(mpsc::Receiver<()>);

impl Read for Waiting {
    fn read(&mut self, _buffer: &mut [u8]) -> std::io::Result<usize> {
        // Whether it was let go or its owner is gone: the file ends here.
        self.0.recv().ok();
        Ok(0)
    }
}

/// A file, and a count of the reads from it.
pub fn watched(name: &str, bytes: Vec<u8>) -> (SourceFile, Arc<AtomicU64>) {
    let reads = Arc::new(AtomicU64::new(0));
    let reader = Watched { inner: Cursor::new(bytes), reads: Arc::clone(&reads) };
    (SourceFile { name: name.to_owned(), reader: Box::new(reader) }, reads)
}

struct Watched {
    inner: Cursor<Vec<u8>>,
    reads: Arc<AtomicU64>,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.reads.fetch_add(1, Ordering::SeqCst);
        self.inner.read(buffer)
    }
}

/// Imports files in the name of a submitter.
pub async fn import(ctx: &Ctx, submitter: &str, files: Vec<SourceFile>) -> Result<ImportSummary> {
    let command = ImportFiles {
        profile: ctx.app().profile("unodc-ids").unwrap(),
        submitter: code(submitter),
        tlp: None,
        files,
        how: How::Take,
        refused: None,
    };
    import_files(ctx, command, &mut |_| ()).await
}
