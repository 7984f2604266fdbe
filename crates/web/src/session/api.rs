//! `/api/v1/session`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use yakja_app::Ctx;
use yakja_model::Officer;

use crate::accounts::{Credentials, Session};
use crate::body::Body;
use crate::problem::{Problem, Result};
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(read, sign_in, sign_out))
}

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    login: String,
    #[schema(format = Password)]
    password: String,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfficerView {
    id: Uuid,
    login: String,
    organization: String,
    /// `duty-officer` or `liaison`.
    role: &'static str,
}

/// Who is signed in.
#[utoipa::path(
    get, path = "/session", tag = "session",
    responses(
        (status = 200, description = "You", body = OfficerView),
        (status = 401, description = "Nobody", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn read(ctx: Ctx) -> Json<OfficerView> {
    Json(OfficerView::of(ctx.actor()))
}

/// Sign in. The answer sets a cookie that the other calls need.
#[utoipa::path(
    post, path = "/session", tag = "session", request_body = SignIn, security(()),
    responses(
        (status = 200, description = "Signed in", body = OfficerView),
        (status = 401, description = "Login or password is wrong", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts with this login", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn sign_in(
    State(web): State<Web>,
    mut session: Session,
    Body(body): Body<SignIn>,
) -> Result<Json<OfficerView>> {
    let credentials = Credentials { login: body.login, password: body.password };
    let account = super::sign_in(&web, &mut session, credentials).await?;
    Ok(Json(OfficerView::of(account.officer())))
}

/// Sign out.
#[utoipa::path(
    delete, path = "/session", tag = "session",
    responses((status = 204, description = "Signed out, or nobody was signed in"))
)]
async fn sign_out(mut session: Session) -> Result<StatusCode> {
    super::sign_out(&mut session).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl OfficerView {
    fn of(officer: &Officer) -> Self {
        Self {
            id: officer.id.0,
            login: officer.login.clone(),
            organization: officer.organization.to_string(),
            role: officer.role.code(),
        }
    }
}
