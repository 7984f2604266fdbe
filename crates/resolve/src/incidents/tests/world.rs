//! An invented register: seizures and arrests of one year, some told by two organisations, with
//! the faults of real sheets. The same seed gives the same world on every machine.

use std::collections::BTreeMap;

use yakja_model::{
    AreaCode, CountryCode, Credit, Day, Kind, OrganizationCode, OwnReference, Participant,
    Precision, Quantity, ReferenceKind, SubstanceClass, SubstanceCode, When,
};

use super::super::{ExhibitFacts, PlaceFacts, ReportFacts, Setting};

/// How many in a hundred have each fault.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Incidents told by two organisations.
    pub joint: u64,
    /// Reports sent weeks after what they tell.
    pub late: u64,
    /// Reports with a misspelt place, which is then not known.
    pub misspelt: u64,
    /// Joint incidents with a number that both reports give.
    pub keyed: u64,
}

/// Five in a hundred joint, two late, three misspelt; three of ten joint ones share a number.
pub const USUAL: Rates = Rates { joint: 5, late: 2, misspelt: 3, keyed: 30 };

/// A report and the incident that it truly speaks of.
#[derive(Clone, Debug)]
pub struct Told {
    /// The report.
    pub facts: ReportFacts,
    /// The incident.
    pub incident: u64,
}

/// Reports in the order of the ledger.
pub fn world(seed: u64, incidents: u64, rates: Rates) -> Vec<Told> {
    let mut random = Random(seed ^ 0x5851_f42d_4c95_7f2d);
    let mut told: Vec<(i64, Told)> = Vec::new();
    for incident in 0..incidents {
        let mut all = vec![report(&mut random, incident)];
        if random.chance(rates.joint) {
            let keyed = random.chance(rates.keyed);
            let second = retold(&mut random, &mut all[0], keyed);
            all.push(second);
        }
        for mut facts in all {
            if random.chance(rates.misspelt) {
                misspell(&mut random, &mut facts.place);
            }
            let late = if random.chance(rates.late) { 20 + random.below(60) } else { 0 };
            let sent = i64::from(facts.when.to.number()) + 1;
            let sent = sent + i64::try_from(random.below(3) + late).unwrap();
            told.push((sent, Told { facts, incident }));
        }
    }
    told.sort_by_key(|(sent, told)| (*sent, told.incident));
    let mut told: Vec<Told> = told.into_iter().map(|(_, told)| told).collect();
    for (position, one) in (0..).zip(&mut told) {
        one.facts.position = position;
        let spread = random.next() & 0xffff_ffff;
        let id = format!("{spread:08x}-0000-7000-8000-{position:012x}");
        one.facts.report = id.parse().unwrap();
    }
    told
}

/// Pairs of reports that truly speak of one incident, as places in the list.
pub fn true_pairs(told: &[Told]) -> Vec<(usize, usize)> {
    let mut of: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, one) in told.iter().enumerate() {
        of.entry(one.incident).or_default().push(at);
    }
    of.into_values().filter(|all| all.len() == 2).map(|all| (all[0], all[1])).collect()
}

/// A linear congruential generator (Knuth's MMIX), its upper bits taken.
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = self.0 >> 33;
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        high << 31 ^ self.0 >> 33
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A small number more often than a large one.
    fn skewed(&mut self, limit: u64) -> u64 {
        let (one, other) = (self.below(limit), self.below(limit));
        one * other / limit
    }

    fn pick<T: Copy>(&mut self, weighted: &[(u64, T)]) -> T {
        let mut left = self.below(weighted.iter().map(|(weight, _)| weight).sum());
        for (weight, value) in weighted {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        weighted[0].1
    }
}

const ORGANIZATIONS: u64 = 40;
const DISTRICTS: u64 = 150;
const SUBSTANCES: [(u64, (&str, SubstanceClass, u64)); 9] = [
    (40, ("cannabis resin", SubstanceClass::Cannabis, 12_000)),
    (16, ("heroin", SubstanceClass::Opioids, 2_000)),
    (12, ("opium", SubstanceClass::Opioids, 6_000)),
    (14, ("methamphetamine", SubstanceClass::AmphetamineType, 1_500)),
    (5, ("morphine", SubstanceClass::Opioids, 20_000)),
    (4, ("cocaine", SubstanceClass::Cocaine, 400)),
    (4, ("cannabis herb", SubstanceClass::Cannabis, 8_000)),
    (3, ("acetic anhydride", SubstanceClass::Precursors, 90_000)),
    (2, ("ketamine", SubstanceClass::OtherControlled, 3_000)),
];
const SYLLABLES: [&str; 16] = [
    "ka", "lo", "mir", "bad", "gul", "shah", "da", "zar", "pur", "tal", "kot", "wan", "ri", "sar",
    "chak", "no",
];

fn word(mut number: u64) -> String {
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(SYLLABLES[usize::try_from(number % 16).unwrap()]);
        number /= 16;
    }
    word
}

fn organization(number: u64) -> OrganizationCode {
    OrganizationCode::parse(&format!("ORG-{number:02}")).unwrap()
}

fn place(random: &mut Random) -> PlaceFacts {
    let district = random.skewed(DISTRICTS);
    let generic = random.pick(&[(4, ""), (2, "near "), (2, "check post "), (1, "general area ")]);
    let locality = word(0x300 + district * 37 + random.skewed(40) * 11);
    if random.chance(4) {
        return PlaceFacts {
            setting: Setting::AtSea,
            as_written: format!("open sea off {}", word(random.below(8))),
            ..PlaceFacts::not_known()
        };
    }
    PlaceFacts {
        setting: Setting::Land,
        province: Some(AreaCode(format!("PK-{}", district % 7))),
        division: Some(AreaCode(format!("PK-{}-{}", district % 7, district % 35))),
        district: (!random.chance(8)).then(|| AreaCode(format!("PK{district:03}"))),
        point: None,
        as_written: format!("{generic}{locality}, {}", word(district * 101)),
    }
}

fn misspell(random: &mut Random, place: &mut PlaceFacts) {
    let mut letters: Vec<char> = place.as_written.chars().collect();
    let at = usize::try_from(random.below(letters.len() as u64)).unwrap();
    letters[at] = 'q';
    let as_written = letters.into_iter().collect();
    *place = PlaceFacts { as_written, ..PlaceFacts::not_known() };
}

/// Grams: most amounts are to the gram, many to the half kilogram, some round.
fn exhibit(random: &mut Random) -> ExhibitFacts {
    let (code, class, median) = random.pick(&SUBSTANCES);
    let doublings = random.below(9) + random.below(9);
    let grams = (median << doublings >> 8) * (100 + random.below(100)) / 150;
    let grams = match random.below(100) {
        0..50 => grams,
        50..80 => grams / 500 * 500,
        _ => {
            let step = 10_u64.pow(grams.max(1).ilog10());
            grams / step * step
        }
    };
    let mass = i64::try_from(grams.max(1)).unwrap() * 1_000;
    ExhibitFacts {
        substance: Some(SubstanceCode(code.to_owned())),
        class,
        quantity: Quantity::MassMg(mass),
        amount_as_written: String::new(),
    }
}

fn report(random: &mut Random, incident: u64) -> ReportFacts {
    let day = Day::from_number(20_000 + i32::try_from(random.below(365)).unwrap());
    let exhibits = 1 + u64::from(random.chance(25)) + u64::from(random.chance(10));
    let mut exhibits: Vec<ExhibitFacts> = (0..exhibits).map(|_| exhibit(random)).collect();
    exhibits.dedup_by_key(|exhibit| exhibit.substance.clone());
    let says = random.skewed(ORGANIZATIONS);
    let people = random.chance(70).then(|| u32::try_from(random.skewed(6)).unwrap());
    let names = 2 * people.unwrap_or(0);
    let fir = OwnReference {
        kind: ReferenceKind::Fir,
        issuer: Some(format!("PS {}", word(incident % 300 * 13))),
        year: Some(2024),
        number: (1 + incident / 300).to_string(),
    };
    ReportFacts {
        report: "00000000-0000-7000-8000-000000000000".parse().unwrap(),
        position: incident,
        organization: organization(says),
        submitter: organization(says),
        kind: Kind::Seizure,
        when: When::on(day),
        country: CountryCode::parse("PK").unwrap(),
        place: place(random),
        exhibits,
        references: if random.chance(50) { vec![fir] } else { Vec::new() },
        participants: Vec::new(),
        people,
        vehicles: random.chance(40).then(|| 1 + u32::try_from(random.skewed(3)).unwrap()),
        identifiers: Vec::new(),
        name_words: (0..names).map(|_| 1_000 + random.skewed(600)).collect(),
        record: None,
        listing: None,
    }
}

/// The same incident as another organisation tells it.
fn retold(random: &mut Random, first: &mut ReportFacts, keyed: bool) -> ReportFacts {
    let mut facts = first.clone();
    let says = random.skewed(ORGANIZATIONS);
    facts.organization = organization(says);
    if facts.organization == first.organization {
        facts.organization = organization((says + 1) % ORGANIZATIONS);
    }
    facts.submitter = facts.organization.clone();
    facts.references.clear();
    if random.chance(40) {
        let organization = first.organization.clone();
        facts.participants.push(Participant { organization, credit: Credit::Assist });
    }
    facts.when = retold_when(random, first.when);
    retell_place(random, &mut facts.place);
    retell_exhibits(random, &mut facts.exhibits);
    if random.chance(25) {
        facts.people = None;
    } else if random.chance(10) {
        facts.people = facts.people.map(|people| people + 1);
    }
    if random.chance(40) {
        facts.vehicles = None;
    }
    facts.name_words.retain(|_| random.chance(80));
    if keyed {
        let number = OwnReference {
            kind: ReferenceKind::LaboratoryMemo,
            issuer: Some("Central Laboratory".to_owned()),
            year: Some(2024),
            number: (1 + random.below(1_000_000_000)).to_string(),
        };
        first.references.push(number.clone());
        facts.references.push(number);
    }
    facts
}

fn retold_when(random: &mut Random, when: When) -> When {
    let moved = |days| When::on(Day::from_number(when.from.number() + days));
    match random.below(100) {
        0..80 => when,
        80..88 => moved(1),
        88..92 => moved(-1),
        92..94 => moved(3),
        _ => {
            let (year, month) = when.from.month();
            let from = Day::new(year, month, 1).unwrap();
            let to = Day::from_number(from.number() + 27);
            When { from, to: to.max(when.to), precision: Precision::Month }
        }
    }
}

fn retell_place(random: &mut Random, place: &mut PlaceFacts) {
    match random.below(100) {
        0..60 => {}
        60..85 => {
            let (_, district) = place.as_written.split_once(", ").unwrap_or_default();
            place.as_written = format!("hilly area of {district}");
        }
        85..95 => place.as_written = "uninhabited area".to_owned(),
        _ => {
            place.district = None;
            place.division = None;
        }
    }
}

fn retell_exhibits(random: &mut Random, exhibits: &mut Vec<ExhibitFacts>) {
    if exhibits.len() > 1 && random.chance(10) {
        exhibits.pop();
    }
    for exhibit in exhibits {
        let Quantity::MassMg(mass) = exhibit.quantity else { continue };
        let step = |digits: u32| 10_i64.pow((mass.max(1).ilog10() + 1).saturating_sub(digits));
        let (two, three) = (step(2), step(3));
        exhibit.quantity = Quantity::MassMg(match random.below(100) {
            0..70 => mass,
            70..80 => mass / three * three,
            80..87 => (mass + two / 2) / two * two,
            87..90 => mass * 1_000,
            90..92 => mass * 10,
            _ => mass * 96 / 100,
        });
        if random.chance(5) {
            exhibit.substance = Some(SubstanceCode("morphine".to_owned()));
            exhibit.class = SubstanceClass::Opioids;
        }
    }
}
