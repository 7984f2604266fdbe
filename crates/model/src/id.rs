//! Identifiers. Each is a UUIDv7 in a type of its own, so that one can't be taken for another.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                uuid::Uuid::parse_str(text).map(Self)
            }
        }
    };
}

pub(crate) use id;

id! {
    /// Identifies a report through all its versions.
    ReportId
}
id! {
    /// Identifies one run of an import.
    ImportId
}
id! {
    /// Identifies an officer with an account.
    OfficerId
}
id! {
    /// Identifies a ledger entry, before and after it has a position.
    EntryId
}
id! {
    /// Identifies the key of one sealed value.
    KeyId
}
id! {
    /// Identifies the lease of a process on the sequencer or on an import.
    SessionKey
}
