//! Incidents follow from joins and judgements, in whatever order these come.

use proptest::prelude::*;
use yakja_model::{Judgement, ReportId, Verdict};

use super::super::{
    Basis, CertainLink, Clusters, IncidentId, IncidentView, LedgerReport, SharedNumber,
};
use super::builder::{id, judgement, pair, undoing};

fn reports(count: u64) -> Vec<LedgerReport> {
    // Identifiers run against the ledger, so that neither can stand in for the other.
    (0..count).map(|rank| LedgerReport { position: rank, report: id(count - rank) }).collect()
}

fn link(one: u64, other: u64, strength: usize) -> CertainLink {
    let shared = SharedNumber { issuer: None, year: None, number: "1".to_owned() };
    let all: [fn(SharedNumber) -> Basis; 4] =
        [Basis::Operation, Basis::Fir, Basis::LaboratoryMemo, Basis::Seal];
    let basis = all.get(strength).map_or(Basis::Record, |make| make(shared));
    CertainLink { pair: pair(one, other), basis }
}

/// Incidents as lists of the numbers of their reports.
fn shown(clusters: &Clusters) -> String {
    let number = |report: ReportId| report.0.as_u128() & 0xffff;
    let lists: Vec<String> = clusters
        .incidents()
        .map(|incident| {
            let members = clusters.members(incident).into_iter().map(number);
            members.map(|number| number.to_string()).collect::<Vec<_>>().join("+")
        })
        .collect();
    lists.join(" ")
}

fn check(links: &[CertainLink], judgements: &[Judgement], expected: &str, contradictions: usize) {
    let clusters = Clusters::of(&reports(4), links, judgements);
    assert_eq!(shown(&clusters), expected);
    assert_eq!(clusters.contradictions().len(), contradictions);
}

use Verdict::{Different, Same, Unsure};

#[test]
fn joins_and_same_unite_and_the_earliest_report_gives_the_identifier() {
    check(&[], &[], "4 3 2 1", 0);
    check(&[link(1, 3, 1)], &[], "4 3+1 2", 0);
    check(&[link(1, 3, 1)], &[judgement(1, pair(1, 2), Same)], "4 3+2+1", 0);
    check(&[], &[judgement(1, pair(1, 2), Unsure)], "4 3 2 1", 0);
    let clusters = Clusters::of(&reports(4), &[link(1, 3, 1)], &[]);
    assert_eq!(clusters.incident_of(id(1)), Some(IncidentId(id(3))));
    assert_eq!(clusters.members(IncidentId(id(1))), [id(3), id(1)]);
    assert_eq!(clusters.incident_of(id(9)), None);
    assert_eq!(clusters.members(IncidentId(id(9))), []);
}

#[test]
fn different_cuts_the_join_of_that_pair() {
    let different = judgement(1, pair(1, 2), Different);
    check(&[link(1, 2, 3)], std::slice::from_ref(&different), "4 3 2 1", 0);
    check(&[link(1, 2, 3)], &[different.clone(), undoing(2, &different)], "4 3 2+1", 0);
    check(&[link(1, 2, 3)], &[different, judgement(2, pair(1, 2), Same)], "4 3 2+1", 0);
    check(&[link(1, 2, 3)], &[judgement(1, pair(1, 2), Unsure)], "4 3 2+1", 0);
}

#[test]
fn what_still_holds_two_together_parts_at_its_weakest_join() {
    let different = [judgement(1, pair(1, 3), Different)];
    check(&[link(1, 2, 0), link(2, 3, 3)], &different, "4 3+2 1", 1);
    check(&[link(1, 2, 3), link(2, 3, 0)], &different, "4 3 2+1", 1);
    let links = [link(1, 2, 3), link(2, 3, 0), link(3, 4, 2)];
    let clusters = Clusters::of(&reports(4), &links, &different);
    assert_eq!(shown(&clusters), "4+3 2+1");
    let found = clusters.contradictions()[0];
    assert_eq!((found.join, found.different), (pair(2, 3), pair(1, 3)));
}

#[test]
fn a_persons_same_outweighs_a_number_and_not_a_row() {
    let judged = [judgement(1, pair(1, 3), Different), judgement(2, pair(1, 2), Same)];
    check(&[link(2, 3, 3)], &judged, "4 3 2+1", 1);
    check(&[link(2, 3, 9)], &judged, "4 3+2 1", 1);
}

#[test]
fn reports_that_are_not_given_have_no_effect() {
    check(&[link(1, 9, 1), link(9, 2, 1)], &[judgement(1, pair(9, 3), Same)], "4 3 2 1", 0);
}

const COUNT: u64 = 9;

fn any_links() -> impl Strategy<Value = Vec<CertainLink>> {
    let one = (1..=COUNT, 1..=COUNT, 0_usize..5).prop_filter("two", |(one, other, _)| one != other);
    prop::collection::vec(one.prop_map(|(one, other, strength)| link(one, other, strength)), 0..12)
}

fn any_judgements() -> impl Strategy<Value = Vec<Judgement>> {
    let one = (1..=COUNT, 1..=COUNT, 0_usize..3).prop_filter("two", |(one, other, _)| one != other);
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let judged = (1..).zip(all);
        judged
            .map(|(number, (one, other, verdict))| {
                judgement(number, pair(one, other), [Same, Different, Unsure][verdict])
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_joins_and_reports_never_matters(
        links in any_links(),
        judgements in any_judgements(),
        turn in 0_usize..12,
    ) {
        let expected = Clusters::of(&reports(COUNT), &links, &judgements);
        let (mut turned, mut others) = (links.clone(), reports(COUNT));
        turned.rotate_left(turn.min(links.len()));
        turned.reverse();
        others.reverse();
        prop_assert_eq!(Clusters::of(&others, &turned, &judgements), expected);
    }

    #[test]
    fn no_incident_holds_two_that_were_called_different(
        links in any_links(),
        judgements in any_judgements(),
    ) {
        let clusters = Clusters::of(&reports(COUNT), &links, &judgements);
        for judgement in yakja_model::judgements_in_force(&judgements).values() {
            let [one, other] = judgement.pair.reports().map(|report| clusters.incident_of(report));
            if judgement.verdict == Different {
                prop_assert_ne!(one, other);
            }
        }
    }

    #[test]
    fn the_earliest_report_names_the_incident_and_every_other_leads_to_it(
        links in any_links(),
        judgements in any_judgements(),
    ) {
        let clusters = Clusters::of(&reports(COUNT), &links, &judgements);
        let mut seen = 0;
        for incident in clusters.incidents() {
            let members = clusters.members(incident);
            seen += members.len();
            prop_assert_eq!(members[0], incident.0);
            for member in &members {
                prop_assert_eq!(clusters.incident_of(*member), Some(incident));
                // Identifiers run against the ledger, so the earliest has the largest.
                prop_assert!(*member <= incident.0);
            }
        }
        prop_assert_eq!(seen as u64, COUNT);
    }

    #[test]
    fn undoing_restores(
        links in any_links(),
        judgements in any_judgements(),
        (one, other, verdict) in (1..=COUNT, 1..=COUNT, 0_usize..3),
    ) {
        prop_assume!(one != other);
        let before = Clusters::of(&reports(COUNT), &links, &judgements);
        let last = judgement(100, pair(one, other), [Same, Different, Unsure][verdict]);
        let mut judgements = judgements;
        judgements.push(last.clone());
        judgements.push(undoing(101, &last));
        prop_assert_eq!(Clusters::of(&reports(COUNT), &links, &judgements), before);
    }

    #[test]
    fn the_view_says_at_every_position_what_the_whole_says(
        links in any_links(),
        judgements in any_judgements(),
    ) {
        let mut view = IncidentView::default();
        let mut taken = Vec::new();
        let mut known: Vec<CertainLink> = Vec::new();
        for report in reports(COUNT) {
            taken.push(report);
            let given = |one: ReportId| taken.iter().any(|known| known.report == one);
            let new: Vec<CertainLink> = links
                .iter()
                .filter(|link| link.pair.other(report.report).is_some_and(given))
                .cloned()
                .collect();
            known.extend(new.iter().cloned());
            view.report(report, new);
            check_view(&view, &Clusters::of(&taken, &known, &[]))?;
        }
        for count in 1..=judgements.len() {
            let judged = &judgements[..count];
            let before: Vec<_> = taken.iter().map(|one| view.incident_of(one.report)).collect();
            let changed = view.judge(judged[count - 1].clone());
            check_view(&view, &Clusters::of(&taken, &known, judged))?;
            for (one, was) in taken.iter().zip(before) {
                let now = view.incident_of(one.report);
                prop_assert_eq!(now != was, changed.contains(&one.report));
            }
        }
        // Without its joins a report stands where judgements alone leave it.
        let last = taken[taken.len() - 1];
        view.report(last, Vec::new());
        known.retain(|link| link.pair.other(last.report).is_none());
        check_view(&view, &Clusters::of(&taken, &known, &judgements))?;
    }
}

fn check_view(view: &IncidentView, clusters: &Clusters) -> Result<(), TestCaseError> {
    for incident in clusters.incidents() {
        prop_assert_eq!(view.members(incident), clusters.members(incident));
        for member in clusters.members(incident) {
            prop_assert_eq!(view.incident_of(member), Some(incident));
        }
    }
    let found: Vec<_> = view.contradictions().copied().collect();
    prop_assert_eq!(found, clusters.contradictions());
    Ok(())
}
