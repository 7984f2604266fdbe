//! Rows that make records together, gathered before the first record is made. They are held in
//! memory, so their number has a limit.

use yakja_formats::{Grouping, Mapper, Row};

use super::open_files::OpenFile;
use crate::{Error, Result};

/// Rows held in one import at most.
pub(super) const HELD: u64 = 200_000;

/// How many rows an import holds.
#[derive(Default)]
pub(super) struct Held(u64);

impl Held {
    /// The next row of a file, which will be held.
    ///
    /// # Errors
    /// [`Error::File`] where the file can't be read, or there are too many.
    pub(super) fn next(&mut self, file: &mut OpenFile) -> Result<Option<Row>> {
        let wrong = |problem: String| Error::File { file: file.name.clone(), problem };
        let row = file.table.next_row().map_err(|error| wrong(error.to_string()))?;
        self.0 += u64::from(row.is_some());
        if self.0 > HELD {
            return Err(wrong(too_many()));
        }
        Ok(row)
    }
}

/// What to say where there are too many.
pub(super) fn too_many() -> String {
    format!(
        "more than {HELD} rows that have to be held together; split the files so that the rows of \
         a record stay in one, and import them one after the other"
    )
}

/// The rows of a file by record, in the order in which the records begin.
pub(super) fn groups(
    file: &mut OpenFile,
    mapper: &Mapper,
    held: &mut Held,
) -> Result<Vec<Vec<Row>>> {
    let mut grouping = Grouping::new(mapper);
    while let Some(row) = held.next(file)? {
        grouping.push(row);
    }
    Ok(grouping.into_groups())
}
