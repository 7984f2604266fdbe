//! Turns rows of a table into what a record says, or says everything that is wrong with them.

use std::collections::BTreeMap;

use yakja_model::{Content, CountryCode, Tlp, When};

use super::cells::{Cells, Table};
use super::companion::Companions;
use super::exhibit::Scales;
use super::gates::Gates;
use super::identity::Identity;
use super::layout::{BoundGroup, Details, Head, Layout, NumberedRow};
use super::merge::{Merged, joined};
use super::record::MappedRecord;
use super::rejection::Rejection;
use super::words::Words;
use super::{Conflict, PACK, ProfileKind};
use crate::{CellProblem, Note, Row};

/// A profile that has found its columns in one table and its words in one country pack.
pub struct Mapper {
    pub(super) columns: Vec<String>,
    pub(super) used: Vec<usize>,
    pub(super) sealed: Vec<usize>,
    pub(super) layout: Layout,
    pub(super) group: Option<BoundGroup>,
    pub(super) gates: Gates,
    pub(super) words: Words,
    pub(super) identity: Identity,
    pub(super) kind: ProfileKind,
}

impl Mapper {
    /// Whether a record is known by a key: one that comes twice in a file is then refused, and one
    /// that comes again with another content is a correction.
    pub fn rejects_repeated_identity(&self) -> bool {
        self.identity.is_key()
    }

    /// Maps one row that is a record by itself and has no companions.
    ///
    /// # Errors
    /// Gives everything that is wrong with the row, in the order of its columns.
    pub fn map_one(&self, row: &Row) -> Result<MappedRecord, Vec<Rejection>> {
        let cells = self.cells_of(row)?;
        let mut record = self.map_rows(&[(row.number, cells)], None)?;
        record.flagged |= self.has_formula(row);
        Ok(record)
    }

    /// Maps the rows of one record, with the companion rows that belong to it.
    ///
    /// # Errors
    /// Gives everything that is wrong with the rows, by row and column. One row that is wrong
    /// refuses the record, for it would be another without that row.
    pub fn map_group(
        &self,
        rows: &[Row],
        companions: &Companions,
    ) -> Result<MappedRecord, Vec<Rejection>> {
        let (mut good, mut wrong) = (Vec::with_capacity(rows.len()), Vec::new());
        for row in rows {
            match self.cells_of(row) {
                Ok(cells) => good.push((row.number, cells)),
                Err(problems) => wrong.extend(problems),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        good.sort_by_key(|(number, _)| *number);
        let mut record = self.map_rows(&good, Some(companions))?;
        record.flagged |= rows.iter().any(|row| self.has_formula(row));
        Ok(record)
    }

    /// Whether a value that is used was last computed by whoever saved the workbook.
    fn has_formula(&self, row: &Row) -> bool {
        let is_used = |name: &String| {
            let named = |index: &usize| self.columns.get(*index) == Some(name);
            self.used.iter().any(named)
        };
        let computed = |note: &Note| matches!(note, Note::Formula { column } if is_used(column));
        row.notes.iter().any(computed)
    }

    /// The key of companion rows for a row of the main table; `None` where it has none.
    pub(super) fn companion_key(
        &self,
        name: &str,
        (number, row): NumberedRow<'_>,
    ) -> Option<String> {
        let (_, bound) = self.layout.companions.iter().find(|(known, _)| known == name)?;
        let numbers = [number];
        let key = Cells::new(self.table(), row, &numbers).peek(bound).into_owned();
        (!key.is_empty()).then_some(key)
    }

    pub(super) fn table(&self) -> Table<'_> {
        Table { columns: &self.columns, sealed: &self.sealed, companion: None }
    }

    pub(super) fn cells_of<'row>(&self, row: &'row Row) -> Result<&'row [String], Vec<Rejection>> {
        let problem = |problem: &CellProblem| vec![Rejection::of_problem(row.number, problem)];
        let cells = row.cells.as_ref().map_err(problem)?;
        let (found, expected) = (cells.len(), self.columns.len());
        if found != expected {
            return Err(problem(&CellProblem::CellCount { found, expected }));
        }
        Ok(cells)
    }

    /// Maps rows that could be read.
    fn map_rows(
        &self,
        rows: &[NumberedRow<'_>],
        companions: Option<&Companions>,
    ) -> Result<MappedRecord, Vec<Rejection>> {
        let Some((first, others)) = rows.split_first() else { return Err(Vec::new()) };
        if others.is_empty() && self.looks_like_total(*first) {
            let name = self.columns.first().map(String::as_str).unwrap_or_default();
            let found = first.1.first().map(String::as_str).unwrap_or_default();
            let expected = "data; this looks like a total, see table.total_words";
            return Err(vec![Rejection::new(first.0, name, found.trim(), expected.to_owned())]);
        }
        let merged = (!others.is_empty()).then(|| Merged::of(rows, &self.layout.record_columns));
        let one = [first.0];
        let (cells, numbers) = match &merged {
            Some(merged) => (merged.cells.as_slice(), merged.numbers.as_slice()),
            None => (first.1, one.as_slice()),
        };
        let mut details = Details::default();
        let mut of_record = Cells::new(self.table(), cells, numbers);
        if merged.is_none() {
            of_record.refuse_long_texts(self.used.iter());
            self.read_row(&mut of_record, &mut details);
        }
        let head = self.head(&mut of_record, &mut details);
        self.check_key(&mut of_record);
        let mut wrong = Vec::new();
        if let Some(merged) = &merged {
            wrong = self.read_rows(rows, merged, &mut details);
            wrong.extend(self.conflicts(merged));
        }
        match companions.map_or(Ok(Vec::new()), |all| all.cells(self, (first.0, cells))) {
            Ok(cells) => details.cells.extend(cells),
            Err(problems) => wrong.extend(problems),
        }
        if let (Some(head), true, true) = (head, of_record.is_good(), wrong.is_empty()) {
            let conflict = merged.is_some_and(|merged| !merged.conflicts.is_empty());
            return self.finish(rows, (head, details), conflict);
        }
        let mut all = of_record.in_order();
        all.extend(wrong);
        if !others.is_empty() {
            all.sort_by_key(|wrong| (wrong.companion.is_some(), wrong.row));
        }
        Err(all)
    }

    /// Reads what each row of several adds; gives what is wrong with them.
    fn read_rows(
        &self,
        rows: &[NumberedRow<'_>],
        merged: &Merged,
        details: &mut Details,
    ) -> Vec<Rejection> {
        let mut wrong = Vec::new();
        let first = rows.first().map(|(number, _)| *number).unwrap_or_default();
        for (number, row) in rows {
            let numbers = [*number];
            let filled = self.filled(row, merged);
            let mut cells = Cells::new(self.table(), &filled, &numbers);
            self.check_line(&mut cells, (first, (*number, row)));
            cells.refuse_long_texts(self.used.iter());
            self.read_row(&mut cells, details);
            wrong.extend(cells.in_order());
        }
        wrong
    }

    /// Where rows of a record disagree about it, unless the first is to be taken.
    fn conflicts(&self, merged: &Merged) -> Vec<Rejection> {
        let first = self.group.as_ref().is_some_and(|group| group.conflict == Conflict::First);
        if first {
            return Vec::new();
        }
        merged.conflicts.iter().map(|conflict| conflict.rejection(self.table())).collect()
    }

    /// A key that is blank would make all such records one.
    fn check_key(&self, cells: &mut Cells<'_>) {
        let mut key = self.identity.key().peekable();
        let Some(first) = key.peek().copied() else { return };
        if key.all(|index| cells.cell(index).is_empty()) {
            cells.reject_at(Some(first), "the key of the record".to_owned());
        }
    }

    /// Reads what belongs to the record.
    fn head<'row>(&'row self, cells: &mut Cells<'row>, details: &mut Details) -> Option<Head> {
        let layout = &self.layout;
        let organization = match &layout.organization {
            Some(bound) => bound.says((cells, &self.words), &mut details.participants),
            None => Some(None),
        };
        for bound in &layout.credits {
            bound.took_part((cells, &self.words), &mut details.participants);
        }
        for bound in &layout.references_of_record {
            bound.read(cells, &mut details.references);
        }
        for bound in &layout.people_of_record {
            bound.read(cells, &self.words, &mut details.people);
        }
        let when = self.when(cells);
        let country = self.country(cells);
        let published = layout.published.read(cells);
        let tlp = self.tlp(cells);
        let place = layout.place.as_ref().map(|bound| cells.text(bound).into_owned());
        let narrative = layout.narrative.as_ref().map(|bound| cells.text(bound).into_owned());
        Some(Head {
            organization: organization?,
            when: when?,
            place: place.unwrap_or_default(),
            country: country?,
            published: published?,
            narrative: narrative.filter(|text| !text.is_empty()),
            tlp: tlp?,
        })
    }

    /// The traffic light of the record; `Some(None)` where it has none of its own.
    fn tlp<'row>(&'row self, cells: &mut Cells<'row>) -> Option<Option<Tlp>> {
        let Some(bound) = &self.layout.tlp else { return Some(None) };
        let text = cells.value(bound)?.text;
        if text.is_empty() {
            return Some(None);
        }
        let tlp = Tlp::parse(&text);
        if tlp.is_none() {
            let labels = Tlp::ALL.map(Tlp::label).join(", ");
            cells.reject(bound, format!("blank or one of {labels}"));
        }
        tlp.map(Some)
    }

    /// The first way that the row uses of those in which the profile says when.
    fn when<'row>(&'row self, cells: &mut Cells<'row>) -> Option<When> {
        let (last, before) = self.layout.when.split_last()?;
        for way in before {
            if cells.holds(way.only.as_ref()) && !way.is_absent(cells) {
                return way.read(cells);
            }
        }
        if !cells.holds(last.only.as_ref()) {
            cells.reject_row("no date", "a row for which the profile says where its date is");
            return None;
        }
        last.read(cells)
    }

    fn country<'row>(&'row self, cells: &mut Cells<'row>) -> Option<CountryCode> {
        let bound = &self.layout.country;
        let text = cells.value(bound)?.text;
        if text == PACK {
            return self.words.own_country();
        }
        let found = self.words.country(&text);
        if found.is_none() {
            cells.reject(bound, self.words.expected_country());
        }
        found
    }

    /// Reads what one row adds.
    fn read_row<'row>(&'row self, cells: &mut Cells<'row>, details: &mut Details) {
        let layout = &self.layout;
        if layout.nil.is_some() && cells.holds(layout.nil.as_ref()) {
            details.nil = true;
            return;
        }
        let by = Scales { words: &self.words, gates: &self.gates };
        for bound in &layout.exhibits {
            details.exhibits.extend(bound.read(cells, by));
        }
        for bound in &layout.people_of_row {
            bound.read(cells, &self.words, &mut details.people);
        }
        for bound in &layout.laboratory {
            details.laboratory.extend(bound.read(cells, &self.words));
        }
        for bound in &layout.cells {
            details.cells.extend(bound.read(cells, &self.words));
        }
        for bound in &layout.references_of_row {
            bound.read(cells, &mut details.references);
        }
    }

    /// The columns that are kept, as written.
    pub(super) fn as_written(&self, rows: &[NumberedRow<'_>]) -> BTreeMap<String, String> {
        let kept = self.layout.keep.iter().map(|(name, index)| (name, joined(rows, *index)));
        kept.filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.clone(), text)).collect()
    }

    /// Whether a content makes a reader look.
    pub(super) fn is_flagged(content: &Content) -> bool {
        match content {
            Content::Seizure(seizure) => seizure.exhibits.iter().any(|e| !e.flags.is_empty()),
            Content::Summary(summary) => summary.cells.iter().any(super::summary::is_flagged),
            _ => false,
        }
    }
}
