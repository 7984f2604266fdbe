//! How a pair of reports stands: what was found, what people said of it, and what follows.

use serde::Serialize;
use yakja_model::{
    Contest, Credit, Day, Judgement, Link, LinkKind, OrganizationCode, PanelDecision, Report,
    ReportId, Ruling, Verdict, When, WorkingCalendar, judgements_in_force,
};
use yakja_store::StoredReport;

pub use yakja_model::PairStanding;

/// What follows for a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Somebody should look; until then the two count separately.
    Waiting,
    /// Joined by a shared key, open to contest.
    Joined,
    /// A person said that they are of one incident.
    JudgedSame,
    /// A person said that they are of two incidents.
    JudgedDifferent,
    /// A person could not tell; they count separately.
    JudgedUnsure,
    /// A newer version took the reasons away.
    Withdrawn,
}

/// One of the two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SideView {
    /// The report.
    pub report: ReportId,
    /// Its newest version.
    pub version: i32,
    /// Who says it.
    pub organization: OrganizationCode,
    /// Who sent it.
    pub submitter: OrganizationCode,
    /// When it happened.
    pub when: When,
    /// Where, as written.
    pub place: String,
    /// What was seized, as written, one text a substance.
    pub exhibits: Vec<String>,
    /// Who took part, with their credit.
    pub participants: Vec<(OrganizationCode, Credit)>,
    /// The file it was read from.
    pub file: Option<String>,
    /// The row of that file.
    pub row: Option<u64>,
}

/// A pair of reports with everything that was found and said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairView {
    /// The report with the smaller identifier.
    pub first: SideView,
    /// The other.
    pub second: SideView,
    /// What follows.
    pub standing: Standing,
    /// How strongly the reasons speak for one incident, in hundredths of bits.
    pub weight: i32,
    /// The shared key of a certain join, or the reasons for and against.
    pub reasons: serde_json::Value,
    /// Whether the judge must be of an organisation that gains or loses no credit by it.
    pub credit_changes: bool,
    /// The judgement in force.
    pub judgement: Option<Judgement>,
    /// Contests, oldest first.
    pub contests: Vec<Contest>,
    /// What panels decided of them, oldest first.
    pub decisions: Vec<PanelDecision>,
    /// The last day on which the owners may contest what holds now.
    pub contest_until: Option<Day>,
}

impl SideView {
    /// What a list shows of a report.
    pub fn of(stored: &StoredReport) -> Self {
        let report = &stored.report;
        Self {
            report: report.id,
            version: report.version,
            organization: report.organization.clone(),
            submitter: report.submitter.clone(),
            when: report.when,
            place: report.place.clone(),
            exhibits: exhibits(report),
            participants: report
                .participants
                .iter()
                .map(|one| (one.organization.clone(), one.credit))
                .collect(),
            file: report.source.as_ref().map(|source| source.file.clone()),
            row: report.source.as_ref().map(|source| source.row),
        }
    }
}

fn exhibits(report: &Report) -> Vec<String> {
    let text = |exhibit: &yakja_model::Exhibit| {
        let amount = format!("{} {}", exhibit.amount_as_written, exhibit.unit_as_written);
        format!("{} {}", amount.trim(), exhibit.substance_as_written)
    };
    report.exhibits().iter().map(text).collect()
}

impl PairView {
    /// Puts together what is known of a pair. `rulings` are those on either report, oldest first.
    pub(super) fn of(
        link: Link,
        (first, second): (&StoredReport, &StoredReport),
        rulings: &[Ruling],
    ) -> Self {
        let of_pair = rulings.iter().filter(|ruling| ruling.pair() == Some(link.pair));
        let judgements: Vec<Judgement> = of_pair.clone().filter_map(Ruling::as_judgement).collect();
        let judgement = judgements_in_force(&judgements).get(&link.pair).map(|one| (*one).clone());
        let decisions = of_pair.clone().filter_map(|ruling| match ruling {
            Ruling::PanelDecision(decision) => Some(decision.clone()),
            _ => None,
        });
        let contests = of_pair.filter_map(|ruling| match ruling {
            Ruling::Contest(contest) => Some(contest.clone()),
            _ => None,
        });
        let parties = [first, second].map(|stored| yakja_model::Parties::of(&stored.report));
        let [one, other] = &parties;
        let standing = standing(link.kind, judgement.as_ref());
        Self {
            first: SideView::of(first),
            second: SideView::of(second),
            standing,
            weight: link.weight,
            reasons: link.reasons,
            credit_changes: yakja_model::needs_neutral_judge(one, other),
            contest_until: contest_until(standing, (first, second), judgement.as_ref()),
            judgement,
            contests: contests.collect(),
            decisions: decisions.collect(),
        }
    }
}

/// What follows from a link and the judgement in force on its pair.
pub(super) const fn standing(kind: LinkKind, judgement: Option<&Judgement>) -> Standing {
    match (judgement, kind) {
        (Some(judgement), _) => match judgement.verdict {
            Verdict::Same => Standing::JudgedSame,
            Verdict::Different => Standing::JudgedDifferent,
            Verdict::Unsure => Standing::JudgedUnsure,
        },
        (None, LinkKind::Certain) => Standing::Joined,
        (None, LinkKind::Suggested) => Standing::Waiting,
        (None, LinkKind::Withdrawn) => Standing::Withdrawn,
    }
}

/// Joins may be contested for ten working days: from the judgement, or from the later report.
fn contest_until(
    standing: Standing,
    (first, second): (&StoredReport, &StoredReport),
    judgement: Option<&Judgement>,
) -> Option<Day> {
    if !matches!(standing, Standing::Joined | Standing::JudgedSame) {
        return None;
    }
    let later = first.report.recorded_at.max(second.report.recorded_at);
    let since = judgement.map_or(later, |judgement| judgement.at);
    // No list of public holidays is kept yet, so a holiday shortens the time.
    Some(WorkingCalendar::default().contest_until(Day::of(since)))
}
