//! What is new of a record, what is known, and what is a correction.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};
use yakja_model::{Report, ReportId, canonical_bytes};
use yakja_store::{KnownRow, Tx};

use super::{
    candidate::{Candidate, Envelope},
    row_key::RowKey,
};
use crate::Result;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Accepted,
    Corrected,
    AlreadyKnown,
}

/// The records of a batch, and the reports to write of them.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) fates: Vec<Fate>,
    pub(super) reports: Vec<Report>,
    /// Hashes of what reports say, by key, for a run that writes nothing.
    pub(super) said: Vec<(RowKey, [u8; 32])>,
}

/// What the register holds of the reports of a batch.
struct There {
    known: HashMap<Vec<u8>, KnownRow>,
    shown: HashMap<ReportId, Report>,
}

/// How records are compared with what is there.
pub(super) struct Judge<'a> {
    pub(super) of: Envelope<'a>,
    /// Whether a known key may come with other content.
    pub(super) is_keyed: bool,
    /// What this run would have written, where it writes nothing.
    pub(super) would_be: Option<&'a HashMap<RowKey, [u8; 32]>>,
}

impl Judge<'_> {
    /// Compares the records of a batch with what is there.
    pub(super) async fn judge(&self, tx: &mut Tx, candidates: &[Candidate]) -> Result<Judged> {
        let there = self.there(tx, candidates).await?;
        let mut judged = Judged::default();
        let mut met: HashSet<RowKey> = HashSet::new();
        for candidate in candidates {
            let (mut fresh, mut other) = (0, 0);
            let mut reports = candidate.reports(&self.of);
            let count = reports.len();
            self.mark_personal(tx, candidate, &mut reports).await?;
            for (index, (mut report, key)) in reports.into_iter().zip(&candidate.keys).enumerate() {
                let known = there.known.get(key.as_slice());
                let said = self.would_be.map(|_| hash_of(&report)).transpose()?;
                match self.compare((key, &report, said), (known, &there), met.insert(*key))? {
                    Fate::AlreadyKnown => continue,
                    Fate::Accepted => fresh += 1,
                    Fate::Corrected => other += 1,
                }
                if let Some(said) = said {
                    judged.said.push((*key, said));
                    continue;
                }
                report.id = match known {
                    Some(known) => known.report,
                    None => ReportId(tx.moment().id()),
                };
                // The number follows when all that are known have been looked up together.
                report.version = i32::from(known.is_none());
                let personal = candidate.read.record.personal.as_ref();
                if let (Some(personal), true) = (personal, index == candidate.holds_personal()) {
                    report.personal = Some(tx.seal(personal)?);
                }
                judged.reports.push(report);
            }
            judged.fates.push(match () {
                () if fresh == count => Fate::Accepted,
                () if fresh + other == 0 => Fate::AlreadyKnown,
                () => Fate::Corrected,
            });
        }
        number_versions(tx, &mut judged.reports).await?;
        Ok(judged)
    }

    async fn there(&self, tx: &Tx, candidates: &[Candidate]) -> Result<There> {
        let keys = candidates.iter().flat_map(|candidate| &candidate.keys);
        let known = tx.known_rows(keys.map(|key| key.to_vec()).collect()).await?;
        let shown = known.values().filter_map(|row| Some((row.report, row.shown?)));
        let shown: Vec<_> = shown.filter(|_| self.is_keyed).collect();
        let shown = tx.versions_of_source(&shown).await?;
        Ok(There { known, shown: shown.into_iter().map(|report| (report.id, report)).collect() })
    }

    /// Notes what a record says of people as a hash, so that it can be compared.
    async fn mark_personal(
        &self,
        tx: &Tx,
        candidate: &Candidate,
        reports: &mut [Report],
    ) -> Result<()> {
        let Some(personal) = &candidate.read.record.personal else { return Ok(()) };
        let index = candidate.holds_personal();
        let (Some(report), Some(key)) = (reports.get_mut(index), candidate.keys.get(index)) else {
            return Ok(());
        };
        if let Some(source) = &mut report.source {
            source.personal_hash = Some(tx.personal_hash(key, personal).await?);
        }
        Ok(())
    }

    fn compare(
        &self,
        (key, report, said): (&RowKey, &Report, Option<[u8; 32]>),
        (known, there): (Option<&KnownRow>, &There),
        is_first: bool,
    ) -> Result<Fate> {
        // Two files of one run may hold the same row.
        if !is_first {
            return Ok(Fate::AlreadyKnown);
        }
        if let Some(before) = self.would_be.and_then(|would_be| would_be.get(key)) {
            let same = !self.is_keyed || said.as_ref() == Some(before);
            return Ok(if same { Fate::AlreadyKnown } else { Fate::Corrected });
        }
        let Some(row) = known.filter(|row| row.shown.is_some()) else { return Ok(Fate::Accepted) };
        let same = there.shown.get(&row.report).is_none_or(|shown| shown.said() == report.said());
        Ok(if same { Fate::AlreadyKnown } else { Fate::Corrected })
    }
}

/// Versions follow the newest that there is, also one that a person wrote or that was taken back.
async fn number_versions(tx: &Tx, reports: &mut [Report]) -> Result<()> {
    let known: Vec<_> = reports.iter().filter(|r| r.version == 0).map(|r| r.id).collect();
    if known.is_empty() {
        return Ok(());
    }
    let newest = tx.newest_versions(&known).await?;
    for report in reports.iter_mut().filter(|report| report.version == 0) {
        report.version = newest.get(&report.id).copied().unwrap_or_default() + 1;
    }
    Ok(())
}

fn hash_of(report: &Report) -> Result<[u8; 32]> {
    let bytes = canonical_bytes(&report.said()).map_err(yakja_store::Error::from)?;
    Ok(Sha256::digest(bytes).into())
}
