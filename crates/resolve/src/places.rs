//! Finds the province, division and district that a place as written stands for.
//!
//! Exact look-up in the country pack after folding: letter case, punctuation and spacing do not
//! matter, spelling does. It never guesses; a spelling the pack does not have is not known. Callers
//! look up each distinct text once and keep the answer.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use yakja_model::{Area, AreaCode, AreaLevel, CountryCode, CountryPack, PlaceMeaning};

/// Every spelling of a country pack with the place it stands for.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    country: CountryCode,
    own_names: HashSet<String>,
    placements: HashMap<String, Placement>,
}

/// Where a place as written lies, as far as its text tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Placement {
    /// In the country, at sea, abroad, or none of these.
    pub kind: PlacementKind,
    /// Province, when the kind is an area.
    pub province: Option<AreaCode>,
    /// Division; `None` also for a place known to the province only.
    pub division: Option<AreaCode>,
    /// District; `None` also for a place of several districts, such as Karachi.
    pub district: Option<AreaCode>,
}

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlacementKind {
    /// An area of the pack's country.
    Area,
    /// At sea.
    AtSea,
    /// In another country.
    Abroad,
    /// Blank, not in the pack, unplaceable, or in a country without a gazetteer.
    NotKnown,
}

impl Placement {
    /// A placement without areas.
    const fn without_area(kind: PlacementKind) -> Self {
        Self { kind, province: None, division: None, district: None }
    }

    /// The smallest area known: the district, else the division, else the province.
    pub fn area(&self) -> Option<&AreaCode> {
        self.district.as_ref().or(self.division.as_ref()).or(self.province.as_ref())
    }

    /// Whether everything this placement knows about areas is what the wider one knows.
    fn lies_in(&self, wider: &Self) -> bool {
        let agrees =
            |own: &Option<AreaCode>, other: &Option<AreaCode>| other.is_none() || own == other;
        self.kind == wider.kind
            && agrees(&self.province, &wider.province)
            && agrees(&self.division, &wider.division)
            && agrees(&self.district, &wider.district)
    }
}

impl Gazetteer {
    /// Takes every spelling of the pack, the names of its areas and the names of other countries.
    ///
    /// Where one text has several meanings, the first of these wins: a spelling of the pack, a
    /// district's name, a division's, a province's, a country's.
    pub fn new(pack: &CountryPack) -> Self {
        let areas: HashMap<&AreaCode, &Area> =
            pack.areas.iter().map(|area| (&area.code, area)).collect();
        let mut placements = HashMap::new();
        let mut own_names = HashSet::from([key(&pack.name_en), key(&pack.name_ur)]);
        for (name, country) in &pack.country_names {
            if *country == pack.country {
                own_names.insert(key(name));
            } else {
                placements.insert(key(name), Placement::without_area(PlacementKind::Abroad));
            }
        }
        for level in [AreaLevel::Province, AreaLevel::Division, AreaLevel::District] {
            for area in pack.areas.iter().filter(|area| area.level == level) {
                for name in [&area.name_en, &area.name_ur] {
                    placements.insert(key(name), placement_of(area, &areas));
                }
            }
        }
        for spelling in &pack.spellings {
            let placement = match &spelling.means {
                PlaceMeaning::Area(code) => areas
                    .get(code)
                    .map_or(Placement::without_area(PlacementKind::NotKnown), |area| {
                        placement_of(area, &areas)
                    }),
                PlaceMeaning::AtSea => Placement::without_area(PlacementKind::AtSea),
                PlaceMeaning::Abroad => Placement::without_area(PlacementKind::Abroad),
                PlaceMeaning::Unplaceable => Placement::without_area(PlacementKind::NotKnown),
            };
            placements.insert(key(&spelling.text), placement);
        }
        placements.remove("");
        Self { country: pack.country, own_names, placements }
    }

    /// Says where a place lies that a report from this country writes so.
    ///
    /// In another country than the pack's only "at sea" can be told.
    pub fn look_up(&self, place: &str, country: CountryCode) -> Placement {
        let found = self.whole(place).or_else(|| self.by_parts(place));
        let in_reach = |placement: &Placement| {
            country == self.country || placement.kind == PlacementKind::AtSea
        };
        found.filter(in_reach).unwrap_or(Placement::without_area(PlacementKind::NotKnown))
    }

    /// Tries the whole text, then without words such as "district" at its ends.
    fn whole(&self, place: &str) -> Option<Placement> {
        let folded = fold(place);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        loop {
            if let Some(placement) = self.placements.get(&words.concat()) {
                return Some(placement.clone());
            }
            let generic = |word: Option<&&str>| word.is_some_and(|word| GENERIC.contains(word));
            if generic(words.last()) {
                words.pop();
            } else if generic(words.first()) {
                words.remove(0);
            } else {
                return None;
            }
        }
    }

    /// Takes "Taftan, Chagai (Balochistan), Pakistan" apart. Every part must be known and lie in
    /// the others, since a part nobody knows might be the one that matters.
    fn by_parts(&self, place: &str) -> Option<Placement> {
        let parts = place.split([',', ';', '/', '(', ')']).filter(|part| !key(part).is_empty());
        let mut narrowest: Option<Placement> = None;
        for part in parts.filter(|part| !self.own_names.contains(&key(part))) {
            let found = self.whole(part)?;
            narrowest = match narrowest {
                None => Some(found),
                Some(earlier) if found.lies_in(&earlier) => Some(found),
                Some(earlier) if earlier.lies_in(&found) => Some(earlier),
                Some(_) => return None,
            };
        }
        narrowest
    }
}

/// Words that say what sort of thing a place is and may be left out at either end.
const GENERIC: [&str; 13] = [
    "district",
    "distt",
    "distric",
    "dist",
    "tehsil",
    "tehseel",
    "taluka",
    "city",
    "town",
    "cantt",
    "cantonment",
    "province",
    "ضلع",
];

fn placement_of(area: &Area, areas: &HashMap<&AreaCode, &Area>) -> Placement {
    let parent = area.parent.as_ref().and_then(|code| areas.get(code));
    let (division, district) = match area.level {
        AreaLevel::Province => (None, None),
        AreaLevel::Division => (Some(area.code.clone()), None),
        AreaLevel::District => {
            let division = parent.filter(|parent| parent.level == AreaLevel::Division);
            (division.map(|division| division.code.clone()), Some(area.code.clone()))
        }
    };
    let province = Some(area.province.clone());
    Placement { kind: PlacementKind::Area, province, division, district }
}

/// What two ways of writing must share to be the same place. Spaces do not count, because files
/// join and split words at will: "Wazir Abad", "Mastun g", "D.I.Khan".
fn key(text: &str) -> String {
    fold(text).split(' ').collect()
}

/// NFKC, one letter case, and everything but letters and digits as a space.
fn fold(text: &str) -> String {
    // By way of capitals, so that letters with two small forms or none fall together.
    let one_case = text.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let one_case: String = one_case.nfkc().collect();
    one_case.replace(|c: char| !c.is_alphanumeric(), " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use yakja_model::Spelling;

    use super::*;

    fn area(code: &str, parent: &str, name_en: &str) -> Area {
        let level = match (parent.is_empty(), code.len()) {
            (true, _) => AreaLevel::Province,
            (false, 5) => AreaLevel::District,
            (false, _) => AreaLevel::Division,
        };
        let province = if parent.is_empty() { code } else { parent.get(..5).unwrap() };
        Area {
            code: AreaCode(code.to_owned()),
            level,
            parent: (!parent.is_empty()).then(|| AreaCode(parent.to_owned())),
            province: AreaCode(province.to_owned()),
            name_en: name_en.to_owned(),
            name_ur: if code == "PK607" {
                "ڈیرہ غازی خان".to_owned()
            } else {
                String::new()
            },
            centroid_udeg: None,
        }
    }

    fn spelling(text: &str, code: &str) -> Spelling {
        let means = match code {
            "sea" => PlaceMeaning::AtSea,
            "abroad" => PlaceMeaning::Abroad,
            "unplaceable" => PlaceMeaning::Unplaceable,
            code => PlaceMeaning::Area(AreaCode(code.to_owned())),
        };
        Spelling { text: text.to_owned(), means }
    }

    const SPELLINGS: [(&str, &str); 10] = [
        ("Karachi", "PK-SD-karachi"),
        ("KPT", "PK-SD-karachi"),
        ("DG Khan", "PK607"),
        ("Mastung", "PK220"),
        ("Pirjo Goth's Élan", "PK729"),
        ("بلوچستان", "PK-BA"),
        ("North Arabian Sea", "sea"),
        ("Dubai", "abroad"),
        ("Duzi Nullah", "PK-BA"),
        ("Khajji Nullah", "unplaceable"),
    ];

    fn gazetteer() -> Gazetteer {
        let code = |text| CountryCode::parse(text).unwrap();
        Gazetteer::new(&CountryPack {
            country: code("PK"),
            name_en: "Pakistan".to_owned(),
            name_ur: "پاکستان".to_owned(),
            organizations: Vec::new(),
            areas: vec![
                area("PK-SD", "", "Sindh"),
                area("PK-BA", "", "Balochistan"),
                area("PK-PB", "", "Punjab"),
                area("PK-IS", "", "Islamabad"),
                area("PK401", "PK-IS", "Islamabad"),
                area("PK-SD-karachi", "PK-SD", "Karachi Division"),
                area("PK729", "PK-SD-karachi", "West Karachi"),
                area("PK-BA-kalat", "PK-BA", "Kalat Division"),
                area("PK220", "PK-BA-kalat", "Mastung"),
                area("PK-PB-dera", "PK-PB", "Dera Ghazi Khan Division"),
                area("PK607", "PK-PB-dera", "Dera Ghazi Khan"),
            ],
            spellings: SPELLINGS.iter().map(|(text, code)| spelling(text, code)).collect(),
            substances: Vec::new(),
            drug_names: Default::default(),
            units: Default::default(),
            country_names: [("pakistan", "PK"), ("iran", "IR"), ("united kingdom", "GB")]
                .into_iter()
                .map(|(name, alpha2)| (name.to_owned(), code(alpha2)))
                .collect(),
        })
    }

    fn check_in(country: &str, place: &str, expected: &str) {
        let found = gazetteer().look_up(place, CountryCode::parse(country).unwrap());
        let text = |code: &Option<AreaCode>| code.as_ref().map_or("-", |code| &code.0).to_owned();
        let found = match found.kind {
            PlacementKind::Area => {
                [&found.province, &found.division, &found.district].map(text).join(" ")
            }
            PlacementKind::AtSea => "at sea".to_owned(),
            PlacementKind::Abroad => "abroad".to_owned(),
            PlacementKind::NotKnown => "not known".to_owned(),
        };
        assert_eq!(found, expected, "{place:?} in {country}");
    }

    fn check(place: &str, expected: &str) {
        check_in("PK", place, expected);
    }

    #[test]
    fn a_place_stands_for_the_smallest_area_that_is_certain() {
        check("Mastung", "PK-BA PK-BA-kalat PK220");
        check("Karachi", "PK-SD PK-SD-karachi -");
        check("Karachi Division", "PK-SD PK-SD-karachi -");
        check("Sindh", "PK-SD - -");
        check("Duzi Nullah", "PK-BA - -");
        check("Islamabad", "PK-IS - PK401");
    }

    #[test]
    fn case_punctuation_and_spacing_do_not_matter() {
        check("  mastUNG ", "PK-BA PK-BA-kalat PK220");
        check("Mastun g", "PK-BA PK-BA-kalat PK220");
        check("D.G.KHAN", "PK-PB PK-PB-dera PK607");
        check("Dera\u{a0}Ghazi-Khan.", "PK-PB PK-PB-dera PK607");
        check("Ｋａｒａｃｈｉ", "PK-SD PK-SD-karachi -");
        check("pir jo goths E\u{301}LAN", "PK-SD PK-SD-karachi PK729");
    }

    #[test]
    fn urdu_names_count() {
        check("ڈیرہ غازی خان", "PK-PB PK-PB-dera PK607");
        check("ضلع ڈیرہ غازیخان", "PK-PB PK-PB-dera PK607");
        check("بلوچستان", "PK-BA - -");
    }

    #[test]
    fn words_for_the_sort_of_place_may_stand_at_either_end() {
        check("Mastung City", "PK-BA PK-BA-kalat PK220");
        check("District Mastung", "PK-BA PK-BA-kalat PK220");
        check("Distt. D.G. Khan City", "PK-PB PK-PB-dera PK607");
        check("Punjab Province", "PK-PB - -");
        check("District", "not known");
        check("City District", "not known");
    }

    #[test]
    fn parts_must_lie_in_each_other() {
        check("Mastung, Balochistan", "PK-BA PK-BA-kalat PK220");
        check("Balochistan / Mastung", "PK-BA PK-BA-kalat PK220");
        check("KPT (Karachi), Sindh, Pakistan", "PK-SD PK-SD-karachi -");
        check("West Karachi, Karachi, Sindh", "PK-SD PK-SD-karachi PK729");
        check("Mastung, Punjab", "not known");
        check("Mastung, Nowhere", "not known");
        check("Mastung, Iran", "not known");
        check("Dubai, United Kingdom", "abroad");
        check("Pakistan, Pakistan", "not known");
    }

    #[test]
    fn what_has_no_area_says_why() {
        check("north arabian sea", "at sea");
        check("Dubai", "abroad");
        check("Iran", "abroad");
        check("Pakistan", "not known");
        check("Khajji Nullah", "not known");
        check("Faislabad", "not known");
        check("", "not known");
        check(" - ", "not known");
    }

    #[test]
    fn another_country_has_no_gazetteer() {
        check_in("AF", "Mastung", "not known");
        check_in("AF", "Dubai", "not known");
        check_in("AF", "North Arabian Sea", "at sea");
    }

    #[test]
    fn the_smallest_area_is_at_hand() {
        let area = |place| {
            let placement = gazetteer().look_up(place, CountryCode::parse("PK").unwrap());
            placement.area().map(|code| code.0.clone())
        };
        assert_eq!(area("Mastung").as_deref(), Some("PK220"));
        assert_eq!(area("Karachi").as_deref(), Some("PK-SD-karachi"));
        assert_eq!(area("Punjab").as_deref(), Some("PK-PB"));
        assert_eq!(area("Dubai"), None);
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
            let country = CountryCode::parse("PK").unwrap();
            prop_assert_eq!(gazetteer.look_up(&varied, country), gazetteer.look_up(text, country));
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), other in any::<String>()) {
            let gazetteer = gazetteer();
            let country = CountryCode::parse("PK").unwrap();
            let place = format!("{text}, district {other}");
            let _ = gazetteer.look_up(&place, country);
            let folded = fold(&text);
            prop_assert_eq!(key(&folded), key(&text));
        }
    }
}
