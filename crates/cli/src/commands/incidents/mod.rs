//! `yakja incidents`: reports that may be of one incident.

mod reasons;

use std::process::ExitCode;

use serde::Serialize;
use yakja_app::{
    App, Ctx,
    incidents::{
        ContestJoin, DecideContest, IncidentView, JudgePair, ListPairs, PairList, PairView,
        SideView, Standing, UndoJudgement, contest_join, decide_contest, judge_pair, list_pairs,
        show_incident, undo_judgement,
    },
};
use yakja_model::{CountryPack, Quantity, Verdict};

use super::open;
use crate::{
    arguments::{Global, Incidents},
    failure::Failure,
    output,
};

pub async fn run(global: &Global, command: Incidents) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let result = act(global, (&app, &ctx), command).await;
    app.close().await?;
    result
}

async fn act(
    global: &Global,
    (app, ctx): (&App, &Ctx),
    command: Incidents,
) -> Result<ExitCode, Failure> {
    // What came in meanwhile is compared first.
    app.resolve().await?;
    match command {
        Incidents::Review { limit } => {
            let list = list_pairs(ctx, &ListPairs { waiting: true, limit }).await?;
            let what = ["pair waits for a judge", "pairs wait for a judge"];
            print_list(global, app.pack(), (&list, what))?;
        }
        Incidents::Pairs { limit } => {
            let list = list_pairs(ctx, &ListPairs { waiting: false, limit }).await?;
            print_list(global, app.pack(), (&list, ["pair", "pairs"]))?;
        }
        Incidents::Show { report } => {
            print_incident(global, app.pack(), &show_incident(ctx, report).await?)?;
        }
        Incidents::Judge { one, other, verdict, reason } => {
            let command = JudgePair { one, other, verdict: read_verdict(&verdict)?, reason };
            done(global, &judge_pair(ctx, command).await?, "Judged.")?;
        }
        Incidents::Undo { judgement, reason } => {
            let command = UndoJudgement { judgement, reason };
            done(global, &undo_judgement(ctx, command).await?, "Taken back.")?;
        }
        Incidents::Contest { one, other, reason } => {
            let contest = contest_join(ctx, ContestJoin { one, other, reason }).await?;
            done(global, &contest, &format!("Contested: {}.", contest.id))?;
        }
        Incidents::Decide { contest, verdict, panel, reason } => {
            let verdict = read_verdict(&verdict)?;
            let command = DecideContest { contest, verdict, panel, reason };
            done(global, &decide_contest(ctx, command).await?, "Decision recorded.")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read_verdict(text: &str) -> Result<Verdict, Failure> {
    match text {
        "same" => Ok(Verdict::Same),
        "different" => Ok(Verdict::Different),
        "unsure" => Ok(Verdict::Unsure),
        _ => Err(Failure::usage("the verdict: expected same, different or unsure")),
    }
}

fn done<T: Serialize>(global: &Global, value: &T, words: &str) -> Result<(), Failure> {
    if global.json { output::json(value) } else { output::line(words) }
}

fn print_list(
    global: &Global,
    pack: &CountryPack,
    (list, [one, many]): (&PairList, [&str; 2]),
) -> Result<(), Failure> {
    if global.json {
        return output::json(list);
    }
    for pair in &list.pairs {
        print_pair(pack, pair)?;
    }
    let all = list.pairs.len() + list.left_out;
    let what = if all == 1 { one } else { many };
    output::line(&format!("{} {what}.", output::grouped(&all.to_string())))?;
    if list.left_out > 0 {
        output::line(&format!("{} are not listed; raise --limit.", list.left_out))?;
    }
    if list.capped {
        output::line("There are more links than were looked at; the newest were.")?;
    }
    Ok(())
}

fn print_pair(pack: &CountryPack, pair: &PairView) -> Result<(), Failure> {
    output::line(&format!("{}:", words(pair.standing)))?;
    for side in [&pair.first, &pair.second] {
        print_side(side)?;
    }
    for reason in reasons::words(pack, &pair.reasons) {
        output::indented(&reason)?;
    }
    if pair.credit_changes && pair.standing == Standing::Waiting {
        output::indented("Credit changes: the judge is of an organisation without a part in it.")?;
    }
    for contest in &pair.contests {
        output::indented(&format!("Contested by {}: {}", contest.organization, contest.id))?;
    }
    if let Some(judgement) = &pair.judgement {
        output::indented(&format!("By {}: {}", judgement.organization, judgement.reason))?;
        output::indented(&format!("Judgement {}", judgement.id))?;
    }
    output::line("")
}

fn print_side(side: &SideView) -> Result<(), Failure> {
    let days = match side.when.from == side.when.to {
        true => side.when.from.to_string(),
        false => format!("{} to {}", side.when.from, side.when.to),
    };
    output::indented(&format!("{} {} {}", side.report, side.organization, days))?;
    let place = if side.place.is_empty() { "place not stated" } else { side.place.as_str() };
    match side.exhibits.as_slice() {
        [] => output::indented(place),
        exhibits => output::indented(&format!("{place}: {}", exhibits.join(", "))),
    }
}

const fn words(standing: Standing) -> &'static str {
    match standing {
        Standing::Waiting => "Waits for a judge",
        Standing::Joined => "Joined by a shared key",
        Standing::JudgedSame => "Judged to be one incident",
        Standing::JudgedDifferent => "Judged to be two incidents",
        Standing::JudgedUnsure => "Judged, and could not be told",
        Standing::JoinedByOthers => "One incident already, by other pairs",
        Standing::Withdrawn => "Found once, and not any more",
    }
}

fn print_incident(
    global: &Global,
    pack: &CountryPack,
    incident: &IncidentView,
) -> Result<(), Failure> {
    if global.json {
        return output::json(incident);
    }
    output::line(&format!("Incident {}", incident.incident))?;
    for side in &incident.reports {
        print_side(side)?;
    }
    for amount in &incident.amounts {
        let name = amount.substance.as_ref().map_or("not recognised", |code| code.0.as_str());
        let disputed = if amount.disputed { "; the reports differ" } else { "" };
        let counts = quantity(amount.counts);
        output::line(&format!("Counts {name}: {counts} (by {}{disputed})", amount.rule))?;
        for (report, said) in &amount.said {
            output::indented(&format!("{report} says {}", quantity(*said)))?;
        }
    }
    for pair in &incident.pairs {
        print_pair(pack, pair)?;
    }
    Ok(())
}

/// A quantity in the unit that people read.
fn quantity(quantity: Quantity) -> String {
    let shown = |base: i64, decimals, unit| {
        let amount = yakja_model::Amount { base: i128::from(base), decimals };
        format!("{} {unit}", output::grouped(&amount.to_string()))
    };
    match quantity {
        Quantity::MassMg(amount) => shown(amount, 6, "kg"),
        Quantity::VolumeMl(amount) => shown(amount, 3, "L"),
        Quantity::Pieces(amount) => shown(amount, 0, "pieces"),
        Quantity::NotKnown => "not known".to_owned(),
    }
}
