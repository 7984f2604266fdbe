//! The tree over the ledger, compared with the definition of RFC 6962, section 2.1.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use yakja_store::{Sequencer, SequencerState};

use crate::{
    raw::{Raw, Value},
    test_db::{LEASE_MS, PROCESS, TestDb},
};

on_every_database!(
    the_root_is_that_of_the_definition_at_every_size_up_to_600,
    the_root_is_that_of_the_definition_over_thousands_in_batches_of_any_size,
);

async fn the_root_is_that_of_the_definition_at_every_size_up_to_600(db: TestDb) {
    assert_eq!(db.verified().await.root, base64(root(&[])));
    let raw = db.raw().await;
    let mut sequencer = Sequencer::new(db.database.clone(), PROCESS, LEASE_MS);
    let mut leaves = Vec::new();
    for size in 1..=600 {
        leaves.push(leaf(&body(size - 1)));
        wait_for_position(&raw, size - 1..size).await;
        if size % 50 == 0 {
            // Another process finds nothing in memory.
            sequencer = Sequencer::new(db.database.clone(), PROCESS, LEASE_MS);
        }
        sequencer.step(|| db.now(), true).await.unwrap();
        let head = db.database.ledger().checkpoint().await.unwrap().unwrap();
        assert_eq!((head.size, head.root), (size, base64(root(&leaves))));
    }
    let verified = db.verified().await;
    assert_eq!((verified.entries, verified.checkpoints), (600, 600));
    assert_eq!(verified.root, base64(root(&leaves)));
}

async fn the_root_is_that_of_the_definition_over_thousands_in_batches_of_any_size(db: TestDb) {
    let raw = db.raw().await;
    let mut sequencer = Sequencer::new(db.database.clone(), PROCESS, LEASE_MS);
    let mut leaves: Vec<[u8; 32]> = Vec::new();
    // Pages of the tree hold 512 hashes, two for an entry on the long run; a batch 4,000 entries.
    for batch in [1, 255, 1, 256, 511, 2, 1_000, 4_001, 13] {
        let from = leaves.len() as u64;
        wait_for_position(&raw, from..from + batch).await;
        leaves.extend((from..from + batch).map(|number| leaf(&body(number))));
        while sequencer.has_work().await.unwrap() {
            let state = sequencer.step(|| db.now(), true).await.unwrap();
            assert!(matches!(state, SequencerState::Sequenced { .. }));
        }
        let head = db.database.ledger().checkpoint().await.unwrap().unwrap();
        assert_eq!((head.size, head.root), (from + batch, base64(root(&leaves))));
    }
    let verified = db.verified().await;
    // The batch of 4,001 took two steps, and each was signed.
    assert_eq!((verified.entries, verified.checkpoints), (6_040, 10));
    let unreadable = |record: &str| record.starts_with("ledger entry ");
    assert!(verified.findings.iter().all(|finding| unreadable(&finding.record)));
}

/// Bodies of every length around a block of the hash, each another.
fn body(number: u64) -> Vec<u8> {
    let length = usize::try_from(number % 130).unwrap();
    number.to_be_bytes().into_iter().chain(std::iter::repeat_n(0, length)).collect()
}

/// Puts entries where the sequencer finds them. The tree does not look into them.
async fn wait_for_position(raw: &Raw, numbers: std::ops::Range<u64>) {
    let row = |number: u64| {
        let id = raw.id(Uuid::from_u128(u128::from(number)));
        let body = raw.literal(&Value::Bytes(body(number)));
        format!("({id}, NULL, 'x', 'x', 0, {body})")
    };
    let rows: Vec<String> = numbers.map(row).collect();
    for rows in rows.chunks(500) {
        let values = rows.join(", ");
        let sql = "INSERT INTO outbox (id, subject, action, detail, at, body) VALUES";
        raw.execute(&format!("{sql} {values}")).await;
    }
}

/// The hash of a leaf: a zero byte and the entry.
pub fn leaf(entry: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

fn node(left: [u8; 32], right: [u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// MTH of RFC 6962, word by word, over hashes of leaves.
pub fn root(leaves: &[[u8; 32]]) -> [u8; 32] {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        more => {
            let (left, right) = more.split_at(split(more.len()));
            node(root(left), root(right))
        }
    }
}

/// PATH of RFC 6962: what leads from a leaf to the root.
pub fn path(position: usize, leaves: &[[u8; 32]]) -> Vec<[u8; 32]> {
    if leaves.len() <= 1 {
        return Vec::new();
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut below, beside) = match position < at {
        true => (path(position, left), root(right)),
        false => (path(position - at, right), root(left)),
    };
    below.push(beside);
    below
}

/// The largest power of two smaller than a number.
fn split(size: usize) -> usize {
    let mut power = 1;
    while power * 2 < size {
        power *= 2;
    }
    power
}

pub fn base64(hash: [u8; 32]) -> String {
    BASE64_STANDARD.encode(hash)
}
