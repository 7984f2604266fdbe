//! Texts of places as the reports that a reader may see write them, one for all its spellings.

use std::collections::BTreeMap;

use yakja_model::{CountryCode, Day};
use yakja_resolve::PlaceText;

use crate::{Ctx, Result};

/// Ways of writing that are looked at, those of most reports; where there are more, it says so.
const LOOKED_AT: u64 = 20_000;

/// A text with all ways of writing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// The ways of writing it, that of most reports first.
    pub(super) spellings: Vec<String>,
    pub(super) reports: u64,
    pub(super) first: Day,
    pub(super) last: Day,
}

/// All texts of the reports of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Texts {
    pub(super) texts: BTreeMap<PlaceText, Text>,
    /// Reports that write no place.
    pub(super) not_stated: u64,
    /// Whether there are more ways of writing than were looked at.
    pub(super) capped: bool,
}

/// The texts of the reports of a country that the reader may see.
pub(super) async fn texts(ctx: &Ctx, country: CountryCode) -> Result<Texts> {
    let scope = ctx.scope(None).await?;
    let database = &ctx.app().parts.database;
    let rows = database.written_places(country, &scope, LOOKED_AT).await?;
    let mut found = Texts { capped: rows.len() as u64 == LOOKED_AT, ..Texts::default() };
    for row in rows {
        let reports = u64::try_from(row.reports).unwrap_or_default();
        let (first, last) = (Day::from_number(row.first), Day::from_number(row.last));
        let Some(text) = PlaceText::of(&row.place, country) else {
            found.not_stated += reports;
            continue;
        };
        let new = || Text { spellings: Vec::new(), reports: 0, first, last };
        let text = found.texts.entry(text).or_insert_with(new);
        text.spellings.push(row.place);
        text.reports += reports;
        text.first = text.first.min(first);
        text.last = text.last.max(last);
    }
    Ok(found)
}
