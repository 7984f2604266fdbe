//! The tree's stored hashes: 512 to a row, and the right edge in memory while it grows.
//!
//! The layout is that of Go's `tlog` (dense, in the order in which subtrees complete), so the
//! library computes every index; here hashes are only kept and found.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::OnConflict,
};
use tlog_tiles::{Error as TlogError, Hash, HashReader, tlog};

use crate::{Error, Result, entity::tree_page};

const HASHES_PER_PAGE: u64 = 512;
const HASH_SIZE: usize = 32;

/// Hashes by index, found before they are needed.
#[derive(Default)]
pub(crate) struct KnownHashes(HashMap<u64, Hash>);

impl HashReader for KnownHashes {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, TlogError> {
        let missing = || TlogError::InvalidInput("hash is not known".into());
        indexes.iter().map(|index| self.0.get(index).copied().ok_or_else(missing)).collect()
    }
}

/// Notes which hashes a computation asks for; answers with zeros, so its result means nothing.
#[derive(Default)]
pub(crate) struct Wanted(std::cell::RefCell<Vec<u64>>);

impl HashReader for Wanted {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, TlogError> {
        self.0.borrow_mut().extend_from_slice(indexes);
        Ok(vec![Hash([0; HASH_SIZE]); indexes.len()])
    }
}

/// Finds which hashes a computation needs and reads them.
pub(crate) async fn hashes_for(
    connection: &impl ConnectionTrait,
    ask: impl FnOnce(&Wanted),
) -> Result<KnownHashes> {
    let wanted = Wanted::default();
    ask(&wanted);
    read(connection, &wanted.0.into_inner()).await
}

async fn read(connection: &impl ConnectionTrait, indexes: &[u64]) -> Result<KnownHashes> {
    let mut known = KnownHashes::default();
    let mut pages: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for index in indexes {
        pages.entry(index / HASHES_PER_PAGE).or_default().push(*index);
    }
    for (page, indexes) in pages {
        let row = tree_page::Entity::find_by_id(number(page)?).one(connection).await?;
        let bytes = row.map(|row| row.hashes).unwrap_or_default();
        for index in indexes {
            let hash = hash_in_page(&bytes, index).ok_or(Error::Corrupt { what: "tree page" })?;
            known.0.insert(index, hash);
        }
    }
    Ok(known)
}

fn hash_in_page(bytes: &[u8], index: u64) -> Option<Hash> {
    let place = usize::try_from(index % HASHES_PER_PAGE).ok()?;
    let from = place.checked_mul(HASH_SIZE)?;
    let found = bytes.get(from..from.checked_add(HASH_SIZE)?)?;
    found.try_into().ok().map(Hash)
}

fn number(value: u64) -> Result<i64> {
    i64::try_from(value).map_err(|_| Error::Corrupt { what: "ledger position" })
}

/// A tree that grows: the roots of its complete subtrees, and hashes not yet written.
pub(crate) struct GrowingTree {
    size: u64,
    known: KnownHashes,
    /// Hashes since the tree was loaded or last written, in order.
    fresh: Vec<Hash>,
    fresh_from: u64,
}

impl GrowingTree {
    /// A tree without leaves.
    pub(crate) fn empty() -> Self {
        Self { size: 0, known: KnownHashes::default(), fresh: Vec::new(), fresh_from: 0 }
    }

    /// The tree with so many leaves, its edge read from the pages.
    pub(crate) async fn load(connection: &impl ConnectionTrait, size: u64) -> Result<Self> {
        let known = read(connection, &tlog::sub_tree_index(0, size, Vec::new())).await?;
        let fresh_from = tlog::stored_hash_index(0, size);
        Ok(Self { size, known, fresh: Vec::new(), fresh_from })
    }

    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// Adds the leaf of an entry.
    pub(crate) fn push(&mut self, body: &[u8]) -> Result<()> {
        let index = tlog::stored_hash_index(0, self.size);
        let hashes = tlog::stored_hashes(self.size, body, &self.known)
            .map_err(|_| Error::Corrupt { what: "tree" })?;
        for (offset, hash) in (0..).zip(hashes) {
            self.known.0.insert(index + offset, hash);
            self.fresh.push(hash);
        }
        self.size += 1;
        Ok(())
    }

    /// The root over all leaves.
    pub(crate) fn root(&self) -> Result<Hash> {
        tlog::tree_hash(self.size, &self.known).map_err(|_| Error::Corrupt { what: "tree" })
    }

    /// Forgets all but the edge, and gives the hashes added since the last call with the index
    /// of the first.
    pub(crate) fn take_fresh(&mut self) -> (u64, Vec<Hash>) {
        let edge = tlog::sub_tree_index(0, self.size, Vec::new());
        self.known.0.retain(|index, _| edge.contains(index));
        let from = self.fresh_from;
        let fresh = std::mem::take(&mut self.fresh);
        self.fresh_from = tlog::stored_hash_index(0, self.size);
        (from, fresh)
    }
}

/// Writes hashes that follow those already there.
pub(crate) async fn write(
    connection: &impl ConnectionTrait,
    from: u64,
    hashes: &[Hash],
) -> Result<()> {
    let mut index = from;
    let mut rest = hashes;
    while !rest.is_empty() {
        let page = index / HASHES_PER_PAGE;
        let offset = index % HASHES_PER_PAGE;
        let room = usize::try_from(HASHES_PER_PAGE - offset).unwrap_or(usize::MAX);
        let (now, later) = rest.split_at(room.min(rest.len()));
        let mut bytes = match offset {
            0 => Vec::with_capacity(now.len() * HASH_SIZE),
            _ => page_bytes(connection, page, offset).await?,
        };
        now.iter().for_each(|hash| bytes.extend_from_slice(&hash.0));
        let row = tree_page::ActiveModel { page: Set(number(page)?), hashes: Set(bytes) };
        let replace = OnConflict::column(tree_page::Column::Page)
            .update_column(tree_page::Column::Hashes)
            .to_owned();
        tree_page::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(connection)
            .await?;
        index += u64::try_from(now.len()).unwrap_or_default();
        rest = later;
    }
    Ok(())
}

/// The first hashes of a page, as bytes.
async fn page_bytes(connection: &impl ConnectionTrait, page: u64, count: u64) -> Result<Vec<u8>> {
    let row = tree_page::Entity::find_by_id(number(page)?).one(connection).await?;
    let mut bytes = row.ok_or(Error::Corrupt { what: "tree page" })?.hashes;
    bytes.truncate(usize::try_from(count).unwrap_or_default() * HASH_SIZE);
    Ok(bytes)
}

/// Whether the stored pages hold these hashes from this index on; gives the first index that
/// differs.
pub(crate) async fn first_difference(
    connection: &impl ConnectionTrait,
    from: u64,
    hashes: &[Hash],
) -> Result<Option<u64>> {
    let Some(last) = from.checked_add(hashes.len() as u64).and_then(|end| end.checked_sub(1))
    else {
        return Ok(None);
    };
    let pages: HashMap<i64, Vec<u8>> = tree_page::Entity::find()
        .filter(
            tree_page::Column::Page
                .between(number(from / HASHES_PER_PAGE)?, number(last / HASHES_PER_PAGE)?),
        )
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.page, row.hashes))
        .collect();
    for (index, hash) in (from..).zip(hashes) {
        let stored = pages
            .get(&number(index / HASHES_PER_PAGE)?)
            .and_then(|bytes| hash_in_page(bytes, index));
        if stored.is_none_or(|stored| stored.0 != hash.0) {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// A stored page that no entry can have made. Pages are read before the size, so that those of
/// entries that come in meanwhile are not taken for it.
pub(crate) async fn page_beyond_the_end(connection: &impl ConnectionTrait) -> Result<Option<i64>> {
    let last = tree_page::Entity::find()
        .select_only()
        .column(tree_page::Column::Page)
        .order_by_desc(tree_page::Column::Page)
        .limit(1)
        .into_tuple::<i64>()
        .one(connection)
        .await?;
    let hashes = tlog::stored_hash_index(0, super::sequencer::size(connection).await?);
    let pages = number(hashes.div_ceil(HASHES_PER_PAGE))?;
    Ok(last.filter(|page| *page >= pages))
}
