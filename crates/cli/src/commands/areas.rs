//! Areas by name and code, as a person reads them.

use yakja_model::CountryPack;

/// An area's name with its code; the code alone where the pack has no name for it.
pub fn named(pack: &CountryPack, code: &str) -> String {
    match code {
        "at_sea" => return "at sea".to_owned(),
        "abroad" => return "abroad".to_owned(),
        _ => {}
    }
    match pack.areas.iter().find(|area| area.code.0 == code) {
        Some(area) => format!("{} ({code})", area.name_en),
        None => code.to_owned(),
    }
}

/// The code of an area given by its code or by its English name; what names no area, or several,
/// stays as it is.
pub fn code_of(pack: &CountryPack, given: &str) -> String {
    let mut bearers = pack.areas.iter().filter(|area| area.name_en.eq_ignore_ascii_case(given));
    match (bearers.next(), bearers.next()) {
        (Some(area), None) => area.code.0.clone(),
        _ => given.to_owned(),
    }
}
