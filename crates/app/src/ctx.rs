//! Who acts, and the one way to change.

use std::sync::Arc;

use serde::{Serialize, de::DeserializeOwned};
use yakja_model::{Action, EntryId, Event, Officer, Purpose};
use yakja_policy::{Ask, Permit, Scope};
use yakja_store::{IdempotentAnswer, Moment, Tx};

use crate::{App, Error, Result};

/// How often a change runs again when others were first.
pub(crate) const ATTEMPTS: u32 = 12;

/// An officer at work in a register.
#[derive(Clone)]
pub struct Ctx {
    app: App,
    actor: Officer,
    idempotency_key: Option<String>,
}

impl Ctx {
    pub(crate) fn new(app: App, actor: Officer) -> Self {
        Self { app, actor, idempotency_key: None }
    }

    /// The same officer, with a key under which a repeated command is answered as before.
    pub fn with_idempotency_key(self, key: String) -> Self {
        Self { idempotency_key: Some(key), ..self }
    }

    /// Who acts.
    pub fn actor(&self) -> &Officer {
        &self.actor
    }

    /// The register.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Asks the policies.
    pub(crate) fn permit(&self, ask: Ask<'_>) -> Result<Permit> {
        Ok(self.app.parts.policies.permit(&self.actor, ask)?)
    }

    /// What the officer may read, for this purpose.
    pub(crate) async fn scope(&self, purpose: Option<&Purpose>) -> Result<Arc<Scope>> {
        let parts = &self.app.parts;
        parts.scopes.of(&parts.database, &parts.policies, (&self.actor, purpose)).await
    }

    /// Runs `body` in a transaction, and again on a conflict, with the same time and ids; then
    /// waits until the ledger has given its entry a position.
    ///
    /// # Errors
    /// What `body` says, or the store: then nothing was kept.
    pub async fn change<C, T, F>(&self, command: C, body: F) -> Result<T>
    where
        C: Clone,
        F: AsyncFn(&mut Tx, C) -> Result<(T, Permit, Event)>,
    {
        let moment = self.app.moment()?;
        let mut attempt = 1;
        loop {
            match self.attempt(moment.clone(), (command.clone(), &body)).await {
                Err(error) if error.is_conflict() && attempt < ATTEMPTS => attempt += 1,
                Err(error) => return Err(error),
                Ok((value, entry, action)) => {
                    metrics::counter!("yakja_changes_total", "action" => action).increment(1);
                    // The change is kept: whatever happens while it waits must not run it again.
                    if let Err(error) = self.app.parts.sequencing.sequenced(entry).await {
                        tracing::warn!(%error, "a kept change could not be seen in the ledger yet");
                    }
                    return Ok(value);
                }
            }
            backoff(attempt).await;
        }
    }

    async fn attempt<C, T, F>(
        &self,
        moment: Moment,
        (command, body): (C, &F),
    ) -> Result<(T, EntryId, &'static str)>
    where
        F: AsyncFn(&mut Tx, C) -> Result<(T, Permit, Event)>,
    {
        let mut tx = Tx::begin(&self.app.parts.database, &self.actor, moment).await?;
        match body(&mut tx, command).await {
            Ok((value, permit, event)) => {
                let action = event.action.code();
                let entry = tx.finish(permit, event).await?;
                Ok((value, entry, action))
            }
            Err(error) => Err(tx.abandon(error).await),
        }
    }

    /// Like [`Ctx::change`], for a command that may come twice with one idempotency key: the
    /// second gets the first one's answer. The answer holds no personal content.
    ///
    /// # Errors
    /// [`Error::KeyReused`] where the key was used for another command.
    pub async fn change_once<C, T, F>(&self, command: C, body: F) -> Result<T>
    where
        C: Clone + Serialize,
        T: Serialize + DeserializeOwned,
        F: AsyncFn(&mut Tx, C) -> Result<(T, Permit, Event)>,
    {
        let Some(key) = self.idempotency_key.clone() else {
            return self.change(command, body).await;
        };
        let bytes = serde_json::to_vec(&command).map_err(yakja_store::Error::from)?;
        let answer = self
            .change(command, async |tx, command| {
                match tx.answered(&key, &bytes).await? {
                    Some(IdempotentAnswer::Same(answer)) => return Err(answered(&answer)),
                    Some(IdempotentAnswer::OtherCommand) => return Err(Error::KeyReused),
                    None => {}
                }
                let (value, permit, event) = body(tx, command).await?;
                let answer = serde_json::to_string(&value).map_err(yakja_store::Error::from)?;
                tx.keep_answer(&key, &bytes, answer).await?;
                Ok((value, permit, event))
            })
            .await;
        match answer {
            Err(Error::Answered(answer)) => {
                Ok(serde_json::from_str(&answer).map_err(yakja_store::Error::from)?)
            }
            other => other,
        }
    }

    /// Refuses an officer who may not do this at all, before any work.
    pub(crate) fn may(&self, action: Action) -> Result<()> {
        let ask = Ask {
            action,
            subject: yakja_model::Subject::Centre,
            resource: yakja_policy::Resource::Centre,
            purpose: None,
        };
        self.permit(ask).map(drop)
    }
}

fn answered(answer: &str) -> Error {
    Error::Answered(answer.to_owned())
}

/// Waits a little, longer each time, so that those who collided do not meet again.
pub(crate) async fn backoff(attempt: u32) {
    let milliseconds = 2_u64.saturating_pow(attempt.min(8));
    tokio::time::sleep(std::time::Duration::from_millis(milliseconds)).await;
}
