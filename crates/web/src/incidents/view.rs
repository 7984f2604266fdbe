//! Pairs and incidents as the pages show them.

use minijinja::{Value, context};
use serde::Serialize;
use serde_json::Value as Json;
use yakja_app::Ctx;
use yakja_app::incidents::{IncidentView, PairRights, PairView, SaidAmount};
use yakja_model::{Quantity, ReportId, Timestamp};

use super::reasons;
use crate::speaker::Speaker;
use crate::templates::value;

/// A view as JSON whose instants are RFC 3339, as everywhere in the API; records keep them as
/// whole microseconds.
pub(super) fn readable(view: &impl Serialize) -> Json {
    let mut json = serde_json::to_value(view).unwrap_or_default();
    write_instants(&mut json);
    json
}

fn write_instants(json: &mut Json) {
    match json {
        Json::Object(fields) => {
            for (name, value) in fields {
                match value.as_i64().filter(|_| name == "at") {
                    Some(micros) => *value = Timestamp::from_micros(micros).to_string().into(),
                    None => write_instants(value),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(write_instants),
        _ => {}
    }
}

/// A pair with its reasons in words and what the reader may do about it.
pub(crate) fn pair(ctx: &Ctx, pair: &PairView, speaker: &Speaker) -> Value {
    let decided = |id| pair.decisions.iter().any(|decision| decision.contest == id);
    let contests: Vec<Value> = pair
        .contests
        .iter()
        .map(|contest| context! { open => !decided(contest.id), ..value(readable(contest)) })
        .collect();
    // What a panel decided is not one officer's to take back.
    let undo = pair.judgement.as_ref().map(|judgement| judgement.id);
    let undo = undo.filter(|id| pair.decisions.iter().all(|decision| decision.id.0 != id.0));
    context! {
        reasons => value(reasons::in_words(&pair.reasons, speaker)),
        together => (pair.weight != 0).then(|| value(reasons::weight(pair.weight, speaker))),
        rights => value(PairRights::of(ctx, pair)),
        contests,
        undo => undo.map(|id| id.to_string()),
        ..value(readable(pair))
    }
}

/// An incident with its amounts in words.
pub(super) fn incident(ctx: &Ctx, incident: &IncidentView, speaker: &Speaker) -> Value {
    let amounts: Vec<Value> =
        incident.amounts.iter().map(|amount| said(incident, amount, speaker)).collect();
    let pairs: Vec<Value> = incident.pairs.iter().map(|one| pair(ctx, one, speaker)).collect();
    context! { amounts, pairs, ..value(incident) }
}

fn said(incident: &IncidentView, amount: &SaidAmount, speaker: &Speaker) -> Value {
    let by = |id: ReportId| {
        let side = incident.reports.iter().find(|side| side.report == id);
        side.map(|side| side.organization.to_string())
    };
    let said: Vec<Value> = amount
        .said
        .iter()
        .map(|(report, quantity)| {
            context! {
                report => report.to_string(),
                organization => by(*report),
                amount => quantity_in_words(*quantity, speaker),
            }
        })
        .collect();
    context! {
        substance => amount.substance.as_ref().map(|code| code.0.clone()),
        counts => quantity_in_words(amount.counts, speaker),
        rule => amount.rule,
        organization => by(amount.report),
        disputed => amount.disputed,
        said,
    }
}

fn quantity_in_words(quantity: Quantity, speaker: &Speaker) -> String {
    match reasons::measured(quantity) {
        Some((amount, unit)) => format!("{amount} {}", speaker.word(unit)),
        None => speaker.word("not-known"),
    }
}
