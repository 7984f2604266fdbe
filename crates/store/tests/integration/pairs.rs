//! Links and rulings on pairs of reports, looked up by many reports and by an import.

use uuid::Uuid;
use yakja_model::{LinkKind, ReportId, ReportPair};

use crate::{
    officers::{duty, liaison},
    test_db::TestDb,
};

on_every_database!(
    rulings_on_more_reports_than_a_question_may_name_come_once,
    links_of_an_import_are_those_that_touch_its_rows,
);

async fn rulings_on_more_reports_than_a_question_may_name_come_once(db: TestDb) {
    let anf = liaison("ANF");
    let first = db.submit(&anf, |_| ()).await.id;
    let second = db.submit(&anf, |_| ()).await.id;
    let ruling = db.judge_same(&duty(), ReportPair::new(first, second).unwrap()).await;
    let mut ids = vec![first];
    ids.extend((0..40_000).map(|number| ReportId(Uuid::from_u128(number))));
    ids.push(second);
    assert_eq!(db.database.rulings_on(&ids).await.unwrap(), [ruling]);
}

async fn links_of_an_import_are_those_that_touch_its_rows(db: TestDb) {
    let duty = duty();
    let alone = db.submit(&duty, |_| ()).await.id;
    let other = db.submit(&duty, |_| ()).await.id;
    let import = db.begin_import(&duty).await;
    let row = db.load(&duty, import, 0..3).await.unwrap().remove(0).id;
    db.link(ReportPair::new(alone, other).unwrap(), &[LinkKind::Suggested]).await;
    let of_import = ReportPair::new(alone, row).unwrap();
    db.link(of_import, &[LinkKind::Suggested]).await;
    db.link(of_import, &[LinkKind::Withdrawn]).await;
    let found = db.database.links_of_import(import, 10).await.unwrap();
    let found: Vec<_> = found.iter().map(|stored| (stored.link.pair, stored.link.kind)).collect();
    assert_eq!(found, [(of_import, LinkKind::Withdrawn), (of_import, LinkKind::Suggested)]);
    assert_eq!(db.database.links_of_import(import, 1).await.unwrap().len(), 1);
}
