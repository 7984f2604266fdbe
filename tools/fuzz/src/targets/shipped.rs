//! The profiles and the country pack that ship, as inputs to begin with.

use std::sync::OnceLock;

use yakja_formats::country_pack::{PackFiles, read_pack};
use yakja_model::CountryPack;

/// Name and text of each file of the pack.
pub const PACK_FILES: [(&str, &str); 14] = [
    ("pack.toml", include_str!("../../../../countries/pakistan/pack.toml")),
    ("organizations.csv", include_str!("../../../../countries/pakistan/organizations.csv")),
    ("areas.csv", include_str!("../../../../countries/pakistan/areas.csv")),
    ("spellings.csv", include_str!("../../../../countries/pakistan/spellings.csv")),
    ("named_places.csv", include_str!("../../../../countries/pakistan/named_places.csv")),
    ("stations.csv", include_str!("../../../../countries/pakistan/stations.csv")),
    ("area_validity.csv", include_str!("../../../../countries/pakistan/area_validity.csv")),
    ("points.csv", include_str!("../../../../countries/pakistan/points.csv")),
    ("substances.csv", include_str!("../../../../countries/pakistan/substances.csv")),
    ("drug_names.csv", include_str!("../../../../countries/pakistan/drug_names.csv")),
    ("units.csv", include_str!("../../../../countries/pakistan/units.csv")),
    ("country_names.csv", include_str!("../../../../countries/pakistan/country_names.csv")),
    ("law.csv", include_str!("../../../../countries/pakistan/law.csv")),
    ("words.csv", include_str!("../../../../countries/pakistan/words.csv")),
];

/// The text of each profile.
pub const PROFILES: [&str; 6] = [
    include_str!("../../../../profiles/unodc-ids.toml"),
    include_str!("../../../../profiles/yakja.toml"),
    include_str!("../../../../profiles/anf-operations.toml"),
    include_str!("../../../../profiles/anf-releases.toml"),
    include_str!("../../../../profiles/cbp-nationwide.toml"),
    include_str!("../../../../profiles/monthly-statement.toml"),
];

/// The files of the pack, one of them replaced.
pub fn files_with<'a>(name: &str, bytes: &'a [u8]) -> PackFiles<'a> {
    let file = |wanted: &str| -> &'a [u8] {
        if wanted == name {
            return bytes;
        }
        let shipped = PACK_FILES.iter().find(|(shipped, _)| *shipped == wanted);
        shipped.map(|(_, text)| text.as_bytes()).unwrap_or_default()
    };
    PackFiles {
        pack_toml: file("pack.toml"),
        organizations: file("organizations.csv"),
        areas: file("areas.csv"),
        spellings: file("spellings.csv"),
        named_places: file("named_places.csv"),
        stations: file("stations.csv"),
        area_validity: file("area_validity.csv"),
        points: file("points.csv"),
        substances: file("substances.csv"),
        drug_names: file("drug_names.csv"),
        units: file("units.csv"),
        country_names: file("country_names.csv"),
        law: file("law.csv"),
        words: file("words.csv"),
    }
}

/// The pack as it ships, read once.
pub fn pack() -> Result<&'static CountryPack, String> {
    static PACK: OnceLock<Result<CountryPack, String>> = OnceLock::new();
    let read = || read_pack(&files_with("", b"")).map_err(|error| error.to_string());
    PACK.get_or_init(read).as_ref().map_err(Clone::clone)
}
