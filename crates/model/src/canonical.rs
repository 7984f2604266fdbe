//! The one byte string of a report version, and its salted hash.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Random bytes hashed before the content, so that a hash in the ledger does not betray a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

/// SHA-256 of salt and canonical bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentHash(pub [u8; 32]);

impl ContentHash {
    /// Lower-case hexadecimal, as the ledger prints it.
    pub fn to_hex(self) -> String {
        hex::encode(self.0)
    }
}

/// Canonical bytes of a value: JSON with keys in ascending order of their UTF-8 bytes and no white
/// space. For the ASCII keys and whole numbers of records this is RFC 8785.
///
/// # Errors
/// Fails where a map has keys that are not text.
pub fn canonical_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::with_capacity(512);
    write_canonical(&serde_json::to_value(value)?, &mut bytes)?;
    Ok(bytes)
}

/// The hash that a ledger entry carries for these bytes.
pub fn content_hash(salt: Salt, canonical: &[u8]) -> ContentHash {
    let mut hasher = Sha256::new();
    hasher.update(salt.0);
    hasher.update(canonical);
    ContentHash(hasher.finalize().into())
}

/// Sorts the keys itself: whether `serde_json` keeps them sorted depends on a feature that any
/// other crate in the build may switch on.
fn write_canonical(value: &Value, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by(|a, b| a.0.cmp(b.0));
            out.push(b'{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                serde_json::to_writer(&mut *out, key)?;
                out.push(b':');
                write_canonical(value, out)?;
            }
            out.push(b'}');
        }
        Value::Array(values) => {
            out.push(b'[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_canonical(value, out)?;
            }
            out.push(b']');
        }
        plain => serde_json::to_writer(out, plain)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_whatever_the_field_order() {
        #[derive(Serialize)]
        struct Backwards {
            b: i64,
            a: &'static str,
        }
        let bytes = canonical_bytes(&Backwards { b: 2, a: "x" }).unwrap();
        assert_eq!(bytes, br#"{"a":"x","b":2}"#);
    }

    #[test]
    fn the_salt_changes_the_hash() {
        let (one, two) = (content_hash(Salt([0; 16]), b"x"), content_hash(Salt([1; 16]), b"x"));
        assert_ne!(one, two);
        assert_eq!(one.to_hex().len(), 64);
    }
}
