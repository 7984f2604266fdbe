//! A permit for rows fits the rows of one import in one name under one marking, and no other.

use std::collections::BTreeSet;

use yakja_model::{Arrest, Content, ImportId, PersonGroup, PersonRole, Protection, Report, Tlp};
use yakja_store::{Error, Tx};

use crate::{
    acts::unodc_row,
    officers::{code, duty, liaison, may_write_rows, officer},
    samples::for_members,
    test_db::TestDb,
};

on_every_database!(
    one_row_that_does_not_fit_refuses_the_whole_chunk,
    a_chunk_has_a_thousand_rows_at_most,
    no_rows_are_no_change,
    rows_are_written_under_the_permit_of_who_writes_them,
);

/// What is different in a row, and how it comes to be.
type Change<'a> = (&'static str, &'a dyn Fn(&mut Report));

async fn one_row_that_does_not_fit_refuses_the_whole_chunk(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let other = db.begin_import(&duty).await;
    let changes: [Change<'_>; 9] = [
        ("of another import", &|row| row.source.as_mut().unwrap().import = other),
        ("of no import", &|row| row.source = None),
        ("of another organisation", &|row| row.organization = code("ANF")),
        ("of another submitter", &|row| row.submitter = code("ANF")),
        ("of another officer", &|row| row.submitted_by = liaison("ANF").id),
        ("under another light", &|row| row.marking.tlp = Tlp::Green),
        ("for another audience", &|row| row.marking = for_members()),
        ("not countable", &|row| row.marking.countable = false),
        ("with a child in it", &|row| row.content = with_a_child()),
    ];
    for (what, change) in changes {
        for place in [0, 1, 2] {
            let mut tx = db.begin(&duty).await;
            let mut rows = rows(&mut tx, import, 3);
            let permit = may_write_rows(&duty, &rows[0]);
            change(&mut rows[place]);
            let refused = tx.save_rows(&permit, &rows).await.unwrap_err();
            assert!(matches!(refused, Error::PermitDoesNotFit), "{what}: {refused}");
            // What the body does with the error is its own affair; nothing was written.
            tx.finish_rows(&permit).await.unwrap();
        }
    }
    let raw = db.raw().await;
    for table in ["report", "exhibit"] {
        assert_eq!(raw.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(db.sequence().await, 2, "the two imports that began");
    assert_eq!(db.findings().await, [""; 0]);
}

async fn a_chunk_has_a_thousand_rows_at_most(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let write = async |count| {
        let mut tx = db.begin(&duty).await;
        let rows = rows(&mut tx, import, count);
        let permit = may_write_rows(&duty, &rows[0]);
        match tx.save_rows(&permit, &rows).await {
            Ok(()) => tx.finish_rows(&permit).await,
            Err(error) => Err(tx.abandon(error).await),
        }
    };
    let refused = write(1_001).await.unwrap_err();
    assert!(matches!(refused, Error::PermitDoesNotFit), "{refused}");
    assert_eq!(db.sequence().await, 1);
    write(1_000).await.unwrap();
    assert_eq!(db.sequence().await, 1_001);
    let verified = db.verified().await;
    assert_eq!((verified.reports, verified.findings), (1_000, vec![]));
}

async fn no_rows_are_no_change(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let mut tx = db.begin(&duty).await;
    let permit = may_write_rows(&duty, &unodc_row(&mut tx, import, 1));
    tx.save_rows(&permit, &[]).await.unwrap();
    tx.finish_rows(&permit).await.unwrap();
    assert_eq!(db.sequence().await, 1);
}

async fn rows_are_written_under_the_permit_of_who_writes_them(db: TestDb) {
    let (duty, other) = (duty(), officer("watch-two", "NNCC", duty().role));
    let import = db.begin_import(&duty).await;
    let mut tx = db.begin(&other).await;
    let mut of_duty = rows(&mut tx, import, 2);
    let own = may_write_rows(&other, &of_duty[0]);
    of_duty.iter_mut().for_each(|row| row.submitted_by = duty.id);
    let permit = may_write_rows(&duty, &of_duty[0]);
    let refused = tx.save_rows(&permit, &of_duty).await.unwrap_err();
    assert!(matches!(refused, Error::PermitDoesNotFit), "{refused}");
    tx.finish_rows(&own).await.unwrap();

    let mut tx = db.begin(&other).await;
    let rows = rows(&mut tx, import, 2);
    tx.save_rows(&own, &rows).await.unwrap();
    let refused = tx.finish_rows(&permit).await.unwrap_err();
    assert!(matches!(refused, Error::PermitDoesNotFit), "{refused}");
    assert_eq!(db.sequence().await, 1);
    assert_eq!(db.findings().await, [""; 0]);
}

fn rows(tx: &mut Tx, import: ImportId, count: u64) -> Vec<Report> {
    (1..=count).map(|number| unodc_row(tx, import, number)).collect()
}

fn with_a_child() -> Content {
    let protections = Some(BTreeSet::from([Protection::Child]));
    let role = PersonRole::Detained;
    let group = PersonGroup { count: 1, sex: None, nationality: None, role, protections };
    Content::Arrest(Arrest { people: vec![group] })
}
