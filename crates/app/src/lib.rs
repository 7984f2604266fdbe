//! What the register does: one file a use case, the jobs behind it, the projections in memory.
//!
//! A use case loads, asks the policies, applies a rule of `model`, and saves through one
//! transaction. It knows neither HTTP nor SQL.
#![warn(missing_docs)]

pub mod areas;
pub mod audit;
pub mod figures;
pub mod imports;
pub mod incidents;
pub mod officers;
pub mod places;
pub mod reports;
pub mod sessions;
pub mod sign_in;
pub mod summaries;

mod assets;
mod clock;
mod close_codes;
mod ctx;
mod error;
mod holdings;
mod jobs;
mod projections;
mod register;
mod settings;

pub use clock::{Clock, CountingEntropy, Entropy, FixedClock, SystemClock, SystemEntropy};
pub use ctx::Ctx;
pub use error::{Error, FieldProblem, Hindrance, Result};
pub use holdings::{Holdings, Readiness, holdings, readiness};
pub use register::App;
pub use settings::Settings;
