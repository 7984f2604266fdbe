//! Reads when something happened out of a row.

use yakja_model::{Precision, When};

use super::super::cells::{Bound, BoundCondition, Cells};
use super::declared::{Approximate, StandsFor};
use super::fiscal::{FiscalYear, month_of};
use super::pattern::Pattern;
use super::span;
use crate::profile::number::whole;
use crate::table::plain_digits;

/// A way in which a table says when, with its columns found.
#[derive(Clone, Debug)]
pub struct BoundWhen {
    /// In which rows it is used.
    pub only: Option<BoundCondition>,
    /// Where it stands.
    pub parts: BoundParts,
    /// How dates are written.
    pub formats: Formats,
    /// Whether a text that is no date leaves it to the next way.
    pub or_next: bool,
    /// What the date stands for, where that is more than itself.
    pub stands_for: Option<StandsFor>,
    /// So many days before it belong to it.
    pub days_before: u16,
}

/// Where a date stands.
#[derive(Clone, Debug)]
pub enum BoundParts {
    /// In one text.
    Whole(Bound),
    /// In two.
    Span { from: Bound, to: Bound },
    /// In numbers.
    Numbers { year: Bound, month: Option<Bound>, day: Option<Bound> },
    /// In a fiscal year and a month of it.
    Fiscal { year: Bound, month: Option<Bound>, begins: FiscalYear },
}

/// How dates are written.
#[derive(Clone, Debug)]
pub struct Formats {
    patterns: Vec<Pattern>,
    partial: Vec<Pattern>,
    approximate: Approximate,
    allow_partial: bool,
    with_time: bool,
    expected: String,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is written otherwise, or not in the calendar.
    Other,
    /// Two of the formats read two dates, in words.
    Ambiguous(String),
}

impl Formats {
    /// Takes the formats of a profile.
    pub fn new(patterns: &[Pattern], allow_partial: bool) -> Self {
        let mut partial: Vec<Pattern> = Vec::new();
        for pattern in patterns.iter().filter(|_| allow_partial).flat_map(Pattern::partial) {
            if !partial.contains(&pattern) && !patterns.contains(&pattern) {
                partial.push(pattern);
            }
        }
        let expected = expected(patterns, &partial);
        Self {
            patterns: patterns.to_vec(),
            partial,
            approximate: Approximate::Never,
            allow_partial,
            with_time: false,
            expected,
        }
    }

    /// The same with approximate dates, and with times of day that are not kept.
    pub fn allowing(self, approximate: Approximate, with_time: bool) -> Self {
        Self { approximate, with_time, ..self }
    }

    /// Reads a date.
    pub fn read(&self, text: &str) -> Result<When, Unread> {
        let mut plain = plain_digits(text);
        if !plain.is_ascii() {
            plain = plain.replace(['–', '—'], "-").into();
        }
        let mut text = plain.trim();
        let mut marked = self.approximate == Approximate::Always;
        if self.approximate == Approximate::Marked {
            let bare = text.trim_matches(['~', ' ']);
            marked = bare.len() < text.len();
            text = bare;
        }
        if self.with_time {
            text = without_time(text);
        }
        let when = self.one(text)?;
        if marked { span::widened(when).ok_or(Unread::Other) } else { Ok(when) }
    }

    /// The one date that the formats read.
    fn one(&self, text: &str) -> Result<When, Unread> {
        if let ([pattern], []) = (self.patterns.as_slice(), self.partial.as_slice()) {
            return pattern.read(text).ok_or(Unread::Other);
        }
        let all = self.patterns.iter().chain(&self.partial);
        let mut read = all.filter_map(|pattern| Some((pattern.read(text)?, pattern)));
        let (first, pattern) = read.next().ok_or(Unread::Other)?;
        match read.find(|(other, _)| *other != first) {
            None => Ok(first),
            Some((other, second)) => Err(Unread::Ambiguous(format!(
                "a date that reads one way; this could be {} ({}) or {} ({})",
                span::in_words(first),
                pattern.as_str(),
                span::in_words(other),
                second.as_str()
            ))),
        }
    }

    /// What was expected, in words.
    pub fn expected(&self, unread: &Unread) -> String {
        match unread {
            Unread::Ambiguous(text) => text.clone(),
            Unread::Other => self.expected.clone(),
        }
    }
}

fn expected(patterns: &[Pattern], partial: &[Pattern]) -> String {
    let what = match patterns.iter().any(Pattern::has_day) {
        true => "a day of the calendar as",
        false => "a date as",
    };
    let names: Vec<_> = patterns.iter().map(Pattern::as_str).collect();
    let mut text = format!("{what} {}", names.join(" or "));
    if !partial.is_empty() {
        let names: Vec<_> = partial.iter().map(Pattern::as_str).collect();
        text = format!("{text}, or {}", names.join(" or "));
    }
    text
}

/// The text before a time of day such as ` 14:05` or `T00:00:00Z`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let before = text.get(..colon).unwrap_or_default();
    let hours = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_hour = (1..=2).contains(&(before.len() - hours.len()));
    match hours.strip_suffix([' ', 'T']) {
        Some(date) if is_hour => date.trim_end(),
        _ => text,
    }
}

impl BoundWhen {
    /// Whether the row says nothing here, or nothing that is a date where that may be.
    pub fn is_absent<'row>(&'row self, cells: &Cells<'row>) -> bool {
        let first = match &self.parts {
            BoundParts::Whole(bound) => bound,
            BoundParts::Span { from, .. } => from,
            BoundParts::Numbers { year, .. } | BoundParts::Fiscal { year, .. } => year,
        };
        let text = cells.peek(first);
        text.is_empty() || self.or_next && self.formats.read(&text).is_err()
    }

    /// Reads the date, or notes what is wrong with it.
    pub fn read<'row>(&'row self, cells: &mut Cells<'row>) -> Option<When> {
        let when = match &self.parts {
            BoundParts::Whole(bound) => self.whole(cells, bound),
            BoundParts::Span { from, to } => self.span(cells, from, to),
            BoundParts::Numbers { year, month, day } => {
                let parts = (month.as_ref(), day.as_ref());
                self.numbers(cells, year, parts)
            }
            BoundParts::Fiscal { year, month, begins } => {
                fiscal(cells, (year, month.as_ref()), *begins)
            }
        }?;
        let when = match self.stands_for {
            Some(StandsFor::Month) => span::whole_months(when)?,
            Some(StandsFor::Year) => span::whole_years(when)?,
            None => when,
        };
        if self.days_before == 0 {
            return Some(when);
        }
        let from = span::days(when.from, -i32::from(self.days_before));
        Some(When { from, to: when.to, precision: Precision::Interval })
    }

    fn whole<'row>(&self, cells: &mut Cells<'row>, bound: &'row Bound) -> Option<When> {
        let value = cells.value(bound)?;
        match self.formats.read(&value.text) {
            Ok(when) => Some(when),
            Err(unread) => {
                cells.reject(bound, self.formats.expected(&unread));
                None
            }
        }
    }

    /// Without an end it is the beginning alone.
    fn span<'row>(
        &self,
        cells: &mut Cells<'row>,
        from: &'row Bound,
        to: &'row Bound,
    ) -> Option<When> {
        let start = self.whole(cells, from);
        if cells.peek(to).is_empty() {
            return start;
        }
        let end = self.whole(cells, to);
        let (start, end) = (start?, end?);
        let when = span::between(start, end);
        if when.is_none() {
            cells.reject(to, format!("a day not before {}", start.from));
        }
        when
    }

    /// A blank month or day leaves a year or a month, where that is allowed.
    fn numbers<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        year: &'row Bound,
        (month, day): (Option<&'row Bound>, Option<&'row Bound>),
    ) -> Option<When> {
        let number = |text: &str| i16::try_from(whole(text)?).ok();
        let of_year = number(&cells.text(year)).filter(|year| (1..=9999).contains(year));
        if of_year.is_none() {
            cells.reject(year, "a year of four digits".to_owned());
        }
        let year = of_year?;
        let Some(month) = self.part(cells, month)? else { return span::of_year(year) };
        let text = cells.text(month);
        let of_month = month_of(&plain_digits(&text));
        if of_month.is_none() {
            cells.reject(month, "a month as a number or by its name".to_owned());
        }
        let of_month = of_month?;
        let Some(day) = self.part(cells, day)? else { return span::of_month(year, of_month) };
        let text = cells.text(day);
        let found = number(&text)
            .and_then(|day| yakja_model::Day::new(year, of_month, i8::try_from(day).ok()?));
        if found.is_none() {
            cells.reject(day, "a day of that month".to_owned());
        }
        found.map(When::on)
    }

    /// A further part of a date: `Some(None)` where there is none to read.
    fn part<'row>(
        &self,
        cells: &mut Cells<'row>,
        bound: Option<&'row Bound>,
    ) -> Option<Option<&'row Bound>> {
        match bound {
            Some(bound) if cells.peek(bound).is_empty() => {
                if self.formats.allow_partial {
                    return Some(None);
                }
                cells.reject(bound, "a number, since allow_partial is not set".to_owned());
                None
            }
            other => Some(other),
        }
    }
}

fn fiscal<'row>(
    cells: &mut Cells<'row>,
    (year, month): (&'row Bound, Option<&'row Bound>),
    begins: FiscalYear,
) -> Option<When> {
    let of_year = plain_digits(&cells.text(year)).into_owned();
    if begins.read(&of_year, None).is_none() {
        cells.reject(year, "a fiscal year such as 2019, FY19 or 2018-19".to_owned());
        return None;
    }
    let Some(month) = month else { return begins.read(&of_year, None) };
    let of_month = plain_digits(&cells.text(month)).into_owned();
    let when = begins.read(&of_year, Some(&of_month));
    if when.is_none() {
        cells.reject(month, "a month as a number or by its name".to_owned());
    }
    when
}
