//! A value that can't be read without its key. The store seals and opens; here it is only kept.

use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};

use crate::KeyId;

/// Personal content under a key of its own (XChaCha20-Poly1305). It has no `Display`, and
/// `Debug` prints the key's id alone, so it can't reach a log.
pub struct Sealed<T> {
    key: KeyId,
    ciphertext: Vec<u8>,
    value: PhantomData<fn() -> T>,
}

impl<T> Sealed<T> {
    /// Takes the id of the key and the bytes that the store encrypted, nonce first.
    pub fn from_ciphertext(key: KeyId, ciphertext: Vec<u8>) -> Self {
        Self { key, ciphertext, value: PhantomData }
    }

    /// The key that opens it.
    pub fn key(&self) -> KeyId {
        self.key
    }

    /// The encrypted bytes, nonce first.
    pub fn ciphertext(&self) -> &[u8] {
        &self.ciphertext
    }
}

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self::from_ciphertext(self.key, self.ciphertext.clone())
    }
}

impl<T> PartialEq for Sealed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.ciphertext == other.ciphertext
    }
}

impl<T> Eq for Sealed<T> {}

impl<T> std::fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealed({})", self.key)
    }
}

impl<T> Serialize for Sealed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Sealed", 2)?;
        fields.serialize_field("key", &self.key)?;
        fields.serialize_field("ciphertext", &hex::encode(&self.ciphertext))?;
        fields.end()
    }
}

impl<'de, T> Deserialize<'de> for Sealed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            key: KeyId,
            ciphertext: String,
        }
        let fields = Fields::deserialize(deserializer)?;
        let bytes = hex::decode(fields.ciphertext).map_err(serde::de::Error::custom)?;
        Ok(Self::from_ciphertext(fields.key, bytes))
    }
}
