//! The keys of `[when]`.

use serde::Deserialize;

use super::super::column::OneOrMore;
use super::super::source::{Condition, Source};
use super::fiscal::FiscalYear;
use super::month;
use super::pattern::Pattern;

/// One way in which a table says when: where it stands and how it is written.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Keys")]
pub struct WhenSource {
    /// In which rows it is used.
    pub only: Option<Condition>,
    /// Where it stands.
    pub parts: Parts,
    /// How dates are written.
    pub formats: Vec<Pattern>,
    /// Whether a month or a year alone is accepted.
    pub allow_partial: bool,
    /// Which dates are approximate.
    pub approximate: Approximate,
    /// Whether a time of day may follow, which is not kept.
    pub with_time: bool,
    /// Whether a text that is no date leaves it to the next way.
    pub or_next: bool,
    /// What the date stands for, where that is more than itself.
    pub stands_for: Option<StandsFor>,
    /// So many days before it belong to it.
    pub days_before: u16,
}

/// What a date stands for, where that is more than itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StandsFor {
    /// Its month: workbooks make a date of `Mar-2024`.
    Month,
    /// Its year.
    Year,
}

/// Where a date stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Parts {
    /// In one text.
    Whole(Source),
    /// In two.
    Span { from: Source, to: Source },
    /// In numbers.
    Numbers { year: Source, month: Option<Source>, day: Option<Source> },
    /// In a fiscal year and a month of it.
    Fiscal { year: Source, month: Option<Source>, begins: FiscalYear },
}

/// Which dates are approximate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approximate {
    /// None; a `~` is refused.
    #[default]
    Never,
    /// Those with `~` after or before them.
    Marked,
    /// All of them.
    Always,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    only: Option<Condition>,
    column: Option<Source>,
    from: Option<Source>,
    to: Option<Source>,
    year: Option<Source>,
    month: Option<Source>,
    day: Option<Source>,
    fiscal_year: Option<Source>,
    year_starts: Option<String>,
    #[serde(default)]
    year_named_by: NamedBy,
    format: Option<OneOrMore<Pattern>>,
    #[serde(default)]
    allow_partial: bool,
    #[serde(default)]
    approximate: Approximate,
    #[serde(default)]
    with_time: bool,
    #[serde(default)]
    or_next: bool,
    stands_for: Option<StandsFor>,
    #[serde(default)]
    days_before: u16,
}

/// Which of its two calendar years names a fiscal year.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum NamedBy {
    #[default]
    End,
    Start,
}

impl Keys {
    fn parts(&mut self) -> Result<Parts, &'static str> {
        let fiscal = self.fiscal_year.take();
        let begins = self.begins(fiscal.is_some())?;
        let (column, from, to) = (self.column.take(), self.from.take(), self.to.take());
        let (year, month, day) = (self.year.take(), self.month.take(), self.day.take());
        match (column, (from, to), (year, month, day), fiscal) {
            (Some(column), (None, None), (None, None, None), None) => Ok(Parts::Whole(column)),
            (None, (Some(from), Some(to)), (None, None, None), None) => {
                Ok(Parts::Span { from, to })
            }
            (None, (None, None), (Some(year), month, day), None) => {
                Ok(Parts::Numbers { year, month, day })
            }
            (None, (None, None), (None, month, None), Some(year)) => {
                Ok(Parts::Fiscal { year, month, begins })
            }
            _ => Err("expected column, or from and to, or year with month and day, \
                      or fiscal_year with month"),
        }
    }

    fn begins(&self, wanted: bool) -> Result<FiscalYear, &'static str> {
        let named_by_end = self.year_named_by == NamedBy::End;
        match (&self.year_starts, wanted) {
            (Some(text), true) => {
                let first_month = month::named(text);
                let first_month = first_month.ok_or("year_starts: expected the name of a month")?;
                Ok(FiscalYear { first_month, named_by_end })
            }
            (None, true) => Err("fiscal_year needs year_starts, for example \"July\""),
            (Some(_), false) => Err("year_starts goes with fiscal_year"),
            (None, false) => Ok(FiscalYear { first_month: 1, named_by_end }),
        }
    }
}

impl WhenSource {
    /// Whether a day may be written `2024-03-04`, as it comes out of a workbook.
    pub fn takes_iso_days(&self) -> bool {
        self.formats.iter().any(|format| format.as_str() == "YYYY-MM-DD")
    }
}

impl TryFrom<Keys> for WhenSource {
    type Error = &'static str;

    fn try_from(mut keys: Keys) -> Result<Self, Self::Error> {
        let parts = keys.parts()?;
        let written = matches!(parts, Parts::Whole(_) | Parts::Span { .. });
        let formats = match (keys.format, written) {
            (Some(OneOrMore(formats)), true) => formats,
            (None, false) => Vec::new(),
            (None, true) => return Err("missing field `format`"),
            (Some(_), false) => return Err("format goes with column, or with from and to"),
        };
        Ok(Self {
            only: keys.only,
            parts,
            formats,
            allow_partial: keys.allow_partial,
            approximate: keys.approximate,
            with_time: keys.with_time,
            or_next: keys.or_next,
            stands_for: keys.stands_for,
            days_before: keys.days_before,
        })
    }
}
