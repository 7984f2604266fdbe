//! What makes a row the same row, wherever it stands and in whatever file it comes.

use sha2::{Digest, Sha256};

use super::column::folded;

/// The columns of a table in the order in which they are hashed.
pub struct Identity {
    columns: Vec<(String, usize)>,
}

impl Identity {
    /// Takes the header.
    pub fn of(header: &[String]) -> Self {
        let mut columns: Vec<_> = header.iter().map(|name| folded(name)).zip(0..).collect();
        columns.sort_unstable();
        Self { columns }
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
}
