//! Say where a place as written lies, that it can't be placed, or take back what was said.

use serde::{Deserialize, Serialize};
use yakja_model::{
    Action, CountryCode, Event, PlaceCorrection, PlaceCorrectionError, PlaceMeaning, Ruling,
    RulingId, Subject,
};
use yakja_policy::{Ask, Permit, Resource};
use yakja_resolve::PlaceText;
use yakja_store::Tx;

use super::{CorrectionView, written::texts};
use crate::{Ctx, Error, Result, close_codes::close_codes};

/// What somebody says of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectPlace {
    /// As reports write it; it holds for all its spellings.
    pub place: String,
    /// Country of the reports; `None` for that of the country pack.
    pub country: Option<CountryCode>,
    /// Code of an area of the pack, `at_sea`, `abroad`, `unplaceable`, or `as_read` to take back
    /// what was said before.
    pub means: String,
    /// Why. Everybody who may see a report that writes it reads this, so it names nobody.
    pub reason: String,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectedPlace {
    /// What was said.
    pub correction: CorrectionView,
    /// Reports that the officer may see and that write it so.
    pub reports: u64,
}

/// Records what somebody says of a place. From its position on figures count accordingly.
///
/// # Errors
/// [`Error::Denied`] for who may not; [`Error::Invalid`] where a field is not as expected.
pub async fn correct_place(ctx: &Ctx, command: CorrectPlace) -> Result<CorrectedPlace> {
    // What is wrong with the words is told only to who may say them.
    permitted(ctx)?;
    let correction =
        ctx.change_once(command, async |tx, command| record(ctx, tx, command).await).await?;
    let found = texts(ctx, correction.country).await?;
    let text = PlaceText::of(&correction.place, correction.country);
    let text = text.and_then(|text| found.texts.get(&text));
    Ok(CorrectedPlace {
        correction: CorrectionView::of(&correction),
        reports: text.map_or(0, |text| text.reports),
    })
}

/// Whether the officer may say where places lie, so that a page can say it beforehand.
pub fn may_correct(ctx: &Ctx) -> bool {
    permitted(ctx).is_ok()
}

fn permitted(ctx: &Ctx) -> Result<()> {
    // The policies look at no ruling; one that is not made yet has no identifier.
    ctx.permit(ask(RulingId(ctx.actor().id.0))).map(drop)
}

async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    command: CorrectPlace,
) -> Result<(PlaceCorrection, Permit, Event)> {
    let pack = ctx.app().pack();
    let correction = PlaceCorrection {
        id: RulingId(tx.moment().id()),
        place: command.place.trim().to_owned(),
        country: command.country.unwrap_or(pack.country),
        means: command.means.trim().to_owned(),
        by: ctx.actor().id,
        organization: ctx.actor().organization.clone(),
        reason: command.reason.trim().to_owned(),
        at: tx.moment().now(),
    };
    check_area(ctx, &correction)?;
    correction.check(pack.country).map_err(refused)?;
    let permit = ctx.permit(ask(correction.id))?;
    let event = tx.save_ruling(&Ruling::PlaceCorrection(correction.clone())).await?;
    Ok((correction, permit, event))
}

const fn ask(id: RulingId) -> Ask<'static> {
    Ask {
        action: Action::CorrectPlace,
        subject: Subject::Ruling { id },
        resource: Resource::Centre,
        purpose: None,
    }
}

/// The pack has an area of this code.
fn check_area(ctx: &Ctx, correction: &PlaceCorrection) -> Result<()> {
    let areas = &ctx.app().pack().areas;
    let Some(PlaceMeaning::Area(code)) = correction.meaning() else { return Ok(()) };
    if areas.iter().any(|area| area.code == code) {
        return Ok(());
    }
    let close = close_codes(&code.0, areas.iter().map(|area| area.code.0.as_str()));
    let close = match close.is_empty() {
        true => String::new(),
        false => format!(" such as {}", close.join(", ")),
    };
    let words = "at_sea, abroad, unplaceable or as_read";
    Err(Error::invalid("means", format!("the code of an area{close}, or {words}")))
}

/// An error of the rules as the field it names.
fn refused(error: PlaceCorrectionError) -> Error {
    let text = error.to_string();
    let (field, expected) = text.split_once(": ").unwrap_or(("place", &text));
    Error::invalid(field, expected)
}
