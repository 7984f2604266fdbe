//! What makes a row the same row, wherever it stands and in whatever file it comes.

use sha2::{Digest, Sha256};

use super::column::folded;

/// The columns that make a row the same row, in the order in which they are hashed.
pub struct Identity {
    columns: Vec<(String, usize)>,
    is_key: bool,
}

impl Identity {
    /// All the columns of a header.
    pub fn of(header: &[String]) -> Self {
        let mut columns: Vec<_> = header.iter().map(|name| folded(name)).zip(0..).collect();
        columns.sort_unstable();
        Self { columns, is_key: false }
    }

    /// The columns of a key.
    pub fn of_key(header: &[String], key: &[usize]) -> Self {
        let name = |index: &usize| Some((folded(header.get(*index)?), *index));
        let mut columns: Vec<_> = key.iter().filter_map(name).collect();
        columns.sort_unstable();
        Self { columns, is_key: true }
    }

    /// The columns of a key; none where all the cells together are the identity.
    pub fn key(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(|_| self.is_key).map(|(_, index)| *index)
    }

    /// Whether a key makes the identity.
    pub fn is_key(&self) -> bool {
        self.is_key
    }

    /// SHA-256 over the pairs of column and cell, sorted by column, both trimmed and each with
    /// its length before it. Blank cells are left out: the same row in a later edition of a file,
    /// which has a column more or the columns in another order, is the same row.
    pub fn hash(&self, cells: &[String]) -> [u8; 32] {
        let mut bytes = Vec::with_capacity(1_024);
        for (name, index) in &self.columns {
            let cell = cells.get(*index).map(|cell| cell.trim()).unwrap_or_default();
            if !cell.is_empty() {
                for part in [name.as_str(), cell] {
                    bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
                    bytes.extend_from_slice(part.as_bytes());
                }
            }
        }
        Sha256::digest(&bytes).into()
    }

    /// The identity of rows that make one record: that of the key, or of all the rows in whatever
    /// order they stand.
    pub fn hash_all<'rows>(&self, rows: impl Iterator<Item = &'rows [String]>) -> [u8; 32] {
        let mut rows = rows.peekable();
        let first = self.hash(rows.next().unwrap_or_default());
        if self.is_key || rows.peek().is_none() {
            return first;
        }
        let mut hashes = vec![first];
        hashes.extend(rows.map(|cells| self.hash(cells)));
        hashes.sort_unstable();
        Sha256::digest(hashes.concat()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(header: &[&str], cells: &[&str]) -> [u8; 32] {
        let own = |texts: &[&str]| -> Vec<String> {
            texts.iter().map(|text| (*text).to_owned()).collect()
        };
        Identity::of(&own(header)).hash(&own(cells))
    }

    #[test]
    fn order_case_space_and_blank_columns_do_not_make_another_row() {
        let row = hash(&["A", "B"], &["1", "2"]);
        assert_eq!(hash(&["B", "A"], &["2", "1"]), row);
        assert_eq!(hash(&[" a ", "b"], &[" 1", "2 "]), row);
        assert_eq!(hash(&["A", "B", "C", ""], &["1", "2", " ", ""]), row);
    }

    #[test]
    fn any_other_cell_makes_another_row() {
        let row = hash(&["A", "B"], &["1", "2"]);
        assert_ne!(hash(&["A", "B"], &["2", "1"]), row);
        assert_ne!(hash(&["A", "B"], &["1", "2.0"]), row);
        assert_ne!(hash(&["A", "B", "C"], &["1", "2", "3"]), row);
        assert_ne!(hash(&["A", "B"], &["12", ""]), row);
        assert_ne!(hash(&["A", "B"], &["x", "X"]), hash(&["A", "B"], &["X", "x"]));
    }

    #[test]
    fn a_key_is_its_columns_alone() {
        let header: Vec<String> = ["Id", "A"].map(str::to_owned).to_vec();
        let hash =
            |cells: [&str; 2]| Identity::of_key(&header, &[0]).hash(&cells.map(str::to_owned));
        assert_eq!(hash(["7", "x"]), hash([" 7", "y"]));
        assert_ne!(hash(["7", "x"]), hash(["8", "x"]));
    }

    #[test]
    fn the_order_of_the_rows_of_a_record_makes_no_other_record() {
        let header = vec!["A".to_owned()];
        let [one, two] = ["1", "2"].map(|cell| vec![cell.to_owned()]);
        let all = |rows: &[&Vec<String>]| {
            Identity::of(&header).hash_all(rows.iter().map(|row| row.as_slice()))
        };
        assert_eq!(all(&[&one, &two]), all(&[&two, &one]));
        assert_ne!(all(&[&one, &two]), all(&[&one, &one, &two]));
        assert_eq!(all(&[&one]), Identity::of(&header).hash(&one));
    }
}
