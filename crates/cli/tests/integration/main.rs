//! The built program, driven as a user drives it: files in, answers and exit codes out, on both
//! databases. Every row is made here.

// Marked as tests module by module: clippy takes only such code for tests.
#[cfg(test)]
#[path = "../register/mod.rs"]
mod register;

#[cfg(test)]
mod areas;
#[cfg(test)]
mod as_of;
#[cfg(test)]
mod at_once;
#[cfg(test)]
mod bad_tables;
#[cfg(test)]
mod broken_off;
#[cfg(test)]
mod exit_codes;
#[cfg(test)]
mod figure_cells;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod full_disk;
#[cfg(test)]
mod help;
#[cfg(test)]
mod huge_cells;
#[cfg(test)]
mod import_answers;
#[cfg(test)]
mod judging;
#[cfg(test)]
mod lineage;
#[cfg(test)]
mod mixed_rows;
#[cfg(test)]
mod pipes;
#[cfg(test)]
mod places;
#[cfg(test)]
mod profile_check;
#[cfg(test)]
mod proofs;
#[cfg(test)]
mod quiet_errors;
#[cfg(test)]
mod row_work;
#[cfg(test)]
mod same_rows;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod sql;
#[cfg(test)]
mod straddling;
#[cfg(test)]
mod summaries;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod tampering;
#[cfg(test)]
mod width;
