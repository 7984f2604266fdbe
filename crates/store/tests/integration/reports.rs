//! Reports: saved, read back, listed, each in its newest version.

use yakja_model::{
    Content, EntryId, Kind, Protection, Quantity, Report, ReportId, Seizure, content_hash,
};
use yakja_store::{ReportFilter, ReportPage};

use crate::{
    acts::save,
    officers::{duty, liaison},
    samples::{detention, heroin, personal, red_for},
    test_db::TestDb,
};

on_every_database!(
    a_report_reads_back_as_it_was_saved,
    the_newest_version_wins,
    what_a_newer_version_keeps_from_a_reader_no_older_one_shows,
    a_version_is_saved_once,
    a_list_goes_from_the_newest_to_the_oldest_page_by_page,
    a_list_holds_what_passes_its_filter,
    a_place_is_searched_as_it_is_written,
    a_report_has_as_many_exhibits_as_it_says,
);

async fn a_report_reads_back_as_it_was_saved(db: TestDb) {
    let anf = liaison("ANF");
    let mut tx = db.begin(&anf).await;
    let sealed = tx.seal(&personal()).unwrap();
    let mut report = detention(&mut tx, &[Protection::Child]);
    report.personal = Some(sealed);
    report.place = "چمن، بلوچستان".to_owned();
    let entry = save(tx, &anf, &report).await.unwrap();

    let scope = db.scope(&anf).await;
    let stored = db.database.report(report.id, None, &scope).await.unwrap().unwrap();
    assert_eq!(stored.report, report);
    assert_eq!(stored.entry, entry);
    let (salt, bytes) = db.database.ledger().recorded_bytes(report.id.0, 1).await.unwrap().unwrap();
    assert_eq!(stored.hash, content_hash(salt, &bytes));
    assert_eq!(serde_json::from_slice::<Report>(&bytes).unwrap(), report);
    let versions = db.database.report_versions(report.id, &scope).await.unwrap();
    assert_eq!(versions, std::slice::from_ref(&stored));
    let by_id = db.database.reports_by_id(&[report.id, ReportId(entry.0)], &scope).await.unwrap();
    assert_eq!(by_id, [stored]);
    assert_eq!(db.database.entry_of_report(report.id.0).await.unwrap(), Some(entry));
    assert_eq!(db.database.entry_of_report(entry.0).await.unwrap(), None::<EntryId>);
}

async fn the_newest_version_wins(db: TestDb) {
    let anf = liaison("ANF");
    let first = db.submit(&anf, |_| ()).await;
    let second = db.correct(&anf, &first, |next| next.place = "Quetta".to_owned()).await;
    let other = db.submit(&anf, |_| ()).await;

    let scope = db.scope(&anf).await;
    let report = async |version| {
        let found = db.database.report(first.id, version, &scope).await.unwrap();
        found.map(|stored| stored.report)
    };
    assert_eq!(report(None).await.unwrap(), second);
    assert_eq!(report(Some(1)).await.unwrap(), first);
    assert_eq!(report(Some(2)).await.unwrap(), second);
    assert_eq!(report(Some(3)).await, None);
    let tx = db.begin(&anf).await;
    assert_eq!(tx.report(first.id, &scope).await.unwrap().unwrap().report, second);
    drop(tx);
    let versions = db.database.report_versions(first.id, &scope).await.unwrap();
    assert_eq!(versions.iter().map(|v| v.report.version).collect::<Vec<_>>(), [1, 2]);
    let page = all(&db, &ReportFilter::default()).await;
    assert_eq!(reports(&page), [other, second]);
}

async fn what_a_newer_version_keeps_from_a_reader_no_older_one_shows(db: TestDb) {
    let (anf, asf) = (liaison("ANF"), liaison("ASF"));
    let open = db.submit(&anf, |_| ()).await;
    let scope = db.scope(&asf).await;
    assert!(db.database.report(open.id, None, &scope).await.unwrap().is_some());

    db.correct(&anf, &open, |next| next.marking = red_for(&[])).await;
    let scope = db.scope(&asf).await;
    let tx = db.begin(&asf).await;
    assert_eq!(tx.report(open.id, &scope).await.unwrap(), None);
    drop(tx);
    assert_eq!(db.database.report(open.id, None, &scope).await.unwrap(), None);
    let list = db.database.reports(&ReportFilter::default(), &scope, (None, 9)).await.unwrap();
    assert_eq!(list.reports, []);
    assert_eq!(db.database.report(open.id, Some(1), &scope).await.unwrap(), None);
    assert_eq!(db.database.report_versions(open.id, &scope).await.unwrap(), []);
    assert_eq!(db.database.reports_by_id(&[open.id], &scope).await.unwrap(), []);
    let own = db.scope(&anf).await;
    assert_eq!(db.database.report_versions(open.id, &own).await.unwrap().len(), 2);
}

async fn a_version_is_saved_once(db: TestDb) {
    let anf = liaison("ANF");
    let report = db.submit(&anf, |_| ()).await;
    let tx = db.begin(&anf).await;
    let again = save(tx, &anf, &report).await.unwrap_err();
    assert!(again.is_conflict(), "{again}");
    db.sequence().await;
    assert_eq!(db.verified().await.reports, 1);
}

async fn a_list_goes_from_the_newest_to_the_oldest_page_by_page(db: TestDb) {
    let anf = liaison("ANF");
    let mut sent = Vec::new();
    for _ in 0..5 {
        sent.push(db.submit(&anf, |_| ()).await);
    }
    sent.reverse();

    let scope = db.scope(&anf).await;
    let filter = ReportFilter::default();
    let (mut listed, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = db.database.reports(&filter, &scope, (after, 2)).await.unwrap();
        listed.extend(reports(&page));
        pages += 1;
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!((listed, pages), (sent, 3));
}

async fn a_list_holds_what_passes_its_filter(db: TestDb) {
    let (anf, duty) = (liaison("ANF"), duty());
    let seizure = db.submit(&anf, |_| ()).await;
    let by_telephone = db.submit(&duty, |report| report.organization = anf.organization.clone());
    let by_telephone = by_telephone.await;
    let mut tx = db.begin(&duty).await;
    let arrest = detention(&mut tx, &[]);
    save(tx, &duty, &arrest).await.unwrap();
    let import = db.begin_import(&duty).await;
    let rows = db.load(&duty, import, 1..3).await.unwrap();
    db.show(&duty, &db.run(import).await, Some(&[])).await.unwrap();

    let check = async |filter: ReportFilter, expected: &[&Report]| {
        let page = all(&db, &filter).await;
        assert_eq!(reports(&page).iter().collect::<Vec<_>>(), expected, "{filter:?}");
    };
    let none = ReportFilter::default();
    check(ReportFilter { kind: Some(Kind::Arrest), ..none.clone() }, &[&arrest]).await;
    let of_anf = ReportFilter { organization: Some(anf.organization.clone()), ..none.clone() };
    check(of_anf.clone(), &[&by_telephone, &seizure]).await;
    check(ReportFilter { import: Some(import), ..none.clone() }, &[&rows[1], &rows[0]]).await;
    check(ReportFilter { kind: Some(Kind::Arrest), ..of_anf }, &[]).await;
    check(none, &[&rows[1], &rows[0], &arrest, &by_telephone, &seizure]).await;
}

async fn a_place_is_searched_as_it_is_written(db: TestDb) {
    let duty = duty();
    let places = ["Chaman", "50% of Chagai", "Chagai_East", r"Pasni\Gwadar", "چمن"];
    for place in places {
        db.submit(&duty, |report| report.place = place.to_owned()).await;
    }
    let check = async |text: &str, expected: &[&str]| {
        let filter = ReportFilter { place: Some(text.to_owned()), ..ReportFilter::default() };
        let mut found: Vec<String> =
            reports(&all(&db, &filter).await).into_iter().map(|report| report.place).collect();
        found.reverse();
        assert_eq!(found, expected, "{text}");
    };
    check("CHA", &["Chaman", "50% of Chagai", "Chagai_East"]).await;
    check("%", &["50% of Chagai"]).await;
    check("_", &["Chagai_East"]).await;
    check("i_e", &["Chagai_East"]).await;
    check(r"\", &[r"Pasni\Gwadar"]).await;
    check("چم", &["چمن"]).await;
    check("'; DROP TABLE report; --", &[]).await;
    check("", &places).await;
}

async fn a_report_has_as_many_exhibits_as_it_says(db: TestDb) {
    let anf = liaison("ANF");
    let exhibits: Vec<_> = (0..3_000).map(heroin).collect();
    let report =
        db.submit(&anf, |report| report.content = Content::Seizure(Seizure { exhibits })).await;
    db.sequence().await;
    let verified = db.verified().await;
    assert_eq!((verified.exhibits, verified.findings), (3_000, vec![]));
    let scope = db.scope(&anf).await;
    let stored = db.database.report(report.id, None, &scope).await.unwrap().unwrap();
    assert_eq!(stored.report.exhibits()[2_999].quantity, Quantity::MassMg(2_999));
}

/// All that a duty officer may see.
async fn all(db: &TestDb, filter: &ReportFilter) -> ReportPage {
    let scope = db.scope(&duty()).await;
    db.database.reports(filter, &scope, (None, 100)).await.unwrap()
}

fn reports(page: &ReportPage) -> Vec<Report> {
    page.reports.iter().map(|stored| stored.report.clone()).collect()
}
