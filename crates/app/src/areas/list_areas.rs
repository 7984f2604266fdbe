//! List the areas of the country with the size that their boundaries enclose.

use serde::Serialize;
use yakja_model::{AreaBoundary, AreaCode, BoundaryHead, Day, SquareMeters, in_force};

use super::AreaName;
use crate::{Ctx, Error, Result};

/// The areas of the country pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaList {
    /// The day whose boundaries these are.
    pub day: Day,
    /// Every area, in the order of the pack.
    pub areas: Vec<AreaView>,
}

/// An area, and its boundary where one was loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaView {
    /// The area.
    #[serde(flatten)]
    pub area: AreaName,
    /// Code of the area it lies in; `None` for a province.
    pub parent: Option<String>,
    /// Code of its province, its own for a province.
    pub province: String,
    /// Whether a boundary holds on the day.
    pub has_boundary: bool,
    /// Who says that it runs so.
    pub boundary_source: Option<String>,
    /// The day from which it holds.
    pub valid_from: Option<Day>,
    /// What it encloses, in square metres.
    pub size_m2: Option<SquareMeters>,
    /// The same in hectares, with two decimals.
    pub hectares: Option<String>,
    /// The same in acres, with two decimals.
    pub acres: Option<String>,
}

/// Every area of the country pack with the boundary that holds on a day; today where none is
/// said. Boundaries are no secret: whoever has an account may see them.
///
/// # Errors
/// What the store says.
pub async fn list_areas(ctx: &Ctx, day: Option<Day>) -> Result<AreaList> {
    let day = day_or_today(ctx, day)?;
    let heads = ctx.app().parts.database.area_heads().await?;
    let in_force = in_force(heads, day);
    let pack = ctx.app().pack();
    let view = |area: &yakja_model::Area| {
        let head = in_force.get(&area.code);
        let size = head.map(|head: &BoundaryHead| head.size);
        AreaView {
            area: AreaName::of(area),
            parent: area.parent.as_ref().map(|parent| parent.0.clone()),
            province: area.province.0.clone(),
            has_boundary: head.is_some(),
            boundary_source: head.map(|head| head.source.clone()),
            valid_from: head.map(|head| head.valid_from),
            size_m2: size,
            hectares: size.map(SquareMeters::hectares),
            acres: size.map(SquareMeters::acres),
        }
    };
    Ok(AreaList { day, areas: pack.areas.iter().map(view).collect() })
}

/// An area with the boundary that holds on a day; today where none is said.
///
/// # Errors
/// [`Error::NotFound`] where the pack has no such area, or no boundary of it holds on the day.
pub async fn read_boundary(
    ctx: &Ctx,
    code: &AreaCode,
    day: Option<Day>,
) -> Result<(AreaView, AreaBoundary)> {
    let day = day_or_today(ctx, day)?;
    let database = &ctx.app().parts.database;
    let mut heads = database.area_heads().await?;
    heads.retain(|head| head.area == *code);
    let head = in_force(heads, day).remove(code).ok_or(Error::NotFound)?;
    let list = list_areas(ctx, Some(day)).await?;
    let view = list.areas.into_iter().find(|view| view.area.code == code.0);
    let boundary = database.area_boundary(head.id, code).await?;
    Ok((view.ok_or(Error::NotFound)?, boundary.ok_or(Error::NotFound)?))
}

fn day_or_today(ctx: &Ctx, day: Option<Day>) -> Result<Day> {
    match day {
        Some(day) => Ok(day),
        None => Ok(Day::latest_at(ctx.app().moment()?.now())),
    }
}
