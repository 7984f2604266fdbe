//! Sealing: personal content under a key of its own, in a database apart from the data.
//!
//! Purging is deleting the key. A backup of the data without the key store opens nothing.

use std::path::Path;

use chacha20poly1305::{
    AeadCore, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, OsRng, Payload},
};
use sea_orm::{
    ColumnTrait, Database as SeaDatabase, DatabaseConnection, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect, Set, TransactionTrait, sea_query::OnConflict,
};
use sea_orm_migration::MigratorTrait;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use yakja_model::{KeyId, Sealed};

use crate::{
    Error, Result, database,
    dialect::{self, Kind},
    entity::{owner, sealing_key},
    migration,
};

/// The keys of sealed values.
#[derive(Clone)]
pub struct KeyStore {
    connection: DatabaseConnection,
}

/// A key that is used in a transaction and not yet in the key store.
pub(crate) struct NewKey {
    id: KeyId,
    key: Vec<u8>,
}

impl KeyStore {
    /// Makes the key store at this path, unless it is there already.
    ///
    /// # Errors
    /// Fails where the file can't be used.
    pub(crate) async fn create(path: &Path, verifier_key: &str) -> Result<()> {
        if !path.exists() {
            database::write_private_file(path, "")?;
        }
        let store = Self::open(path).await?;
        if store.owner().await?.is_none() {
            store.belong_to(verifier_key).await?;
        }
        Ok(store.connection.close().await?)
    }

    /// Opens the key store at this path.
    ///
    /// # Errors
    /// [`Error::KeyStoreGone`] where there is none: a new one would open nothing that is sealed.
    pub async fn open(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Err(Error::KeyStoreGone { path: path.display().to_string() });
        }
        let url = format!("sqlite://{}", path.display());
        let mut options = Kind::Sqlite.options(&url, 1);
        // A key that is deleted must be gone from the file, too.
        options.map_sqlx_sqlite_opts(|sqlite| {
            dialect::register_options(sqlite).pragma("secure_delete", "ON")
        });
        let connection = SeaDatabase::connect(options).await?;
        migration::Keys::up(&connection, None).await?;
        Ok(Self { connection })
    }

    /// The verifier key of the register that it belongs to; `None` in one that was made before
    /// key stores said so.
    pub(crate) async fn owner(&self) -> Result<Option<String>> {
        let row = owner::Entity::find_by_id(1).one(&self.connection).await?;
        Ok(row.map(|row| row.verifier_key))
    }

    pub(crate) async fn belong_to(&self, verifier_key: &str) -> Result<()> {
        let row = owner::ActiveModel { id: Set(1), verifier_key: Set(verifier_key.to_owned()) };
        owner::Entity::insert(row)
            .on_conflict(OnConflict::column(owner::Column::Id).do_nothing().to_owned())
            .exec_without_returning(&self.connection)
            .await?;
        Ok(())
    }

    /// Whether it has keys of sealed values.
    pub(crate) async fn has_keys(&self) -> Result<bool> {
        let keys = sealing_key::Entity::find().filter(sealing_key::Column::Id.ne(Uuid::nil()));
        Ok(keys.limit(1).count(&self.connection).await? > 0)
    }

    /// Whether it has one of these keys.
    pub(crate) async fn has_any(&self, keys: &[KeyId]) -> Result<bool> {
        let ids = keys.iter().map(|key| key.0);
        let found = sealing_key::Entity::find().filter(sealing_key::Column::Id.is_in(ids));
        Ok(found.count(&self.connection).await? > 0)
    }

    /// Keeps keys. It commits before the data that needs them: a key without data is harmless,
    /// data without a key is lost. A change that runs again has the same ids; the key that its
    /// first run left opens nothing, and is replaced.
    pub(crate) async fn keep(&self, keys: &[NewKey]) -> Result<()> {
        if keys.is_empty() {
            return Ok(());
        }
        // Together: an import seals a value for each of many rows.
        let together = self.connection.begin().await?;
        for chunk in keys.chunks(crate::reports::CHUNK) {
            let rows = chunk.iter().map(|key| sealing_key::ActiveModel {
                id: Set(key.id.0),
                key: Set(key.key.clone()),
            });
            let replace = OnConflict::column(sealing_key::Column::Id)
                .update_column(sealing_key::Column::Key)
                .to_owned();
            sealing_key::Entity::insert_many(rows)
                .on_conflict(replace)
                .exec_without_returning(&together)
                .await?;
        }
        together.commit().await?;
        Ok(())
    }

    /// A secret of this register, made at first use. Hashed with it, a command that holds personal
    /// text can't be guessed from its hash by somebody who has the database alone.
    pub(crate) async fn secret(&self) -> Result<Vec<u8>> {
        let id = Uuid::nil();
        let found = sealing_key::Entity::find_by_id(id).one(&self.connection).await?;
        if let Some(row) = found {
            return Ok(row.key);
        }
        let key = XChaCha20Poly1305::generate_key(&mut OsRng).to_vec();
        sealing_key::Entity::insert(sealing_key::ActiveModel { id: Set(id), key: Set(key) })
            .on_conflict(OnConflict::column(sealing_key::Column::Id).do_nothing().to_owned())
            .exec_without_returning(&self.connection)
            .await?;
        let row = sealing_key::Entity::find_by_id(id).one(&self.connection).await?;
        row.map(|row| row.key).ok_or(Error::KeyGone)
    }

    /// Opens a sealed value.
    pub(crate) async fn open_value<T: DeserializeOwned>(&self, sealed: &Sealed<T>) -> Result<T> {
        let row = sealing_key::Entity::find_by_id(sealed.key().0)
            .one(&self.connection)
            .await?
            .ok_or(Error::KeyGone)?;
        let cipher = XChaCha20Poly1305::new_from_slice(&row.key).map_err(|_| Error::SealBroken)?;
        let (nonce, body) = sealed.ciphertext().split_at_checked(24).ok_or(Error::SealBroken)?;
        let id = sealed.key().0;
        let payload = Payload { msg: body, aad: id.as_bytes() };
        let clear =
            cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| Error::SealBroken)?;
        serde_json::from_slice(&clear).map_err(|_| Error::SealBroken)
    }
}

/// Seals a value under a new key; the key's id is bound to the ciphertext.
pub(crate) fn seal<T: Serialize>(id: Uuid, value: &T) -> Result<(Sealed<T>, NewKey)> {
    let key = XChaCha20Poly1305::generate_key(&mut OsRng);
    let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
    let clear = serde_json::to_vec(value)?;
    let payload = Payload { msg: &clear, aad: id.as_bytes() };
    let body =
        XChaCha20Poly1305::new(&key).encrypt(&nonce, payload).map_err(|_| Error::SealBroken)?;
    let mut ciphertext = nonce.to_vec();
    ciphertext.extend_from_slice(&body);
    let new = NewKey { id: KeyId(id), key: key.to_vec() };
    Ok((Sealed::from_ciphertext(KeyId(id), ciphertext), new))
}
