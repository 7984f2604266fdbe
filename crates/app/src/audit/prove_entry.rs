//! Prove to an outsider that something is in the ledger.

use serde::Serialize;
use uuid::Uuid;
use yakja_model::{ReportId, Subject};
use yakja_store::{LedgerEntry, ProofOfEntry};

use crate::{Ctx, Error, Result};

/// A proof, and, for a report that the reader may see, the bytes that it proves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Entry, path and signed checkpoint.
    #[serde(flatten)]
    pub proof: ProofOfEntry,
    /// What the entry recorded; absent where it recorded no report or the reader may not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded: Option<RecordedBytes>,
    /// A newer version of the report than the one proved, which waits for its position or for a
    /// checkpoint; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newer_version_waits: Option<i32>,
}

/// What a report version says. SHA-256 of salt and content is the hash in the entry that recorded
/// it; an entry about an opening carries no hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordedBytes {
    /// 16 bytes, hexadecimal.
    pub salt: String,
    /// The canonical bytes of the report version.
    pub content: String,
}

/// The proof of an entry, by its id or by the id of a report: of its newest version that has a
/// position.
///
/// # Errors
/// [`Error::NotFound`] where nothing has it, where no checkpoint covers it yet, or where it is a
/// report that the reader may not see.
pub async fn prove(ctx: &Ctx, asked: Uuid) -> Result<Proof> {
    ctx.app().parts.sequencing.flush().await?;
    let ledger = ctx.app().parts.database.ledger();
    let proof = ledger.prove(asked).await?.ok_or(Error::NotFound)?;
    let entry: LedgerEntry =
        serde_json::from_str(&proof.entry).map_err(yakja_store::Error::from)?;
    let Subject::Report { id, version } = entry.subject else {
        ctx.may(yakja_model::Action::ReadLedger).map_err(|_| Error::NotFound)?;
        return Ok(Proof { proof, recorded: None, newer_version_waits: None });
    };
    let history = crate::reports::report_history(ctx, id).await?;
    if !history.iter().any(|row| row.entry.id == entry.id) {
        return Err(Error::NotFound);
    }
    let recorded = recorded(ctx, id, version).await?.ok_or(Error::NotFound)?;
    let newer_version_waits = match id.0 == asked {
        true => waiting(ctx, id, version).await?,
        false => None,
    };
    Ok(Proof { proof, recorded: Some(recorded), newer_version_waits })
}

/// A version of a report after the one proved that the reader may see and that waits.
async fn waiting(ctx: &Ctx, id: ReportId, proved: i32) -> Result<Option<i32>> {
    let database = &ctx.app().parts.database;
    let waits = database.ledger().version_that_waits(id.0).await?;
    let Some(version) = waits.filter(|version| *version > proved) else { return Ok(None) };
    let scope = ctx.scope(None).await?;
    let seen = database.report(id, Some(version), &scope).await?;
    Ok(seen.map(|_| version))
}

async fn recorded(ctx: &Ctx, id: ReportId, version: i32) -> Result<Option<RecordedBytes>> {
    let scope = ctx.scope(None).await?;
    let database = &ctx.app().parts.database;
    if database.report(id, Some(version), &scope).await?.is_none() {
        return Ok(None);
    }
    let bytes = database.ledger().recorded_bytes(id.0, version).await?;
    Ok(bytes.map(|(salt, content)| RecordedBytes {
        salt: hex::encode(salt.0),
        content: String::from_utf8_lossy(&content).into_owned(),
    }))
}
