//! What the crate says of texts and reports as its callers see it.

// Marked as tests module by module: clippy takes only such code for tests.
#[cfg(test)]
mod places;
