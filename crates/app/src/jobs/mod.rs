//! What runs beside the use cases.

pub(crate) mod sequencing;
