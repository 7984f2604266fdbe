//! The register itself: its country and the public key of its checkpoints.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use signed_note::{Signer, StandardSigner, StandardVerifier, Verifier};

use crate::{Error, Result, entity::centre};

/// What a register is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Centre {
    /// ISO 3166-1 alpha-2 code of the country whose centre it is.
    pub country: String,
    /// Name under which checkpoints are signed.
    pub origin: String,
    /// Public key of the checkpoints, as a C2SP verifier key.
    pub verifier_key: String,
}

impl Centre {
    pub(crate) fn new(country: &str, origin: &str, verifier_key: &str) -> Self {
        Self {
            country: country.to_owned(),
            origin: origin.to_owned(),
            verifier_key: verifier_key.to_owned(),
        }
    }

    pub(crate) async fn find(connection: &impl ConnectionTrait) -> Result<Option<Self>> {
        let row = centre::Entity::find_by_id(1).one(connection).await?;
        Ok(row.map(|row| Self::new(&row.country, &row.origin, &row.verifier_key)))
    }

    pub(crate) async fn insert(&self, connection: &impl ConnectionTrait) -> Result<()> {
        let row = centre::ActiveModel {
            id: Set(1),
            country: Set(self.country.clone()),
            origin: Set(self.origin.clone()),
            verifier_key: Set(self.verifier_key.clone()),
        };
        row.insert(connection).await?;
        Ok(())
    }

    /// The verifier of this register's checkpoints.
    ///
    /// # Errors
    /// Fails where the stored key is not a verifier key.
    pub fn verifier(&self) -> Result<StandardVerifier> {
        StandardVerifier::new(&self.verifier_key)
            .map_err(|_| Error::Corrupt { what: "verifier key" })
    }

    pub(crate) fn accepts(&self, signer: &StandardSigner) -> bool {
        self.verifier().is_ok_and(|verifier| verifier.key_id() == signer.key_id())
    }
}
