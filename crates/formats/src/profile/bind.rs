//! Finds a profile's columns in a table's header.

use yakja_model::CountryPack;

use super::asked::Meaning;
use super::cells::Bound;
use super::date::{BoundParts, BoundWhen, Formats, Parts, WhenSource};
use super::identity::Identity;
use super::layout::{BoundGroup, Layout};
use super::mapper::Mapper;
use super::search::{BindError, Search};
use super::source::Source;
use super::words::Words;
use super::{Profile, RowIdentity};

impl Profile {
    /// Finds the profile's columns in a header and the meaning of words in a country pack.
    /// Names of columns are compared without regard to case and white space around and between
    /// words.
    ///
    /// # Errors
    /// See [`BindError`].
    pub fn bind(&self, header: &[String], pack: &CountryPack) -> Result<Mapper, BindError> {
        for code in self.gates.substances() {
            if !pack.substances.iter().any(|substance| substance.code == *code) {
                return Err(BindError::GateSubstance { found: code.0.clone() });
            }
        }
        let words = Words::of(pack);
        let mut first = Search::new(header);
        self.layout(&mut first, &words);
        let mut search = first.again();
        let mut layout = self.layout(&mut search, &words);
        let key = self.key(&mut search);
        let group = self.group(&mut search);
        layout.record_columns.extend(key.iter().flatten());
        let found = search.finish()?;
        let kept = |index: &usize| layout.keep.iter().find(|(_, at)| at == index);
        let sealed: Vec<_> = found.sealed.iter().filter_map(kept).map(|(n, _)| n.clone()).collect();
        if !sealed.is_empty() {
            return Err(BindError::Sealed { columns: sealed });
        }
        Ok(Mapper {
            columns: header.iter().map(|name| name.trim().to_owned()).collect(),
            used: found.used,
            sealed: found.sealed,
            layout,
            group,
            gates: self.gates.clone(),
            words,
            identity: match key {
                None => Identity::of(header),
                Some(columns) => Identity::of_key(header, &columns),
            },
            kind: self.kind,
        })
    }

    /// Finds every column that belongs to a record, then those of each row.
    pub(super) fn layout(&self, search: &mut Search<'_>, words: &Words) -> Layout {
        let people = |search: &mut Search<'_>, each_row: bool| {
            let people = self.people.iter().filter(|people| people.each_row() == each_row);
            people.map(|people| people.bind(search)).collect::<Vec<_>>()
        };
        let organization = self.organization.as_ref().map(|source| source.bind(search, words));
        let when = self.when.iter().map(|source| bind_when(search, source)).collect();
        let place = self.place.as_ref().map(|source| search.bound(source));
        let country = self.bind_country(search, words);
        let credits = self.credits.iter().map(|source| source.bind(search)).collect();
        let references: Vec<_> = self.references.iter().map(|s| (s, s.each_row())).collect();
        let of_record = references.iter().filter(|(_, each_row)| !each_row);
        let references_of_record = of_record.map(|(source, _)| source.bind(search)).collect();
        let people_of_record = people(search, false);
        let narrative = self.narrative.as_ref().map(|source| search.sealed(source));
        let tlp = self.tlp.as_ref().map(|s| search.meaning(s, Meaning::TrafficLights));
        let published = self.summary.bind_published(search);
        let companions = self
            .companions
            .iter()
            .map(|companion| (companion.name.clone(), search.bound(companion.main_key())));
        let companions = companions.collect();
        let record_columns = search.used.clone();
        let of_rows = references.iter().filter(|(_, each_row)| *each_row);
        let alone =
            self.exhibits.len() == 1 && self.people.is_empty() && self.laboratory.is_empty();
        Layout {
            organization,
            credits,
            when,
            place,
            country,
            references_of_record,
            people_of_record,
            narrative,
            tlp,
            published,
            companions,
            nil: search.condition(self.summary.nil.as_ref()),
            references_of_row: of_rows.map(|(source, _)| source.bind(search)).collect(),
            people_of_row: people(search, true),
            exhibits: self.exhibits.iter().map(|e| e.bind(search, words, alone)).collect(),
            laboratory: self.laboratory.iter().map(|l| l.bind(search, words)).collect(),
            cells: self.cells.iter().map(|cell| cell.bind(search, words)).collect(),
            row_columns: search.used.difference(&record_columns).copied().collect(),
            record_columns,
            keep: self.keep.iter().filter_map(|name| search.kept(name)).collect(),
        }
    }

    fn bind_country(&self, search: &mut Search<'_>, words: &Words) -> Bound {
        search.check_constant("country.value", &self.country, |text| {
            let known = text == super::PACK || words.country(text).is_some();
            if known { Ok(()) } else { Err(words.expected_country()) }
        });
        search.bound(&self.country)
    }

    /// The columns of the key, where a key makes the identity.
    fn key(&self, search: &mut Search<'_>) -> Option<Vec<usize>> {
        match &self.identity {
            RowIdentity::WholeRow => None,
            RowIdentity::Key(names) => {
                Some(names.0.iter().filter_map(|name| search.find(name)).collect())
            }
        }
    }

    fn group(&self, search: &mut Search<'_>) -> Option<BoundGroup> {
        let group = self.group.as_ref()?;
        let by = group.by.0.iter().filter_map(|name| search.find(name)).collect();
        Some(BoundGroup { by, conflict: group.conflict, fill_down: group.fill_down })
    }
}

fn bind_when(search: &mut Search<'_>, source: &WhenSource) -> BoundWhen {
    let formats = Formats::new(&source.formats, source.allow_partial);
    let mut optional = |source: &Option<Source>| source.as_ref().map(|s| search.bound(s));
    let parts = match &source.parts {
        Parts::Numbers { year, month, day } => {
            let (month, day) = (optional(month), optional(day));
            BoundParts::Numbers { year: search.bound(year), month, day }
        }
        Parts::Fiscal { year, month, begins } => {
            let month = optional(month);
            BoundParts::Fiscal { year: search.bound(year), month, begins: *begins }
        }
        Parts::Whole(column) if source.takes_iso_days() => {
            BoundParts::Whole(search.meaning(column, Meaning::Days))
        }
        Parts::Whole(column) => BoundParts::Whole(search.bound(column)),
        Parts::Span { from, to } => {
            BoundParts::Span { from: search.bound(from), to: search.bound(to) }
        }
    };
    BoundWhen {
        only: search.condition(source.only.as_ref()),
        parts,
        formats: formats.allowing(source.approximate, source.with_time),
        or_next: source.or_next,
        stands_for: source.stands_for,
        days_before: source.days_before,
    }
}
