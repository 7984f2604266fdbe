//! Real files, read from a folder outside the project: every figure against counts that use
//! nothing of the product. `make test-real` runs them; YAKJA_REAL_DATA names the folder.

// Marked as tests module by module: clippy takes only such code for tests.
#[cfg(test)]
#[path = "../register/mod.rs"]
mod register;

#[cfg(test)]
mod areas;
#[cfg(test)]
mod counting;
#[cfg(test)]
mod databases;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod incidents;
#[cfg(test)]
mod pack;
#[cfg(test)]
mod places;
#[cfg(test)]
mod python;
#[cfg(test)]
mod records;
#[cfg(test)]
mod releases;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod unodc;
