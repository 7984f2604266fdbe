//! Summaries: list them, check what they say, set them beside reports, and see who is missing.
//!
//! Everything goes through the reader's scope. A summary is never added to a figure here.

mod check_summary;
mod incidents_of;
mod list_summaries;
mod reconcile;
mod reporting_calendar;
mod scoped;
mod summary_view;

pub use check_summary::{CheckedSummary, check_summary};
pub use list_summaries::{SummaryList, list_summaries};
pub use reconcile::{ReconciledSummary, ReconciliationView, reconcile};
pub use reporting_calendar::{Calendar, ReportingCalendar, reporting_calendar};
pub use summary_view::{CopyOf, SummaryState, SummaryView};
pub use yakja_resolve::summaries::{
    CalendarRow, Change, Check, CheckKind, CopyReason, Explanation, Line, MonthState, MonthStatus,
    Outcome, Reconciliation, ReconciliationRow, SummaryChecks, TwoPeriods, Unchecked,
};
