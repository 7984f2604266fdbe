//! The feed: what became countable, at its position, in order.

use yakja_store::{FactRow, FeedEntry, FeedStep};

use crate::{
    acts::files,
    officers::{duty, liaison},
    test_db::TestDb,
};

on_every_database!(
    the_feed_tells_reports_at_their_own_position_and_rows_when_they_are_shown,
    rows_of_one_report_come_together,
);

async fn the_feed_tells_reports_at_their_own_position_and_rows_when_they_are_shown(db: TestDb) {
    let (anf, duty) = (liaison("ANF"), duty());
    let report = db.submit(&anf, |_| ()).await;
    let import = db.begin_import(&duty).await;
    db.load(&duty, import, 1..4).await.unwrap();
    db.sequence().await;
    db.correct(&anf, &report, |_| ()).await;
    db.show(&duty, &db.run(import).await, Some(&files())).await.unwrap();
    let size = db.sequence().await;

    let step = |version| FeedStep::Report { id: report.id.0, version };
    let feed = db.database.feed(0, size).await.unwrap();
    let expected = [(0, step(1)), (5, step(2)), (6, FeedStep::Import(import))];
    let expected = expected.map(|(position, step)| FeedEntry { position, step });
    assert_eq!(feed, expected);
    assert_eq!(db.database.feed(0, 5).await.unwrap(), expected[..1]);
    assert_eq!(db.database.feed(1, 6).await.unwrap(), expected[1..2]);
    assert_eq!(db.database.feed(6, size).await.unwrap(), expected[2..]);
    assert_eq!(db.database.feed(size, size).await.unwrap(), []);
}

async fn rows_of_one_report_come_together(db: TestDb) {
    let duty = duty();
    let report = db.submit(&duty, |_| ()).await;
    let second = db.correct(&duty, &report, |next| next.place = "Quetta".to_owned()).await;
    let step = FeedStep::Report { id: second.id.0, version: 2 };
    let rows = rows(&db, &step).await;
    let said = |row: &FactRow| (row.place.clone(), row.mass_mg, row.volume_ml, row.flags.clone());
    let flags = "unit-not-mass,substance-unrecognized".to_owned();
    assert_eq!(
        rows.iter().map(said).collect::<Vec<_>>(),
        [
            ("Quetta".to_owned(), Some(12_500_000), None, String::new()),
            ("Quetta".to_owned(), None, Some(20_000), flags),
        ]
    );

    let import = db.begin_import(&duty).await;
    db.load(&duty, import, 1..4).await.unwrap();
    let rows = self::rows(&db, &FeedStep::Import(import)).await;
    let masses: Vec<_> = rows.iter().map(|row| row.mass_mg.unwrap()).collect();
    assert_eq!(masses, [1_000_000, 2_000_000, 3_000_000]);
    assert!(rows.windows(2).all(|pair| pair[0].id < pair[1].id));
}

async fn rows(db: &TestDb, step: &FeedStep) -> Vec<FactRow> {
    let mut rows = Vec::new();
    db.database.facts_of(step, |row| rows.push(row)).await.unwrap();
    rows
}
