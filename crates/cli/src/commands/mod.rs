//! One file a command.

pub mod area;
mod areas;
pub mod audit;
pub mod demo;
pub mod doctor;
pub mod figures;
pub mod import;
pub mod incidents;
pub mod init;
pub mod officer;
pub mod places;
pub mod profile;
mod rejected_file;
pub mod serve;
pub mod summaries;
mod summary_checks;

use yakja_app::{App, Ctx, Settings};

use crate::{arguments::Global, failure::Failure};

/// Where the register is.
fn settings(global: &Global) -> Result<Settings, Failure> {
    let data = global.data.clone().ok_or_else(|| {
        Failure::usage("say where the register is: --data DIR, or set YAKJA_DATA")
    })?;
    Ok(Settings::at(data, global.database.clone()))
}

/// Opens the register and acts as the local operator.
async fn open(global: &Global) -> Result<(App, Ctx), Failure> {
    let app = App::open(settings(global)?).await?;
    let operator = app.operator(&global.operator).await.map_err(|error| match error {
        yakja_app::Error::NotFound => Failure::usage(format!(
            "no account {:?}; give --operator the login of a duty officer",
            global.operator
        )),
        other => other.into(),
    })?;
    let ctx = app.ctx(operator);
    Ok((app, ctx))
}
