//! Stories told through HTTP, as programs and browsers would: each on a register of its own, on
//! SQLite and on PostgreSQL.

// Marked as tests module by module: clippy takes only such code for tests.
#[cfg(test)]
mod areas;
#[cfg(test)]
mod caller;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod incidents;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod parameters;
#[cfg(test)]
mod places;
#[cfg(test)]
mod protection;
#[cfg(test)]
mod register;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod session;
#[cfg(test)]
mod uploads;
