//! A workbook to fill in, for a profile.

use yakja_formats::{Profile, template::workbook};
use yakja_model::CountryPack;

use crate::{Error, Result, assets};

/// A workbook whose columns and drop-downs are those of a profile, in the words of a country pack.
///
/// # Errors
/// [`Error::Profile`] where the profile has more than a workbook can hold.
pub fn make_template(profile: &Profile, pack: &CountryPack) -> Result<Vec<u8>> {
    workbook(&profile.template(pack)).map_err(|error| Error::Profile(error.to_string()))
}

/// The same, in the words of the country pack of this name. Needs no register.
///
/// # Errors
/// As [`make_template`]; [`Error::UnknownCountry`] where there is no such pack.
pub fn make_template_for(country: &str, profile: &Profile) -> Result<Vec<u8>> {
    make_template(profile, &assets::country_pack(country)?)
}
