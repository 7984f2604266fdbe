//! Reports: list, read, send, open what is sealed in them.

mod flag_unlikely;
mod list_reports;
mod open_personal;
mod read_report;
mod submit_report;

pub(crate) use flag_unlikely::flag_unlikely;
pub use list_reports::{ListReports, list_reports};
pub use open_personal::{OpenPersonal, open_personal};
pub use read_report::{read_report, report_history, report_versions};
pub use submit_report::{ReportDraft, SubmitReport, Submitted, submit_report};
pub use yakja_store::{LedgerRow, ReportFilter, ReportPage, StoredReport};
