//! Overlap of plans in place, time and identifiers.
//!
//! It holds nothing yet: its rules come with operations. It stands here so that the direction
//! rule already covers it.
