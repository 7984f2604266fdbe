//! The reasons for and against, in English words.

use serde_json::Value;
use yakja_app::incidents::{
    AmountAgreement, Contradicts, Ground, LinkBasis, LinkReason, NamedAmount,
};
use yakja_model::CountryPack;

use super::quantity;
use crate::commands::areas::named;

/// One line a reason: a join's key, or grounds with their weight.
pub fn words(pack: &CountryPack, reasons: &Value) -> Vec<String> {
    if let Ok(basis) = serde_json::from_value::<LinkBasis>(reasons.clone()) {
        return vec![basis_words(&basis)];
    }
    match serde_json::from_value::<Vec<LinkReason>>(reasons.clone()) {
        Ok(reasons) => reasons.iter().map(|reason| reason_words(pack, reason)).collect(),
        Err(_) => vec!["reasons of newer rules, which this program can't read".to_owned()],
    }
}

fn basis_words(basis: &LinkBasis) -> String {
    let (what, shared) = match basis {
        LinkBasis::Operation(shared) => ("operation", shared),
        LinkBasis::Fir(shared) => ("FIR", shared),
        LinkBasis::LaboratoryMemo(shared) => ("laboratory memo", shared),
        LinkBasis::Seal(shared) => ("seal", shared),
        LinkBasis::Record => return "read from the same row".to_owned(),
    };
    let issuer = shared.issuer.as_deref().map(|issuer| format!(" of {issuer}"));
    let year = shared.year.map(|year| format!(", {year}"));
    let number = &shared.number;
    format!("both have {what} {number}{}{}", issuer.unwrap_or_default(), year.unwrap_or_default())
}

/// With a sign: `+` speaks for one incident, `-` against; 1.0 is a bit.
fn reason_words(pack: &CountryPack, reason: &LinkReason) -> String {
    let sign = if reason.weight < 0 { '-' } else { '+' };
    let weight = reason.weight.unsigned_abs();
    let ground = ground_words(pack, &reason.ground);
    format!("{sign}{}.{} {ground}", weight / 100, weight % 100 / 10)
}

fn ground_words(pack: &CountryPack, ground: &Ground) -> String {
    match ground {
        Ground::Days { apart: 0 } => "on the same day".to_owned(),
        Ground::Days { apart } => format!("{apart} days apart"),
        Ground::DatesOverlap { span } => format!("dates may be the same, within {span} days"),
        Ground::DatesApart { days } => format!("dates lie at least {days} days apart"),
        Ground::SameArea(area) => format!("both in {}", named(pack, &area.0)),
        Ground::OtherArea { first, second } => {
            format!("in {} and in {}", named(pack, &first.0), named(pack, &second.0))
        }
        Ground::BothAtSea => "both at sea".to_owned(),
        Ground::SeaAndLand => "one at sea, one on land".to_owned(),
        Ground::BothAbroad => "both abroad".to_owned(),
        Ground::HomeAndAbroad => "one in the country, one abroad".to_owned(),
        Ground::PointsNear { meters } => format!("{meters} m from each other"),
        Ground::PointsApart { meters } => format!("{meters} m apart"),
        Ground::PlaceWords(words) => format!("places share: {}", words.join(", ")),
        Ground::NoPlaceWords => "places share no word".to_owned(),
        Ground::SameSubstance(code) => format!("both name {}", code.0),
        Ground::OtherSubstances => "no substance in common".to_owned(),
        Ground::Amount(compared) => {
            let named = |amount: &NamedAmount| {
                let name = amount.substance.as_ref().map_or("not recognised", |code| &code.0);
                format!("{} {name}", quantity(amount.quantity))
            };
            let (first, second) = (named(&compared.first), named(&compared.second));
            format!("{first} and {second}: {}", amount_words(compared.agreement))
        }
        Ground::SubstancesMissing { count } => format!("{count} substances in one of them alone"),
        other => more_words(other),
    }
}

fn more_words(ground: &Ground) -> String {
    match ground {
        Ground::SamePeople(count) => format!("both name {count} people"),
        Ground::OtherPeople { few, many } => format!("{few} people in one, {many} in the other"),
        Ground::SameVehicles(count) => format!("both name {count} vehicles"),
        Ground::OtherVehicles { few, many } => format!("{few} and {many} vehicles"),
        Ground::Identifiers { shared } => format!("{shared} identifiers in common"),
        Ground::NameWords { shared } => format!("{shared} words of names in common"),
        Ground::NoNameWords => "no word of a name in common".to_owned(),
        Ground::OneOrganization => "one organisation says both".to_owned(),
        Ground::OneList => "one publication lists both".to_owned(),
        Ground::NamesTheOther => "one names the other's organisation".to_owned(),
        Ground::SharedParticipants { count } => format!("{count} participants in common"),
        Ground::SameNumber(_) => "the same number, not unique by what is stated".to_owned(),
        Ground::OtherNumber(_) => "two numbers of one station or organisation".to_owned(),
        Ground::KeyContradicted { by, .. } => {
            format!("one number, contradicted by {}", contradiction(*by))
        }
        _ => "another ground".to_owned(),
    }
}

fn amount_words(agreement: AmountAgreement) -> String {
    match agreement {
        AmountAgreement::Equal => "the same amount".to_owned(),
        AmountAgreement::Rounded => "the same amount, rounded".to_owned(),
        AmountAgreement::UnitSlip { factor } => {
            format!("the same digits, {factor} times as much: a slip of the unit?")
        }
        AmountAgreement::UnitMissing => "the same digits, one without a unit".to_owned(),
        AmountAgreement::Near => "nearly the same amount".to_owned(),
        AmountAgreement::Differs => "another amount".to_owned(),
    }
}

const fn contradiction(by: Contradicts) -> &'static str {
    match by {
        Contradicts::Date => "the date",
        Contradicts::Substance => "the substance",
        Contradicts::Country => "the country",
        Contradicts::Place => "the place",
        Contradicts::Number => "another number of the station",
        Contradicts::Amount => "the amount",
    }
}
