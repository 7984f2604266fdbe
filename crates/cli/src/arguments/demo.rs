//! `yakja demo` as it is typed.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Serve;

#[derive(Debug, Subcommand)]
pub enum Demo {
    /// Write invented rows to standard output
    Rows(DemoRows),
    /// Open a register with an invented year; made at the first start and kept
    Serve(Serve),
}

#[derive(Debug, Args)]
pub struct DemoRows {
    /// How many
    #[arg(long)]
    pub count: u64,
    /// The same seed gives the same rows
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The profile that reads them: unodc-ids, or yakja for rows of several agencies
    #[arg(long, value_name = "PROFILE", default_value = "unodc-ids")]
    pub profile: String,
    /// Write to a CSV file which rows speak of one incident; with --profile yakja
    #[arg(long, value_name = "FILE")]
    pub truth: Option<PathBuf>,
}
