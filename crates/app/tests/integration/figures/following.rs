//! Facts that follow the ledger step by step give what facts give that are loaded at once.

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use yakja_app::{App, Ctx, reports::ReportDraft};
use yakja_model::{
    Content, Dimension, Figure, FigureQuery, Measure, Period, PersonRole, Quantity, ReportId,
    Timestamp,
};

use super::{asked, by};
use crate::{
    drafts::{correct, exhibit, held, on, red, seized, seizure, send},
    tables::{file, import, rows},
    test_app::{START, TestApp},
};

on_every_database!(figures_asked_after_every_change_are_those_of_a_register_opened_anew);

/// One thing that happens.
#[derive(Clone, Debug)]
enum Act {
    Send(Said),
    /// The n-th report so far gets a next version.
    Correct(prop::sample::Index, Said),
    Import(u64),
}

#[derive(Clone, Debug)]
struct Said {
    day: u8,
    place: &'static str,
    red: bool,
    /// Substance and kilograms, or not known; none makes it no seizure.
    exhibits: Vec<(&'static str, Option<i64>)>,
}

fn said() -> impl Strategy<Value = Said> {
    let exhibit = (
        prop::sample::select(vec!["heroin", "opium", "acetic anhydride", ""]),
        proptest::option::weighted(0.8, 0_i64..50),
    );
    let place = prop::sample::select(vec!["Quetta", "Karachi", "nowhere"]);
    (1_u8..28, place, any::<bool>(), proptest::collection::vec(exhibit, 0..4))
        .prop_map(|(day, place, red, exhibits)| Said { day, place, red, exhibits })
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => said().prop_map(Act::Send),
        3 => (any::<prop::sample::Index>(), said()).prop_map(|(of, said)| Act::Correct(of, said)),
        1 => (1_u64..40).prop_map(Act::Import),
    ]
}

fn draft(said: &Said) -> ReportDraft {
    let quantity = |kg: Option<i64>| kg.map_or(Quantity::NotKnown, Quantity::MassMg);
    let exhibits: Vec<_> =
        said.exhibits.iter().map(|(name, kg)| exhibit(name, quantity(*kg))).collect();
    let content: Content = match exhibits.is_empty() {
        true => held(PersonRole::Accused, &[]),
        false => seized(&exhibits),
    };
    let marking = if said.red { red() } else { crate::drafts::for_members() };
    let when = on(&format!("2025-02-{:02}", said.day));
    ReportDraft { when, place: said.place.to_owned(), marking, content, ..seizure("ANF") }
}

async fn figures_asked_after_every_change_are_those_of_a_register_opened_anew(test: TestApp) {
    let mut runner = TestRunner::deterministic();
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let mut versions: Vec<(ReportId, i32)> = Vec::new();
    for number in 0..40 {
        let act = act().new_tree(&mut runner).unwrap().current();
        match act {
            Act::Correct(of, said) if !versions.is_empty() => {
                let of = of.index(versions.len());
                let version = &mut versions[of];
                let sent = correct(&anf, *version, draft(&said)).await.unwrap();
                *version = (sent.id, sent.version);
            }
            Act::Send(said) | Act::Correct(_, said) => {
                let sent = send(&anf, draft(&said)).await.unwrap();
                versions.push((sent.id, sent.version));
            }
            Act::Import(last) => {
                let rows = rows(1..=last);
                import(&duty, "UNODC", vec![file("rows.csv", rows)]).await.unwrap();
            }
        }
        if number % 10 == 3 {
            test.clock.advance_ms(60_000);
            test.checkpoint().await;
        }
        asked(&duty, question(None)).await;
    }
    test.clock.advance_ms(60_000);
    let middle = START.plus_ms(3 * 60_000);
    test.checkpoint().await;
    let opened = test.opened_again().await;
    for as_of in [None, Some(middle)] {
        for ctx in [&duty, &anf] {
            let at_once = told(&asked(&anew(&opened, ctx), question(as_of)).await);
            assert_eq!(told(&asked(ctx, question(as_of)).await), at_once);
        }
    }
}

fn question(as_of: Option<Timestamp>) -> FigureQuery {
    let period = Period::parse("2010/2025").unwrap();
    let by = by(Measure::SeizedMass, &[Dimension::Substance, Dimension::District]);
    FigureQuery { period, as_of, lineage: true, ..by }
}

fn anew(app: &App, ctx: &Ctx) -> Ctx {
    app.ctx(ctx.actor().clone())
}

/// All that a figure says but for the moment it was asked.
fn told(figure: &Figure) -> String {
    let figure = Figure { as_of: START, ..figure.clone() };
    serde_json::to_string_pretty(&figure).unwrap()
}
