//! The store on both databases: what it keeps, and what each device of the design forbids.

// Marked as tests module by module: clippy takes only such code for tests.
#[cfg(test)]
#[path = "../server/mod.rs"]
mod server;

#[cfg(test)]
#[macro_use]
mod test_db;
#[cfg(test)]
mod acts;
#[cfg(test)]
mod officers;
#[cfg(test)]
mod raw;
#[cfg(test)]
mod samples;

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod full_disk;
#[cfg(test)]
mod idempotency;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod pairs;
#[cfg(test)]
mod proofs;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod sequencing;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod tree;

#[cfg(test)]
mod forbids;
