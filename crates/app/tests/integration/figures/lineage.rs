//! The reports behind a figure: those that the reader may see, and how many are not shown.

use yakja_app::reports::ReportDraft;
use yakja_model::{Figure, FigureQuery, LineageRow, Measure, Period, Quantity};

use super::{about, asked, filtered};
use crate::{
    drafts::{correct, exhibit, kilograms, red, seized, seizure, send},
    tables::{file, import, rows},
    test_app::TestApp,
};

on_every_database!(
    lineage_leads_to_report_file_and_row_and_says_how_many_are_not_shown,
    a_report_of_many_exhibits_is_behind_a_figure_once,
    what_was_kept_to_its_owner_later_is_not_shown_behind_an_earlier_figure,
);

fn with_lineage(query: FigureQuery) -> FigureQuery {
    FigureQuery { lineage: true, ..query }
}

fn lines(figure: &Figure) -> (Vec<String>, u64) {
    let line = |row: &LineageRow| {
        let value = row.value.map_or("?".to_owned(), |value| value.to_string());
        let source = match (&row.file, row.row) {
            (Some(file), Some(number)) => format!("{file} {number}"),
            _ => format!("version {}", row.version),
        };
        format!("{} {source}: {value}", row.organization)
    };
    let lineage = figure.lineage.as_ref().unwrap();
    (lineage.reports.iter().map(line).collect(), lineage.not_shown)
}

async fn lineage_leads_to_report_file_and_row_and_says_how_many_are_not_shown(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    import(&duty, "UNODC", vec![file("a.csv", rows(7..=8))]).await.unwrap();
    let sent = send(&anf, seizure("ANF")).await.unwrap();
    send(&anf, ReportDraft { marking: red(), ..seizure("ANF") }).await.unwrap();
    correct(&anf, (sent.id, 1), seizure("ANF")).await.unwrap();

    let ever = Period::parse("0001/9999").unwrap();
    let query = || with_lineage(FigureQuery { period: ever, ..about(Measure::SeizedMass) });
    let national = asked(&duty, query()).await;
    assert_eq!(national.total.incidents, 4);
    let (shown, not_shown) = lines(&national);
    assert_eq!(shown, ["UNODC a.csv 2: 7", "UNODC a.csv 3: 8", "ANF version 2: 1"]);
    assert_eq!(not_shown, 1);

    let own = asked(&anf, query()).await;
    let (shown, not_shown) = lines(&own);
    assert_eq!(shown, ["ANF version 1: 1", "ANF version 2: 1"], "the red one, and the corrected");
    assert_eq!(not_shown, 0);
    assert_eq!(asked(&duty, about(Measure::SeizedMass)).await.lineage, None);
}

async fn a_report_of_many_exhibits_is_behind_a_figure_once(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let content = seized(&[
        kilograms("heroin", 1),
        kilograms("acetic anhydride", 50),
        exhibit("opium", Quantity::NotKnown),
        kilograms("opium", 2),
    ]);
    send(&anf, ReportDraft { content, ..seizure("ANF") }).await.unwrap();
    let unknown = seized(&[exhibit("opium", Quantity::NotKnown)]);
    send(&anf, ReportDraft { content: unknown, ..seizure("ANF") }).await.unwrap();

    let check = async |query, expected: &[&str]| {
        assert_eq!(lines(&asked(&duty, with_lineage(query)).await).0, expected);
    };
    check(about(Measure::SeizedMass), &["ANF version 1: 3", "ANF version 1: ?"]).await;
    let opium = filtered(about(Measure::SeizedMass), &["substance=opium"]);
    check(opium, &["ANF version 1: 2", "ANF version 1: ?"]).await;
    check(about(Measure::Seizures), &["ANF version 1: 1", "ANF version 1: 1"]).await;
    let precursors = filtered(about(Measure::SeizedMass), &["class=precursors"]);
    check(precursors, &["ANF version 1: 50"]).await;
}

async fn what_was_kept_to_its_owner_later_is_not_shown_behind_an_earlier_figure(test: TestApp) {
    let (duty, anf, asf) = (test.duty(), test.liaison("ANF"), test.liaison("ASF"));
    let sent = send(&anf, seizure("ANF")).await.unwrap();
    send(&anf, seizure("ANF")).await.unwrap();
    let before = asked(&duty, with_lineage(about(Measure::SeizedMass))).await;
    assert_eq!(lines(&before), (vec!["ANF version 1: 1".to_owned(); 2], 0));
    let draft = ReportDraft { marking: red(), ..seizure("ANF") };
    correct(&anf, (sent.id, 1), draft).await.unwrap();

    for ctx in [&duty, &asf] {
        let query = FigureQuery { as_of: Some(before.as_of), ..about(Measure::SeizedMass) };
        let again = asked(ctx, with_lineage(query)).await;
        assert_eq!(again.total, before.total);
        assert_eq!(lines(&again), (vec!["ANF version 1: 1".to_owned()], 1));
    }
}
