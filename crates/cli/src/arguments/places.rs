//! What can be typed about places.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Places {
    /// List places as reports write them, those of most reports first
    List {
        /// not-known (no figure can count them by place), unsure (read with some
        /// doubt, or known to no district), placed, said (by a person), or all
        #[arg(long, value_name = "STATE", default_value = "not-known")]
        state: String,
        /// Country of the reports, two letters; that of the register by default
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: usize,
        /// Pass over so many
        #[arg(long, default_value_t = 0)]
        skip: usize,
    },
    /// Show what is made of a place, why, and what people said of it
    Show {
        /// The place as reports write it
        #[arg(value_name = "TEXT")]
        place: String,
        /// Country of the reports, two letters; that of the register by default
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
    },
    /// Say where a place lies; figures count so from then on
    ///
    /// It holds for the whole text, without regard to letter case, accents, punctuation and
    /// spaces, in reports of one country, those that are here and those that come. The newest word
    /// wins. Figures as of an earlier time stay as they were.
    Correct {
        /// The place as reports write it
        #[arg(value_name = "TEXT")]
        place: String,
        /// Code or English name of a province, division or district; at_sea; abroad; unplaceable;
        /// or as_read, to take back what was said before
        #[arg(long, value_name = "AREA")]
        area: String,
        /// Why; it names nobody
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Country of the reports, two letters; that of the register by default
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
    },
}
