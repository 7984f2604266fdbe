//! Scans compared with a sum over the same rows one by one, and facts that follow the feed in
//! steps of any size with facts that are loaded at once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use proptest::{collection::vec, option, prelude::*, sample::subsequence};
use uuid::Uuid;
use yakja_model::{
    CountryCode, Day, Dimension, OfficerId, OrganizationCode, PlaceCorrection, RulingId,
    SubstanceClass, Timestamp,
};
use yakja_resolve::{Gazetteer, PlacementKind, Places};
use yakja_store::FactRow;

use super::{
    AmountKind, CellSum, Dictionaries, Dictionary, Facts, Plan, Scanned, append::Appender, lineage,
    scan,
};

static GAZETTEER: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::new(&crate::assets::country_pack("pakistan").unwrap()));

/// A step of the feed: reports that count from its position on.
#[derive(Clone, Debug)]
struct Step {
    /// For a newer version, which of the reports before; it is taken modulo their number.
    replaces: Option<usize>,
    /// How many reports; a newer version is one.
    reports: usize,
}

/// What reports say; the n-th report takes the n-th, and after the last the first again.
#[derive(Clone, Debug)]
struct Said {
    days: (i32, i32),
    place: &'static str,
    country: &'static str,
    organization: &'static str,
    access_class: i32,
    exhibits: Vec<Exhibit>,
}

#[derive(Clone, Debug)]
struct Exhibit {
    substance: Option<&'static str>,
    class: SubstanceClass,
    amount: Option<(AmountKind, i64)>,
    flags: &'static str,
}

/// A row, and the positions between which it counts.
#[derive(Clone, Debug)]
struct Fed {
    row: FactRow,
    since: u64,
    until: u64,
}

/// A question in words.
#[derive(Clone, Debug)]
struct Question {
    days: (i32, i32),
    position: u64,
    by: Vec<Dimension>,
    filters: Vec<(Dimension, Option<String>)>,
    access_classes: BTreeSet<i32>,
    in_total: BTreeSet<SubstanceClass>,
    amount: Option<AmountKind>,
    other_kinds_not_known: bool,
    /// Whether there are so many codes that the table of cells is hashed.
    many_codes: bool,
}

/// An answer in words.
#[derive(Debug, Default, PartialEq)]
struct Answer {
    cells: HashMap<(Vec<Option<String>>, bool), CellSum>,
    total: CellSum,
    below_total: BTreeMap<String, CellSum>,
    organizations: BTreeMap<String, u64>,
    straddling: u64,
    place_not_known: u64,
    flagged: u64,
}

/// Day 0 of the tests.
fn first_day() -> i32 {
    Day::new(2024, 11, 20).unwrap().number()
}

fn exhibit() -> impl Strategy<Value = Exhibit> {
    let substances = vec!["heroin", "opium", "hashish", "acetic anhydride"];
    let amount = prop_oneof![
        2 => (0_i64..5_000_000).prop_map(|amount| Some((AmountKind::MassMg, amount))),
        1 => Just(Some((AmountKind::MassMg, 1_000_000_000_000_000))),
        1 => (0_i64..90_000).prop_map(|amount| Some((AmountKind::VolumeMl, amount))),
        1 => (0_i64..500).prop_map(|amount| Some((AmountKind::Pieces, amount))),
        1 => Just(None),
    ];
    let class = prop::sample::select(&SubstanceClass::ALL[..]);
    let flags =
        vec!["", "", "amount-unlikely", "unit-blank", "amount-unlikely,substance-unrecognized"];
    let substance = option::weighted(0.8, prop::sample::select(substances));
    (substance, class, amount, prop::sample::select(flags))
        .prop_map(|(substance, class, amount, flags)| Exhibit { substance, class, amount, flags })
}

fn said() -> impl Strategy<Value = Said> {
    let days = (0_i32..120, prop_oneof![3 => Just(0_i32), 1 => 0_i32..45]);
    let places = vec!["Quetta", "Karachi", "Lahore district", "Open sea", "Dubai", "nowhere", ""];
    let where_and_who = (
        prop::sample::select(places),
        prop::sample::select(vec!["PK", "PK", "AF", "??"]),
        prop::sample::select(vec!["ANF", "ASF", "UNODC"]),
        1_i32..5,
    );
    (days, where_and_who, vec(exhibit(), 1..4)).prop_map(
        |((from, length), (place, country, organization, access_class), exhibits)| Said {
            days: (first_day() + from, first_day() + from + length),
            place,
            country,
            organization,
            access_class,
            exhibits,
        },
    )
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let one = Just(Step { replaces: None, reports: 1 });
    let newer = any::<usize>().prop_map(|of| Step { replaces: Some(of), reports: 1 });
    let import = (0..=most).prop_map(|reports| Step { replaces: None, reports });
    vec(prop_oneof![2 => one, 2 => newer, 1 => import], 0..12)
}

fn question() -> impl Strategy<Value = Question> {
    let days = (-5_i32..125, -5_i32..125).prop_map(|(a, b)| {
        let (from, to) = if a <= b { (a, b) } else { (b, a) };
        (first_day() + from, first_day() + to)
    });
    let by = subsequence(&Dimension::ALL[..], 0..4).prop_shuffle();
    let filter = (prop::sample::select(&Dimension::ALL[..]), any::<prop::sample::Index>());
    let names = ["heroin", "opioids", "PK", "PK-BA", "at_sea", "2024-12", "never"];
    let filter = filter.prop_map(move |(dimension, which)| {
        let which = which.index(names.len() + 1);
        (dimension, names.get(which).map(|name| (*name).to_owned()))
    });
    let amount = prop::sample::select(vec![
        Some(AmountKind::MassMg),
        Some(AmountKind::VolumeMl),
        Some(AmountKind::Pieces),
        None,
    ]);
    let classes = subsequence(&SubstanceClass::ALL[..], 0..=11);
    let access = subsequence(vec![1, 2, 3, 4], 0..=4);
    let bools = any::<(bool, bool)>();
    let filters = prop_oneof![2 => Just(Vec::new()), 1 => vec(filter, 1..3)];
    (days, 0_u64..60, by, filters, (access, classes), amount, bools).prop_map(
        |(days, position, by, filters, (access, classes), amount, bools)| Question {
            days,
            position,
            by,
            filters,
            access_classes: access.into_iter().collect(),
            in_total: classes.into_iter().collect(),
            amount,
            other_kinds_not_known: bools.0,
            many_codes: bools.1,
        },
    )
}

/// Every third position holds a step; the others hold what can't be counted.
fn position(step: usize) -> u64 {
    3 * step as u64 + 1
}

/// The rows of each step, as the store gives them, and from where on they are replaced.
fn feed(steps: &[Step], said: &[Said]) -> Vec<Vec<Fed>> {
    let mut reports: Vec<(Uuid, i32)> = Vec::new();
    let mut fed: Vec<Vec<Fed>> = Vec::new();
    let mut count = 0;
    for (number, step) in steps.iter().enumerate() {
        let mut rows = Vec::new();
        for _ in 0..step.reports {
            let replaced = step.replaces.filter(|_| !reports.is_empty());
            let (id, version) = match replaced.map(|of| of % reports.len()) {
                Some(of) => {
                    reports[of].1 += 1;
                    reports[of]
                }
                None => {
                    reports.push((Uuid::from_u128(count as u128), 1));
                    (Uuid::from_u128(count as u128), 1)
                }
            };
            if version > 1 {
                replace(&mut fed, id, position(number));
            }
            if let Some(said) = said.get(count % said.len().max(1)) {
                rows.extend(rows_of(said, (id, version)).map(|row| Fed {
                    row,
                    since: position(number),
                    until: u64::MAX,
                }));
            }
            count += 1;
        }
        fed.push(rows);
    }
    fed
}

fn replace(fed: &mut [Vec<Fed>], id: Uuid, position: u64) {
    for row in fed.iter_mut().flatten().filter(|fed| fed.row.id == id && fed.until == u64::MAX) {
        row.until = position;
    }
}

fn rows_of(said: &Said, (id, version): (Uuid, i32)) -> impl Iterator<Item = FactRow> {
    said.exhibits.iter().map(move |exhibit| {
        let amount =
            |wanted| exhibit.amount.filter(|(kind, _)| *kind == wanted).map(|(_, amount)| amount);
        FactRow {
            id,
            version,
            organization: said.organization.to_owned(),
            happened_from: said.days.0,
            happened_to: said.days.1,
            place: said.place.to_owned(),
            country: said.country.to_owned(),
            access_class: said.access_class,
            substance: exhibit.substance.map(str::to_owned),
            class: exhibit.class.code().to_owned(),
            mass_mg: amount(AmountKind::MassMg),
            volume_ml: amount(AmountKind::VolumeMl),
            pieces: amount(AmountKind::Pieces),
            flags: exhibit.flags.to_owned(),
        }
    })
}

/// Brings facts from one step of the feed to another, as `follow` does.
fn applied(facts: Facts, feed: &[Vec<Fed>], steps: std::ops::Range<usize>) -> Facts {
    let mut appender = Appender::new(facts, &GAZETTEER);
    for step in steps.clone() {
        let newer = feed[step].iter().filter(|fed| fed.row.version > 1);
        for report in newer.map(|fed| (fed.row.id, fed.row.version)).collect::<BTreeSet<_>>() {
            assert!(appender.comes(report, position(step)));
        }
        for fed in &feed[step] {
            appender.push(&fed.row, fed.since);
        }
    }
    appender.finish(position(steps.end))
}

fn plan(question: &Question, names: &Dictionaries) -> Plan {
    let codes = |dimension: &Dimension| match question.many_codes {
        true => 60_000,
        false => dictionary(*dimension, names).len(),
    };
    let code = |(dimension, name): &(Dimension, Option<String>)| {
        let number = name.as_ref().map(|name| dictionary(*dimension, names).number(name));
        (*dimension, number.map_or(0, |number| number.unwrap_or(u16::MAX)))
    };
    let class = |code| names.class.name(code).and_then(SubstanceClass::parse);
    let access = |code| names.access.name(code).and_then(|id| id.parse::<i32>().ok());
    Plan {
        days: question.days,
        position: question.position,
        by: question.by.iter().map(|by| (*by, codes(by))).collect(),
        filters: question.filters.iter().map(code).collect(),
        counts: (0..names.access.len())
            .map(|code| access(code).is_some_and(|id| question.access_classes.contains(&id)))
            .collect(),
        in_total: (0..names.class.len())
            .map(|code| class(code).is_some_and(|class| question.in_total.contains(&class)))
            .collect(),
        amount: question.amount,
        names_classes: false,
        other_kinds_not_known: question.other_kinds_not_known,
        organizations: names.organization.len(),
    }
}

fn dictionary(dimension: Dimension, names: &Dictionaries) -> &Dictionary {
    match dimension {
        Dimension::Substance => &names.substance,
        Dimension::Class => &names.class,
        Dimension::Country => &names.country,
        Dimension::Province => &names.province,
        Dimension::District => &names.district,
        Dimension::Month => &names.month,
    }
}

/// What a scan found, in words.
fn in_words(scanned: &Scanned, question: &Question, names: &Dictionaries) -> Answer {
    let name = |(dimension, code): (&Dimension, &u16)| {
        dictionary(*dimension, names).name(usize::from(*code)).map(str::to_owned)
    };
    let words = |codes: &[u16]| question.by.iter().zip(codes).map(name).collect::<Vec<_>>();
    // Where incidents alone are counted, the sum is of no meaning.
    let plain = |sum: &CellSum| match question.amount {
        Some(_) => *sum,
        None => CellSum { sum: 0, unlikely: 0, ..*sum },
    };
    let class = |code: &u16| names.class.name(usize::from(*code)).unwrap().to_owned();
    let counted = scanned.organizations.iter().enumerate().filter(|(_, count)| **count > 0);
    let organization =
        |(code, count): (usize, &u64)| (names.organization.name(code).unwrap().to_owned(), *count);
    Answer {
        cells: scanned
            .cells
            .iter()
            .map(|((codes, in_total), sum)| ((words(codes), *in_total), plain(sum)))
            .collect(),
        total: plain(&scanned.total),
        below_total: scanned.classes.iter().map(|(code, sum)| (class(code), plain(sum))).collect(),
        organizations: counted.map(organization).collect(),
        straddling: scanned.straddling,
        place_not_known: scanned.place_not_known,
        flagged: scanned.flagged,
    }
}

/// The value of a row in a dimension, and whether its place is known.
fn value(row: &FactRow, dimension: Dimension) -> Option<String> {
    let area = |province: bool| {
        let country = CountryCode::parse(&row.country)?;
        let placed = GAZETTEER.look_up(&row.place, country);
        match placed.kind {
            PlacementKind::AtSea => Some("at_sea".to_owned()),
            PlacementKind::Abroad => Some("abroad".to_owned()),
            PlacementKind::NotKnown => None,
            PlacementKind::Area if province => placed.province.map(|code| code.0),
            PlacementKind::Area => placed.district.map(|code| code.0),
        }
    };
    match dimension {
        Dimension::Substance => row.substance.clone(),
        Dimension::Class => Some(row.class.clone()),
        Dimension::Country => Some(row.country.clone()),
        Dimension::Province => area(true),
        Dimension::District => area(false),
        Dimension::Month => {
            let month = |day| Day::from_number(day).to_string().get(..7).map(str::to_owned);
            month(row.happened_from).filter(|from| month(row.happened_to).as_ref() == Some(from))
        }
    }
}

fn place_is_known(row: &FactRow) -> bool {
    CountryCode::parse(&row.country).is_some_and(|country| {
        GAZETTEER.look_up(&row.place, country).kind != PlacementKind::NotKnown
    })
}

/// Whether the filters, the reader and the position let a row through, whatever its date.
fn passes(fed: &Fed, question: &Question) -> bool {
    let row = &fed.row;
    let as_filtered =
        |(dimension, wanted): &(Dimension, Option<String>)| value(row, *dimension) == *wanted;
    question.filters.iter().all(as_filtered)
        && question.access_classes.contains(&row.access_class)
        && fed.since < question.position
        && fed.until >= question.position
}

fn inside(row: &FactRow, question: &Question) -> bool {
    question.days.0 <= row.happened_from && row.happened_to <= question.days.1
}

fn touches(row: &FactRow, question: &Question) -> bool {
    row.happened_from <= question.days.1 && question.days.0 <= row.happened_to
}

/// The amount of a row in the measure; `None` where the row does not belong to the measure,
/// `Some(None)` where it does and its amount is not known.
fn amount_in(row: &FactRow, question: &Question) -> Option<Option<i64>> {
    let kinds = [
        (AmountKind::MassMg, row.mass_mg),
        (AmountKind::VolumeMl, row.volume_ml),
        (AmountKind::Pieces, row.pieces),
    ];
    let said = kinds.into_iter().find_map(|(kind, amount)| amount.map(|amount| (kind, amount)));
    match (question.amount, said) {
        (None, _) => Some(Some(0)),
        (Some(_), None) => Some(None),
        (Some(wanted), Some((kind, amount))) if kind == wanted => Some(Some(amount)),
        (Some(_), Some(_)) => question.other_kinds_not_known.then_some(None),
    }
}

/// Adds up row by row and asks of each whether its incident was counted before.
fn one_by_one(rows: &[Fed], question: &Question) -> Answer {
    let mut answer = Answer::default();
    let mut seen: HashSet<(Uuid, i32, String)> = HashSet::new();
    for fed in rows.iter().filter(|fed| passes(fed, question)) {
        let row = &fed.row;
        let mut first = |what: String| seen.insert((row.id, row.version, what));
        if !inside(row, question) {
            answer.straddling += u64::from(touches(row, question) && first("straddles".into()));
            continue;
        }
        let Some(amount) = amount_in(row, question) else { continue };
        let in_total = question.in_total.iter().any(|class| class.code() == row.class);
        let words: Vec<_> = question.by.iter().map(|by| value(row, *by)).collect();
        let key = format!("{words:?} {in_total}");
        let amount = (amount, row.flags.contains("amount-unlikely"));
        add(answer.cells.entry((words, in_total)).or_default(), amount, (&key, &mut first));
        match in_total {
            true => add(&mut answer.total, amount, ("total", &mut first)),
            false => {
                let below = answer.below_total.entry(row.class.clone()).or_default();
                add(below, amount, (&format!("class {}", row.class), &mut first));
            }
        }
        if first("counted".into()) {
            *answer.organizations.entry(row.organization.clone()).or_default() += 1;
            answer.place_not_known += u64::from(!place_is_known(row));
        }
        answer.flagged += u64::from(!row.flags.is_empty() && first("flagged".into()));
    }
    answer
}

fn add(
    sum: &mut CellSum,
    (amount, unlikely): (Option<i64>, bool),
    (key, first): (&str, &mut impl FnMut(String) -> bool),
) {
    sum.sum += i128::from(amount.unwrap_or_default());
    sum.unlikely += if unlikely { i128::from(amount.unwrap_or_default()) } else { 0 };
    sum.known += u64::from(amount.is_some());
    sum.incidents += u64::from(first(format!("in {key}")));
    sum.not_known += u64::from(amount.is_none() && first(format!("not known in {key}")));
}

/// Every column of all segments one after the other, and where each segment ends.
fn columns(facts: &Facts) -> Vec<String> {
    let row = |segment: &super::columns::Segment, row: usize| {
        format!(
            "{} {} {}..{} {} {} {:05b} {:?} {}..{}",
            segment.report[row],
            segment.version[row],
            segment.from[row],
            segment.to[row],
            segment.amount[row],
            segment.amount_kind[row],
            segment.marks[row],
            [
                segment.access[row],
                segment.organization[row],
                segment.substance[row],
                segment.class[row],
                segment.country[row],
                segment.province[row],
                segment.district[row],
                segment.month[row],
            ],
            segment.since[row],
            segment.until[row],
        )
    };
    let mut rows = Vec::new();
    for segment in &facts.segments {
        rows.extend((0..segment.len()).map(|number| row(segment, number)));
        rows.push(format!("superseded: {}", segment.superseded));
    }
    rows
}

fn check(steps: &[Step], said: &[Said], question: &Question) -> Result<(), TestCaseError> {
    let feed = feed(steps, said);
    let facts = applied(Facts::default(), &feed, 0..feed.len());
    let rows: Vec<Fed> = feed.into_iter().flatten().collect();
    prop_assert_eq!(facts.rows(), rows.len());
    let plan = plan(question, &facts.dictionaries);
    let scanned = in_words(&scan(&facts, &plan), question, &facts.dictionaries);
    prop_assert_eq!(scanned, one_by_one(&rows, question));

    let behind = lineage(&facts, &plan);
    let behind: Vec<_> = behind.iter().map(|one| (one.report, one.version, one.amount)).collect();
    let counted = rows.iter().filter(|fed| passes(fed, question) && inside(&fed.row, question));
    let expected = counted.filter_map(|fed| {
        let in_total = question.in_total.iter().any(|class| class.code() == fed.row.class);
        let amount = amount_in(&fed.row, question).filter(|_| in_total)?;
        let amount = if question.amount.is_none() { Some(1) } else { amount };
        Some((fed.row.id, fed.row.version, amount))
    });
    prop_assert_eq!(behind, expected.collect::<Vec<_>>());
    Ok(())
}

/// So many of the usual 256 cases; PROPTEST_CASES asks for more of all of them.
fn cases(of_256: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = usual.cases.saturating_mul(of_256) / 256;
    ProptestConfig { cases, max_shrink_iters: 2_000, ..usual }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn a_scan_is_the_sum_of_its_rows(
        steps in steps(30),
        said in vec(said(), 0..12),
        question in question(),
    ) {
        check(&steps, &said, &question)?;
    }

    #[test]
    fn following_the_feed_in_steps_gives_what_loading_at_once_gives(
        steps in steps(30),
        said in vec(said(), 1..12),
        stops in vec(1_usize..5, 1..6),
    ) {
        let feed = feed(&steps, &said);
        let at_once = applied(Facts::default(), &feed, 0..feed.len());
        let mut followed = Facts::default();
        let (mut from, mut stops) = (0, stops.iter().cycle());
        while from < feed.len() {
            let to = feed.len().min(from + stops.next().unwrap());
            // A reader may keep the facts as they were.
            let kept = followed.clone();
            let before = columns(&kept);
            followed = applied(followed, &feed, from..to);
            prop_assert_eq!(columns(&kept), before);
            prop_assert_eq!(followed.position, position(to));
            from = to;
        }
        prop_assert_eq!(columns(&followed), columns(&at_once));
    }
}

proptest! {
    // Thousands of rows: several blocks, and several segments, which in tests are small.
    #![proptest_config(cases(24))]

    #[test]
    fn a_scan_over_many_segments_is_the_sum_of_its_rows(
        mut steps in steps(600),
        said in vec(said(), 1..12),
        question in question(),
    ) {
        steps.insert(0, Step { replaces: None, reports: 1_500 });
        check(&steps, &said, &question)?;
    }

    #[test]
    fn following_into_many_segments_gives_what_loading_at_once_gives(
        mut steps in steps(600),
        said in vec(said(), 1..12),
    ) {
        steps.insert(steps.len() / 2, Step { replaces: None, reports: 1_500 });
        let feed = feed(&steps, &said);
        let at_once = applied(Facts::default(), &feed, 0..feed.len());
        let mut followed = Facts::default();
        for step in 0..feed.len() {
            followed = applied(followed, &feed, step..step + 1);
        }
        prop_assert_eq!(columns(&followed), columns(&at_once));
    }
}

/// A report of three exhibits.
fn plain() -> Said {
    let exhibit =
        Exhibit { substance: None, class: SubstanceClass::Opioids, amount: None, flags: "" };
    Said {
        days: (first_day(), first_day()),
        place: "",
        country: "PK",
        organization: "ANF",
        access_class: 1,
        exhibits: vec![exhibit; 3],
    }
}

#[test]
fn a_version_that_comes_after_a_later_one_never_counts() {
    let id = Uuid::from_u128(7);
    let none = Said { exhibits: Vec::new(), ..plain() };
    // Also where the later one has nothing that counts.
    for later in [plain(), none] {
        let mut appender = Appender::new(Facts::default(), &GAZETTEER);
        assert!(appender.comes((id, 1), 0));
        rows_of(&plain(), (id, 1)).for_each(|row| appender.push(&row, 0));
        assert!(appender.comes((id, 3), 1));
        rows_of(&later, (id, 3)).for_each(|row| appender.push(&row, 1));
        let mut appender = Appender::new(appender.finish(2), &GAZETTEER);
        assert!(!appender.comes((id, 2), 2));
        assert!(appender.comes((id, 4), 3));
        let facts = appender.finish(4);
        let until: Vec<u64> =
            facts.segments.iter().flat_map(|segment| &segment.until).copied().collect();
        let of_later = vec![3; later.exhibits.len()];
        assert_eq!(until, [vec![1; 3], of_later].concat());
    }
}

#[test]
fn an_incident_is_never_cut_by_the_end_of_a_segment() {
    let feed = feed(&[Step { replaces: None, reports: 4_000 }], &[plain()]);
    let facts = applied(Facts::default(), &feed, 0..1);
    assert!(facts.segments.len() > 3, "{}", facts.segments.len());
    for segment in &facts.segments {
        assert_eq!(segment.len() % 3, 0);
    }
    assert_eq!(facts.rows(), 12_000);
}

/// Somebody says of a place what it means.
fn word(place: &str, means: &str) -> PlaceCorrection {
    PlaceCorrection {
        id: RulingId(Uuid::nil()),
        place: place.to_owned(),
        country: CountryCode::parse("PK").unwrap(),
        means: means.to_owned(),
        by: OfficerId(Uuid::nil()),
        organization: OrganizationCode::parse("ANF").unwrap(),
        reason: "by the map".to_owned(),
        at: Timestamp::from_micros(0),
    }
}

/// By district, how many rows count and how many incidents begin.
type Standing = BTreeMap<String, (usize, usize)>;

/// What counts at a position.
fn standing(facts: &Facts, position: u64) -> Standing {
    let mut standing = Standing::new();
    for segment in &facts.segments {
        for row in 0..segment.len() {
            if segment.since[row] >= position || segment.until[row] < position {
                continue;
            }
            let district = facts.dictionaries.district.name(usize::from(segment.district[row]));
            let (rows, first) = standing.entry(district.unwrap_or("-").to_owned()).or_default();
            *rows += 1;
            *first += usize::from(segment.marks[row] & super::columns::mark::FIRST != 0);
            let is_known = segment.marks[row] & super::columns::mark::PLACE_NOT_KNOWN == 0;
            assert_eq!(is_known, district.is_some(), "row {row}");
        }
    }
    standing
}

#[test]
fn rows_that_are_moved_end_and_come_again_incident_by_incident() {
    let said = ["Killi Unheard", "Quetta", "killi-unheard"].map(|place| Said { place, ..plain() });
    let feed = feed(&[Step { replaces: None, reports: 3_000 }], &said);
    let words = [("KILLI UNHEARD", "PK220", 5), ("Killi Unheard", "PK226", 7)];
    let before = applied(Facts::default(), &feed, 0..1);
    let mut at_once = Appender::new(before.clone(), &GAZETTEER);
    let mut in_steps = before;
    for (place, means, position) in words {
        at_once.correct_place(&word(place, means), position);
        let mut next = Appender::new(in_steps, &GAZETTEER);
        next.correct_place(&word(place, means), position);
        in_steps = next.finish(position + 1);
    }
    let at_once = at_once.finish(8);
    assert_eq!(columns(&at_once), columns(&in_steps));
    let check = |position, district: &str, elsewhere| {
        let counts = |incidents| (3 * incidents, incidents);
        let rest = ("PK226".to_owned(), counts(3_000 - elsewhere));
        let moved = (district.to_owned(), counts(elsewhere));
        let expected = [moved, rest].into_iter().collect();
        assert_eq!(standing(&at_once, position), expected, "at {position}");
    };
    check(5, "-", 2_000);
    check(6, "PK220", 2_000);
    check(8, "PK226", 0);
    assert!(at_once.segments.iter().all(|segment| segment.len() % 3 == 0));
    // Whoever asks for what was said then gets it.
    let learned = at_once.places.learned_at(6);
    let places = Places { gazetteer: &GAZETTEER, learned: &learned };
    let placed = places.look_up("Killi Unheard", CountryCode::parse("PK").unwrap());
    assert_eq!(placed.district.unwrap().0, "PK220");
}
