//! Numbers that offices give: of reports, FIRs, seals and memos, each from 1 in each year.

use std::collections::HashMap;

/// How far each office has counted in each year.
#[derive(Default)]
pub(super) struct Numbers {
    given: HashMap<(Series, &'static str, i16), u32>,
}

/// What is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Series {
    /// Reports of an agency.
    Report,
    /// First information reports of a police station.
    Fir,
    /// Seals of an agency.
    Seal,
    /// Memoranda of a laboratory.
    Memo,
}

impl Numbers {
    /// The next number of an office in a year.
    pub(super) fn next(&mut self, series: Series, (office, year): (&'static str, i16)) -> u32 {
        let given = self.given.entry((series, office, year)).or_default();
        *given += 1;
        *given
    }
}
