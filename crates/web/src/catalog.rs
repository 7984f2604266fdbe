//! What can be chosen: import profiles and organisations.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::imports;
use yakja_model::Standing;

use crate::id::Id;
use crate::imports::refused_rows::file;
use crate::problem::{Problem, Result};
use crate::web::Web;

/// The media type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(profiles))
        .routes(routes!(template))
        .routes(routes!(organizations))
}

/// The profiles that ship.
#[derive(Serialize, ToSchema)]
pub struct ProfileList {
    profiles: Vec<ProfileView>,
}

/// A profile: how to read a table.
#[derive(Serialize, ToSchema)]
pub struct ProfileView {
    name: String,
    version: u32,
    title: String,
    /// What one row of the table stands for.
    row_means: String,
}

/// The organisations of the country pack.
#[derive(Serialize, ToSchema)]
pub struct OrganizationList {
    organizations: Vec<OrganizationView>,
}

/// An organisation.
#[derive(Serialize, ToSchema)]
pub struct OrganizationView {
    code: String,
    /// `centre`, `member` or `outside`.
    #[schema(value_type = String)]
    standing: Standing,
    name_en: String,
    name_ur: String,
}

/// The import profiles that ship.
#[utoipa::path(
    get, path = "/profiles", tag = "catalog",
    responses((status = 200, description = "All of them", body = ProfileList))
)]
async fn profiles(State(web): State<Web>, _: Ctx) -> Json<ProfileList> {
    let profiles = web.app().profiles().map(|profile| ProfileView {
        name: profile.name.clone(),
        version: profile.version,
        title: profile.title.clone(),
        row_means: profile.row_means.clone(),
    });
    Json(ProfileList { profiles: profiles.collect() })
}

/// A workbook to fill in: the columns of a profile, with lists of what may stand in them.
#[utoipa::path(
    get, path = "/profiles/{name}/template", tag = "catalog",
    params(("name" = String, Path, description = "The profile")),
    responses(
        (status = 200, description = "The workbook (XLSX)", body = Vec<u8>,
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 404, description = "No such profile", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn template(State(web): State<Web>, _: Ctx, Id(name): Id<String>) -> Result<Response> {
    let app = web.app();
    let profile = app.profiles().find(|profile| profile.name == name);
    let profile = profile.ok_or_else(Problem::not_found)?;
    let bytes = imports::make_template(profile, app.pack())?;
    Ok((file(WORKBOOK, &format!("{name}.xlsx")), bytes).into_response())
}

/// The organisations of the centre's country pack.
#[utoipa::path(
    get, path = "/organizations", tag = "catalog",
    responses((status = 200, description = "All of them", body = OrganizationList))
)]
async fn organizations(State(web): State<Web>, _: Ctx) -> Json<OrganizationList> {
    let organizations = web.app().pack().organizations.iter().map(|one| OrganizationView {
        code: one.code.to_string(),
        standing: one.standing,
        name_en: one.name_en.clone(),
        name_ur: one.name_ur.clone(),
    });
    Json(OrganizationList { organizations: organizations.collect() })
}
