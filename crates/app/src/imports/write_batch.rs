//! What becomes of a batch of an import: records are compared with what is there, the new and the
//! corrected are written, the refused listed, and all is counted, in one transaction.

use std::collections::BTreeMap;

use yakja_model::{AccessClass, OrganizationCode, Report};
use yakja_store::{ImportTally, StoredRejection, Tx};

use super::{
    candidate::{Candidate, Envelope},
    known::{Fate, Judge, Judged},
    loading::Loading,
    map_rows::ReadRecord,
    read_rows::Batch,
    refused::RefusedRow,
    row_key::RowKeys,
    summary::RejectedRow,
};
use crate::{
    Error, Result,
    ctx::{ATTEMPTS, backoff},
};

/// Rows that one call of the store takes.
const TOGETHER: usize = 1_000;

impl Loading<'_> {
    /// Takes one batch.
    pub(super) async fn batch(&mut self, batch: Batch) -> Result<()> {
        if batch.first {
            self.keys.values_mut().for_each(RowKeys::next_file);
        }
        let Batch { file, records, refused, .. } = batch;
        let candidates: Vec<_> = records.into_iter().map(|read| self.candidate(read)).collect();
        for candidate in &candidates {
            for class in candidate.classes(&self.submitter.clone()) {
                self.permit((candidate.organization.clone(), class))?;
            }
        }
        self.hand_out(&refused)?;
        let rejected: Vec<_> = refused.into_iter().map(|refused| refused.listed).collect();
        let tally = match self.would_be {
            None => self.write(&file, &candidates, &rejected).await?,
            Some(_) => self.would_write(&file, &candidates).await?,
        };
        self.summary.rows += candidates.iter().map(|candidate| candidate.read.rows).sum::<u64>();
        self.summary.accepted += tally.accepted;
        self.summary.corrected += tally.corrected;
        self.summary.already_known += tally.already_known;
        self.summary.flagged += tally.flagged;
        self.rejections_kept += rejected.len() as u64;
        self.summary.reject(rejected);
        Ok(())
    }

    /// A record with its keys. With a key the source is who sends it, since a correction may name
    /// another organisation; else it is the organisation that says it.
    fn candidate(&mut self, read: ReadRecord) -> Candidate {
        let organization =
            read.record.organization.clone().unwrap_or_else(|| self.submitter.clone());
        let source = if self.profile.is_keyed { &self.submitter } else { &organization };
        let profile = &self.profile.name;
        let keys = self.keys.entry(source.clone()).or_insert_with(|| RowKeys::new(source, profile));
        let key = keys.key(&read.record.identity);
        Candidate::new(read, self.profile.kind, (organization, self.marking.clone()), key)
    }

    /// Gives refused rows to whoever mends them, before anything of their batch is kept: nobody
    /// may find them missing there.
    fn hand_out(&mut self, refused: &[RefusedRow]) -> Result<()> {
        let Some(sink) = &mut self.refused else { return Ok(()) };
        for row in refused.iter().filter(|row| !row.is_total) {
            sink(row).map_err(|error| Error::File {
                file: "refused rows".to_owned(),
                problem: format!("can't be written: {error}"),
            })?;
        }
        Ok(())
    }

    /// Writes a batch, again on a conflict.
    async fn write(
        &self,
        file: &str,
        candidates: &[Candidate],
        rejected: &[RejectedRow],
    ) -> Result<ImportTally> {
        let app = self.ctx.app();
        let moment = app.moment()?;
        let mut attempt = 1;
        let tally = loop {
            let mut tx = Tx::begin(&app.parts.database, self.ctx.actor(), moment.clone()).await?;
            let written = self.write_once(&mut tx, (file, candidates), rejected).await;
            let own = (self.submitter.clone(), self.own_class());
            let permit = self.permits.get(&own).ok_or(Error::NotFound)?;
            let done = match written {
                Ok(tally) => tx.finish_rows(permit).await.map(|()| tally).map_err(Error::from),
                Err(error) => Err(tx.abandon(error).await),
            };
            match done {
                Err(error) if error.is_conflict() && attempt < ATTEMPTS => attempt += 1,
                other => break other?,
            }
            backoff(attempt).await;
        };
        app.parts.sequencing.nudge();
        Ok(tally)
    }

    async fn write_once(
        &self,
        tx: &mut Tx,
        (file, candidates): (&str, &[Candidate]),
        rejected: &[RejectedRow],
    ) -> Result<ImportTally> {
        let judged = self.judge(tx, (file, candidates)).await?;
        let tally = tally(candidates, &judged.fates);
        let mut by_class: BTreeMap<(OrganizationCode, AccessClass), Vec<Report>> = BTreeMap::new();
        for report in judged.reports {
            let of = (report.organization.clone(), report.access_class());
            by_class.entry(of).or_default().push(report);
        }
        for (of, reports) in &by_class {
            let permit = self.permits.get(of).ok_or(Error::NotFound)?;
            for together in reports.chunks(TOGETHER) {
                tx.save_rows(permit, together).await?;
            }
        }
        let kept: Vec<StoredRejection> = rejected.iter().map(stored).collect();
        tx.save_rejections(self.import, self.rejections_kept, &kept).await?;
        let before = self.tally();
        let so_far = ImportTally {
            accepted: before.accepted + tally.accepted,
            corrected: before.corrected + tally.corrected,
            already_known: before.already_known + tally.already_known,
            flagged: before.flagged + tally.flagged,
            rejected: before.rejected + rejected.len() as u64,
        };
        let settings = &self.ctx.app().parts.settings;
        let holder = (self.ctx.app().parts.process, settings.import_lease_ms);
        tx.advance_import(self.import, holder, &so_far).await?;
        Ok(tally)
    }

    /// Compares a batch and writes nothing.
    async fn would_write(&mut self, file: &str, candidates: &[Candidate]) -> Result<ImportTally> {
        let app = self.ctx.app();
        let mut tx = Tx::begin(&app.parts.database, self.ctx.actor(), app.moment()?).await?;
        let judged = self.judge(&mut tx, (file, candidates)).await?;
        drop(tx);
        if let Some(would_be) = &mut self.would_be {
            would_be.extend(judged.said);
        }
        Ok(tally(candidates, &judged.fates))
    }

    async fn judge(&self, tx: &mut Tx, (file, candidates): (&str, &[Candidate])) -> Result<Judged> {
        let of = Envelope {
            import: self.import,
            file,
            submitter: &self.submitter,
            officer: self.ctx.actor().id,
            now: tx.moment().now(),
        };
        let is_keyed = self.profile.is_keyed;
        Judge { of, is_keyed, would_be: self.would_be.as_ref() }.judge(tx, candidates).await
    }
}

/// The source rows of records by their fate.
fn tally(candidates: &[Candidate], fates: &[Fate]) -> ImportTally {
    let mut tally = ImportTally::default();
    for (candidate, fate) in candidates.iter().zip(fates) {
        let rows = candidate.read.rows;
        match fate {
            Fate::Accepted => tally.accepted += rows,
            Fate::Corrected => tally.corrected += rows,
            Fate::AlreadyKnown => tally.already_known += rows,
        }
        if *fate != Fate::AlreadyKnown && candidate.read.record.flagged {
            tally.flagged += rows;
        }
    }
    tally
}

fn stored(row: &RejectedRow) -> StoredRejection {
    StoredRejection {
        file: row.file.clone(),
        row: row.row,
        column: row.column.clone(),
        expected: row.expected.clone(),
    }
}
