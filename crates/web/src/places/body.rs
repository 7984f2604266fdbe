//! What somebody sends who says where a place lies.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yakja_app::places::CorrectPlace;
use yakja_model::CountryCode;

use crate::problem::{Problem, Result};

/// Where a place as written lies.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCorrection {
    /// The place as reports write it. It holds for the whole text in all its spellings.
    #[schema(min_length = 1, max_length = 500, example = "Killi Zarghoon Bala")]
    place: String,
    /// Country of the reports, two letters; that of the register by default.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "PK")]
    country: Option<CountryCode>,
    /// Code of a province, division or district; `at_sea`; `abroad`; `unplaceable`; or `as_read`,
    /// to take back what was said before.
    #[schema(example = "PK220")]
    means: String,
    /// Why. Everybody who may see a report that writes it reads this, so it names nobody.
    #[schema(min_length = 1, max_length = 2000)]
    reason: String,
}

impl NewCorrection {
    pub(super) fn into_command(self) -> CorrectPlace {
        let Self { place, country, means, reason } = self;
        CorrectPlace { place, country, means, reason }
    }
}

/// What the form of the page sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct CorrectionForm {
    pub(super) place: String,
    pub(super) country: String,
    means: String,
    reason: String,
}

impl CorrectionForm {
    pub(super) fn command(&self) -> Result<CorrectPlace> {
        if self.means.is_empty() {
            return Err(Problem::invalid("/means", "missing", "an area, or one of the others"));
        }
        Ok(CorrectPlace {
            place: self.place.clone(),
            country: CountryCode::parse(&self.country),
            means: self.means.clone(),
            reason: self.reason.clone(),
        })
    }
}
