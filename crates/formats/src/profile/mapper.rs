//! Turns one row of a table into what a report says, or says everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use yakja_model::{Content, CountryCode, OrganizationCode, Seizure, When};

use super::bind::Places;
use super::date_format::DateFormat;
use super::gates::Gates;
use super::identity::Identity;
use super::rejection::Rejection;
use super::words::Words;
use super::{BlankCountry, Take};
use crate::{CellProblem, Row};

/// The longest text that is kept in one column, in characters.
const TEXT_LIMIT: usize = 2_000;

/// What a row says, before it is anybody's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedRow {
    /// The organisation that says it; `None` where the profile leaves that to the submitter.
    pub organization: Option<OrganizationCode>,
    /// When it happened.
    pub when: When,
    /// Where, as written; empty where the row does not say.
    pub place: String,
    /// Country of the event.
    pub country: CountryCode,
    /// What it says.
    pub content: Content,
    /// The columns that the profile keeps, by the profile's name for them, as written but for
    /// outer space; blank ones are left out.
    pub as_written: BTreeMap<String, String>,
    /// SHA-256 over the whole row: the same row given again has the same.
    pub identity: [u8; 32],
    /// Whether any exhibit of it is flagged.
    pub flagged: bool,
}

/// A profile that has found its columns in one table and its words in one country pack.
pub struct Mapper {
    pub(super) columns: Vec<String>,
    pub(super) places: Places,
    pub(super) used: BTreeSet<usize>,
    pub(super) date_format: DateFormat,
    pub(super) allow_partial: bool,
    pub(super) take: Take,
    pub(super) blank_country: BlankCountry,
    pub(super) gates: Gates,
    pub(super) words: Words,
    pub(super) identity: Identity,
}

impl Mapper {
    /// Maps one row.
    ///
    /// # Errors
    /// Gives everything that is wrong with the row, in the order of its columns.
    pub fn map(&self, row: &Row) -> Result<MappedRow, Vec<Rejection>> {
        let problem = |problem: &CellProblem| vec![Rejection::of_problem(row.number, problem)];
        let cells = row.cells.as_ref().map_err(problem)?;
        let (found, expected) = (cells.len(), self.columns.len());
        if found != expected {
            return Err(problem(&CellProblem::CellCount { found, expected }));
        }
        let mut cells =
            Cells { number: row.number, columns: &self.columns, cells, wrong: Vec::new() };
        self.refuse_long_texts(&mut cells);
        let organization = self.organization(&mut cells);
        let when = self.when(&mut cells);
        let country = self.country(&mut cells);
        let exhibit = self.exhibit(&mut cells);
        match (when, country, exhibit) {
            (Some(when), Some(country), Some(exhibit)) if cells.wrong.is_empty() => Ok(MappedRow {
                organization,
                when,
                place: self.place(&cells),
                country,
                flagged: !exhibit.flags.is_empty(),
                content: Content::Seizure(Seizure { exhibits: vec![exhibit] }),
                as_written: self.as_written(&cells),
                identity: self.identity.hash(cells.cells),
            }),
            _ => Err(cells.in_order()),
        }
    }

    fn refuse_long_texts(&self, cells: &mut Cells<'_>) {
        for index in &self.used {
            let text = cells.text(*index);
            if is_long(text) {
                cells.reject(*index, format!("at most {TEXT_LIMIT} characters"));
            }
        }
    }

    fn organization(&self, cells: &mut Cells<'_>) -> Option<OrganizationCode> {
        let index = self.places.organization?;
        let found = self.words.organization(cells.text(index));
        if found.is_none() {
            cells.reject(index, self.words.expected_organization());
        }
        found
    }

    fn when(&self, cells: &mut Cells<'_>) -> Option<When> {
        let (index, format) = (self.places.when, self.date_format);
        let text = cells.text(index);
        let partial = || self.allow_partial.then(|| format.read_partial(text)).flatten();
        let when = format.read(text).or_else(partial);
        if when.is_none() {
            let mut expected = format!("a day of the calendar as {}", format.name());
            if self.allow_partial {
                expected = format!("{expected}, or {} or YYYY", format.month_name());
            }
            cells.reject(index, expected);
        }
        when
    }

    fn country(&self, cells: &mut Cells<'_>) -> Option<CountryCode> {
        let index = self.places.country;
        let text = cells.text(index);
        if text.is_empty() && self.blank_country == BlankCountry::Pack {
            return Some(self.words.own_country());
        }
        let found = self.words.country(text);
        if found.is_none() {
            cells.reject(index, self.words.expected_country());
        }
        found
    }

    fn place(&self, cells: &Cells<'_>) -> String {
        let given = self.places.place.iter().map(|index| cells.text(*index));
        let mut given = given.filter(|text| !text.is_empty());
        match self.take {
            Take::First => given.next().unwrap_or_default().to_owned(),
            Take::All => given.collect::<Vec<_>>().join(", "),
        }
    }

    fn as_written(&self, cells: &Cells<'_>) -> BTreeMap<String, String> {
        let kept = self.places.keep.iter().map(|(name, index)| (name, cells.text(*index)));
        kept.filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.clone(), text.to_owned()))
            .collect()
    }
}

fn is_long(text: &str) -> bool {
    text.len() > TEXT_LIMIT && text.chars().nth(TEXT_LIMIT).is_some()
}

/// The cells of one row and what is wrong with them so far.
pub struct Cells<'row> {
    number: u64,
    columns: &'row [String],
    cells: &'row [String],
    wrong: Vec<(usize, Rejection)>,
}

impl<'row> Cells<'row> {
    /// A cell without outer space.
    pub fn text(&self, index: usize) -> &'row str {
        self.cells.get(index).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// Notes that a cell is wrong. A text that is too long is wrong for that reason alone.
    pub fn reject(&mut self, index: usize, expected: String) {
        if !self.wrong.iter().any(|(at, _)| *at == index && is_long(self.text(index))) {
            let column = self.columns.get(index).map(String::as_str).unwrap_or_default();
            let rejection = Rejection::new(self.number, column, self.text(index), expected);
            self.wrong.push((index, rejection));
        }
    }

    fn in_order(mut self) -> Vec<Rejection> {
        self.wrong.sort_by_key(|(index, _)| *index);
        self.wrong.into_iter().map(|(_, rejection)| rejection).collect()
    }
}
