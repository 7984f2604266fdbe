//! Runs the sequencer: woken by commits of this process, looking for those of others.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{Mutex, Notify, watch};
use tokio::task::JoinHandle;
use yakja_model::{EntryId, SessionKey, Timestamp};
use yakja_store::{Database, Sequencer, SequencerState};

use crate::{Clock, Error, Result, Settings};

/// How often an idle process looks for entries that another one committed.
const LOOK: Duration = Duration::from_millis(200);
/// Entries of so long are taken together.
const GATHER: Duration = Duration::from_millis(10);
/// A checkpoint is signed at most this often, while entries come in.
const SIGN_MS: i64 = 1_000;
/// So many conflicts in a row, and a flush gives up: what waits is committed and comes later.
const CONFLICTS: u32 = 200;
/// How long a change waits for its position before it answers without.
const PATIENCE: Duration = Duration::from_secs(15);

/// The sequencer of this process, and those who wait for it.
pub(crate) struct Sequencing {
    database: Database,
    clock: Arc<dyn Clock>,
    sequencer: Arc<Mutex<Sequencer>>,
    wake: Arc<Notify>,
    stopping: Arc<AtomicBool>,
    moved: watch::Receiver<u64>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Sequencing {
    pub(crate) fn start(settings: &Settings, database: &Database, process: SessionKey) -> Self {
        let sequencer = Sequencer::new(database.clone(), process.0, settings.lease_ms);
        let sequencer = Arc::new(Mutex::new(sequencer));
        let wake = Arc::new(Notify::new());
        let stopping = Arc::new(AtomicBool::new(false));
        let (moved, watching) = watch::channel(0);
        let job = Job {
            clock: Arc::clone(&settings.clock),
            sequencer: Arc::clone(&sequencer),
            wake: Arc::clone(&wake),
            stopping: Arc::clone(&stopping),
            moved,
            signed_at: Timestamp::from_micros(0),
        };
        Self {
            database: database.clone(),
            clock: Arc::clone(&settings.clock),
            sequencer,
            wake,
            stopping,
            moved: watching,
            task: Mutex::new(Some(tokio::spawn(job.run()))),
        }
    }

    /// Wakes the sequencer and waits until an entry has its position.
    pub(crate) async fn sequenced(&self, entry: EntryId) -> Result<()> {
        let mut moved = self.moved.clone();
        self.wake.notify_one();
        let wait = async {
            while !self.database.ledger().is_sequenced(entry).await? {
                // Another process may be the one that sequences, so look again now and then.
                let _ = tokio::time::timeout(Duration::from_millis(50), moved.changed()).await;
            }
            Ok(())
        };
        match tokio::time::timeout(PATIENCE, wait).await {
            Ok(result) => result,
            Err(_) => {
                tracing::warn!("an entry is committed and has waited 15 s for its position");
                Ok(())
            }
        }
    }

    /// Wakes the sequencer, without waiting.
    pub(crate) fn nudge(&self) {
        self.wake.notify_one();
    }

    /// Sequences everything that waits and signs a checkpoint over it, unless another process
    /// holds the sequencer, which will then do so.
    pub(crate) async fn flush(&self) -> Result<()> {
        let mut sequencer = self.sequencer.lock().await;
        let mut conflicts = 0;
        while sequencer.has_work().await? {
            match sequencer.step(|| self.clock.now(), true).await {
                Ok(SequencerState::NotOurs) => return Ok(()),
                Ok(SequencerState::Sequenced { .. }) => conflicts = 0,
                Err(error) if error.is_conflict() && conflicts < CONFLICTS => {
                    conflicts += 1;
                    tokio::time::sleep(GATHER).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Sees to it that a checkpoint covers everything that has a position now. Where another
    /// process holds the sequencer, that one signs each second, and this waits for it.
    pub(crate) async fn covered(&self) -> Result<()> {
        self.flush().await.map_err(|error| match error {
            Error::Store(yakja_store::Error::DiskFull) => Error::NoRoomToSign,
            other => other,
        })?;
        let ledger = self.database.ledger();
        let size = ledger.size().await?;
        for _ in 0..60 {
            if ledger.checkpoint().await?.is_some_and(|head| head.size >= size) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        tracing::warn!("no checkpoint covers the ledger after three seconds");
        Ok(())
    }

    /// Ends the job and gives the lease back. The job ends between two steps: a step that is cut
    /// off would leave its connection in a transaction.
    pub(crate) async fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.wake.notify_one();
        if let Some(task) = self.task.lock().await.take()
            && let Err(error) = task.await
        {
            tracing::warn!(%error, "the sequencer ended early");
        }
        if let Err(error) = self.sequencer.lock().await.release().await {
            tracing::warn!(%error, "the lease of the sequencer will end by itself");
        }
    }
}

struct Job {
    clock: Arc<dyn Clock>,
    sequencer: Arc<Mutex<Sequencer>>,
    wake: Arc<Notify>,
    stopping: Arc<AtomicBool>,
    moved: watch::Sender<u64>,
    signed_at: Timestamp,
}

impl Job {
    async fn run(mut self) {
        while !self.stopping.load(Ordering::SeqCst) {
            let woken = tokio::time::timeout(LOOK, self.wake.notified()).await.is_ok();
            if woken {
                tokio::time::sleep(GATHER).await;
            }
            while !self.stopping.load(Ordering::SeqCst) && self.step().await {}
        }
    }

    /// One step; gives whether there may be more to do at once.
    async fn step(&mut self) -> bool {
        let mut sequencer = self.sequencer.lock().await;
        match sequencer.has_work().await {
            Ok(true) => {}
            Ok(false) => return false,
            Err(error) => {
                tracing::error!(%error, "the sequencer can't look at the ledger");
                return false;
            }
        }
        let now = self.clock.now();
        let sign = now >= self.signed_at.plus_ms(SIGN_MS);
        match sequencer.step(|| self.clock.now(), sign).await {
            Ok(SequencerState::NotOurs) => false,
            Ok(SequencerState::Sequenced { count, size }) => {
                if sign {
                    self.signed_at = now;
                }
                metrics::gauge!("yakja_ledger_size").set(precise(size));
                self.moved.send_replace(size);
                count > 0
            }
            Err(error) if error.is_conflict() => {
                tokio::time::sleep(GATHER).await;
                true
            }
            Err(error) => {
                tracing::error!(%error, "the sequencer can't go on; it tries again");
                false
            }
        }
    }
}

/// A count as a gauge; counts above four thousand million show as that.
fn precise(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
