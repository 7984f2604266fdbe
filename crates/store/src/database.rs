//! Opening and making a register: the database, the key store beside it, and the signing key.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use chacha20poly1305::aead::OsRng;
use sea_orm::{Database as SeaDatabase, DatabaseConnection, EntityTrait, PaginatorTrait};
use sea_orm_migration::MigratorTrait;
use signed_note::{Signer, StandardSigner, generate_key};

use crate::{
    Centre, Error, KeyStore, Result, dialect::Kind, entity::officer, key_owner, migration,
};

/// Where a register is kept.
#[derive(Clone, Debug)]
pub struct Locations {
    /// Folder for the key store, the signing key and, on SQLite, the database.
    pub data: PathBuf,
    /// URL of the database; `None` for SQLite in the folder.
    pub database: Option<String>,
}

impl Locations {
    fn url(&self) -> String {
        match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data.join("yakja.db").display()),
        }
    }

    /// Name of the place for messages; a password in a URL is left out.
    fn shown(&self) -> String {
        match &self.database {
            // What stands after a question mark may be a password, too.
            Some(url) => {
                let place = url.split('?').next().unwrap_or_default();
                let place = place.split_once("://").map_or(place, |(_, place)| place);
                place.rsplit_once('@').map_or(place, |(_, host)| host).to_owned()
            }
            None => self.data.display().to_string(),
        }
    }

    fn signing_key(&self) -> PathBuf {
        self.data.join("ledger.key")
    }

    fn keys(&self) -> PathBuf {
        self.data.join("keys.db")
    }

    fn sqlite_file(&self) -> Option<PathBuf> {
        let url = self.url();
        url.strip_prefix("sqlite://")
            .or_else(|| url.strip_prefix("sqlite:"))
            .map(|path| PathBuf::from(path.split('?').next().unwrap_or(path)))
    }
}

/// An open register.
#[derive(Clone)]
pub struct Database {
    pub(crate) kind: Kind,
    pub(crate) writer: DatabaseConnection,
    pub(crate) readers: DatabaseConnection,
    pub(crate) keys: KeyStore,
    pub(crate) signer: StandardSigner,
    centre: Centre,
}

impl Database {
    /// Makes an empty register: tables, key store, signing key. The caller then records that the
    /// centre was opened.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`] where there is one; otherwise what the database or disk says.
    pub async fn create(locations: &Locations, country: &str) -> Result<Self> {
        make_private_folder(&locations.data)?;
        let kind = Kind::of(&locations.url());
        let writer = connect(locations, kind.writers()).await?;
        migration::Register::up(&writer, None).await?;
        if Centre::find(&writer).await?.is_some() {
            // Only a register that nobody has an account in was left by an init that broke off.
            if officer::Entity::find().count(&writer).await? > 0 {
                return Err(Error::AlreadyThere { location: locations.shown() });
            }
            writer.close().await?;
            return Self::open(locations).await;
        }
        let origin = format!("yakja/{}", country.to_ascii_lowercase());
        let verifying = make_signing_key(&locations.signing_key(), &origin)?;
        let centre = Centre::new(country, &origin, &verifying);
        KeyStore::create(&locations.keys(), &verifying).await?;
        if let Some(file) = locations.sqlite_file() {
            restrict(&file, 0o600)?;
        }
        centre.insert(&writer).await?;
        writer.close().await?;
        Self::open(locations).await
    }

    /// Opens a register and brings its tables up to date.
    ///
    /// # Errors
    /// [`Error::NoRegister`] where there is none, [`Error::SigningKey`] and
    /// [`Error::KeyStoreForeign`] where the key or the key store is not the register's.
    pub async fn open(locations: &Locations) -> Result<Self> {
        let absent = || Error::NoRegister { location: locations.shown() };
        if locations.sqlite_file().is_some_and(|file| !file.exists()) {
            return Err(absent());
        }
        let kind = Kind::of(&locations.url());
        let writer = connect(locations, kind.writers()).await?;
        migration::Register::up(&writer, None).await?;
        let centre = Centre::find(&writer).await?.ok_or_else(absent)?;
        let readers = connect(locations, 4).await?;
        let keys = KeyStore::open(&locations.keys()).await?;
        key_owner::check((&keys, &locations.keys()), &centre, &readers).await?;
        let signer = read_signer(&locations.signing_key(), &centre)?;
        Ok(Self { kind, writer, readers, keys, signer, centre })
    }

    /// What the register is.
    pub fn centre(&self) -> &Centre {
        &self.centre
    }

    /// `sqlite` or `postgres`.
    pub fn backend(&self) -> &'static str {
        match self.kind {
            Kind::Sqlite => "sqlite",
            Kind::Postgres => "postgres",
        }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// What the database says.
    pub async fn ping(&self) -> Result<()> {
        self.readers.ping().await.map_err(Error::from)
    }

    /// Closes every connection.
    ///
    /// # Errors
    /// What the database says.
    pub async fn close(self) -> Result<()> {
        self.readers.close().await?;
        Ok(self.writer.close().await?)
    }
}

/// So long a server may take to answer at first. A running register waits longer, for a free
/// connection.
const PATIENCE: Duration = Duration::from_secs(8);

async fn connect(locations: &Locations, connections: u32) -> Result<DatabaseConnection> {
    let url = locations.url();
    let connecting = SeaDatabase::connect(Kind::of(&url).options(&url, connections));
    match tokio::time::timeout(PATIENCE, connecting).await {
        Ok(connected) => Ok(connected?),
        Err(_) => Err(Error::Unreachable { location: locations.shown() }),
    }
}

/// Makes the signing key and gives the verifier key. A key that is there already is kept: it may
/// be all that is left of an init that broke off, and it is never overwritten.
fn make_signing_key(path: &Path, origin: &str) -> Result<String> {
    let wrong = || Error::SigningKey { path: path.display().to_string() };
    if let Ok(text) = std::fs::read_to_string(path) {
        let signer = StandardSigner::new(text.trim()).map_err(|_| wrong())?;
        return verifier_key(text.trim()).filter(|_| signer.name() == origin).ok_or_else(wrong);
    }
    let (signing, verifying) = generate_key(&mut OsRng, origin);
    write_private_file(path, &signing)?;
    Ok(verifying)
}

/// The verifier key of a signing key, `PRIVATE+KEY+name+id+base64(1, seed)`.
fn verifier_key(signing: &str) -> Option<String> {
    let [_, _, name, _, key] = signing.splitn(5, '+').collect::<Vec<_>>().try_into().ok()?;
    let bytes = BASE64_STANDARD.decode(key).ok()?;
    let seed: [u8; 32] = bytes.get(1..)?.try_into().ok()?;
    let public = ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key();
    Some(signed_note::new_ed25519_verifier_key(name, &public))
}

fn read_signer(path: &Path, centre: &Centre) -> Result<StandardSigner> {
    let wrong = || Error::SigningKey { path: path.display().to_string() };
    let text = std::fs::read_to_string(path).map_err(|_| wrong())?;
    let signer = StandardSigner::new(text.trim()).map_err(|_| wrong())?;
    centre.accepts(&signer).then_some(signer).ok_or_else(wrong)
}

fn make_private_folder(path: &Path) -> Result<()> {
    std::fs::create_dir_all(path).map_err(|source| file_error(path, source))?;
    restrict(path, 0o700)
}

/// Writes a file that only its owner may read, whole or not at all: beside its place first, then
/// renamed into it once the disk has it.
pub(crate) fn write_private_file(path: &Path, text: &str) -> Result<()> {
    let failed = |source| file_error(path, source);
    let beside = path.with_extension("new");
    let mut file = std::fs::File::create(&beside).map_err(failed)?;
    restrict(&beside, 0o600)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
        .map_err(|source| file_error(path, source))
}

#[cfg(not(unix))]
fn restrict(_path: &Path, _mode: u32) -> Result<()> {
    Ok(())
}

fn file_error(path: &Path, source: std::io::Error) -> Error {
    Error::File { path: path.display().to_string(), source }
}
