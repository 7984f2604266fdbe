//! The identity of a source row: its content, and which of the rows alike in one file it is.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use yakja_model::{Content, OrganizationCode};

/// Sixteen bytes that are the same for the same row of the same source.
pub(super) type RowKey = [u8; 16];

/// Numbers rows that are alike within one file: the k-th of them is the k-th ever received from
/// that source, so a file given twice adds nothing, and two loads of 100 kg on one day stay two.
pub(super) struct RowKeys {
    source: Sha256,
    seen: HashMap<RowKey, u32>,
}

impl RowKeys {
    /// Keys of rows that this organisation says in a table of this profile.
    pub(super) fn new(organization: &OrganizationCode, profile: &str) -> Self {
        let mut source = Sha256::new();
        source.update(organization.as_str().as_bytes());
        source.update([0]);
        source.update(profile.as_bytes());
        source.update([0]);
        Self { source, seen: HashMap::new() }
    }

    /// Forgets the count: the next row is the first of another file.
    pub(super) fn next_file(&mut self) {
        self.seen.clear();
    }

    /// The key of the next row with this content.
    pub(super) fn key(&mut self, identity: &[u8; 32]) -> RowKey {
        let mut short = [0; 16];
        short.iter_mut().zip(identity).for_each(|(to, from)| *to = *from);
        let count = self.seen.entry(short).or_insert(0);
        *count += 1;
        let mut hasher = self.source.clone();
        hasher.update(identity);
        hasher.update(count.to_be_bytes());
        let mut key = [0; 16];
        key.iter_mut().zip(hasher.finalize()).for_each(|(to, from)| *to = from);
        key
    }
}

/// The key of one of the reports of a record: the main one has the key of the record, another is
/// told by its kind and by which of that kind it is. So a record that says more than before adds
/// reports, and those there were stay the same.
pub(super) fn report_key(
    record: &RowKey,
    main: bool,
    (content, ordinal): (&Content, u32),
) -> RowKey {
    if main && ordinal == 1 {
        return *record;
    }
    let mut hasher = Sha256::new();
    hasher.update(record);
    hasher.update(content.kind().code());
    hasher.update(ordinal.to_be_bytes());
    let mut key = [0; 16];
    key.iter_mut().zip(hasher.finalize()).for_each(|(to, from)| *to = from);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(organization: &str) -> RowKeys {
        RowKeys::new(&OrganizationCode::parse(organization).unwrap(), "p")
    }

    #[test]
    fn rows_alike_in_one_file_differ_and_a_second_file_repeats_them() {
        let mut keys = keys("UNODC");
        let first: Vec<RowKey> = (0..3).map(|_| keys.key(&[7; 32])).collect();
        assert!(first[0] != first[1] && first[1] != first[2]);
        keys.next_file();
        let second: Vec<RowKey> = (0..3).map(|_| keys.key(&[7; 32])).collect();
        assert_eq!(first, second);
    }

    #[test]
    fn the_same_row_of_another_source_is_another_row() {
        assert_ne!(keys("UNODC").key(&[7; 32]), keys("ANF").key(&[7; 32]));
    }
}
