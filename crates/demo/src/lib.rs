//! An invented world as files and commands, for trying the register and for measuring it.
//!
//! Nothing here is about a real seizure or a real person. Names of districts and towns are real,
//! the vocabulary of columns is that of UNODC's individual seizure tables or of the register's own
//! template, everything else is drawn from a seed. It knows the model alone: whoever calls it
//! imports the files and submits the reports as any officer would.
#![warn(missing_docs)]

mod amount;
mod files;
mod literal;
mod mixed;
mod places;
mod reports;
mod rows;
mod scenes;
mod substances;
mod weighted;
mod year;

pub use files::DemoFile;
pub use mixed::{TRUTH_HEADER, write_mixed_rows};
pub use reports::DemoReport;
pub use rows::{HEADER, rows, write_rows};
pub use year::{DemoOfficer, DemoYear, year};
