//! Try a profile on a sample of a table, for whoever writes one. Nothing is taken.

use yakja_formats::{CheckReport, Profile, SampleTable};
use yakja_resolve::{Gazetteer, PlacementKind};

use super::{SourceFile, group_rows::Held, open_files::open_files};
use crate::{Error, Result, assets};

/// The profiles that ship, in the order of their names. Needs no register.
///
/// # Errors
/// [`Error::Shipped`] where one can't be read.
pub fn shipped_profiles() -> Result<Vec<Profile>> {
    Ok(assets::profiles()?.into_values().collect())
}

/// Tries a profile on the main table and its companions, in any order, with the words of a country
/// pack. Needs no register.
///
/// # Errors
/// [`Error::File`] where a file can't be read or is not of the profile; [`Error::Profile`] where
/// the profile names what the country pack does not know.
pub async fn check_profile(
    country: &str,
    profile: Profile,
    files: Vec<SourceFile>,
) -> Result<CheckReport> {
    let (shipped, pack) = (shipped_profiles()?, assets::country_pack(country)?);
    let check = move || {
        let mut held = Held::default();
        let mut sample = Vec::new();
        for (_, mut file) in open_files(files, &profile, &shipped)? {
            let mut rows = Vec::new();
            while let Some(row) = held.next(&mut file)? {
                rows.push(row);
            }
            sample.push(SampleTable { header: file.header.to_vec(), rows });
        }
        let checked = profile.check_sample(sample, &pack);
        let mut report = checked.map_err(|error| Error::Profile(error.to_string()))?;
        let gazetteer = Gazetteer::new(&pack);
        report.unknown.places.retain(|place, _| {
            let found = gazetteer.look_up(place, pack.country);
            let is_in_area = found.kind == PlacementKind::Area && found.district.is_none();
            is_in_area || found.kind == PlacementKind::NotKnown
        });
        Ok(report)
    };
    tokio::task::spawn_blocking(check).await?
}
