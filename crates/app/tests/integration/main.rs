//! Stories of a register on both databases: what officers do, and what they are refused.

// Marked as tests module by module: clippy takes only such code for tests.
#[cfg(test)]
#[path = "../../../store/tests/server/mod.rs"]
mod server;

#[cfg(test)]
#[macro_use]
mod test_app;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod tables;

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod areas;
#[cfg(test)]
mod at_once;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod changes;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod filling;
#[cfg(test)]
mod idempotency;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod incidents;
#[cfg(test)]
mod interrupted;
#[cfg(test)]
mod personal;
#[cfg(test)]
mod places;
#[cfg(test)]
mod records;
#[cfg(test)]
mod submitting;
#[cfg(test)]
mod summaries;
#[cfg(test)]
mod uploading;
