//! Acts of officers through the store, as the use cases do them.

use yakja_model::{
    AreaBoundaries, AreaBoundariesId, AreaBoundary, AreaCode, AreaShape, Day, EntryId, ImportId,
    Judgement, JudgementId, Link, LinkBatch, LinkBatchId, LinkKind, Officer, OfficerId, Report,
    ReportId, ReportPair, Ruling, SessionKey, SquareMeters, Verdict,
};
use yakja_store::{Error, ImportFile, ImportRun, ImportTally, NewImport, Result, Tx};

use crate::{
    officers::{
        code, may_enrol, may_import, may_judge, may_load_areas, may_record_links, may_submit,
        may_undo, may_write_rows, resolver,
    },
    samples,
    test_db::{LEASE_MS, PROCESS, TestDb},
};

impl TestDb {
    /// Sends the seizure of the samples, changed as told.
    pub async fn submit(&self, officer: &Officer, change: impl FnOnce(&mut Report)) -> Report {
        let mut tx = self.begin(officer).await;
        let mut report = samples::seizure(&mut tx);
        change(&mut report);
        save(tx, officer, &report).await.unwrap();
        report
    }

    /// Sends the next version of a report.
    pub async fn correct(
        &self,
        officer: &Officer,
        report: &Report,
        change: impl FnOnce(&mut Report),
    ) -> Report {
        let tx = self.begin(officer).await;
        let mut next = Report { version: report.version + 1, ..report.clone() };
        change(&mut next);
        save(tx, officer, &next).await.unwrap();
        next
    }

    /// Sends a report whose personal content is that of the samples.
    pub async fn submit_sealed(&self, officer: &Officer) -> Report {
        let mut tx = self.begin(officer).await;
        let personal = Some(tx.seal(&samples::personal()).unwrap());
        let report = Report { personal, ..samples::seizure(&mut tx) };
        save(tx, officer, &report).await.unwrap();
        report
    }

    /// Gives somebody an account.
    pub async fn enrol(&self, by: &Officer, new: &Officer) -> Result<EntryId> {
        let mut tx = self.begin(by).await;
        match tx.enrol(new, None).await {
            Ok(event) => tx.finish(may_enrol(by, new.id), event).await,
            Err(error) => Err(tx.abandon(error).await),
        }
    }

    /// Begins an import of what UNODC says.
    pub async fn begin_import(&self, officer: &Officer) -> ImportId {
        let mut tx = self.begin(officer).await;
        let new = new_import(ImportId(tx.moment().id()));
        let event = tx.begin_import(&new).await.unwrap();
        let permit = may_import(officer, new.id, &new.organization);
        tx.finish(permit, event).await.unwrap();
        new.id
    }

    /// Loads rows with these numbers into an import.
    pub async fn load(
        &self,
        officer: &Officer,
        import: ImportId,
        numbers: std::ops::Range<u64>,
    ) -> Result<Vec<Report>> {
        let mut tx = self.begin(officer).await;
        let rows: Vec<Report> = numbers.map(|number| unodc_row(&mut tx, import, number)).collect();
        let permit = may_write_rows(officer, &rows[0]);
        match tx.save_rows(&permit, &rows).await {
            Ok(()) => tx.finish_rows(&permit).await.map(|()| rows),
            Err(error) => Err(tx.abandon(error).await),
        }
    }

    pub async fn run(&self, import: ImportId) -> ImportRun {
        self.database.import(import).await.unwrap().unwrap()
    }

    /// Shows an import: whole with files, as broken off without.
    pub async fn show(
        &self,
        officer: &Officer,
        run: &ImportRun,
        files: Option<&[ImportFile]>,
    ) -> Result<EntryId> {
        let mut tx = self.begin(officer).await;
        match tx.show_import(run, files, &tally(3)).await {
            Ok(event) => tx.finish(may_import(officer, run.id, &run.organization), event).await,
            Err(error) => Err(tx.abandon(error).await),
        }
    }

    /// Takes a run back.
    pub async fn undo(&self, officer: &Officer, run: &ImportRun) -> Result<EntryId> {
        let mut tx = self.begin(officer).await;
        match tx.undo_import(run, "given by mistake").await {
            Ok(Some(event)) => tx.finish(may_undo(officer, run.id, &run.organization), event).await,
            Ok(None) => Err(tx.abandon(Error::ImportTakenOver).await),
            Err(error) => Err(tx.abandon(error).await),
        }
    }
}

impl TestDb {
    /// Judges two reports to be of one incident.
    pub async fn judge_same(&self, officer: &Officer, pair: ReportPair) -> Ruling {
        let mut tx = self.begin(officer).await;
        let ruling = Ruling::Judgement(Judgement {
            id: JudgementId(tx.moment().id()),
            pair,
            verdict: Verdict::Same,
            by: officer.id,
            organization: officer.organization.clone(),
            reason: "the seals agree".to_owned(),
            at: tx.moment().now(),
            undoes: None,
        });
        let event = tx.save_ruling(&ruling).await.unwrap();
        tx.finish(may_judge(officer, ruling.id()), event).await.unwrap();
        ruling
    }

    /// Loads a triangle as the boundary of each of these areas.
    pub async fn load_areas(&self, officer: &Officer, areas: &[&str]) -> AreaBoundaries {
        let mut tx = self.begin(officer).await;
        let ring = [(30_000_000, 66_000_000), (30_000_000, 67_000_000), (31_000_000, 66_500_000)];
        let ring: Vec<_> = ring.iter().chain(ring.first()).copied().collect();
        let boundary = |area: &&str| AreaBoundary {
            area: AreaCode((*area).to_owned()),
            size: SquareMeters(5_300_000_000),
            shape: AreaShape(vec![vec![ring.clone()]]),
        };
        let loaded = AreaBoundaries {
            id: AreaBoundariesId(tx.moment().id()),
            at: tx.moment().now(),
            by: officer.id,
            source: "Survey".to_owned(),
            valid_from: Day::parse("2022-09-09").unwrap(),
            boundaries: areas.iter().map(boundary).collect(),
        };
        let event = tx.save_areas(&loaded).await.unwrap();
        tx.finish(may_load_areas(officer, loaded.id), event).await.unwrap();
        loaded
    }

    /// Records links of these kinds between two reports.
    pub async fn link(&self, pair: ReportPair, kinds: &[LinkKind]) -> LinkBatch {
        let officer = resolver();
        let mut tx = self.begin(&officer).await;
        let link = |kind: &LinkKind| Link {
            pair,
            kind: *kind,
            weight: 1_234,
            reasons: serde_json::json!([{ "ground": "day", "weight": 7 }]),
        };
        let batch = LinkBatch {
            id: LinkBatchId(tx.moment().id()),
            position: 5,
            rules: 1,
            links: kinds.iter().map(link).collect(),
        };
        let event = tx.save_links(&batch).await.unwrap();
        tx.finish(may_record_links(&officer, batch.id), event).await.unwrap();
        batch
    }
}

/// Saves a report and ends the change.
pub async fn save(mut tx: Tx, officer: &Officer, report: &Report) -> Result<EntryId> {
    match tx.save_report(report).await {
        Ok(event) => tx.finish(may_submit(officer, report), event).await,
        Err(error) => Err(tx.abandon(error).await),
    }
}

pub fn new_import(id: ImportId) -> NewImport {
    NewImport {
        id,
        profile: ("unodc-ids".to_owned(), 1),
        organization: code("UNODC"),
        submitter: code("UNODC"),
        files: files(),
        owner: SessionKey(PROCESS),
        lease_ms: LEASE_MS,
    }
}

pub fn files() -> Vec<ImportFile> {
    vec![ImportFile { name: "rows.csv".to_owned(), sha256: "00".repeat(32) }]
}

pub fn tally(accepted: u64) -> ImportTally {
    ImportTally { accepted, corrected: 0, already_known: 1, flagged: 0, rejected: 2 }
}

/// A row that UNODC says and submits.
pub fn unodc_row(tx: &mut Tx, import: ImportId, number: u64) -> Report {
    let (organization, submitter) = (code("UNODC"), code("UNODC"));
    Report { organization, submitter, ..samples::row(tx, import, number) }
}

/// An id that nothing has.
pub fn nobody() -> (ReportId, OfficerId) {
    (ReportId(uuid::Uuid::from_u128(1)), OfficerId(uuid::Uuid::from_u128(1)))
}
