//! The command line: parses, calls one use case, prints. Nothing is decided here.

mod arguments;
mod commands;
mod failure;
mod output;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use failure::Failure;

/// Rows are made on one thread and dropped on another, which is what this allocator is good at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_log(&arguments);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(run(arguments)),
        Err(error) => Err(Failure::from(anyhow::Error::from(error))),
    };
    match result {
        Ok(code) => code,
        Err(failure) => {
            if !matches!(failure, Failure::NobodyReads) {
                output::error(&failure.to_string());
            }
            failure.exit_code()
        }
    }
}

async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let global = arguments.global;
    match arguments.command {
        Command::Init(init) => commands::init::run(&global, init).await,
        Command::Import(import) => commands::import::run(&global, import).await,
        Command::Profile(profile) => commands::profile::run(&global, profile).await,
        Command::Figures(figures) => commands::figures::run(&global, figures).await,
        Command::Incidents(command) => commands::incidents::run(&global, command).await,
        Command::Places(command) => commands::places::run(&global, command).await,
        Command::Summaries(asked) => commands::summaries::run(&global, asked).await,
        Command::Area(area) => commands::area::run(&global, area).await,
        Command::Audit(audit) => commands::audit::run(&global, audit).await,
        Command::Officer(officer) => commands::officer::run(&global, officer).await,
        Command::Serve(serve) => commands::serve::run(&global, serve).await,
        Command::Doctor => commands::doctor::run(&global).await,
        Command::Demo(demo) => commands::demo::run(&global, demo).await,
    }
}

/// Logs go to standard error, so that standard output holds nothing but the answer.
fn start_log(arguments: &Arguments) {
    let default = match arguments.command {
        Command::Serve(_) => "info,sqlx=warn",
        _ => "warn",
    };
    let directives = arguments.global.log.as_deref().unwrap_or(default);
    let filter = tracing_subscriber::EnvFilter::new(directives);
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .with_target(false)
        .init();
}
