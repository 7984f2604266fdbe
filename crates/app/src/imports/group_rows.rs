//! Rows that make records together, gathered before the first record is made. They are held in
//! memory, so their number has a limit.

use std::collections::HashMap;

use yakja_formats::{Mapper, Row};

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
    let mut groups: Vec<Vec<Row>> = Vec::new();
    let mut begun: HashMap<String, usize> = HashMap::new();
    while let Some(row) = held.next(file)? {
        let known = mapper.group_key(&row).map(|key| *begun.entry(key).or_insert(groups.len()));
        match known.and_then(|index| groups.get_mut(index)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    Ok(groups)
}
