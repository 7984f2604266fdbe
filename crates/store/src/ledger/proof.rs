//! Proof that one entry is in the ledger: everything an outsider needs, in one value.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use signed_note::StandardVerifier;
use tlog_tiles::{Hash, tlog};
use uuid::Uuid;
use yakja_model::{ContentHash, EntryId, Salt};

use super::{Ledger, checkpoint, read, tree};
use crate::{
    Error, Result,
    entity::{ledger_entry, report},
};

/// An entry, its place in the tree, the path to a signed root, and, where it recorded a report
/// version, the salt and bytes whose hash it carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofOfEntry {
    /// Position of the entry, from 0.
    pub position: u64,
    /// Canonical bytes of the entry, as text: the leaf is SHA-256 of a zero byte and these.
    pub entry: String,
    /// The path from the leaf to the root (RFC 6962, 2.1.1), base64.
    pub path: Vec<String>,
    /// The signed checkpoint that the path leads to.
    pub checkpoint: String,
    /// Key that verifies the checkpoint, as a C2SP verifier key.
    pub verifier_key: String,
}

impl Ledger<'_> {
    /// The proof of an entry, by its own id or by the id of the report it recorded: of its newest
    /// version that a checkpoint covers. `None` where no entry that is covered has it.
    ///
    /// # Errors
    /// [`Error::Corrupt`] where the tree does not fit the checkpoint.
    pub async fn prove(&self, id: Uuid) -> Result<Option<ProofOfEntry>> {
        let Some(head) = self.checkpoint().await? else { return Ok(None) };
        let recordings = self.recordings_of(id).await?;
        let entries = match recordings.is_empty() {
            true => vec![EntryId(id)],
            false => recordings.into_iter().map(|(_, entry)| entry).collect(),
        };
        let Some(row) = self.newest_covered(&entries, head.size).await? else { return Ok(None) };
        let position = u64::try_from(row.position).unwrap_or_default();
        let known = tree::hashes_for(&self.database.readers, |wanted| {
            // The answer is not used: this finds out which hashes the path needs.
            let _ = tlog::prove_record(head.size, position, wanted);
        })
        .await?;
        let path = tlog::prove_record(head.size, position, &known)
            .map_err(|_| Error::Corrupt { what: "tree" })?;
        let proof = ProofOfEntry {
            position,
            entry: String::from_utf8(row.body)
                .map_err(|_| Error::Corrupt { what: "ledger entry" })?,
            path: path.iter().map(Hash::to_string).collect(),
            checkpoint: head.note,
            verifier_key: self.database.centre().verifier_key.clone(),
        };
        check_proof(&proof)?;
        Ok(Some(proof))
    }

    /// Every version of a report with the entry that recorded it, newest first.
    async fn recordings_of(&self, id: Uuid) -> Result<Vec<(i32, EntryId)>> {
        let rows: Vec<(i32, Uuid)> = report::Entity::find()
            .select_only()
            .columns([report::Column::Version, report::Column::Entry])
            .filter(report::Column::Id.eq(id))
            .order_by_desc(report::Column::Version)
            .into_tuple()
            .all(&self.database.readers)
            .await?;
        Ok(rows.into_iter().map(|(version, entry)| (version, EntryId(entry))).collect())
    }

    /// The first of these entries that stands among so many.
    async fn newest_covered(
        &self,
        entries: &[EntryId],
        size: u64,
    ) -> Result<Option<ledger_entry::Model>> {
        for entry in entries {
            let row = read::entry_by_id(&self.database.readers, *entry).await?;
            let covered = row.filter(|row| u64::try_from(row.position).is_ok_and(|at| at < size));
            if covered.is_some() {
                return Ok(covered);
            }
        }
        Ok(None)
    }

    /// The newest version of a report, where a proof of the report can't be of it yet: its entry
    /// waits for its position, or for a checkpoint.
    ///
    /// # Errors
    /// What the database says.
    pub async fn version_that_waits(&self, report: Uuid) -> Result<Option<i32>> {
        let newest = self.recordings_of(report).await?.into_iter().next();
        let Some((version, entry)) = newest else { return Ok(None) };
        let size = self.checkpoint().await?.map_or(0, |head| head.size);
        let covered = self.newest_covered(&[entry], size).await?;
        Ok(covered.is_none().then_some(version))
    }

    /// The salt and canonical bytes of the report version that an entry recorded.
    ///
    /// # Errors
    /// What the database says.
    pub async fn recorded_bytes(
        &self,
        report_id: Uuid,
        version: i32,
    ) -> Result<Option<(Salt, Vec<u8>)>> {
        let row =
            report::Entity::find_by_id((report_id, version)).one(&self.database.readers).await?;
        row.map(|row| {
            let salt = row.salt.as_slice().try_into();
            Ok((Salt(salt.map_err(|_| Error::Corrupt { what: "report" })?), row.content))
        })
        .transpose()
    }
}

/// Checks a proof with nothing but itself: signature, path, leaf.
///
/// # Errors
/// [`Error::Corrupt`] naming the part that does not hold.
pub fn check_proof(proof: &ProofOfEntry) -> Result<()> {
    let corrupt = |what| Error::Corrupt { what };
    let verifier =
        StandardVerifier::new(&proof.verifier_key).map_err(|_| corrupt("verifier key"))?;
    let head = checkpoint::open(&verifier, &proof.checkpoint)?;
    let parse = |text: &String| Hash::parse_hash(text).map_err(|_| corrupt("path"));
    let path: Vec<Hash> = proof.path.iter().map(parse).collect::<Result<_>>()?;
    let root = Hash::parse_hash(&head.root).map_err(|_| corrupt("checkpoint"))?;
    let leaf = tlog::record_hash(proof.entry.as_bytes());
    tlog::check_record(&path, head.size, root, proof.position, leaf).map_err(|_| corrupt("path"))
}

/// Hexadecimal of a hash, for comparing with an entry.
pub(super) fn matches(hash: ContentHash, hexadecimal: &str) -> bool {
    hash.to_hex() == hexadecimal
}
