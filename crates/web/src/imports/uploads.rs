//! Uploads under way and done. They run beside the requests, so that a page can be closed and
//! looked at again, and be told to stop.
//!
//! Refused rows may hold names. They are kept here and nowhere else: in memory, for the officer who
//! sent them alone, for an hour at most, and never in a log.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use tokio::sync::{oneshot, watch};
use yakja_app::Ctx;
use yakja_app::imports::{
    self, How, ImportFiles, ImportSummary, Progress, RefusedTables, Stop, Watch,
};
use yakja_model::{ImportId, OfficerId};

use crate::problem::{Problem, Result};
use crate::running;

/// Kept at most when they have ended; the oldest is forgotten first.
const KEPT: usize = 20;
/// How long one is kept that has ended.
const KEPT_FOR: Duration = Duration::from_secs(3_600);
/// Bytes of refused rows that are kept of one upload.
const ROOM: usize = 8 * 1024 * 1024;
/// Refused rows that are kept of one upload to be shown.
const SHOWN: usize = 1_000;

type Runs = Mutex<BTreeMap<u64, Arc<Run>>>;

/// Uploads by number.
#[derive(Default)]
pub(crate) struct Uploads {
    runs: Arc<Runs>,
    last: AtomicU64,
    /// How many are under way.
    under_way: watch::Sender<u64>,
}

/// One upload.
pub(crate) struct Run {
    pub(super) number: u64,
    pub(super) files: Vec<String>,
    pub(super) how: How,
    pub(super) refused: RefusedTables,
    officer: OfficerId,
    rows: AtomicU64,
    committed: AtomicU64,
    stop: Stop,
    ended: OnceLock<Result<ImportSummary>>,
}

/// An upload that was started, and its end.
pub(super) struct Started {
    pub(super) run: Arc<Run>,
    /// The whole summary, also of what is not kept.
    pub(super) end: oneshot::Receiver<Result<ImportSummary>>,
}

impl Uploads {
    /// Starts an import; it goes on whether or not somebody waits for its end.
    pub(super) fn start(&self, ctx: &Ctx, command: ImportFiles) -> Started {
        let refused = RefusedTables::with_room_for(ROOM);
        let run = Arc::new(Run {
            number: self.last.fetch_add(1, Ordering::Relaxed) + 1,
            files: command.files.iter().map(|file| file.name.clone()).collect(),
            how: command.how,
            officer: ctx.actor().id,
            rows: AtomicU64::new(0),
            committed: AtomicU64::new(0),
            stop: Stop::default(),
            ended: OnceLock::new(),
            refused: refused.clone(),
        });
        let command = ImportFiles { refused: Some(refused.sink()), ..command };
        {
            let mut runs = held(&self.runs);
            runs.insert(run.number, Arc::clone(&run));
            forget_oldest(&mut runs);
        }
        let (ending, end) = oneshot::channel();
        let runs = Arc::downgrade(&self.runs);
        let (ctx, started) = (ctx.clone(), Arc::clone(&run));
        let under_way = self.under_way.clone();
        under_way.send_modify(|count| *count += 1);
        tokio::spawn(async move {
            let number = started.number;
            import(ctx, command, (started, ending)).await;
            under_way.send_modify(|count| *count -= 1);
            tokio::time::sleep(KEPT_FOR).await;
            runs.upgrade().and_then(|runs| held(&runs).remove(&number));
        });
        Started { run, end }
    }

    /// Waits until none is under way.
    pub(crate) async fn all_ended(&self) {
        // The sender is here, so it can't be gone.
        let _ = self.under_way.subscribe().wait_for(|count| *count == 0).await;
    }

    /// An upload of this officer by number.
    ///
    /// # Errors
    /// Not found where it was forgotten, or is not of this officer.
    pub(super) fn find(&self, ctx: &Ctx, number: u64) -> Result<Arc<Run>> {
        let run = held(&self.runs).get(&number).cloned();
        run.filter(|run| run.officer == ctx.actor().id).ok_or_else(Problem::not_found)
    }

    /// The upload of this officer that became an import, while it is kept.
    pub(super) fn of_import(&self, ctx: &Ctx, import: ImportId) -> Option<Arc<Run>> {
        let runs = held(&self.runs);
        let mut own = runs.values().filter(|run| run.officer == ctx.actor().id);
        own.find(|run| run.summary().is_some_and(|summary| summary.import == import)).cloned()
    }
}

impl Run {
    /// Rows read so far, and of these, rows committed.
    pub(super) fn progress(&self) -> Progress {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Progress { rows: read(&self.rows), committed: read(&self.committed) }
    }

    /// How it ended; `None` while it is under way.
    pub(super) fn ended(&self) -> Option<&Result<ImportSummary>> {
        self.ended.get()
    }

    /// What became of the rows, with as many refused ones as are shown.
    pub(super) fn summary(&self) -> Option<&ImportSummary> {
        self.ended().and_then(|ended| ended.as_ref().ok())
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        self.stop.ask();
    }

    /// Whether it was asked to stop.
    pub(super) fn is_stopping(&self) -> bool {
        self.stop.is_asked()
    }
}

async fn import(
    ctx: Ctx,
    command: ImportFiles,
    (run, ending): (Arc<Run>, oneshot::Sender<Result<ImportSummary>>),
) {
    let (watched, stop) = (Arc::clone(&run), run.stop.clone());
    let import = async move || {
        let mut progress = |at: Progress| {
            watched.rows.store(at.rows, Ordering::Relaxed);
            watched.committed.store(at.committed, Ordering::Relaxed);
        };
        let watch = Watch { progress: &mut progress, stop };
        imports::import_watched(&ctx, command, watch).await
    };
    let ended = running::to_its_end(import).await.map_err(Problem::from);
    let outcome = match &ended {
        Ok(summary) if summary.taken => "complete",
        Ok(_) => "nothing-taken",
        Err(_) if run.is_stopping() => "stopped",
        Err(_) => "refused",
    };
    metrics::counter!("yakja_imports_total", "outcome" => outcome).increment(1);
    // It is set once: nobody else ends this run.
    let _ = run.ended.set(ended.as_ref().map(shown).map_err(Problem::clone));
    // Whoever waited may be gone.
    let _ = ending.send(ended);
}

/// A summary with as many refused rows as are shown.
fn shown(summary: &ImportSummary) -> ImportSummary {
    let rejected: Vec<_> = summary.rejected.iter().take(SHOWN).cloned().collect();
    let rejected_not_listed = summary.rejected_count() - rejected.len() as u64;
    ImportSummary {
        profile: summary.profile.clone(),
        row_means: summary.row_means.clone(),
        rejected,
        rejected_not_listed,
        ..*summary
    }
}

fn forget_oldest(runs: &mut BTreeMap<u64, Arc<Run>>) {
    let ended = runs.iter().filter(|(_, run)| run.ended().is_some());
    let ended: Vec<u64> = ended.map(|(number, _)| *number).collect();
    for number in ended.iter().take(ended.len().saturating_sub(KEPT)) {
        runs.remove(number);
    }
}

fn held(runs: &Runs) -> MutexGuard<'_, BTreeMap<u64, Arc<Run>>> {
    runs.lock().unwrap_or_else(PoisonError::into_inner)
}
