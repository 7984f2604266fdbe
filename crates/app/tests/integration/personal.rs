//! Opening what is sealed: for a purpose, on record, and not for everybody who may read.

use yakja_app::{
    Ctx, Error, Result,
    reports::{OpenPersonal, ReportDraft, open_personal, report_history},
};
use yakja_model::{EventDetail, PersonRole, Personal, Protection, Purpose, ReportId};

use crate::{
    drafts::{SECRETS, correct, held, personal, red, seizure, send},
    test_app::{TestApp, denied, not_found, refused_field},
};

on_every_database!(
    what_is_sealed_is_opened_for_a_purpose_and_on_record,
    a_purpose_has_a_reference,
    protected_people_are_not_opened_to_another_agency,
    what_may_not_be_read_is_not_there_to_be_opened,
    the_newest_version_is_opened,
    no_answer_and_no_error_holds_what_is_sealed,
);

async fn open(ctx: &Ctx, report: ReportId) -> Result<Personal> {
    let purpose = Purpose::Case("17/2025".to_owned());
    open_personal(ctx, OpenPersonal { report, purpose }).await
}

async fn what_is_sealed_is_opened_for_a_purpose_and_on_record(test: TestApp) {
    let (anf, asf) = (test.liaison("ANF"), test.liaison("ASF"));
    let draft = ReportDraft { personal: personal(), ..seizure("ANF") };
    let id = send(&anf, draft).await.unwrap().id;
    assert_eq!(open(&anf, id).await.unwrap(), personal());
    assert_eq!(open(&asf, id).await.unwrap(), personal());
    let purpose = Purpose::DutyCheck("who is on the bus".to_owned());
    let command = OpenPersonal { report: id, purpose: purpose.clone() };
    open_personal(&test.duty(), command).await.unwrap();

    // Who opened it is for the owner and the watch; that it was recorded, for those who read it.
    let seen = report_history(&asf, id).await.unwrap();
    assert_eq!(
        seen.iter().map(|row| row.entry.detail.code()).collect::<Vec<_>>(),
        ["report-recorded"]
    );
    assert_eq!(report_history(&test.duty(), id).await.unwrap().len(), 4);
    let history = report_history(&anf, id).await.unwrap();
    let who: Vec<_> = history
        .iter()
        .map(|row| (row.entry.actor.login.as_str(), row.entry.detail.code()))
        .collect();
    assert_eq!(
        who,
        [
            ("anf", "report-recorded"),
            ("anf", "personal-opened"),
            ("asf", "personal-opened"),
            ("operator", "personal-opened"),
        ]
    );
    assert_eq!(history[3].entry.detail, EventDetail::PersonalOpened { purpose });
    assert_eq!(test.findings().await, []);
}

async fn a_purpose_has_a_reference(test: TestApp) {
    let anf = test.liaison("ANF");
    let draft = ReportDraft { personal: personal(), ..seizure("ANF") };
    let id = send(&anf, draft).await.unwrap().id;
    for reference in ["", " ", "x", " x ", &"x".repeat(201)] {
        let purpose = Purpose::Request(reference.to_owned());
        let result = open_personal(&anf, OpenPersonal { report: id, purpose }).await;
        assert_eq!(refused_field(result).0, "/reference", "{reference:?}");
    }
    assert_eq!(report_history(&anf, id).await.unwrap().len(), 1);
}

async fn protected_people_are_not_opened_to_another_agency(test: TestApp) {
    let (anf, asf) = (test.liaison("ANF"), test.liaison("ASF"));
    let content = held(PersonRole::Detained, &[Protection::Child]);
    let draft = ReportDraft { content, personal: personal(), ..seizure("ANF") };
    let id = send(&anf, draft).await.unwrap().id;
    assert!(test.read(&asf, id).await.is_some(), "the other agency reads what is not sealed");
    denied(open(&asf, id).await);
    assert_eq!(report_history(&anf, id).await.unwrap().len(), 1, "nothing was opened");
    assert_eq!(open(&anf, id).await.unwrap(), personal());
    assert_eq!(open(&test.duty(), id).await.unwrap(), personal());
}

async fn what_may_not_be_read_is_not_there_to_be_opened(test: TestApp) {
    let (anf, asf) = (test.liaison("ANF"), test.liaison("ASF"));
    let draft = ReportDraft { marking: red(), personal: personal(), ..seizure("ANF") };
    let hidden = send(&anf, draft).await.unwrap().id;
    let nothing_sealed = send(&anf, seizure("ANF")).await.unwrap().id;
    not_found(open(&asf, hidden).await);
    not_found(open(&test.duty(), hidden).await);
    not_found(open(&asf, ReportId(uuid::Uuid::from_u128(1))).await);
    not_found(open(&anf, nothing_sealed).await);
}

async fn the_newest_version_is_opened(test: TestApp) {
    let (anf, asf) = (test.liaison("ANF"), test.liaison("ASF"));
    let draft = ReportDraft { personal: personal(), ..seizure("ANF") };
    let id = send(&anf, draft.clone()).await.unwrap().id;
    let other = Personal { narrative: Some("Nobody was there.".to_owned()), people: Vec::new() };
    let next = ReportDraft { personal: other.clone(), ..draft.clone() };
    correct(&anf, (id, 1), next).await.unwrap();
    assert_eq!(open(&asf, id).await.unwrap(), other);
    // Once the owner keeps it to itself, the versions before are not opened instead.
    let next = ReportDraft { marking: red(), ..draft };
    correct(&anf, (id, 2), next).await.unwrap();
    not_found(open(&asf, id).await);
    assert_eq!(open(&anf, id).await.unwrap(), personal());
}

async fn no_answer_and_no_error_holds_what_is_sealed(test: TestApp) {
    let anf = test.liaison("ANF");
    let draft = ReportDraft { personal: personal(), ..seizure("ANF") };
    let mut printed = vec![format!("{draft:?} {draft:#?}")];
    let sent = send(&anf, draft.clone()).await.unwrap();
    printed.push(format!("{sent:?}"));
    let wrong: [Error; 3] = [
        send(&test.liaison("ASF"), draft.clone()).await.unwrap_err(),
        correct(&anf, (sent.id, 7), draft.clone()).await.unwrap_err(),
        send(&anf, ReportDraft { place: "x".repeat(501), ..draft }).await.unwrap_err(),
    ];
    printed.extend(wrong.iter().map(|error| format!("{error} {error:?}")));
    let stored = yakja_app::reports::read_report(&anf, sent.id, None).await.unwrap();
    printed.push(format!("{stored:?} {}", serde_json::to_string(&stored.report).unwrap()));
    let opened = open(&anf, sent.id).await.unwrap();
    printed.push(format!("{opened:?}"));
    for text in printed {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}
