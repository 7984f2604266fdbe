//! What a person should know about a row that was taken all the same.

/// Something about a row that its cells do not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The cell holds a formula; its value is what the spreadsheet program last computed.
    Formula {
        /// Its column.
        column: String,
    },
    /// The cell is blank because it is merged with another, in which the value stands.
    Merged {
        /// Its column.
        column: String,
        /// The cell in which the value stands, such as `B5`.
        first: String,
    },
    /// The cell is merged with one above, and the value of that one was taken for it too.
    FilledDown {
        /// Its column.
        column: String,
        /// The cell from which the value was taken, such as `B5`.
        first: String,
    },
    /// Something stands beside the table, where the header has no name. It was not taken.
    BeyondHeader {
        /// The first such cell, such as `H12`.
        cell: String,
    },
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Formula { column } => {
                write!(f, "{column}: the value of a formula, as last computed")
            }
            Self::Merged { column, first } => {
                write!(f, "{column}: blank, for it is merged with {first}")
            }
            Self::FilledDown { column, first } => {
                write!(f, "{column}: filled down from {first}, with which it is merged")
            }
            Self::BeyondHeader { cell } => {
                write!(f, "{cell} is beside the table and was not taken")
            }
        }
    }
}
