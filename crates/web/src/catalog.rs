//! What can be chosen: import profiles and organisations.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_model::Standing;

use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(profiles)).routes(routes!(organizations))
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
