//! Sending reports: for whom an officer may speak, and which version follows which.

use yakja_app::{
    Error,
    reports::{ListReports, ReportDraft, list_reports, report_history, report_versions},
};
use yakja_model::{
    CountryCode, Flag, PersonRole, Personal, Protection, Quantity, ReportError, ReportId,
    SubstanceClass,
};

use crate::{
    drafts::{correct, exhibit, held, kilograms, on, personal, red, seized, seizure, send},
    test_app::{TestApp, code, denied, not_found, refused_field},
};

on_every_database!(
    a_liaison_speaks_for_its_own_organization,
    a_liaison_passes_on_what_an_outside_source_says,
    a_liaison_does_not_speak_for_another_member,
    a_duty_officer_speaks_for_any_organization,
    a_new_version_follows_the_newest,
    not_yours_and_not_there_are_the_same_answer,
    a_report_that_can_not_be_is_refused,
    a_protected_person_is_not_accused_but_the_detention_is_recorded,
    an_amount_as_written_agrees_with_the_quantity,
    texts_that_one_database_can_not_hold_are_refused_on_both,
    more_than_its_carrier_holds_is_flagged_and_not_changed,
);

async fn a_liaison_speaks_for_its_own_organization(test: TestApp) {
    let anf = test.liaison("ANF");
    let sent = send(&anf, seizure("ANF")).await.unwrap();
    assert_eq!(sent.version, 1);
    let report = test.read(&anf, sent.id).await.unwrap();
    assert_eq!((report.organization, report.submitter), (code("ANF"), code("ANF")));
    assert_eq!(report.submitted_by, anf.actor().id);
    let history = report_history(&anf, sent.id).await.unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].entry.actor.login, "anf");
    assert_eq!(history[0].entry.policies, ["liaison-submits-own-word"]);
    assert_eq!(history[0].entry.at, report.recorded_at);
    assert_eq!(test.findings().await, []);
}

async fn a_liaison_passes_on_what_an_outside_source_says(test: TestApp) {
    let anf = test.liaison("ANF");
    let sent = send(&anf, ReportDraft { marking: red(), ..seizure("UNODC") }).await.unwrap();
    let report = test.read(&anf, sent.id).await.unwrap();
    assert_eq!((report.organization, report.submitter), (code("UNODC"), code("ANF")));
    assert_eq!(test.read(&test.liaison("ASF"), sent.id).await, None, "the submitter owns it");
}

async fn a_liaison_does_not_speak_for_another_member(test: TestApp) {
    let asf = test.liaison("ASF");
    denied(send(&asf, seizure("ANF")).await);
    denied(send(&asf, seizure("NNCC")).await);
    assert_eq!(refused_field(send(&asf, seizure("NOWHERE")).await).0, "organization");
    let list = list_reports(&test.duty(), &all()).await.unwrap();
    assert_eq!(list.reports, []);
}

async fn a_duty_officer_speaks_for_any_organization(test: TestApp) {
    for organization in ["ANF", "UNODC", "NNCC"] {
        let sent = send(&test.duty(), seizure(organization)).await.unwrap();
        let report = test.read(&test.duty(), sent.id).await.unwrap();
        assert_eq!((report.organization, report.submitter), (code(organization), code("NNCC")));
    }
    let list = list_reports(&test.liaison("ANF"), &all()).await.unwrap();
    assert_eq!(list.reports.len(), 3, "they are meant for all members");
}

fn all() -> ListReports {
    ListReports { limit: 50, ..ListReports::default() }
}

async fn a_new_version_follows_the_newest(test: TestApp) {
    let anf = test.liaison("ANF");
    let first = send(&anf, seizure("ANF")).await.unwrap();
    let draft = |kg| ReportDraft { content: seized(&[kilograms("heroin", kg)]), ..seizure("ANF") };
    let second = correct(&anf, (first.id, 1), draft(2)).await.unwrap();
    assert_eq!((second.id, second.version), (first.id, 2));

    let late = correct(&anf, (first.id, 1), draft(3)).await.unwrap_err();
    assert!(matches!(late, Error::VersionConflict { newest: 2 }), "{late:?}");
    let early = correct(&anf, (first.id, 3), draft(3)).await.unwrap_err();
    assert!(matches!(early, Error::VersionConflict { newest: 2 }), "{early:?}");
    correct(&anf, (first.id, 2), draft(3)).await.unwrap();

    let versions = report_versions(&anf, first.id).await.unwrap();
    let amounts: Vec<_> = versions.iter().map(|v| v.report.exhibits()[0].quantity).collect();
    assert_eq!(amounts, [1, 2, 3].map(|kg| Quantity::MassMg(kg * 1_000_000)));
    assert_eq!(report_history(&anf, first.id).await.unwrap().len(), 3);
    assert_eq!(test.findings().await, []);
}

async fn not_yours_and_not_there_are_the_same_answer(test: TestApp) {
    let (anf, asf) = (test.liaison("ANF"), test.liaison("ASF"));
    let hidden = send(&anf, ReportDraft { marking: red(), ..seizure("ANF") }).await.unwrap().id;
    let shown = send(&anf, seizure("ANF")).await.unwrap().id;
    let absent = ReportId(uuid::Uuid::from_u128(1));
    assert_eq!(test.read(&asf, hidden).await, None);
    assert_eq!(test.read(&asf, absent).await, None);
    assert!(test.read(&asf, shown).await.is_some());

    let mut said = Vec::new();
    for id in [hidden, absent] {
        not_found(report_versions(&asf, id).await);
        not_found(report_history(&asf, id).await);
    }
    for id in [hidden, absent, shown] {
        for organization in ["ANF", "ASF", "UNODC"] {
            if organization == "ASF" {
                // The pack of the tests does not have it.
                continue;
            }
            let error = correct(&asf, (id, 1), seizure(organization)).await.unwrap_err();
            said.push(format!("{error}"));
        }
    }
    said.dedup();
    assert_eq!(said, ["not found"], "also for what one may read and not correct");
    // A duty officer corrects what the centre has sent, and not a member's word.
    not_found(correct(&test.duty(), (shown, 1), seizure("ANF")).await);
    // Nor does one organisation's report become another's.
    not_found(correct(&anf, (shown, 1), seizure("UNODC")).await);
}

async fn a_report_that_can_not_be_is_refused(test: TestApp) {
    let anf = test.liaison("ANF");
    let heroin = kilograms("heroin", 1);
    let with = |exhibit| ReportDraft { content: seized(&[exhibit]), ..seizure("ANF") };
    let negative = exhibit("heroin", Quantity::MassMg(-1));
    let too_much = exhibit("heroin", Quantity::Pieces(i64::MAX));
    for exhibit in [negative, too_much] {
        assert!(send(&anf, with(exhibit.clone())).await.is_err(), "{exhibit:?}");
    }
    let wrong_class = yakja_model::Exhibit { class: SubstanceClass::Liquor, ..heroin.clone() };
    assert!(refused_field(send(&anf, with(wrong_class)).await).0.contains("exhibits/0"));
    let unknown = Some(yakja_model::SubstanceCode("brown stuff".to_owned()));
    let unknown = yakja_model::Exhibit { substance: unknown, ..heroin };
    assert!(refused_field(send(&anf, with(unknown)).await).0.contains("exhibits/0"));

    let nothing = ReportDraft { content: seized(&[]), ..seizure("ANF") };
    let refused = send(&anf, nothing).await.unwrap_err();
    assert!(matches!(refused, Error::Report(ReportError::NoExhibit)), "{refused:?}");
    // The clock says the first of March; somewhere it is the second already.
    let tomorrow = ReportDraft { when: on("2025-03-03"), ..seizure("ANF") };
    let refused = send(&anf, tomorrow).await.unwrap_err();
    assert!(matches!(refused, Error::Report(ReportError::Future)), "{refused:?}");
    let abroad = CountryCode::parse("QQ").unwrap();
    let abroad = ReportDraft { country: abroad, ..seizure("ANF") };
    assert_eq!(refused_field(send(&anf, abroad).await).0, "/country");
    let long = ReportDraft { place: "x".repeat(501), ..seizure("ANF") };
    assert_eq!(refused_field(send(&anf, long).await).0, "/place");
    assert_eq!(list_reports(&anf, &all()).await.unwrap().reports, []);
    assert_eq!(test.findings().await, []);
}

async fn a_protected_person_is_not_accused_but_the_detention_is_recorded(test: TestApp) {
    let anf = test.liaison("ANF");
    let child = [Protection::Child];
    for role in [PersonRole::Accused, PersonRole::Suspect] {
        let draft = ReportDraft { content: held(role, &child), ..seizure("ANF") };
        let refused = send(&anf, draft).await.unwrap_err();
        let expected = ReportError::ProtectedAccused { ordinal: 1 };
        assert!(matches!(&refused, Error::Report(error) if *error == expected), "{refused:?}");
    }
    let draft = ReportDraft { content: held(PersonRole::Detained, &child), ..seizure("ANF") };
    let draft = ReportDraft { personal: personal(), ..draft };
    let sent = send(&anf, draft).await.unwrap();
    let report = test.read(&anf, sent.id).await.unwrap();
    assert_eq!(report.content, held(PersonRole::Detained, &child));
    // Nor does a correction accuse.
    let draft = ReportDraft { content: held(PersonRole::Accused, &child), ..seizure("ANF") };
    assert!(matches!(correct(&anf, (sent.id, 1), draft).await, Err(Error::Report(_))));
}

async fn an_amount_as_written_agrees_with_the_quantity(test: TestApp) {
    let anf = test.liaison("ANF");
    let sent = async |amount: &str, unit: &str, quantity| {
        let written = yakja_model::Exhibit {
            amount_as_written: amount.to_owned(),
            unit_as_written: unit.to_owned(),
            quantity,
            ..kilograms("heroin", 1)
        };
        send(&anf, ReportDraft { content: seized(&[written]), ..seizure("ANF") }).await
    };
    let kilogram = yakja_model::Quantity::MassMg(1_500_000);
    for (amount, unit, quantity) in [
        ("1.5", "kg", yakja_model::Quantity::MassMg(9)),
        ("1.5", " Kg ", yakja_model::Quantity::MassMg(1_500)),
        ("1.5", "kg", yakja_model::Quantity::NotKnown),
        ("1.5", "litres", kilogram),
        ("1,500", "grams", yakja_model::Quantity::MassMg(1_500_001)),
    ] {
        let (pointer, expected) = refused_field(sent(amount, unit, quantity).await);
        assert_eq!(pointer, "/content/exhibits/0/quantity", "{amount} {unit}");
        assert!(expected.contains("as written"), "{expected}");
    }
    for (amount, unit) in
        [("1.5", "kg"), ("1,500", "grams"), ("two", "kg"), ("3", "sacks of it"), ("1", "packet")]
    {
        sent(amount, unit, kilogram).await.unwrap();
    }
}

/// PostgreSQL has no place for the character NUL in a text; SQLite has.
async fn texts_that_one_database_can_not_hold_are_refused_on_both(test: TestApp) {
    let anf = test.liaison("ANF");
    let nul = "Quetta\0".to_owned();
    let place = ReportDraft { place: nul.clone(), ..seizure("ANF") };
    assert_eq!(refused_field(send(&anf, place).await).0, "/place");
    let narrative = Personal { narrative: Some(nul.clone()), people: Vec::new() };
    let narrative = ReportDraft { personal: narrative, ..seizure("ANF") };
    assert_eq!(refused_field(send(&anf, narrative).await).0, "/personal/narrative");
    let written = |change: fn(&mut yakja_model::Exhibit, String)| {
        let mut exhibit = kilograms("heroin", 1);
        change(&mut exhibit, nul.clone());
        ReportDraft { content: seized(&[exhibit]), ..seizure("ANF") }
    };
    for draft in [
        written(|exhibit, text| exhibit.substance_as_written = text),
        written(|exhibit, text| exhibit.amount_as_written = text),
        written(|exhibit, text| exhibit.unit_as_written = text),
    ] {
        let field = refused_field(send(&anf, draft).await).0;
        assert!(field.starts_with("/content/exhibits/0/"), "{field}");
    }
    // The six characters by which JSON writes it are a text like any other.
    let six = ReportDraft { place: r"\u0000".to_owned(), ..seizure("ANF") };
    let sent = send(&anf, six).await.unwrap();
    assert_eq!(test.read(&anf, sent.id).await.unwrap().place, r"\u0000");
}

async fn more_than_its_carrier_holds_is_flagged_and_not_changed(test: TestApp) {
    let anf = test.liaison("ANF");
    let check = async |place: &str, kg: i64, expected: &[Flag]| {
        let content = seized(&[kilograms("heroin", kg)]);
        let sent = send(&anf, ReportDraft { place: place.to_owned(), content, ..seizure("ANF") });
        let read = test.read(&anf, sent.await.unwrap().id).await.unwrap();
        let exhibit = &read.exhibits()[0];
        assert_eq!(exhibit.quantity, Quantity::MassMg(kg * 1_000_000));
        assert_eq!(exhibit.flags.iter().copied().collect::<Vec<_>>(), expected, "{place}");
    };
    check("Uthal, bus to Karachi", 3_595, &[Flag::AmountUnlikely]).await;
    check("Uthal, bus to Karachi", 359, &[]).await;
    check("Uthal", 3_595, &[]).await;
}
