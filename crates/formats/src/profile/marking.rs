//! The marking that a profile declares, where it declares one.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer};
use yakja_model::{Audience, Handling, Marking, OrganizationCode, Tlp};

/// The keys of `[marking]`. One left out is as in the default of an import.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Keys {
    tlp: Option<Tlp>,
    centre: Option<bool>,
    members: Option<bool>,
    organizations: Option<BTreeSet<OrganizationCode>>,
    handling: Option<Handling>,
    originator_control: Option<bool>,
    countable: Option<bool>,
}

/// Reads `[marking]`.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Marking>, D::Error> {
    let keys = Keys::deserialize(deserializer)?;
    let usual = Marking::import_default();
    Ok(Some(Marking {
        tlp: keys.tlp.unwrap_or(usual.tlp),
        audience: Audience {
            centre: keys.centre.unwrap_or(usual.audience.centre),
            members: keys.members.unwrap_or(usual.audience.members),
            organizations: keys.organizations.unwrap_or(usual.audience.organizations),
        },
        handling: keys.handling.unwrap_or(usual.handling),
        originator_control: keys.originator_control.unwrap_or(usual.originator_control),
        countable: keys.countable.unwrap_or(usual.countable),
    }))
}
