//! Checkpoints: a C2SP tlog checkpoint with its time, in a signed note (Ed25519).

use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde::Serialize;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};
use tlog_tiles::{Checkpoint, Hash};
use yakja_model::Timestamp;

use crate::{Error, Result, entity::checkpoint};

/// A signed tree head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckpointView {
    /// Entries in the tree.
    pub size: u64,
    /// When it was signed.
    #[serde(serialize_with = "timestamp_text")]
    pub at: Timestamp,
    /// Root of the tree, base64.
    pub root: String,
    /// The signed note: what a witness keeps.
    pub note: String,
}

fn timestamp_text<S: serde::Serializer>(at: &Timestamp, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(at)
}

const SIGNING: Error = Error::Corrupt { what: "checkpoint" };

/// Signs the head of a tree. The time stands in the note, so it is signed too.
pub(crate) fn sign(
    signer: &StandardSigner,
    size: u64,
    root: Hash,
    at: Timestamp,
) -> Result<CheckpointView> {
    let origin = signed_note::Signer::name(signer);
    let head = Checkpoint::new(origin, size, root, &format!("at {at}\n")).map_err(|_| SIGNING)?;
    let mut note = Note::new(&head.to_bytes(), &[]).map_err(|_| SIGNING)?;
    note.add_sigs(&[signer]).map_err(|_| SIGNING)?;
    let note = String::from_utf8(note.to_bytes()).map_err(|_| SIGNING)?;
    Ok(CheckpointView { size, at, root: root.to_string(), note })
}

/// Reads a signed note and checks its signature.
///
/// # Errors
/// Fails where the note is malformed or not signed by this verifier.
pub(crate) fn open(verifier: &StandardVerifier, note: &str) -> Result<CheckpointView> {
    let known = VerifierList::new(vec![Box::new(verifier.clone())]);
    let parsed = Note::from_bytes(note.as_bytes()).map_err(|_| SIGNING)?;
    parsed.verify(&known).map_err(|_| SIGNING)?;
    let head = Checkpoint::from_bytes(parsed.text()).map_err(|_| SIGNING)?;
    let at = head.extension().trim().strip_prefix("at ").ok_or(SIGNING)?;
    Ok(CheckpointView {
        size: head.size(),
        at: Timestamp::parse(at).map_err(|_| SIGNING)?,
        root: head.hash().to_string(),
        note: note.to_owned(),
    })
}

pub(crate) async fn keep(connection: &impl ConnectionTrait, view: &CheckpointView) -> Result<()> {
    let row = checkpoint::ActiveModel {
        size: Set(i64::try_from(view.size).map_err(|_| SIGNING)?),
        at: Set(view.at.as_micros()),
        note: Set(view.note.clone()),
    };
    checkpoint::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}
