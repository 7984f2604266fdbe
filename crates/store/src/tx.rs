//! One change: what it writes and its ledger entry commit together, under a permit that fits.

use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, Set, TransactionTrait};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use yakja_model::{
    Action, EntryId, Event, EventDetail, Officer, OfficerId, Personal, Sealed, Subject,
};
use yakja_policy::{BulkPermit, Permit};

use crate::{
    Database, Error, Moment, Result,
    entity::{idempotency, outbox},
    ledger::LedgerEntry,
    sealing::{self, NewKey},
};

/// A transaction that changes the register. Dropping it undoes everything.
pub struct Tx {
    inner: DatabaseTransaction,
    database: Database,
    actor: Officer,
    pub(crate) moment: Moment,
    new_keys: Vec<NewKey>,
    /// The id of the entry this change will leave, once something needed to know it.
    entry: Option<EntryId>,
    /// What was opened; the event must say so.
    opened: Option<Subject>,
    /// What was written, as events: the change must end with that one.
    written: Vec<Event>,
}

impl Tx {
    /// Begins a change by this officer at this moment.
    ///
    /// # Errors
    /// [`Error::Conflict`] where the database is busy for longer than it waits.
    pub async fn begin(database: &Database, actor: &Officer, moment: Moment) -> Result<Self> {
        let inner = database.writer.begin_with_options(database.kind.change()).await?;
        Ok(Self {
            inner,
            database: database.clone(),
            actor: actor.clone(),
            moment,
            new_keys: Vec::new(),
            entry: None,
            opened: None,
            written: Vec::new(),
        })
    }

    pub(crate) fn connection(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// Who acts.
    pub fn actor(&self) -> &Officer {
        &self.actor
    }

    /// The moment of the change, for ids and the time.
    pub fn moment(&mut self) -> &mut Moment {
        &mut self.moment
    }

    /// Seals a value under a new key, which is kept when the change commits.
    ///
    /// # Errors
    /// Fails where the value can't be written as JSON.
    pub fn seal<T: Serialize>(&mut self, value: &T) -> Result<Sealed<T>> {
        let id = self.moment.id();
        let (sealed, key) = sealing::seal(id, value)?;
        self.new_keys.push(key);
        Ok(sealed)
    }

    /// Opens a sealed value under a permit to open personal content. The change must end with an
    /// event that says so, and an event names one record: what another one holds is opened by
    /// another change.
    ///
    /// # Errors
    /// [`Error::PermitDoesNotFit`] where the permit is for something else, or the value is not
    /// what its subject holds; [`Error::KeyGone`], [`Error::SealBroken`].
    pub async fn open<T: DeserializeOwned>(
        &mut self,
        permit: &Permit,
        sealed: &Sealed<T>,
    ) -> Result<T> {
        let another = self.opened.as_ref().is_some_and(|opened| opened != permit.subject());
        if permit.action() != Action::OpenPersonal
            || permit.officer() != self.actor.id
            || another
            || !self.holds(permit.subject(), sealed.key()).await?
        {
            return Err(Error::PermitDoesNotFit);
        }
        self.opened = Some(permit.subject().clone());
        self.database.keys.open_value(sealed).await
    }

    /// Ends the change with one event.
    ///
    /// # Errors
    /// [`Error::PermitDoesNotFit`] where the permit is for something else, or the event is not
    /// what was written: nothing is kept.
    /// [`Error::Conflict`] where another change was first: it may be run again.
    pub async fn finish(mut self, permit: Permit, event: Event) -> Result<EntryId> {
        let acts_for_itself = permit.officer() == self.actor.id && permit.fits(&event);
        if !acts_for_itself {
            return Err(Error::PermitDoesNotFit);
        }
        if self.opened.as_ref().is_some_and(|subject| {
            event.action != Action::OpenPersonal || *subject != event.subject
        }) {
            return Err(Error::OpeningNotRecorded);
        }
        if !self.amounts_to(&event) {
            return Err(Error::PermitDoesNotFit);
        }
        let id = self.own_entry();
        let entry = LedgerEntry::of(id, &self.moment, &self.actor, event)
            .under(permit.policy_version().as_str(), permit.reasons());
        self.append(&entry).await?;
        self.commit().await?;
        Ok(id)
    }

    /// Ends a change that wrote rows under a bulk permit; each row has its entry already.
    ///
    /// # Errors
    /// [`Error::PermitDoesNotFit`] where the permit is another officer's, or something else was
    /// written, which would have no entry.
    pub async fn finish_rows(self, permit: &BulkPermit) -> Result<()> {
        let rows_alone = self.written.is_empty() && self.opened.is_none();
        if permit.officer() != self.actor.id || !rows_alone {
            return Err(Error::PermitDoesNotFit);
        }
        self.commit().await
    }

    /// Undoes the change and gives back the error that ended it.
    pub async fn abandon<E: From<Error>>(self, error: E) -> E {
        match self.inner.rollback().await {
            Ok(()) => error,
            Err(failed) => Error::from(failed).into(),
        }
    }

    /// The id of the entry that this change will leave.
    pub(crate) fn own_entry(&mut self) -> EntryId {
        let moment = &mut self.moment;
        *self.entry.get_or_insert_with(|| EntryId(moment.id()))
    }

    /// Notes what is about to be written, and gives it back as the event to end with.
    pub(crate) fn writes(&mut self, event: Event) -> Event {
        self.written.push(event.clone());
        event
    }

    /// Whether an event is all that was done.
    fn amounts_to(&self, event: &Event) -> bool {
        match (self.written.as_slice(), &event.detail) {
            ([], EventDetail::PersonalOpened { .. }) => self.opened.is_some(),
            // The register was made before there was anybody to make it.
            ([], EventDetail::CentreOpened { .. }) => true,
            ([one], _) => one == event,
            _ => false,
        }
    }

    pub(crate) async fn append(&self, entry: &LedgerEntry) -> Result<()> {
        let row = waiting(entry)?;
        outbox::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    pub(crate) async fn append_all(&self, entries: &[LedgerEntry]) -> Result<()> {
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            rows.push(waiting(entry)?);
        }
        outbox::Entity::insert_many(rows).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    async fn commit(self) -> Result<()> {
        self.database.keys.keep(&self.new_keys).await?;
        Ok(self.inner.commit().await?)
    }

    /// The answer already given to this officer under this key, if any.
    ///
    /// # Errors
    /// What the database says.
    pub async fn answered(&self, key: &str, command: &[u8]) -> Result<Option<IdempotentAnswer>> {
        let row = idempotency::Entity::find_by_id((self.actor.id.0, key.to_owned()))
            .one(&self.inner)
            .await?;
        let hash = self.command_hash(command).await?;
        Ok(row.map(|row| match row.command_hash == hash {
            true => IdempotentAnswer::Same(row.answer),
            false => IdempotentAnswer::OtherCommand,
        }))
    }

    /// Keeps the answer to a command under a key, together with the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn keep_answer(&self, key: &str, command: &[u8], answer: String) -> Result<()> {
        let row = idempotency::ActiveModel {
            officer: Set(self.actor.id.0),
            key: Set(key.to_owned()),
            command_hash: Set(self.command_hash(command).await?),
            answer: Set(answer),
            at: Set(self.moment.now().as_micros()),
        };
        row.insert(&self.inner).await?;
        Ok(())
    }

    /// Hash of the personal content that the row with this key has, keyed by the register's secret:
    /// without the key store nobody can try names, and two rows with one name do not show it.
    ///
    /// # Errors
    /// What the key store says.
    pub async fn personal_hash(&self, row_key: &[u8], personal: &Personal) -> Result<String> {
        let mut hasher = Sha256::new();
        hasher.update(self.database.keys.secret().await?);
        hasher.update(b"personal");
        hasher.update(row_key);
        hasher.update(serde_json::to_vec(personal)?);
        Ok(hex::encode(hasher.finalize()))
    }

    async fn command_hash(&self, command: &[u8]) -> Result<Vec<u8>> {
        let mut hasher = Sha256::new();
        hasher.update(self.database.keys.secret().await?);
        hasher.update(command);
        Ok(hasher.finalize().to_vec())
    }

    /// The officer who acts, by id.
    pub fn actor_id(&self) -> OfficerId {
        self.actor.id
    }
}

/// An entry as it waits for the sequencer.
fn waiting(entry: &LedgerEntry) -> Result<outbox::ActiveModel> {
    Ok(outbox::ActiveModel {
        id: Set(entry.id.0),
        subject: Set(entry.subject.id()),
        action: Set(entry.action.code().to_owned()),
        detail: Set(entry.detail.code().to_owned()),
        at: Set(entry.at.as_micros()),
        body: Set(entry.body()?),
    })
}

/// What was answered before under an idempotency key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdempotentAnswer {
    /// The same command: this JSON.
    Same(String),
    /// Another command used the key.
    OtherCommand,
}
