//! What can be typed, with help that teaches.

mod area;
mod demo;
mod places;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use yakja_model::{ContestId, JudgementId, ReportId};

pub use area::{Area, AreaLoad};
pub use demo::{Demo, DemoRows};
pub use places::Places;

/// Yakja: the shared register of a narcotics coordination centre.
///
/// Agencies tell one register what they did; it counts each seizure once, says
/// what is missing, and can prove that nobody touched it.
///
/// The first five minutes:
///   yakja init --data ./centre --country pakistan
///   yakja import seizures.csv --profile unodc-ids --agency UNODC --data ./centre
///   yakja figures seized-mass --period 2011/2013 --by substance --data ./centre
///   yakja audit verify --data ./centre
///   yakja serve --data ./centre
#[derive(Debug, Parser)]
#[command(name = "yakja", version, verbatim_doc_comment, max_term_width = 80)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command understands.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// Folder of the register: database, key store, signing key
    #[arg(long, global = true, value_name = "DIR", env = "YAKJA_DATA")]
    pub data: Option<PathBuf>,
    /// Database instead of SQLite in the folder, as postgres://USER@HOST/NAME
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "YAKJA_DATABASE_URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// Who acts, in the ledger
    #[arg(
        long,
        global = true,
        value_name = "LOGIN",
        env = "YAKJA_OPERATOR",
        default_value = "operator"
    )]
    pub operator: String,
    /// Answer with one JSON object on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// What to log to standard error, for example info or yakja_store=debug
    #[arg(long, global = true, value_name = "FILTER", env = "YAKJA_LOG")]
    pub log: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an empty register
    Init(Init),
    /// Read rows of files as reports, each row once
    ///
    /// Rows that were received before are recognised, so a file given twice adds nothing. Rows that
    /// can't be read are listed and the others are kept. Where the profile knows records by a key,
    /// a record that says something else is a correction.
    ///
    /// Exit status: 0 the run completed, also with refused rows, and also where --all-or-nothing
    /// took nothing, which it says; 1 nothing could be read; 2 wrong usage.
    Import(Import),
    /// See how tables are read, and try a profile of your own
    #[command(subcommand)]
    Profile(Profile),
    /// Ask for a figure
    ///
    /// Measures: seized-mass (kg), seized-volume (L), seized-units (pieces), seizures.
    ///
    /// Dimensions: substance, class, country, province, district, month. Without a word on the
    /// country, a figure speaks of the register's own.
    ///
    /// Periods: 2025, 2025-03, or FROM/TO with both ends included; 0001/9999 is all.
    Figures(Figures),
    /// Reports that may be of one incident: see, judge, contest
    ///
    /// Two reports with one FIR, laboratory memo, operation number or seal are joined. What is
    /// merely likely waits for a judge and counts separately until then.
    #[command(subcommand)]
    Incidents(Incidents),
    /// Places as reports write them: see what can't be placed, say where it lies
    #[command(subcommand)]
    Places(Places),
    /// Check published totals, and see which are missing
    #[command(subcommand)]
    Summaries(Summaries),
    /// Official boundaries of areas: load them from GeoJSON, list areas with their size
    #[command(subcommand)]
    Area(Area),
    /// Verify, prove, and read the ledger
    #[command(subcommand)]
    Audit(Audit),
    /// Give somebody an account
    #[command(subcommand)]
    Officer(Officer),
    /// Open the register to browsers and programs
    Serve(Serve),
    /// Look whether everything is in order
    Doctor,
    /// An invented world to try things on
    #[command(subcommand)]
    Demo(Demo),
}

#[derive(Debug, Args)]
pub struct Init {
    /// The country pack, for example pakistan
    #[arg(long, value_name = "NAME")]
    pub country: String,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Import {
    #[command(subcommand)]
    pub command: Option<ImportCommand>,
    /// Files to read; several files are one import
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to read them: the name of a shipped profile, or a TOML file
    #[arg(long, value_name = "PROFILE", required = true)]
    pub profile: Option<String>,
    /// Who sends them: the code of an organisation, for example UNODC
    #[arg(long, value_name = "CODE", required = true)]
    pub agency: Option<String>,
    /// Traffic light of the reports instead of the profile's or TLP:AMBER
    #[arg(long, value_name = "TLP")]
    pub marking: Option<String>,
    /// Take nothing; say what would become of the rows
    #[arg(long)]
    pub dry_run: bool,
    /// Take nothing where one row is refused; at most 200,000 rows
    #[arg(long, conflicts_with = "dry_run")]
    pub all_or_nothing: bool,
    /// Write the refused rows to a CSV file, to mend and send again
    #[arg(long, value_name = "FILE")]
    pub rejected: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Take an import back: its rows are not shown any more, and what they
    /// corrected is as it was
    Undo {
        /// Id of the import
        #[arg(value_name = "IMPORT_ID")]
        id: String,
        /// Why; it stands in the ledger, so name nobody
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Profile {
    /// List the profiles that ship
    List,
    /// Write a workbook to fill in, with the columns and lists of a profile
    Template {
        /// The profile: a TOML file, or the name of a shipped one
        #[arg(value_name = "PROFILE")]
        profile: String,
        /// The workbook to write
        #[arg(long, value_name = "FILE.xlsx")]
        output: PathBuf,
        /// The country pack whose words the lists offer
        #[arg(long, value_name = "NAME", default_value = "pakistan")]
        country: String,
    },
    /// Try a profile on a sample of a table; nothing is taken
    Check {
        /// The profile: a TOML file, or the name of a shipped one
        #[arg(value_name = "PROFILE")]
        profile: String,
        /// The table
        #[arg(long, value_name = "FILE")]
        sample: PathBuf,
        /// A companion file that goes with it; may be given again
        #[arg(long, value_name = "FILE")]
        companion: Vec<PathBuf>,
        /// The country pack, where no register is given
        #[arg(long, value_name = "NAME", default_value = "pakistan")]
        country: String,
    },
}

#[derive(Debug, Args)]
pub struct Figures {
    /// What is added up
    #[arg(value_name = "MEASURE")]
    pub measure: String,
    /// Over which days
    #[arg(long, value_name = "PERIOD")]
    pub period: String,
    /// Split by these dimensions
    #[arg(long, value_name = "DIM", value_delimiter = ',')]
    pub by: Vec<String>,
    /// Only what has this value, as DIM=VALUE; may be given again
    #[arg(long = "where", value_name = "DIM=VALUE")]
    pub filters: Vec<String>,
    /// As the register stood at this time: a date, or RFC 3339
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// List the reports behind it, each with its file and row
    #[arg(long)]
    pub lineage: bool,
}

#[derive(Debug, Subcommand)]
pub enum Incidents {
    /// List pairs that wait for a judge, the strongest first, with the reasons
    Review {
        /// How many at most
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
    /// List all pairs that were found, judged or not
    Pairs {
        /// How many at most
        #[arg(long, default_value_t = 1_000)]
        limit: usize,
    },
    /// Show the incident that a report belongs to: its reports, amounts, joins
    Show {
        /// Id of any of its reports
        #[arg(value_name = "REPORT")]
        report: ReportId,
    },
    /// Judge whether two reports are of one incident
    Judge {
        /// One report
        #[arg(value_name = "REPORT")]
        one: ReportId,
        /// The other
        #[arg(value_name = "REPORT")]
        other: ReportId,
        /// same, different or unsure
        #[arg(value_name = "VERDICT")]
        verdict: String,
        /// Why; it names nobody
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Take a judgement back: what held before it holds again
    Undo {
        /// Id of the judgement
        #[arg(value_name = "JUDGEMENT")]
        judgement: JudgementId,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Contest a join, as an officer of an organisation that owns one of the reports
    Contest {
        /// One report
        #[arg(value_name = "REPORT")]
        one: ReportId,
        /// The other
        #[arg(value_name = "REPORT")]
        other: ReportId,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Record how a named panel decided a contest
    Decide {
        /// Id of the contest
        #[arg(value_name = "CONTEST")]
        contest: ContestId,
        /// same, different or unsure
        #[arg(value_name = "VERDICT")]
        verdict: String,
        /// Logins of those who sat on the panel
        #[arg(long, value_name = "LOGIN", value_delimiter = ',', required = true)]
        panel: Vec<String>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Summaries {
    /// List summaries with what came of their checks, latest period first
    List,
    /// Say whether drugs, regions and totals agree, and which line would explain a difference
    Check {
        /// Id of a summary, or what the list calls it; all where it is left out
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
    /// Set what an organisation claims beside what its reports itemise
    Reconcile {
        /// Code of the organisation
        #[arg(long, value_name = "CODE")]
        agency: String,
        /// Over which days
        #[arg(long, value_name = "PERIOD")]
        period: String,
    },
    /// Say who reported for which month, and who did not
    Calendar {
        /// Which months
        #[arg(long, value_name = "PERIOD")]
        period: String,
        /// First day of which reports are expected instead of the register's first
        #[arg(long, value_name = "DAY")]
        since: Option<String>,
        /// Days after the end of a month by which its statement must be there; 10 by default
        #[arg(long, value_name = "DAYS")]
        days: Option<u16>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Hash everything stored again and compare every column that follows from it
    ///
    /// Exit status: 0 everything is as it was recorded, 1 something is not (it is named).
    Verify,
    /// Prove that a report or a ledger entry is in the ledger
    ///
    /// The proof holds all an outsider needs: the entry, the path to a signed root, the key, and
    /// the bytes of a report with their salt.
    Prove {
        /// Id of a report or of a ledger entry
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Print the newest signed checkpoint
    Checkpoint,
    /// List ledger entries, newest first
    Log {
        /// How many, 1 to 500
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=500))]
        limit: u16,
        /// Only entries before this position
        #[arg(long, value_name = "POSITION")]
        before: Option<u64>,
        /// Entries of single rows of imports too
        #[arg(long)]
        rows: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Officer {
    /// Make an account and a one-time link to choose its password
    Add {
        /// Name to sign in with
        #[arg(value_name = "LOGIN")]
        login: String,
        /// Code of the organisation
        #[arg(long, value_name = "CODE")]
        agency: String,
        /// duty-officer or liaison
        #[arg(long, value_name = "ROLE")]
        role: String,
    },
    /// Make a new one-time link for an account
    Link {
        /// Name to sign in with
        #[arg(value_name = "LOGIN")]
        login: String,
    },
}

#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Address to listen on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: std::net::SocketAddr,
    /// Mark cookies as for https only; give it where a proxy ends TLS before this program
    #[arg(long)]
    pub behind_tls: bool,
    /// Address that browsers use, where a proxy does not pass on the Host header,
    /// for example https://register.example
    #[arg(long, value_name = "URL")]
    pub origin: Option<String>,
}
