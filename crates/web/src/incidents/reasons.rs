//! Why two reports may or may not be of one incident, in words.

use fluent_bundle::FluentValue;
use serde::Serialize;
use serde_json::Value as Json;
use yakja_model::{Quantity, ReferenceKind, SubstanceCode};

use super::ground::{Agreement, Basis, ComparedAmounts, Contradicts, Ground, SharedNumber};
use crate::numbers;
use crate::speaker::Speaker;

/// A bar is full from so many hundredths of bits on: about a thousand times as likely.
const FULL: u32 = 1_000;

/// One reason in words.
#[derive(Debug, Serialize)]
pub(super) struct ReasonView {
    pub(super) text: String,
    /// What it weighs; a shared key is not weighed.
    weight: Option<WeightView>,
}

/// What a reason weighs.
#[derive(Debug, Serialize)]
pub(super) struct WeightView {
    /// Whether it speaks for one incident.
    supports: bool,
    /// How much of the bar is full, in hundredths.
    share: u32,
    text: String,
}

/// The reasons of a link in words, as `resolve` wrote them: a list of grounds, or a shared key.
pub(super) fn in_words(reasons: &Json, speaker: &Speaker) -> Vec<ReasonView> {
    match reasons.as_array() {
        Some(reasons) => reasons.iter().map(|reason| weighed(reason, speaker)).collect(),
        None => {
            let text = match Basis::read(reasons) {
                Some(found) => basis(&found, speaker),
                None => speaker.word("basis-other"),
            };
            vec![ReasonView { text, weight: None }]
        }
    }
}

fn weighed(reason: &Json, speaker: &Speaker) -> ReasonView {
    let found = reason.get("ground").and_then(Ground::read);
    let text = match found {
        Some(found) => ground(&found, speaker),
        None => speaker.word("ground-other"),
    };
    let weight = reason.get("weight").and_then(Json::as_i64);
    let weight = weight.and_then(|weight| i32::try_from(weight).ok());
    ReasonView { text, weight: weight.map(|weight| self::weight(weight, speaker)) }
}

impl Ground {
    fn read(json: &Json) -> Option<Self> {
        serde_json::from_value(json.clone()).ok()
    }
}

impl Basis {
    fn read(json: &Json) -> Option<Self> {
        serde_json::from_value(json.clone()).ok()
    }
}

/// Hundredths of bits in words and as a part of a bar.
pub(super) fn weight(weight: i32, speaker: &Speaker) -> WeightView {
    let size = weight.unsigned_abs();
    let times = (f64::from(size.min(FULL)) / 100.0).exp2();
    let times = match times {
        few if few < 9.95 => format!("{few:.1}"),
        many => numbers::grouped(&format!("{many:.0}")),
    };
    let times = times.strip_suffix(".0").map(str::to_owned).unwrap_or(times);
    let key = match (size, weight >= 0) {
        (0..7, _) => "weight-none",
        (7..FULL, true) => "weight-for",
        (7..FULL, false) => "weight-against",
        (_, true) => "weight-for-full",
        (_, false) => "weight-against-full",
    };
    WeightView {
        supports: weight >= 0,
        share: size.min(FULL) * 100 / FULL,
        text: speaker.say(key, &[("times", times.into())]),
    }
}

fn basis(basis: &Basis, speaker: &Speaker) -> String {
    let (key, number) = match basis {
        Basis::Operation(number) => ("basis-operation", number),
        Basis::Fir(number) => ("basis-fir", number),
        Basis::LaboratoryMemo(number) => ("basis-laboratory-memo", number),
        Basis::Seal(number) => ("basis-seal", number),
        Basis::Record => return speaker.word("basis-record"),
    };
    speaker.say(key, &[("number", written(number).into())])
}

fn written(SharedNumber { issuer, year, number }: &SharedNumber) -> String {
    let year = year.map(|year| format!(" / {year}")).unwrap_or_default();
    let issuer = issuer.as_ref().map(|issuer| format!(", {issuer}")).unwrap_or_default();
    format!("{number}{year}{issuer}")
}

fn ground(ground: &Ground, speaker: &Speaker) -> String {
    let word = |key| speaker.word(key);
    let count = |key, count: u32| speaker.say(key, &[("count", count.into())]);
    match ground {
        Ground::Days { apart: 0 } => word("ground-same-day"),
        Ground::Days { apart } => count("ground-days-apart", *apart),
        Ground::DatesOverlap { span } => count("ground-dates-overlap", *span),
        Ground::DatesApart { days } => count("ground-dates-apart", *days),
        Ground::SameSubstance(code) => {
            let substance = FluentValue::from(speaker.substance(&code.0));
            speaker.say("ground-same-substance", &[("substance", substance)])
        }
        Ground::OtherSubstances => word("ground-other-substances"),
        Ground::Amount(compared) => amounts(compared, speaker),
        Ground::SubstancesMissing { count: missing } => {
            count("ground-substances-missing", *missing)
        }
        Ground::OneOrganization => word("ground-one-organization"),
        Ground::OneList => word("ground-one-list"),
        Ground::NamesTheOther => word("ground-names-the-other"),
        Ground::SharedParticipants { count: shared } => {
            count("ground-shared-participants", *shared)
        }
        Ground::SameNumber(kind) => number("ground-same-number", *kind, speaker),
        Ground::OtherNumber(kind) => number("ground-other-number", *kind, speaker),
        Ground::KeyContradicted { kind, by } => {
            let kind = speaker.word(reference(*kind));
            let by = speaker.word(contradiction(*by));
            speaker.say("ground-key-contradicted", &[("kind", kind.into()), ("by", by.into())])
        }
        place @ (Ground::SameArea(_)
        | Ground::OtherArea { .. }
        | Ground::BothAtSea
        | Ground::SeaAndLand
        | Ground::BothAbroad
        | Ground::HomeAndAbroad
        | Ground::PointsNear { .. }
        | Ground::PointsApart { .. }
        | Ground::PlaceWords(_)
        | Ground::NoPlaceWords) => where_it_was(place, speaker),
        who => who_and_what(who, speaker),
    }
}

fn where_it_was(ground: &Ground, speaker: &Speaker) -> String {
    let area = |code: &str| FluentValue::from(speaker.area(code).to_owned());
    match ground {
        Ground::SameArea(code) => speaker.say("ground-same-area", &[("area", area(&code.0))]),
        Ground::OtherArea { first, second } => {
            let areas = [("first", area(&first.0)), ("second", area(&second.0))];
            speaker.say("ground-other-area", &areas)
        }
        Ground::BothAtSea => speaker.word("ground-both-at-sea"),
        Ground::SeaAndLand => speaker.word("ground-sea-and-land"),
        Ground::BothAbroad => speaker.word("ground-both-abroad"),
        Ground::HomeAndAbroad => speaker.word("ground-home-and-abroad"),
        Ground::PointsNear { meters } => {
            speaker.say("ground-points-near", &[("distance", distance(*meters, speaker).into())])
        }
        Ground::PointsApart { meters } => {
            speaker.say("ground-points-apart", &[("distance", distance(*meters, speaker).into())])
        }
        Ground::PlaceWords(words) => {
            speaker.say("ground-place-words", &[("words", words.join(", ").into())])
        }
        _ => speaker.word("ground-no-place-words"),
    }
}

fn who_and_what(ground: &Ground, speaker: &Speaker) -> String {
    let count = |key, count: u32| speaker.say(key, &[("count", count.into())]);
    let two =
        |key, few: u32, many: u32| speaker.say(key, &[("few", few.into()), ("many", many.into())]);
    match ground {
        Ground::SamePeople(people) => count("ground-same-people", *people),
        Ground::OtherPeople { few, many } => two("ground-other-people", *few, *many),
        Ground::SameVehicles(vehicles) => count("ground-same-vehicles", *vehicles),
        Ground::OtherVehicles { few, many } => two("ground-other-vehicles", *few, *many),
        Ground::Identifiers { shared } => count("ground-identifiers", *shared),
        Ground::NameWords { shared } => count("ground-name-words", *shared),
        Ground::NoNameWords => speaker.word("ground-no-name-words"),
        _ => speaker.word("ground-other"),
    }
}

fn amounts(ComparedAmounts { first, second, agreement }: &ComparedAmounts, of: &Speaker) -> String {
    let key = match agreement {
        Agreement::Equal => "ground-amount-equal",
        Agreement::Rounded => "ground-amount-rounded",
        Agreement::UnitSlip { .. } => "ground-amount-unit-slip",
        Agreement::UnitMissing => "ground-amount-unit-missing",
        Agreement::Near => "ground-amount-near",
        Agreement::Differs => "ground-amount-differs",
    };
    let factor = match agreement {
        Agreement::UnitSlip { factor } => u32::from(*factor),
        _ => 1,
    };
    let [first, second] =
        [first, second].map(|one| amount(one.substance.as_ref(), one.quantity, of));
    of.say(key, &[("first", first.into()), ("second", second.into()), ("factor", factor.into())])
}

/// An amount of a substance in words.
pub(super) fn amount(
    substance: Option<&SubstanceCode>,
    quantity: Quantity,
    speaker: &Speaker,
) -> String {
    let substance = match substance {
        Some(code) => speaker.substance(&code.0).to_owned(),
        None => speaker.word("substance-not-known"),
    };
    let substance = ("substance", FluentValue::from(substance));
    match measured(quantity) {
        None => speaker.say("exhibit-not-measured", &[substance]),
        Some((amount, unit)) => {
            let unit = speaker.word(unit);
            let values = [substance, ("amount", amount.into()), ("unit", unit.into())];
            speaker.say("exhibit-in-words", &values)
        }
    }
}

/// The amount as a grouped decimal and the key of its unit.
pub(super) fn measured(quantity: Quantity) -> Option<(String, &'static str)> {
    match quantity {
        Quantity::MassMg(amount) => Some((numbers::scaled(amount, 6), "unit-kg")),
        Quantity::VolumeMl(amount) => Some((numbers::scaled(amount, 3), "unit-L")),
        Quantity::Pieces(amount) => Some((numbers::scaled(amount, 0), "unit-pieces")),
        Quantity::NotKnown => None,
    }
}

fn distance(meters: u32, speaker: &Speaker) -> String {
    let (key, amount) = match meters {
        0..1_000 => ("distance-m", meters.to_string()),
        far => ("distance-km", numbers::scaled(i64::from(far / 100), 1)),
    };
    speaker.say(key, &[("amount", amount.into())])
}

fn number(key: &str, kind: ReferenceKind, speaker: &Speaker) -> String {
    speaker.say(key, &[("kind", speaker.word(reference(kind)).into())])
}

const fn reference(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::Fir => "reference-fir",
        ReferenceKind::LaboratoryMemo => "reference-laboratory-memo",
        ReferenceKind::Operation => "reference-operation",
        ReferenceKind::Seal => "reference-seal",
        ReferenceKind::Publication => "reference-publication",
        ReferenceKind::Own => "reference-own",
    }
}

const fn contradiction(by: Contradicts) -> &'static str {
    match by {
        Contradicts::Date => "contradicts-date",
        Contradicts::Substance => "contradicts-substance",
        Contradicts::Country => "contradicts-country",
        Contradicts::Place => "contradicts-place",
        Contradicts::Number => "contradicts-number",
        Contradicts::Amount => "contradicts-amount",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::language::Language;
    use crate::names::Names;

    fn speakers() -> [Speaker; 2] {
        let names = std::sync::Arc::new(Names::default());
        Language::ALL.map(|language| Speaker::new(language, &names).unwrap())
    }

    /// Every ground as `resolve` writes it.
    fn grounds() -> Vec<Json> {
        let amounts = |agreement: Json| {
            json!({"amount": {
                "first": {"substance": "heroin", "quantity": {"mass-mg": 612_000_000}},
                "second": {"substance": null, "quantity": "not-known"},
                "agreement": agreement,
            }})
        };
        let mut grounds = vec![
            json!({"days": {"apart": 0}}),
            json!({"days": {"apart": 1}}),
            json!({"dates-overlap": {"span": 30}}),
            json!({"dates-apart": {"days": 3}}),
            json!({"same-area": "PK-KHI"}),
            json!({"other-area": {"first": "PK-KHI", "second": "PK-QTA"}}),
            json!("both-at-sea"),
            json!("sea-and-land"),
            json!("both-abroad"),
            json!("home-and-abroad"),
            json!({"points-near": {"meters": 800}}),
            json!({"points-apart": {"meters": 12_345}}),
            json!({"place-words": ["pasni", "sea"]}),
            json!("no-place-words"),
            json!({"same-substance": "heroin"}),
            json!("other-substances"),
            json!({"substances-missing": {"count": 2}}),
            json!({"same-people": 1}),
            json!({"other-people": {"few": 1, "many": 4}}),
            json!({"same-vehicles": 2}),
            json!({"other-vehicles": {"few": 0, "many": 1}}),
            json!({"identifiers": {"shared": 1}}),
            json!({"name-words": {"shared": 3}}),
            json!("no-name-words"),
            json!("one-organization"),
            json!("one-list"),
            json!("names-the-other"),
            json!({"shared-participants": {"count": 2}}),
            json!({"same-number": "own"}),
            json!({"other-number": "publication"}),
        ];
        grounds.extend(
            [json!("equal"), json!("rounded"), json!({"unit-slip": {"factor": 1_000}})]
                .map(amounts),
        );
        grounds.extend([json!("unit-missing"), json!("near"), json!("differs")].map(amounts));
        grounds.extend(
            ["date", "substance", "country", "place", "number", "amount"]
                .map(|by| json!({"key-contradicted": {"kind": "fir", "by": by}})),
        );
        grounds
    }

    #[test]
    fn every_ground_has_words_in_both_languages() {
        for speaker in speakers() {
            let other = speaker.word("ground-other");
            for ground in grounds() {
                let reasons = json!([{"ground": ground, "weight": 250}]);
                let said = in_words(&reasons, &speaker).remove(0).text;
                assert_ne!(said, other, "{ground}");
                let broken = ["ground-", "contradicts-", "reference-", "{", "$", "unit-"];
                assert!(!broken.iter().any(|part| said.contains(part)), "{said}");
            }
        }
    }

    #[test]
    fn every_shared_key_has_words_in_both_languages() {
        let number = json!({"issuer": "PS City Quetta", "year": 2025, "number": "112"});
        for speaker in speakers() {
            let other = speaker.word("basis-other");
            for key in ["operation", "fir", "laboratory-memo", "seal"] {
                let said = in_words(&json!({ key: number }), &speaker).remove(0).text;
                assert!(said.contains("112 / 2025, PS City Quetta"), "{said}");
            }
            assert_ne!(in_words(&json!("record"), &speaker).remove(0).text, other);
        }
    }

    #[test]
    fn what_has_no_words_says_so_and_shows_no_json() {
        let [english, _] = speakers();
        let unknown = json!([{"ground": {"phase-of-moon": {"full": true}}, "weight": 10}, 7]);
        for reason in in_words(&unknown, &english) {
            assert_eq!(reason.text, "A reason that this page has no words for");
        }
        let key = in_words(&json!({"tattoo": "x"}), &english).remove(0);
        assert_eq!(key.text, "A shared key that this page has no words for");
        assert!(in_words(&json!([]), &english).is_empty());
    }

    #[test]
    fn weights_are_said_as_how_many_times_as_likely() {
        let [english, _] = speakers();
        for (weight, share, expected) in [
            (0, 0, "tells nothing"),
            (100, 10, "makes one incident 2 times as likely"),
            (-250, 25, "makes one incident 5.7 times less likely"),
            (999, 99, "makes one incident 1,017 times as likely"),
            (1_400, 100, "makes one incident more than 1,000 times as likely"),
            (i32::MIN, 100, "makes one incident more than 1,000 times less likely"),
        ] {
            let said = super::weight(weight, &english);
            assert_eq!((said.share, said.text.as_str()), (share, expected));
        }
    }
}
