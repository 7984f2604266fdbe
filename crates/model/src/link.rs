//! What the resolver found between two reports: that they are certainly of one incident, or that
//! somebody should look. People's judgements stand in `judgement`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ReportPair, id::id};

id! {
    /// Identifies what the resolver found in one step.
    LinkBatchId
}

/// What the resolver found in one step, as one canonical record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkBatch {
    /// Identifier.
    pub id: LinkBatchId,
    /// Entries of the ledger before this position have been seen.
    pub position: u64,
    /// Version of the rules it was found by.
    pub rules: u32,
    /// What was found.
    pub links: Vec<Link>,
}

/// One thing found between two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The two reports.
    pub pair: ReportPair,
    /// What it means.
    pub kind: LinkKind,
    /// How strongly the reasons speak for one incident, in hundredths of bits; certain links
    /// carry it for information only.
    pub weight: i32,
    /// The reasons for and against, as `resolve` writes them.
    pub reasons: Value,
}

/// What a link means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// They share a key that names one incident: joined without a judge, and open to contest.
    Certain,
    /// Somebody should look; until then they count separately.
    Suggested,
    /// A newer version of one of them took the reasons away.
    Withdrawn,
}

impl LinkKind {
    /// The code used in columns.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Suggested => "suggested",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Takes a code; gives `None` for an unknown one.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Certain, Self::Suggested, Self::Withdrawn]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}
