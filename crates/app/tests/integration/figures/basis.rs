//! Whose eyes a figure uses: the nation's for the duty officer, the reader's own for a liaison.

use yakja_app::reports::ReportDraft;
use yakja_model::{Basis, Marking, Measure};

use super::{about, asked, total};
use crate::{
    drafts::{for_members, kilograms, red, seized, seizure, send},
    tables::{file, import, rows},
    test_app::{TestApp, code},
};

on_every_database!(national_figures_count_what_is_countable_and_a_liaison_counts_what_it_may_read);

async fn national_figures_count_what_is_countable_and_a_liaison_counts_what_it_may_read(
    test: TestApp,
) {
    let (duty, anf, asf) = (test.duty(), test.liaison("ANF"), test.liaison("ASF"));
    let of = |kg, marking: Marking| ReportDraft {
        marking,
        content: seized(&[kilograms("heroin", kg)]),
        ..seizure("ANF")
    };
    let not_countable = Marking { countable: false, ..for_members() };
    send(&anf, of(1, for_members())).await.unwrap();
    send(&anf, of(20, red())).await.unwrap();
    send(&anf, of(300, not_countable)).await.unwrap();
    import(&duty, "UNODC", vec![file("a.csv", rows(4_000..=4_000))]).await.unwrap();
    let by_unodc = ReportDraft { organization: code("UNODC"), ..of(50_000, red()) };
    send(&anf, by_unodc).await.unwrap();

    let ever = || yakja_model::FigureQuery {
        period: yakja_model::Period::parse("0001/9999").unwrap(),
        ..about(Measure::SeizedMass)
    };
    // The red reports, which the duty officer may not read, and not what is not countable, which
    // the duty officer may.
    assert_eq!(total(&duty, ever()).await, "54021 in 4");
    assert_eq!(total(&anf, ever()).await, "50321 in 4");
    assert_eq!(total(&asf, ever()).await, "301 in 2");

    let national = asked(&duty, ever()).await;
    assert_eq!(national.basis, Basis::National);
    let sources = |figure: &yakja_model::Figure| {
        let sources = figure.completeness.sources.iter();
        sources.map(|s| (s.organization.to_string(), s.reports)).collect::<Vec<_>>()
    };
    let of_two = |anf, unodc| vec![("ANF".to_owned(), anf), ("UNODC".to_owned(), unodc)];
    assert_eq!(sources(&national), of_two(2, 2));
    let own = asked(&anf, ever()).await;
    assert_eq!(own.basis, Basis::OwnView);
    assert_eq!(sources(&own), of_two(3, 1));
    assert_eq!(asked(&asf, ever()).await.basis, Basis::OwnView);
}
