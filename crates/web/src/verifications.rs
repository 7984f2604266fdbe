//! Verifications under way and done. They run beside the requests, so that a page can be closed
//! and looked at again; the newest few are kept until the process ends.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::watch;
use utoipa::ToSchema;
use yakja_app::Ctx;
use yakja_app::audit::{self, Verification};

use crate::problem::{Problem, Result};

/// Kept at most; the oldest is forgotten first.
const KEPT: usize = 20;
/// A request waits so long for a verification to end before it answers that it is under way.
const PATIENCE: Duration = Duration::from_secs(3);

/// Verifications by number.
#[derive(Default)]
pub(crate) struct Verifications {
    runs: Mutex<BTreeMap<u64, Arc<Run>>>,
}

struct Run {
    done: AtomicU64,
    total: AtomicU64,
    end: watch::Receiver<Option<Ended>>,
}

#[derive(Clone)]
struct Ended {
    /// `None` where it broke off.
    result: Option<Verification>,
    at: String,
}

/// A verification as the API and the page show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VerificationView {
    /// Its number in this process.
    pub(crate) number: u64,
    /// `running`, `passed`, `differs` or `failed`.
    pub(crate) state: &'static str,
    /// Entries checked so far.
    done: u64,
    /// Entries in all.
    total: u64,
    entries: u64,
    reports: u64,
    exhibits: u64,
    checkpoints: u64,
    /// Root over all entries, base64.
    root: String,
    /// What is not as it was recorded.
    findings: Vec<FindingView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<String>,
}

/// Something that is not as it was recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FindingView {
    record: String,
    problem: String,
}

impl Verifications {
    /// Starts a verification, or joins the one under way, and waits a little for its end.
    ///
    /// # Errors
    /// As the use case, for those who may not read the ledger.
    pub(crate) async fn start(&self, ctx: &Ctx) -> Result<VerificationView> {
        // Asks the policies before anything runs, with the least that needs the same right.
        audit::ledger_page(ctx, (Some(0), 1), false).await?;
        let (number, run) = self.join_or_begin(ctx);
        let mut end = run.end.clone();
        let _ = tokio::time::timeout(PATIENCE, end.wait_for(Option::is_some)).await;
        Ok(view(number, &run))
    }

    /// A verification by number.
    ///
    /// # Errors
    /// Not found where it was forgotten or never was.
    pub(crate) fn find(&self, number: u64) -> Result<VerificationView> {
        let runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.get(&number).map(|run| view(number, run)).ok_or_else(Problem::not_found)
    }

    fn join_or_begin(&self, ctx: &Ctx) -> (u64, Arc<Run>) {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((number, run)) = runs.last_key_value()
            && run.end.borrow().is_none()
        {
            return (*number, Arc::clone(run));
        }
        let number = runs.last_key_value().map_or(1, |(number, _)| number + 1);
        let (ending, end) = watch::channel(None);
        let run = Arc::new(Run { done: AtomicU64::new(0), total: AtomicU64::new(0), end });
        tokio::spawn(verify(ctx.clone(), Arc::clone(&run), ending));
        runs.insert(number, Arc::clone(&run));
        while runs.len() > KEPT {
            runs.pop_first();
        }
        (number, run)
    }
}

async fn verify(ctx: Ctx, run: Arc<Run>, ending: watch::Sender<Option<Ended>>) {
    let progress = |done, total| {
        run.done.store(done, Ordering::Relaxed);
        run.total.store(total, Ordering::Relaxed);
    };
    let result = match audit::verify(&ctx, progress).await {
        Ok(result) => Some(result),
        Err(error) => {
            tracing::error!(%error, "a verification broke off");
            None
        }
    };
    let outcome = match &result {
        Some(result) if result.passed() => "passed",
        Some(_) => "differs",
        None => "failed",
    };
    metrics::counter!("yakja_verifications_total", "outcome" => outcome).increment(1);
    ending.send_replace(Some(Ended { result, at: ctx.app().now().to_string() }));
}

fn view(number: u64, run: &Run) -> VerificationView {
    let ended = run.end.borrow().clone();
    let (done, total) = (run.done.load(Ordering::Relaxed), run.total.load(Ordering::Relaxed));
    let state = match &ended {
        None => "running",
        Some(Ended { result: None, .. }) => "failed",
        Some(Ended { result: Some(result), .. }) if result.passed() => "passed",
        Some(_) => "differs",
    };
    let ended_at = ended.as_ref().map(|ended| ended.at.clone());
    let result = ended.and_then(|ended| ended.result).unwrap_or_default();
    let findings = result.findings.into_iter();
    VerificationView {
        number,
        state,
        done,
        total,
        entries: result.entries,
        reports: result.reports,
        exhibits: result.exhibits,
        checkpoints: result.checkpoints,
        root: result.root,
        findings: findings
            .map(|found| FindingView { record: found.record, problem: found.problem })
            .collect(),
        ended_at,
    }
}
