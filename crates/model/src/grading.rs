//! Grading of intelligence, kept in the scheme in which it was given. Never converted upward.

use serde::{Deserialize, Serialize};

/// A grading in its native scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "scheme")]
pub enum Grading {
    /// UK 3x5x2: source 1 to 3, information A to E, handling P or C.
    ThreeFiveTwo {
        /// 1 reliable, 2 untested, 3 not reliable.
        source: u8,
        /// `A` known directly to `E` suspected to be false.
        information: char,
        /// `P` lawful sharing permitted, `C` with conditions.
        handling: char,
    },
    /// Europol 4x4: source A, B, C or X, information 1 to 4.
    Europol {
        /// `A` no doubt to `X` can't be assessed.
        source: char,
        /// 1 accuracy not in doubt to 4 not corroborated.
        information: u8,
    },
    /// Admiralty: source A to F, information 1 to 6.
    Admiralty {
        /// `A` completely reliable to `F` can't be judged.
        source: char,
        /// 1 confirmed to 6 can't be judged.
        information: u8,
    },
}

impl Grading {
    /// Whether the codes exist in their scheme.
    pub fn is_valid(&self) -> bool {
        match *self {
            Self::ThreeFiveTwo { source, information, handling } => {
                (1..=3).contains(&source)
                    && ('A'..='E').contains(&information)
                    && matches!(handling, 'P' | 'C')
            }
            Self::Europol { source, information } => {
                matches!(source, 'A' | 'B' | 'C' | 'X') && (1..=4).contains(&information)
            }
            Self::Admiralty { source, information } => {
                ('A'..='F').contains(&source) && (1..=6).contains(&information)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_outside_their_scheme_are_invalid() {
        assert!(Grading::Europol { source: 'X', information: 4 }.is_valid());
        assert!(!Grading::Europol { source: 'D', information: 4 }.is_valid());
        assert!(!Grading::Admiralty { source: 'A', information: 7 }.is_valid());
        let good = Grading::ThreeFiveTwo { source: 2, information: 'E', handling: 'C' };
        assert!(good.is_valid());
    }
}
