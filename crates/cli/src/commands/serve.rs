//! `yakja serve`: open the register to browsers and programs.

use std::process::ExitCode;

use yakja_app::{App, Ctx, imports::recover_imports};
use yakja_web::{ServeOptions, serve};

use super::open;
use crate::{
    arguments::{Global, Serve},
    failure::Failure,
    output,
};

pub async fn run(global: &Global, command: Serve) -> Result<ExitCode, Failure> {
    yakja_web::install_metrics();
    let (app, ctx) = open(global).await?;
    let closed = recover_imports(&ctx).await?;
    if closed > 0 {
        output::note(&format!("{closed} imports had broken off; what they had committed is shown"));
    }
    tokio::select! {
        served = until_stopped(app, &command) => served,
        never = show_broken_off(&ctx) => match never {},
    }
}

/// Shows now and then what imports that died had committed.
async fn show_broken_off(ctx: &Ctx) -> std::convert::Infallible {
    loop {
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
        if let Err(error) = recover_imports(ctx).await {
            tracing::error!(%error, "imports that broke off can't be shown");
        }
    }
}

/// Serves until the process is told to stop, then signs a last checkpoint.
pub async fn until_stopped(app: App, command: &Serve) -> Result<ExitCode, Failure> {
    let options = ServeOptions {
        listen: command.listen,
        behind_tls: command.behind_tls,
        origin: command.origin.clone(),
        ..ServeOptions::default()
    };
    output::note(&format!("Yakja listens on http://{}", command.listen));
    tokio::select! {
        served = serve(app.clone(), &options) => served.map_err(anyhow::Error::from)?,
        never = look_for_incidents(&app) => match never {},
    }
    app.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// Looks for reports of one incident whenever something came in.
async fn look_for_incidents(app: &App) -> std::convert::Infallible {
    loop {
        if let Err(error) = app.keep_resolving().await {
            tracing::error!(%error, "reports of one incident can't be looked for; it tries again");
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}
