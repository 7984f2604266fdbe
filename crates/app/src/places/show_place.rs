//! Show what is made of one place as written, why, and what people said of it.

use serde::Serialize;
use yakja_model::CountryCode;
use yakja_resolve::{PlaceText, Places};

use super::{CorrectionView, PlaceView, learned::Said, may_correct, written::texts};
use crate::{Ctx, Error, Result};

/// Which place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShowPlace {
    /// As reports write it, in any of its spellings.
    pub place: String,
    /// Country of the reports; `None` for that of the country pack.
    pub country: Option<CountryCode>,
}

/// A place with what people said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceHistory {
    /// The place as it is read now.
    #[serde(flatten)]
    pub place: PlaceView,
    /// What people said of it, oldest first.
    pub history: Vec<CorrectionView>,
    /// Whether the reader may say where it lies.
    pub may_correct: bool,
}

/// A place as reports write it, or would.
///
/// # Errors
/// [`Error::Invalid`] where the text names no place.
pub async fn show_place(ctx: &Ctx, which: ShowPlace) -> Result<PlaceHistory> {
    let parts = &ctx.app().parts;
    let country = which.country.unwrap_or(parts.pack.country);
    let key = PlaceText::of(&which.place, country)
        .ok_or_else(|| Error::invalid("place", "a text with a letter or digit in it"))?;
    let found = texts(ctx, country).await?;
    let text = found.texts.get(&key);
    let may_correct = may_correct(ctx);
    // That somebody spoke of a text says that there are reports which write it.
    let said = match text.is_some() || may_correct {
        true => Said::all(&parts.database).await?,
        false => Said::default(),
    };
    let places = Places { gazetteer: &parts.gazetteer, learned: &said.learned };
    let spelling = text.and_then(|text| text.spellings.first());
    let place = spelling.map_or(which.place.trim(), String::as_str);
    let history = said.of(&key);
    let newest = history.last().map(|(_, newest)| newest);
    Ok(PlaceHistory {
        place: PlaceView::of((place, country), text, &places, newest),
        history: history.iter().map(|(_, said)| CorrectionView::of(said)).collect(),
        may_correct,
    })
}
