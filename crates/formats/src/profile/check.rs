//! Tries a profile on a sample of a table: what it finds, what it refuses, which words the country
//! pack does not know. For whoever writes a profile; nothing is taken.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use yakja_model::CountryPack;

use super::Profile;
use super::cells::{Bound, Cells};
use super::companion::Companions;
use super::group::Grouping;
use super::mapper::Mapper;
use super::organization::BoundOrganization;
use super::recognize::{FileRole, Fit, RecognizeError};
use super::rejection::Rejection;
use super::search::BindError;
use super::summary::BoundCell;
use super::words::Words;
use crate::Row;
use crate::country_pack::fold;

/// How many rejections are listed.
const LISTED: usize = 20;

/// A file of a sample, already read.
#[derive(Clone, Debug)]
pub struct SampleTable {
    /// Its header.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Why a sample can't be tried.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    /// The files are not those of the profile.
    #[error(transparent)]
    Recognize(#[from] RecognizeError),
    /// The profile does not fit a file.
    #[error(transparent)]
    Bind(#[from] BindError),
}

/// What a profile makes of a sample.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// What each file is: `main`, or the name of a companion.
    pub files: Vec<String>,
    /// Columns of the main table that the profile needs and finds.
    pub columns_found: Vec<String>,
    /// Columns of the main table that it does not use; those in a whole-row identity as well.
    pub columns_not_used: Vec<String>,
    /// Rows of the main table.
    pub rows: u64,
    /// Records that they make.
    pub records: u64,
    /// Records with a flag.
    pub flagged: u64,
    /// Records, or companion rows, that are refused.
    pub rejected: u64,
    /// Rows of the main table, or of companions, that are refused with them.
    pub rows_rejected: u64,
    /// The first reasons for that.
    pub first_rejections: Vec<Rejection>,
    /// How many reasons more there are.
    pub rejections_not_listed: u64,
    /// Words that the country pack does not know, with how many rows have each.
    pub unknown: UnknownWords,
}

/// Words that the country pack does not know, with how many rows have each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UnknownWords {
    /// Names of substances: taken and flagged.
    pub substances: BTreeMap<String, u64>,
    /// Unit words: the row is refused.
    pub units: BTreeMap<String, u64>,
    /// Places as written. All of them: what they stand for is found elsewhere.
    pub places: BTreeMap<String, u64>,
    /// Organisations: the row is refused.
    pub organizations: BTreeMap<String, u64>,
}

impl Profile {
    /// Tries the profile on a sample: the main table and its companions in any order.
    ///
    /// # Errors
    /// See [`CheckError`].
    pub fn check_sample(
        &self,
        sample: Vec<SampleTable>,
        pack: &CountryPack,
    ) -> Result<CheckReport, CheckError> {
        let headers: Vec<_> = sample.iter().map(|table| table.header.clone()).collect();
        let roles = self.recognize(&headers)?;
        let mut report =
            CheckReport { files: roles.iter().map(name_of).collect(), ..CheckReport::default() };
        let (mut mains, mut companions) = (Vec::new(), Companions::of(self));
        for (role, table) in roles.into_iter().zip(sample) {
            match role {
                FileRole::Main => mains.push(table),
                FileRole::Companion(name) => {
                    let file = companions.open(&name, &table.header, pack)?;
                    for row in table.rows {
                        companions.push(file, row).unwrap_or_else(|wrong| report.refuse(1, wrong));
                    }
                }
            }
        }
        let mut mapped = Vec::new();
        let words = Words::of(pack);
        let mut look_up = LookUp { words: &words, unknown: &mut report.unknown };
        companions.each_row(|cells, all| look_up.cells(cells, all));
        for table in &mains {
            let mapper = self.bind(&table.header, pack)?;
            for row in &table.rows {
                companions.claim(&mapper, row);
                look_up.main(&mapper, row);
            }
            mapped.push(mapper);
        }
        for (mapper, table) in mapped.iter().zip(&mains) {
            report.name_columns(mapper);
            report.map(mapper, table, &companions);
        }
        for (orphan, _) in companions.orphans() {
            report.refuse(1, vec![orphan]);
        }
        Ok(report)
    }

    /// How many of the needed columns a header has, and which it lacks.
    pub fn columns_missing(&self, header: &[String]) -> (Fit, Vec<String>) {
        let has = |name: &String| header.iter().any(|column| fold(column) == fold(name));
        let missing = self.needed_columns().into_iter().filter(|name| !has(name)).collect();
        (self.fits(header), missing)
    }
}

fn name_of(role: &FileRole) -> String {
    match role {
        FileRole::Main => "main".to_owned(),
        FileRole::Companion(name) => name.clone(),
    }
}

impl CheckReport {
    fn refuse(&mut self, rows: usize, problems: Vec<Rejection>) {
        self.rejected += 1;
        self.rows_rejected += rows as u64;
        let room = LISTED.saturating_sub(self.first_rejections.len());
        self.rejections_not_listed += problems.len().saturating_sub(room) as u64;
        self.first_rejections.extend(problems.into_iter().take(room));
    }

    fn name_columns(&mut self, mapper: &Mapper) {
        for (index, name) in mapper.columns.iter().enumerate() {
            let list = match mapper.used.contains(&index) {
                true => &mut self.columns_found,
                false => &mut self.columns_not_used,
            };
            list.push(name.clone());
        }
    }

    /// Maps rows in the order in which their records begin.
    fn map(&mut self, mapper: &Mapper, table: &SampleTable, companions: &Companions) {
        self.rows += table.rows.len() as u64;
        let mut grouping = Grouping::new(mapper);
        table.rows.iter().cloned().for_each(|row| grouping.push(row));
        for group in grouping.into_groups() {
            match mapper.map_group(&group, companions) {
                Ok(record) => {
                    self.records += 1;
                    self.flagged += u64::from(record.flagged);
                }
                Err(problems) => self.refuse(group.len(), problems),
            }
        }
    }
}

/// Counts words that the pack does not know.
struct LookUp<'check> {
    words: &'check Words,
    unknown: &'check mut UnknownWords,
}

impl LookUp<'_> {
    /// Looks at the words of a row of the main table, each once.
    fn main(&mut self, mapper: &Mapper, row: &Row) {
        let Ok(texts) = mapper.cells_of(row) else { return };
        let numbers = [row.number];
        let mut cells = Cells::new(mapper.table(), texts, &numbers);
        let layout = &mapper.layout;
        let (mut substances, mut units) = (BTreeSet::new(), BTreeSet::new());
        for exhibit in &layout.exhibits {
            if cells.holds(exhibit.only.as_ref()) {
                substances.insert(cells.peek(&exhibit.substance).into_owned());
                units.extend(exhibit.unit_words(&mut cells, self.words));
            }
        }
        for laboratory in &layout.laboratory {
            if cells.holds(laboratory.only.as_ref()) {
                substances.insert(cells.peek(&laboratory.substance).into_owned());
            }
        }
        substances.iter().for_each(|text| self.substance(text));
        units.iter().for_each(|text| self.unit(text));
        if let Some(place) = &layout.place {
            self.place(&cells.peek(place));
        }
        for organization in layout.organization.iter().chain(&layout.credits) {
            self.organization(organization, &cells.peek(organization.source()));
        }
        self.cells(&mut cells, &layout.cells);
    }

    /// Looks at the words of cells of a summary, each once: cells of a row share most of them.
    fn cells<'row>(&mut self, cells: &mut Cells<'row>, all: &'row [BoundCell]) {
        let stated = |cell: &&BoundCell| !cells.peek(&cell.value).is_empty();
        let stated: Vec<_> = all.iter().filter(stated).collect();
        let stated: Vec<_> =
            stated.into_iter().filter(|cell| cells.holds(cell.only.as_ref())).collect();
        let texts = |of: fn(&BoundCell) -> &Option<Bound>| -> BTreeSet<Cow<'row, str>> {
            let bounds = stated.iter().filter_map(|cell| of(cell).as_ref());
            bounds.map(|bound| cells.peek(bound)).collect()
        };
        let (substances, units) = (texts(|cell| &cell.substance), texts(|cell| &cell.unit));
        let areas = texts(|cell| &cell.area);
        substances.iter().for_each(|text| self.substance(text));
        units.iter().for_each(|text| self.unit(text));
        areas.iter().for_each(|text| self.place(text));
    }

    fn substance(&mut self, text: &str) {
        let known = self.words.substance(text).is_some();
        count(&mut self.unknown.substances, text, known);
    }

    fn unit(&mut self, text: &str) {
        count(&mut self.unknown.units, text, self.words.unit(text).is_some());
    }

    fn place(&mut self, text: &str) {
        count(&mut self.unknown.places, text, false);
    }

    fn organization(&mut self, bound: &BoundOrganization, text: &str) {
        if self.words.organization(text).is_some() || text == super::SUBMITTER {
            return;
        }
        for part in bound.parts(text) {
            let known = self.words.organization(part).is_some();
            count(&mut self.unknown.organizations, part, known);
        }
    }
}

fn count(words: &mut BTreeMap<String, u64>, text: &str, known: bool) {
    if !text.is_empty() && !known {
        *words.entry(text.to_owned()).or_insert(0) += 1;
    }
}
