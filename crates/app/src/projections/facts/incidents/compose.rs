//! Incidents of linked reports at one position, for those whose access classes count: once as they
//! are judged, and once as if everything that waits for a judge were the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use yakja_model::{
    CountryPack, Flag, Judgement, LinkKind, Quantity, Report, ReportId, ReportPair, Verdict,
    judgements_in_force,
};
use yakja_resolve::{
    Gazetteer, PlacementKind,
    incidents::{AmountOfRecord, Basis, CertainLink, ReportFacts, amounts_of_record},
};
use yakja_store::FactRow;

use super::{
    super::{
        append::Appender,
        columns::{Dictionaries, Facts},
    },
    linked::{Linked, Version},
};
use crate::incidents::{self, joins, report_facts};

/// Incidents of linked reports, ready to be scanned.
#[derive(Clone, Default)]
pub(crate) struct Composed {
    /// As they are judged.
    pub(crate) as_judged: Facts,
    /// As if all that waits were the same.
    pub(crate) if_same: Facts,
    /// Each report that waits, as an incident of its own.
    pub(crate) waiting: Facts,
    /// The dictionaries of all rows, those here and those that were there.
    pub(crate) dictionaries: Arc<Dictionaries>,
    /// The pairs that wait.
    pub(crate) pairs: BTreeSet<ReportPair>,
    /// The reports of each incident of several, by each of its reports.
    pub(crate) members: HashMap<ReportId, Arc<Vec<ReportId>>>,
}

/// A report that counts, with what the kernel knows of it.
struct Counted<'a> {
    version: &'a Version,
    facts: ReportFacts,
}

type ById<'a> = BTreeMap<ReportId, Counted<'a>>;

impl Composed {
    /// Of facts in which nothing is linked.
    pub(crate) fn nothing(facts: &Facts) -> Self {
        Self { dictionaries: Arc::clone(&facts.dictionaries), ..Self::default() }
    }
}

/// Composes incidents at a position from the reports whose access class passes.
pub(crate) fn compose(
    facts: &Facts,
    (position, passes): (u64, &dyn Fn(i32) -> bool),
    (gazetteer, pack): (&Gazetteer, &CountryPack),
) -> Composed {
    let linked = &facts.linked;
    let counted: ById<'_> = linked
        .standing(position)
        .filter(|(_, version)| passes(version.access_class))
        .map(|(first, version)| {
            let facts = report_facts(&version.report, first, (gazetteer, pack));
            (version.report.id, Counted { version, facts })
        })
        .collect();
    let judgements = linked.judgements(position);
    let (certain, waiting) = links(linked, (position, &judgements));
    let both = |pair: &ReportPair| pair.reports().iter().all(|id| counted.contains_key(id));
    let waiting: BTreeSet<ReportPair> = waiting.into_iter().filter(both).collect();

    let judged = clusters(&counted, &certain, &judgements);
    let mut all_same = certain;
    all_same.extend(waiting.iter().map(|pair| CertainLink { pair: *pair, basis: Basis::Record }));
    let same = clusters(&counted, &all_same, &judgements);
    let waiting_ids: BTreeSet<ReportId> = waiting.iter().flat_map(|pair| pair.reports()).collect();
    let alone: Vec<Vec<ReportId>> = waiting_ids.into_iter().map(|id| vec![id]).collect();

    // One after the other, so that all speak by the dictionaries of the last.
    let rows = |before: &Facts, incidents: &[Vec<ReportId>]| {
        let mut appender = Appender::new(empty(before), gazetteer);
        for incident in incidents {
            let rows = rows_of(&counted, incident, gazetteer).into_iter().filter_map(|row| {
                let since = counted.get(&ReportId(row.id))?.version.since;
                Some((row, since))
            });
            appender.push_incident(&rows.collect::<Vec<_>>());
        }
        appender.finish(position)
    };
    let as_judged = rows(facts, &judged);
    let if_same = rows(&as_judged, &same);
    let waiting_alone = rows(&if_same, &alone);
    let several = judged.iter().filter(|members| members.len() > 1).map(|m| Arc::new(m.clone()));
    Composed {
        dictionaries: Arc::clone(&waiting_alone.dictionaries),
        as_judged,
        if_same,
        waiting: waiting_alone,
        pairs: waiting,
        members: several.flat_map(by_each).collect(),
    }
}

/// An incident by each of its reports.
fn by_each(members: Arc<Vec<ReportId>>) -> Vec<(ReportId, Arc<Vec<ReportId>>)> {
    members.iter().map(|id| (*id, Arc::clone(&members))).collect()
}

/// No rows, and the dictionaries of all rows.
fn empty(facts: &Facts) -> Facts {
    Facts { dictionaries: Arc::clone(&facts.dictionaries), ..Facts::default() }
}

/// Certain joins, and pairs that wait for a judge.
fn links(
    linked: &Linked,
    (position, judgements): (u64, &[Judgement]),
) -> (Vec<CertainLink>, Vec<ReportPair>) {
    let in_force = judgements_in_force(judgements);
    let links = linked.links(position);
    let waits = |pair: &ReportPair| {
        let verdict = in_force.get(pair).map(|judgement| judgement.verdict);
        verdict.is_none_or(|verdict| verdict == Verdict::Unsure)
    };
    let suggested = links.values().filter(|link| link.kind == LinkKind::Suggested);
    let waiting = suggested.map(|link| link.pair).filter(waits).collect();
    (joins(links.values().copied()), waiting)
}

fn clusters(
    counted: &ById<'_>,
    links: &[CertainLink],
    judgements: &[Judgement],
) -> Vec<Vec<ReportId>> {
    let reports = counted.values().map(|one| (one.facts.position, one.facts.report));
    let clusters = incidents::clusters(reports, links, judgements);
    clusters.incidents().map(|incident| clusters.members(incident)).collect()
}

/// The rows with which an incident counts: one an amount of record.
fn rows_of(counted: &ById<'_>, members: &[ReportId], gazetteer: &Gazetteer) -> Vec<FactRow> {
    let members: Vec<&Counted<'_>> = members.iter().filter_map(|id| counted.get(id)).collect();
    // One report by itself counts with each of its exhibits as they are.
    if let [one] = members.as_slice() {
        return own_rows(&one.version.report, one.version.access_class);
    }
    let facts: Vec<&ReportFacts> = members.iter().map(|one| &one.facts).collect();
    let amounts = amounts_of_record(&facts);
    let Some(dated) = most_exact(&members) else { return Vec::new() };
    let placed = most_exactly_placed(&members, gazetteer).unwrap_or(dated);
    let row = |amount: &AmountOfRecord| {
        let of = counted.get(&amount.report)?;
        let report = &of.version.report;
        let (mass_mg, volume_ml, pieces) = measures(amount.quantity);
        Some(FactRow {
            id: report.id.0,
            version: report.version,
            organization: report.organization.as_str().to_owned(),
            happened_from: dated.when.from.number(),
            happened_to: dated.when.to.number(),
            place: placed.place.clone(),
            country: placed.country.as_str().to_owned(),
            access_class: of.version.access_class,
            substance: amount.substance.as_ref().map(|code| code.0.clone()),
            class: amount.class.code().to_owned(),
            mass_mg,
            volume_ml,
            pieces,
            flags: flags_of(report, amount),
        })
    };
    amounts.iter().filter_map(row).collect()
}

/// The report whose date is known most exactly, the earliest of them.
fn most_exact<'a>(members: &[&Counted<'a>]) -> Option<&'a Report> {
    let span = |report: &Report| report.when.to.number() - report.when.from.number();
    let order = |one: &&&Counted<'a>| (span(&one.version.report), one.facts.position);
    members.iter().min_by_key(order).map(|one| one.version.report.as_ref())
}

/// The report whose place is known most exactly, the earliest of them.
fn most_exactly_placed<'a>(members: &[&Counted<'a>], gazetteer: &Gazetteer) -> Option<&'a Report> {
    let rough = |report: &Report| {
        let placed = gazetteer.look_up(&report.place, report.country);
        match (placed.kind, placed.district, placed.division) {
            (PlacementKind::NotKnown, ..) => 4,
            (PlacementKind::Area, Some(_), _) => 0,
            (PlacementKind::AtSea | PlacementKind::Abroad, ..) => 1,
            (PlacementKind::Area, None, Some(_)) => 2,
            (PlacementKind::Area, None, None) => 3,
        }
    };
    let order = |one: &&&Counted<'a>| (rough(&one.version.report), one.facts.position);
    members.iter().min_by_key(order).map(|one| one.version.report.as_ref())
}

fn measures(quantity: Quantity) -> (Option<i64>, Option<i64>, Option<i64>) {
    match quantity {
        Quantity::MassMg(amount) => (Some(amount), None, None),
        Quantity::VolumeMl(amount) => (None, Some(amount), None),
        Quantity::Pieces(amount) => (None, None, Some(amount)),
        Quantity::NotKnown => (None, None, None),
    }
}

/// Flags of the exhibits that an amount came from.
fn flags_of(report: &Report, amount: &AmountOfRecord) -> String {
    let of_it = report.exhibits().iter().filter(|exhibit| exhibit.substance == amount.substance);
    let flags: BTreeSet<Flag> = of_it.flat_map(|exhibit| exhibit.flags.iter().copied()).collect();
    join(flags)
}

fn join(flags: impl IntoIterator<Item = Flag>) -> String {
    flags.into_iter().map(Flag::code).collect::<Vec<_>>().join(",")
}

fn own_rows(report: &Report, access_class: i32) -> Vec<FactRow> {
    let row = |exhibit: &yakja_model::Exhibit| {
        let (mass_mg, volume_ml, pieces) = measures(exhibit.quantity);
        FactRow {
            id: report.id.0,
            version: report.version,
            organization: report.organization.as_str().to_owned(),
            happened_from: report.when.from.number(),
            happened_to: report.when.to.number(),
            place: report.place.clone(),
            country: report.country.as_str().to_owned(),
            access_class,
            substance: exhibit.substance.as_ref().map(|code| code.0.clone()),
            class: exhibit.class.code().to_owned(),
            mass_mg,
            volume_ml,
            pieces,
            flags: join(exhibit.flags.iter().copied()),
        }
    };
    report.exhibits().iter().map(row).collect()
}
