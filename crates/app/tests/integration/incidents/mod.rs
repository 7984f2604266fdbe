//! Incidents: what is joined by a key, what waits for a judge, who may judge and contest, and what
//! figures count before and after.

mod counting;
mod judging;

use yakja_app::{
    Ctx,
    incidents::{ListPairs, PairView, list_pairs},
    reports::{ReportDraft, Submitted},
};
use yakja_model::{OwnReference, ReferenceKind};

use crate::{
    drafts::{kilograms, on, seized, seizure, send},
    test_app::TestApp,
};

/// A boat off the coast, as one of those who boarded it reports it.
pub fn boat(organization: &str, heroin: i64) -> ReportDraft {
    ReportDraft {
        when: on("2025-02-14"),
        place: "Arabian Sea, off Pasni".to_owned(),
        content: seized(&[kilograms("heroin", heroin), kilograms("methamphetamine", 431)]),
        ..seizure(organization)
    }
}

/// A seizure under an FIR of one police station.
pub fn under_fir(organization: &str, kg: i64) -> ReportDraft {
    ReportDraft {
        references: vec![OwnReference {
            kind: ReferenceKind::Fir,
            issuer: Some("PS City Quetta".to_owned()),
            year: Some(2025),
            number: "112".to_owned(),
        }],
        content: seized(&[kilograms("heroin", kg)]),
        ..seizure(organization)
    }
}

/// Sends two reports and looks for what belongs together.
pub async fn both(test: &TestApp, one: ReportDraft, other: ReportDraft) -> (Submitted, Submitted) {
    let sent = (send(&test.duty(), one).await.unwrap(), send(&test.duty(), other).await.unwrap());
    test.app.resolve().await.unwrap();
    sent
}

/// Every pair that an officer sees.
pub async fn pairs(ctx: &Ctx) -> Vec<PairView> {
    let all = ListPairs { waiting: false, limit: 100 };
    list_pairs(ctx, &all).await.unwrap().pairs
}
