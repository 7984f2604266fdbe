//! How a table says when something happened: one column, from and to, day, month and year apart,
//! or months of a fiscal year.

mod declared;
mod fiscal;
mod month;
mod pattern;
mod read;
mod span;

pub use declared::{Parts, WhenSource};
pub use fiscal::year_of;
pub use pattern::Pattern;
pub use read::{BoundParts, BoundWhen, Formats};
