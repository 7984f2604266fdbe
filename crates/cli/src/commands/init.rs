//! `yakja init`: make an empty register.

use std::process::ExitCode;

use serde_json::json;
use yakja_app::App;

use super::settings;
use crate::{
    arguments::{Global, Init},
    failure::Failure,
    output,
};

pub async fn run(global: &Global, init: Init) -> Result<ExitCode, Failure> {
    let settings = settings(global)?;
    let app = App::create(settings, &init.country, &global.operator).await?;
    let (key, name) = (app.verifier_key().to_owned(), app.pack().name_en.clone());
    let country = app.pack().country;
    app.close().await?;
    if global.json {
        let answer = json!({
            "country": country, "operator": global.operator, "verifier_key": key,
        });
        output::json(&answer)?;
        return Ok(ExitCode::SUCCESS);
    }
    output::line(&format!("The register of {name} is ready. You act as {:?}.", global.operator))?;
    output::line("Give this key to whoever is to verify its checkpoints:")?;
    output::line(&format!("  {key}"))?;
    output::line("Back up the database, keys.db and ledger.key, each in a place of its own.")?;
    Ok(ExitCode::SUCCESS)
}
