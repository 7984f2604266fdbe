//! What runs beside the use cases.

pub(crate) mod resolving;
pub(crate) mod sequencing;
