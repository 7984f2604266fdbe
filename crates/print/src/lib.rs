//! Drawings and documents, from values to text or bytes.
//!
//! So far: bar charts as SVG, for pages and for paper. Documents (PDF by Typst) come with the
//! brief. Fonts come in as bytes; nothing is read from disk.
#![warn(missing_docs)]

pub mod bars;
