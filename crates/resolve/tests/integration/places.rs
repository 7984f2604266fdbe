//! What places as written stand for, with a small gazetteer of plain facts.

use proptest::prelude::*;
use yakja_model::{
    Area, AreaCode, AreaLevel, AreaValidity, CountryCode, CountryPack, Day, GazetteerFacts,
    NamedPlace, Period, PlaceKind, PlaceMeaning, Spelling, Station, When,
};
use yakja_resolve::{
    Gazetteer, LearnedPlaces, PlaceAsWritten, PlaceResolution, PlaceText, PlacementKind, Places,
};

const AREAS: [(&str, &str, &str); 24] = [
    ("PK-SD", "", "Sindh"),
    ("PK-BA", "", "Balochistan"),
    ("PK-PB", "", "Punjab"),
    ("PK-IS", "", "Islamabad"),
    ("PK401", "PK-IS", "Islamabad"),
    ("PK-SD-karachi", "PK-SD", "Karachi Division"),
    ("PK729", "PK-SD-karachi", "West Karachi"),
    ("PK-SD-sukkur", "PK-SD", "Sukkur Division"),
    ("PK723", "PK-SD-sukkur", "Sukkur"),
    ("PK-BA-kalat", "PK-BA", "Kalat Division"),
    ("PK220", "PK-BA-kalat", "Mastung"),
    ("PK-BA-makran", "PK-BA", "Makran Division"),
    ("PK205", "PK-BA-makran", "Gwadar"),
    ("PK211", "PK-BA-makran", "Kech"),
    ("PK-BA-quetta", "PK-BA", "Quetta Division"),
    ("PK226", "PK-BA-quetta", "Quetta"),
    ("PK214", "PK-BA-quetta", "Killa Abdullah"),
    ("PK235", "PK-BA-quetta", "Chaman"),
    ("PK-PB-dera", "PK-PB", "Dera Ghazi Khan Division"),
    ("PK607", "PK-PB-dera", "Dera Ghazi Khan"),
    ("PK-PB-gujranwala", "PK-PB", "Gujranwala Division"),
    ("PK609", "PK-PB-gujranwala", "Gujranwala"),
    ("PK-PB-multan", "PK-PB", "Multan Division"),
    ("PK622", "PK-PB-multan", "Multan"),
];

const SPELLINGS: [(&str, &str); 16] = [
    ("Karachi", "PK-SD-karachi"),
    ("KPT", "PK-SD-karachi"),
    ("DG Khan", "PK607"),
    ("Pirjo Goth's Élan", "PK729"),
    ("بلوچستان", "PK-BA"),
    ("کوئٹہ", "PK226"),
    ("North Arabian Sea", "sea"),
    ("Open Sea", "sea"),
    ("Dubai", "abroad"),
    ("Duzi Nullah", "PK-BA"),
    ("Khajji Nullah", "unplaceable"),
    ("Toll Plaza", "unplaceable"),
    ("GT Road", "unplaceable"),
    ("Kuchlak", "PK226"),
    ("Gulistan", "PK214"),
    ("Pasni", "PK205"),
];

type Place = (&'static str, &'static str, PlaceKind, Option<(i32, i32)>);

const PLACES: [Place; 9] = [
    ("Kuchlak", "PK226", PlaceKind::Town, Some((30_350_000, 66_950_000))),
    ("Pasni", "PK205", PlaceKind::Coast, Some((25_260_000, 63_470_000))),
    ("Gwadar", "PK205", PlaceKind::Coast, None),
    ("Wazirabad", "PK609-wazirabad", PlaceKind::Town, Some((32_440_000, 74_120_000))),
    ("Model Town", "PK609", PlaceKind::Quarter, None),
    ("Model Town", "PK622", PlaceKind::Quarter, None),
    ("Dasht", "PK211", PlaceKind::Tehsil, None),
    ("Dasht", "PK220", PlaceKind::Tehsil, None),
    ("Mastung", "PK622", PlaceKind::Town, None),
];

fn country(code: &str) -> CountryCode {
    CountryCode::parse(code).unwrap()
}

fn area((code, parent, name_en): (&str, &str, &str)) -> Area {
    let level = match (parent.is_empty(), code.len()) {
        (true, _) => AreaLevel::Province,
        (false, 5) => AreaLevel::District,
        (false, _) => AreaLevel::Division,
    };
    let province = if parent.is_empty() { code } else { parent.get(..5).unwrap() };
    let name_ur = if code == "PK607" { "ڈیرہ غازی خان" } else { "" };
    Area {
        code: AreaCode(code.to_owned()),
        level,
        parent: (!parent.is_empty()).then(|| AreaCode(parent.to_owned())),
        province: AreaCode(province.to_owned()),
        name_en: name_en.to_owned(),
        name_ur: name_ur.to_owned(),
        centroid_udeg: None,
    }
}

fn spelling((text, code): (&str, &str)) -> Spelling {
    let means = match code {
        "sea" => PlaceMeaning::AtSea,
        "abroad" => PlaceMeaning::Abroad,
        "unplaceable" => PlaceMeaning::Unplaceable,
        code => PlaceMeaning::Area(AreaCode(code.to_owned())),
    };
    Spelling { text: text.to_owned(), means }
}

fn facts() -> GazetteerFacts {
    let validity = |code: &str, began: &str, predecessor: &str| AreaValidity {
        code: AreaCode(code.to_owned()),
        name_en: code.to_owned(),
        began: Some(Period::parse(began).unwrap()),
        ended: None,
        predecessor: Some(AreaCode(predecessor.to_owned())),
    };
    let places = PLACES.into_iter().map(|(name, area, kind, point_udeg)| NamedPlace {
        name: name.to_owned(),
        area: AreaCode(area.to_owned()),
        kind,
        point_udeg,
    });
    GazetteerFacts {
        places: places.collect(),
        stations: vec![Station {
            text: "RD ANF Balochistan".to_owned(),
            area: AreaCode("PK226".to_owned()),
        }],
        validity: vec![
            validity("PK235", "2021", "PK214"),
            validity("PK609-wazirabad", "2022-10", "PK609"),
        ],
    }
}

fn gazetteer() -> Gazetteer {
    let countries = [
        ("pakistan", "PK"),
        ("iran", "IR"),
        ("united kingdom", "GB"),
        ("uk", "GB"),
        ("oman", "OM"),
    ];
    let pack = CountryPack {
        country: country("PK"),
        name_en: "Pakistan".to_owned(),
        name_ur: "پاکستان".to_owned(),
        organizations: Vec::new(),
        areas: AREAS.into_iter().map(area).collect(),
        spellings: SPELLINGS.into_iter().map(spelling).collect(),
        substances: Vec::new(),
        drug_names: Default::default(),
        units: Default::default(),
        country_names: countries.map(|(name, code)| (name.to_owned(), country(code))).into(),
        points: Vec::new(),
        law: Vec::new(),
        words: Vec::new(),
        gazetteer: facts(),
    };
    Gazetteer::new(&pack)
}

/// Asks with a text and, after a bar each, a station and a day. The answer is the smallest area
/// or kind, the confidence, and the step that decided.
fn check(asked: &str, expected: &str) {
    let mut fields = asked.split('|');
    let place = fields.next().unwrap_or_default();
    let stations: Vec<&str> = fields.next().into_iter().collect();
    let when = fields.next().map(|day| When::on(Day::parse(day).unwrap()));
    let found = gazetteer().resolve(&PlaceAsWritten {
        place,
        stations: &stations,
        country: country("PK"),
        when,
    });
    assert_eq!(shown(&found), expected, "{asked:?}: {:?}", found.reasons);
}

fn shown(found: &PlaceResolution) -> String {
    let area = found.placement.area().map(|code| code.0.clone());
    let mut shown = match found.placement.kind {
        PlacementKind::Area => area.unwrap(),
        PlacementKind::AtSea => "at sea".to_owned(),
        PlacementKind::Abroad => "abroad".to_owned(),
        PlacementKind::NotKnown => "not known".to_owned(),
    };
    if let Some(then) = &found.area_then {
        shown += &format!(" then {}", then.0);
    }
    if let Some(confidence) = found.confidence {
        shown += &format!(", {}", confidence.code());
    }
    if let Some(reason) = found.reasons.first() {
        shown += &format!(", {}", reason.step.code());
    }
    shown
}

/// Checks the plain look-up: province, division and district.
fn check_in(code: &str, place: &str, expected: &str) {
    let gazetteer = gazetteer();
    let found = gazetteer.look_up(place, country(code));
    let asked = PlaceAsWritten { place, stations: &[], country: country(code), when: None };
    let counts = gazetteer.resolve(&asked).counts();
    assert_eq!(found.kind != PlacementKind::NotKnown, counts, "{code} {place:?}");
    let text = |code: &Option<AreaCode>| code.as_ref().map_or("-", |code| &code.0).to_owned();
    let found = match found.kind {
        PlacementKind::Area => {
            [&found.province, &found.division, &found.district].map(text).join(" ")
        }
        PlacementKind::AtSea => "at sea".to_owned(),
        PlacementKind::Abroad => "abroad".to_owned(),
        PlacementKind::NotKnown => "not known".to_owned(),
    };
    assert_eq!(found, expected, "{place:?} in {code}");
}

#[test]
fn a_place_stands_for_the_smallest_area_that_is_certain() {
    check_in("PK", "Mastung", "PK-BA PK-BA-kalat PK220");
    check_in("PK", "Karachi", "PK-SD PK-SD-karachi -");
    check_in("PK", "Karachi Division", "PK-SD PK-SD-karachi -");
    check_in("PK", "Sindh", "PK-SD - -");
    check_in("PK", "Islamabad", "PK-IS - PK401");
    check("Duzi Nullah", "PK-BA, certain, name");
}

#[test]
fn case_punctuation_spacing_and_accents_do_not_matter() {
    check("  mastUNG ", "PK220, certain, name");
    check("Mastun g", "PK220, certain, name");
    check("D.G.KHAN", "PK607, certain, name");
    check("Dera\u{a0}Ghazi-Khan.", "PK607, certain, name");
    check("Ｋａｒａｃｈｉ", "PK-SD-karachi, certain, name");
    check("pir jo goths E\u{301}LAN", "PK729, certain, name");
}

#[test]
fn urdu_names_and_words_count_in_any_form_of_their_letters() {
    check("ڈیرہ غازی خان", "PK607, certain, name");
    check("ضلع ڈیرہ غازیخان", "PK607, certain, name");
    check("كوئٹه", "PK226, certain, name");
    check("بلوچستان", "PK-BA, certain, name");
    check("کوئٹہ کے قریب", "PK226, likely, near");
    check("گوٹھ کوئٹہ، بلوچستان", "PK-BA, certain, name");
}

#[test]
fn words_for_the_sort_of_area_may_stand_at_either_end() {
    check("Mastung City", "PK220, certain, name");
    check("District Mastung", "PK220, certain, name");
    check("Distt. D.G. Khan City", "PK607, certain, name");
    check("Punjab Province", "PK-PB, certain, name");
    check("District", "not known");
    check("City District", "not known");
}

#[test]
fn the_most_specific_known_part_counts_and_is_checked_against_the_others() {
    check("Nowhere, Tehsil Gulistan, District Killa Abdullah", "PK214, certain, name");
    check("Balochistan / Mastung", "PK220, certain, name");
    check("KPT (Karachi), Sindh, Pakistan", "PK-SD-karachi, certain, name");
    check("West Karachi, Karachi, Sindh", "PK729, certain, name");
    check("Mastung, Nowhere", "PK220, likely, name");
    check("Dubai, United Kingdom", "abroad, certain, name");
}

#[test]
fn parts_that_contradict_give_what_they_share_or_nothing() {
    check("Kuchlak, Chaman", "PK-BA-quetta, likely, name");
    check("Kuchlak and Mastung (two operations)", "PK-BA, likely, name");
    check("Mastung, Punjab", "not known, name");
    check("Mastung, Iran", "not known, name");
    check("Mastung, Punjab|PS ANF Quetta", "not known, name");
}

#[test]
fn several_bearers_of_a_name_give_what_they_share_unless_a_part_tells_which() {
    check("Dasht", "PK-BA, likely, name");
    check("Tehsil Dasht, Kech", "PK211, certain, name");
    check("Model Town", "PK-PB, likely, name");
    check("Model Town, Multan", "PK622, certain, name");
    // A spelling or an area's own name is not put in doubt by a named place.
    check("Mastung", "PK220, certain, name");
}

#[test]
fn words_beside_a_name_make_it_less_than_certain() {
    check("near Kuchlak", "PK226, likely, near");
    check("Kuchlak Toll Plaza", "PK226, likely, site");
    check("uninhabited area of Kuchlak", "PK226, certain, name");
    check("Firdous Market Multan", "PK622, likely, site");
    check("Jinnah Bagh Multan", "PK622, likely, end-of-longer-name");
    check("Multan Firdous", "PK622, low, start-of-longer-name");
}

#[test]
fn what_is_only_called_after_a_place_is_not_there() {
    check("Killi Mastung", "not known, called-after");
    check("Killi Mastung, Gulistan", "PK214, certain, name");
    check("Goth Sukkur, Karachi", "PK-SD-karachi, certain, name");
    check("Multan Housing Scheme", "not known, called-after");
    check("Multan Road", "PK-PB, low, road");
    check("Multan Road, Gujranwala", "PK609, certain, name");
    check("Kech Nullah near Pasni", "PK205, likely, near");
}

#[test]
fn whence_and_whither_are_not_where() {
    check("courier, Multan (to Dubai)", "PK622, certain, name");
    check("parcel to United Kingdom", "not known, came-or-went");
    check("Pasni check post (bus Quetta-Karachi)", "PK205, likely, site");
    check("Quetta to Karachi", "PK226, low, way");
    check("Gwadar-Kech road", "PK-BA-makran, low, way");
}

#[test]
fn a_misspelling_counts_only_if_it_can_mean_one_name() {
    check("Mastoong", "PK220, likely, corrected");
    check("Mastnug", "PK220, likely, corrected");
    check("Gujrawala", "PK609, likely, corrected");
    check("Tehsil Gullistan", "PK214, likely, corrected");
    check("Dera Gazi Khaan", "PK607, likely, corrected");
    // One consonant apart is another place where the name is short.
    check("Kastung", "not known, unknown-words");
    check("Sukkul", "not known, unknown-words");
    check("Pasri", "not known, unknown-words");
    check("Dera Bugti Khan", "not known, unknown-words");
}

#[test]
fn a_country_s_name_inside_a_word_is_undone() {
    check("SUnited Kingdomkur", "PK723, likely, restored");
    check("near SUNITED  KINGDOMKUR", "PK723, likely, restored");
    check("United Kingdom", "abroad, certain, name");
    check("Sukkur, United Kingdom", "not known, name");
    check("PUnited Kingdomkur", "not known, unknown-words");
}

#[test]
fn the_sea_is_a_place_and_its_shore_is_not_the_sea() {
    check("north arabian sea", "at sea, certain, name");
    check("off Pasni", "at sea, likely, off-coast");
    check("50 nautical miles off Pasni", "at sea, likely, at-sea");
    check("Gwadar deep sea", "at sea, likely, at-sea");
    check("open sea near Gwadar", "at sea, likely, near");
    check("off Quetta", "PK226, likely, near");
    check("Gwadar Sea Port", "PK205, likely, site");
    check("near the sea, Gwadar", "PK205, certain, name");
}

#[test]
fn a_station_gives_its_seat_only_where_the_text_leaves_room() {
    check("|PS ANF Quetta", "PK226, low, seat");
    check("Khajji Nullah|ANF Quetta", "PK226, low, seat");
    check("Balochistan|ANF Quetta", "PK226, low, seat");
    check("hilly area|RD ANF Balochistan", "PK226, low, seat");
    check("Mastung|ANF Quetta", "PK220, certain, name");
    check("Punjab|ANF Quetta", "PK-PB, certain, name");
    check("Dasht|ANF Quetta", "PK-BA, likely, name");
    check("Dubai|ANF Quetta", "abroad, certain, name");
    check("open sea|ANF Quetta", "at sea, certain, name");
    check("|ANF", "not known");
    check("ANF Quetta", "PK226, low, seat");
}

#[test]
fn the_area_of_the_day_stands_beside_the_area_of_the_boundaries() {
    check("Chaman||2012-02-03", "PK235 then PK214, certain, name");
    check("Chaman||2021-02-03", "PK235, certain, name");
    check("Chaman||2022-02-03", "PK235, certain, name");
    check("Wazirabad||2012-02-03", "PK609, certain, name");
    check("Wazirabad||2023-02-03", "PK609 then PK609-wazirabad, certain, name");
    check("Gujranwala||2023-02-03", "PK609, certain, name");
}

/// Asks with people's words above the names of the pack.
fn check_learned(learned: &LearnedPlaces, place: &str, expected: &str) {
    let gazetteer = gazetteer();
    let places = Places { gazetteer: &gazetteer, learned };
    let asked = PlaceAsWritten { place, stations: &[], country: country("PK"), when: None };
    let found = places.resolve(&asked);
    assert_eq!(shown(&found), expected, "{place:?}: {:?}", found.reasons);
    let counted = places.look_up(place, country("PK"));
    assert_eq!(counted.kind != PlacementKind::NotKnown, found.counts(), "{place:?}");
}

fn learned(said: &[(&str, Option<&str>)]) -> LearnedPlaces {
    let mut learned = LearnedPlaces::default();
    for (text, means) in said {
        let means = means.map(|code| spelling((text, code)).means);
        learned.learn(PlaceText::of(text, country("PK")).unwrap(), means);
    }
    learned
}

#[test]
fn what_people_said_wins_over_the_pack() {
    let said = learned(&[
        ("Killi Mastung", Some("PK226")),
        ("Khajji Nullah", Some("PK220")),
        ("Pasni", Some("unplaceable")),
        ("Kech off-shore", Some("sea")),
        ("of no area", Some("PK999")),
    ]);
    check_learned(&said, "killi mastung", "PK226, certain, learned");
    check_learned(&said, "Khajji Nullah", "PK220, certain, learned");
    check_learned(&said, "Pasni", "not known, learned");
    check_learned(&said, "Kech off-shore", "at sea, certain, learned");
    check_learned(&said, "of no area", "not known, learned");
    check_learned(&said, "Kuchlak", "PK226, certain, name");
}

#[test]
fn what_people_said_holds_for_the_whole_text_however_it_is_spelt() {
    let said = learned(&[("Khajji Nullah", Some("PK220")), ("کراچي", Some("PK729"))]);
    for same in ["KHAJJI NULLAH", " khajji-nullah. ", "Khajjinullah", "Khájji, Nullah"] {
        check_learned(&said, same, "PK220, certain, learned");
    }
    check_learned(&said, "كراچی", "PK729, certain, learned");
    check_learned(&said, "Khajji Nullah, Balochistan", "PK-BA, certain, name");
    check_learned(&said, "Khaji Nullah", "not known, unknown-words");
    let asked = |code| PlaceText::of("Khajji Nullah", country(code));
    assert_ne!(asked("AF"), asked("PK"), "reports of another country write of another place");
    assert_eq!(PlaceText::of(" - ", country("PK")), None);
}

#[test]
fn a_later_word_wins_and_can_be_taken_back() {
    let said = [("Pasni", Some("PK226")), ("PASNI", Some("PK220"))];
    check_learned(&learned(&said), "Pasni", "PK220, certain, learned");
    let back = [said[0], said[1], ("pasni", None)];
    check_learned(&learned(&back), "Pasni", "PK205, certain, name");
}

#[test]
fn a_point_is_as_exact_as_the_words() {
    let point = |place| {
        let asked = PlaceAsWritten { place, stations: &[], country: country("PK"), when: None };
        gazetteer().resolve(&asked).point.map(|point| (point.lat_udeg, point.uncertainty_m))
    };
    assert_eq!(point("Kuchlak"), Some((30_350_000, 5_000)));
    assert_eq!(point("near Kuchlak"), Some((30_350_000, 15_000)));
    assert_eq!(point("Killi Abc, Kuchlak"), Some((30_350_000, 20_000)));
    assert_eq!(point("Kuchlak, Quetta"), Some((30_350_000, 5_000)));
    assert_eq!(point("Quetta"), None);
    assert_eq!(point("off Pasni"), None);
    assert_eq!(point("Kuchlak Road"), None);
}

#[test]
fn another_country_has_no_gazetteer() {
    check_in("AF", "Mastung", "not known");
    check_in("AF", "Dubai", "not known");
    check_in("AF", "North Arabian Sea", "at sea");
    let asked = PlaceAsWritten {
        place: "Mastung",
        stations: &["ANF Quetta"],
        country: country("AF"),
        when: None,
    };
    assert_eq!(gazetteer().resolve(&asked).placement.kind, PlacementKind::Abroad);
}

#[test]
fn a_mere_hint_does_not_count() {
    check_in("PK", "Multan Road", "not known");
    check_in("PK", "Quetta to Karachi", "not known");
    check_in("PK", "Mastoong", "PK-BA PK-BA-kalat PK220");
    check_in("PK", "", "not known");
    check_in("PK", " - ", "not known");
}

proptest! {
    #[test]
    fn case_and_spacing_of_a_known_place_never_matter(
        (which, capitals, spaces) in (
            0..SPELLINGS.len(),
            prop::collection::vec(any::<bool>(), 40),
            prop::collection::vec(0_usize..3, 40),
        )
    ) {
        let (text, _) = SPELLINGS[which];
        let mut varied = String::new();
        for ((c, capital), spaces) in text.chars().zip(capitals).zip(spaces) {
            match capital {
                true => varied.extend(c.to_uppercase()),
                false => varied.extend(c.to_lowercase()),
            }
            varied.push_str(&" ".repeat(spaces));
        }
        let gazetteer = gazetteer();
        let country = country("PK");
        prop_assert_eq!(gazetteer.look_up(&varied, country), gazetteer.look_up(text, country));
    }

    #[test]
    fn a_text_with_an_unknown_name_is_never_certain_of_another(
        name in "[bcdfgjlnprtvz][aeiou][bcdfgjlnprtvz][aeiou][bcdfgjlnprtvz]{1,6}"
    ) {
        let known = |text: &str| AREAS.iter().any(|(_, _, name)| name.eq_ignore_ascii_case(text))
            || SPELLINGS.iter().any(|(name, _)| name.eq_ignore_ascii_case(text))
            || PLACES.iter().any(|(name, ..)| name.eq_ignore_ascii_case(text));
        prop_assume!(!known(&name));
        let asked =
            PlaceAsWritten { place: &name, stations: &[], country: country("PK"), when: None };
        let found = gazetteer().resolve(&asked);
        prop_assert_ne!(found.confidence, Some(yakja_resolve::Confidence::Certain));
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), other in any::<String>()) {
        let gazetteer = gazetteer();
        let place = format!("{text}, district {other}");
        let stations = [other.as_str(), text.as_str()];
        let country = country("PK");
        let asked = PlaceAsWritten { place: &place, stations: &stations, country, when: None };
        let found = gazetteer.resolve(&asked);
        let is_known = found.placement.kind != PlacementKind::NotKnown;
        prop_assert_eq!(found.confidence.is_some(), is_known);
    }
}
