//! Words that say how a name stands to the place: near it, a road to it, a village called so.
//!
//! They belong to the languages reports are written in (English; Urdu and its neighbours, in
//! Latin and Arabic script), not to one country, and they name no place themselves.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word says about the name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: "the", "general", "uninhabited".
    Filler,
    /// The sort of area: "district", "tehsil". The name is that of the area.
    Sort,
    /// The event was not in the named place, but not far: "near", "at the foot of".
    Near,
    /// "Off" a coast is at sea.
    Off,
    /// Where something came from or went to, which is not where it was seized.
    Toward,
    /// A village, and what follows (or else precedes) is its own name: "Killi", "Goth".
    Village,
    /// Part of a town, often called after another place: "Chaman Housing Scheme".
    Quarter,
    /// Leads to the place it is called after, and may begin far from it.
    Road,
    /// Runs past the place it is called after.
    Stream,
    /// Stands in or beside the named place: "airport", "toll plaza", "hills".
    Site,
    /// At sea.
    Sea,
    /// An office of an agency: what it is called after is its seat and not the place.
    Office,
}

/// What a folded word says; `None` for names and unknown words.
pub(super) fn role(word: &str) -> Option<Role> {
    if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) {
        return Some(Role::Filler);
    }
    ROLES.get(word).copied()
}

/// Each word with its role.
static ROLES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
    let each =
        |&(role, words): &(Role, &'static str)| words.split(' ').map(move |word| (word, role));
    TABLE.iter().flat_map(each).collect()
});

/// Names of districts that are common nouns too, and so say nothing at the end of a longer name:
/// "Karim Bagh" is a garden.
pub(super) const COMMON_NOUNS: [&str; 7] =
    ["bagh", "nagar", "haveli", "mirpur", "khar", "central", "nasirabad"];

/// Endings of names that a great many places share.
pub(super) const COMMON_ENDINGS: [&str; 17] = [
    "abad", "pura", "pur", "wala", "wali", "garh", "kot", "khel", "zai", "nagar", "kalay", "kala",
    "khan", "shah", "آباد", "پور", "خان",
];

/// The words of each role, with a space between.
const TABLE: [(Role, &str); 12] = [
    (Role::Filler, FILLER),
    (Role::Sort, SORT),
    (Role::Near, NEAR),
    (Role::Off, OFF),
    (Role::Toward, TOWARD),
    (Role::Village, VILLAGE),
    (Role::Quarter, QUARTER),
    (Role::Road, ROAD),
    (Role::Stream, STREAM),
    (Role::Site, SITE),
    (Role::Office, OFFICE),
    (Role::Sea, SEA),
];

const FILLER: &str = "\
    the of in at on a an and area areas general region locality zone place location somewhere \
    uninhabited mountainous hilly coastal barren deserted abandoned remote rural urban kutcha \
    katcha kacha pakka dry rainy rain house residence compound hut huts cave caves tunnel \
    tunnels parked no number two three operation operations same main super mile miles km kms \
    kilometer kilometers kilometre kilometres inside within suspected drug factory یہ کے کی کا \
    مین پر علاقہ علاقے نمبر";

const SORT: &str = "\
    district districts distt distric dist disst tehsil tehseel tahsil thesil taluka talluka \
    taluqa subdivision division city town cantt cantonment province agency شہر ضلع تحصیل تعلقہ \
    ڈویژن صوبہ سٹی";

const NEAR: &str = "\
    near nearby nr adjacent opposite opp beside close behind outside outskirts vicinity \
    surroundings nazd qareeb around between beyond qarib قریب نزد نزدیک مضافات";

const OFF: &str = "off";

const TOWARD: &str = "\
    to from towards toward bound destined via enroute for departing arriving destination origin \
    versus سے جانے";

const VILLAGE: &str = "\
    killi kili kalli goth village vill chak basti mauza mouza moza deh dhok kalay kalley kallay \
    killay vpo گوٹہ کلی چک موضع بستی گاون";

const QUARTER: &str = "\
    colony scheme society mohallah mohalla muhallah chowk chok phase sector block hotel \
    restaurant bakery sweets goods coaches transport company school college hostel plaza park \
    enclave estate apartments apartment gate darwaza street gali lane labour labor view housing \
    محلہ چوک کالونی";

const ROAD: &str = "\
    road rd highway motorway expressway shahrah mor more morr morh link route track express روڈ \
    سڑک موٹروے";

const STREAM: &str = "\
    nullah nulla nala nalla nallah naddi nadi naddy river canal kaur kor stream khwar manda نالہ \
    ندی دریا";

const SITE: &str = "\
    airport airbase international domestic railway rly station stn toll interchange bypass check \
    checkpost checkpoint post chowki picket naka border crossing terminal port seaport dryport \
    harbour harbor jetty customs bus coach train flight stop stand adda terminus bazaar bazar \
    market mandi hospital jail prison university universities coast coastline shore beach creek \
    island hills hill mountains mountain forest jungle desert valley pass plain dam barrage \
    bridge pul fort camp office courier cargo parcel parking industrial gpo police ps thana \
    warehouse godown bank اییرپورٹ ہوایی اڈہ اسٹیشن ریلوے بارڈر سرحد ٹول پلازہ بازار بندرگاہ \
    ساحل چیک پوسٹ پوسٹل تہانہ";

const OFFICE: &str = "anf asf fia pcg pmsa directorate regional collectorate headquarters hq hqs";

const SEA: &str = "sea seas offshore nautical nm nmi eez midsea سمندر بحیرہ";

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::fold::key;
    use super::*;

    #[test]
    fn every_word_is_folded_and_stands_once() {
        let mut seen = HashSet::new();
        for word in TABLE.iter().flat_map(|(_, words)| words.split(' ')) {
            assert_eq!(key(word), word, "not folded");
            assert!(seen.insert(word), "{word} stands twice");
        }
    }

    #[test]
    fn numbers_say_nothing_and_names_have_no_role() {
        assert_eq!(role("26"), Some(Role::Filler));
        assert_eq!(role("tehsil"), Some(Role::Sort));
        assert_eq!(role("quetta"), None);
        assert_eq!(role(""), None);
    }
}
