//! Figures: numbers with a definition, a completeness, and the reports behind them.

mod answer;
mod chart;
mod compute_figure;
mod plan;
mod waiting;

pub use chart::chart;
pub use compute_figure::compute_figure;
