//! Adding rows of the feed to the columns.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use uuid::Uuid;
use yakja_model::{CountryCode, Day, Flag, ReportId};
use yakja_resolve::{Gazetteer, PlacementKind};
use yakja_store::FactRow;

use super::columns::{AmountKind, Dictionaries, Facts, NOT_STATED, Segment, mark};

/// Rows after which a segment is closed: few enough to copy when a report comes in, enough to
/// scan. Tests have several with few rows.
const ROWS: usize = if cfg!(test) { 2_500 } else { 65_536 };

/// Adds rows to facts; those of one report must come one after the other.
pub(crate) struct Appender<'a> {
    gazetteer: &'a Gazetteer,
    facts: Facts,
    dictionaries: Dictionaries,
    open: Segment,
    places: HashMap<(String, String), (u16, u16, bool)>,
    /// The report whose rows come now, and where they begin in the open segment.
    current: Option<(Uuid, i32, usize)>,
    /// Versions of the import that comes now which replace earlier ones.
    replacing: HashMap<Uuid, i32>,
}

impl<'a> Appender<'a> {
    pub(crate) fn new(mut facts: Facts, gazetteer: &'a Gazetteer) -> Self {
        let open = match facts.segments.pop() {
            Some(last) if last.len() < ROWS => Arc::unwrap_or_clone(last),
            Some(last) => {
                facts.segments.push(last);
                Segment::default()
            }
            None => Segment::default(),
        };
        let dictionaries = (*facts.dictionaries).clone();
        let (places, replacing) = (HashMap::new(), HashMap::new());
        Self { gazetteer, facts, dictionaries, open, places, current: None, replacing }
    }

    /// Adds a row that counts from a position on.
    pub(crate) fn push(&mut self, row: &FactRow, since: u64) {
        let continues =
            self.current.is_some_and(|(id, version, _)| id == row.id && version == row.version);
        self.add(row, (since, continues));
    }

    /// Adds the rows of one incident, whichever reports they are of, each with the position from
    /// which its report counts.
    pub(crate) fn push_incident(&mut self, rows: &[(FactRow, u64)]) {
        for (index, (row, since)) in rows.iter().enumerate() {
            self.add(row, (*since, index > 0));
        }
    }

    fn add(&mut self, row: &FactRow, (since, continues): (u64, bool)) {
        if !continues {
            self.close_incident();
            self.close_segment_if_full();
            self.current = Some((row.id, row.version, self.open.len()));
        }
        let (province, district, known) = self.place(row);
        let mut marks = 0;
        if !continues {
            marks |= mark::FIRST;
        }
        if !row.flags.is_empty() {
            marks |= mark::FLAGGED;
        }
        if row.flags.split(',').any(|flag| flag == Flag::AmountUnlikely.code()) {
            marks |= mark::UNLIKELY;
        }
        if !known {
            marks |= mark::PLACE_NOT_KNOWN;
        }
        if self.facts.linked.contains(ReportId(row.id)) {
            marks |= mark::LINKED;
            self.open.linked = true;
        }
        let (amount, kind) = amount(row);
        let names = &mut self.dictionaries;
        let open = &mut self.open;
        open.report.push(row.id);
        open.version.push(row.version);
        open.from.push(row.happened_from);
        open.to.push(row.happened_to);
        open.amount.push(amount);
        open.amount_kind.push(kind as u8);
        open.marks.push(marks);
        open.access.push(names.access.intern(&row.access_class.to_string()));
        open.organization.push(names.organization.intern(&row.organization));
        open.substance
            .push(row.substance.as_deref().map_or(NOT_STATED, |code| names.substance.intern(code)));
        open.class.push(names.class.intern(&row.class));
        open.country.push(names.country.intern(&row.country));
        open.province.push(province);
        open.district.push(district);
        open.month.push(month(names, row));
        open.since.push(since);
        open.until.push(u64::MAX);
    }

    /// A version of a report comes by itself: from its position on, earlier ones do not count.
    /// Gives false where a later one is there already, so that this one never counts. Clocks of
    /// two processes may differ, and a version may get its position before the one it follows.
    pub(crate) fn comes(&mut self, (report, version): (Uuid, i32), position: u64) -> bool {
        let newest = self.facts.corrected.get(&report);
        if newest.is_some_and(|newest| *newest > version) {
            return false;
        }
        // Most reports have one version, and looking for another takes long.
        if version > 1 {
            Arc::make_mut(&mut self.facts.corrected).insert(report, version);
            self.supersede(report, position);
        }
        true
    }

    /// Adds a row of an import. Where a later version of its report is there already, it does not
    /// count; where it is a later version itself, [`Appender::replace`] ends the earlier ones.
    pub(crate) fn push_of_import(&mut self, row: &FactRow, since: u64) {
        if self.facts.corrected.get(&row.id).is_some_and(|newest| *newest > row.version) {
            return;
        }
        if row.version > 1 && self.replacing.insert(row.id, row.version) != Some(row.version) {
            Arc::make_mut(&mut self.facts.corrected).insert(row.id, row.version);
        }
        self.push(row, since);
    }

    /// Ends an import: what its rows correct does not count from its position on.
    pub(crate) fn replace(&mut self, position: u64) {
        let replacing = std::mem::take(&mut self.replacing);
        if !replacing.is_empty() {
            let is_earlier = |(id, version): (Uuid, i32)| {
                replacing.get(&id).is_some_and(|newest| version < *newest)
            };
            self.end(is_earlier, position);
        }
    }

    /// An import is taken back: these versions do not count from its position on. Gives those that
    /// did until then and follow an earlier version, which may count again.
    pub(crate) fn hide(&mut self, versions: &HashSet<(Uuid, i32)>, position: u64) -> HashSet<Uuid> {
        let ended = self.end(|version| versions.contains(&version), position);
        ended.into_iter().filter(|(_, version)| *version > 1).map(|(id, _)| id).collect()
    }

    /// Notes which version of a report is the newest, after a later one was taken back.
    pub(crate) fn comes_back(&mut self, report: Uuid, version: Option<i32>) {
        let corrected = Arc::make_mut(&mut self.facts.corrected);
        match version {
            Some(version) => corrected.insert(report, version),
            None => corrected.remove(&report),
        };
    }

    /// Ends every row that counts and is of such a version; gives the versions.
    fn end(
        &mut self,
        is_ended: impl Fn((Uuid, i32)) -> bool,
        position: u64,
    ) -> HashSet<(Uuid, i32)> {
        self.close_incident();
        self.current = None;
        let mut ended = HashSet::new();
        end_in(&mut self.open, (&is_ended, position), &mut ended);
        for segment in &mut self.facts.segments {
            // A segment is copied only where something in it ends.
            let mut versions = segment.report.iter().copied().zip(segment.version.iter().copied());
            if versions.any(&is_ended) {
                end_in(Arc::make_mut(segment), (&is_ended, position), &mut ended);
            }
        }
        ended
    }

    fn supersede(&mut self, report: Uuid, position: u64) {
        self.close_incident();
        self.current = None;
        supersede_in(&mut self.open, report, position);
        for segment in &mut self.facts.segments {
            if segment.report.contains(&report) {
                supersede_in(Arc::make_mut(segment), report, position);
            }
        }
    }

    /// Marks the rows of reports that are linked from now on: they count by their incident.
    pub(crate) fn link(&mut self, reports: &HashSet<ReportId>) {
        if reports.is_empty() {
            return;
        }
        self.close_incident();
        self.current = None;
        link_in(&mut self.open, reports);
        for segment in &mut self.facts.segments {
            if segment.report.iter().any(|id| reports.contains(&ReportId(*id))) {
                link_in(Arc::make_mut(segment), reports);
            }
        }
    }

    /// The facts with all rows added, applied up to a position.
    pub(crate) fn finish(mut self, position: u64) -> Facts {
        self.close_incident();
        if self.open.len() > 0 {
            self.facts.segments.push(Arc::new(self.open));
        }
        self.facts.dictionaries = Arc::new(self.dictionaries);
        self.facts.position = position;
        self.facts.changed = position;
        self.facts
    }

    /// Marks the exhibit of an incident that has only one.
    fn close_incident(&mut self) {
        let Some((_, _, from)) = self.current else { return };
        if self.open.len() == from + 1
            && let Some(marks) = self.open.marks.last_mut()
        {
            *marks |= mark::ALONE;
        }
    }

    fn close_segment_if_full(&mut self) {
        if self.open.len() >= ROWS {
            let full = std::mem::take(&mut self.open);
            self.facts.segments.push(Arc::new(full));
        }
    }

    /// Province and district of a row, and whether its place could be placed.
    fn place(&mut self, row: &FactRow) -> (u16, u16, bool) {
        let key = (row.country.clone(), row.place.clone());
        if let Some(found) = self.places.get(&key) {
            return *found;
        }
        let names = &mut self.dictionaries;
        let found = match CountryCode::parse(&row.country) {
            None => (NOT_STATED, NOT_STATED, false),
            Some(country) => {
                let placed = self.gazetteer.look_up(&row.place, country);
                match placed.kind {
                    PlacementKind::AtSea => whole("at_sea", names),
                    PlacementKind::Abroad => whole("abroad", names),
                    PlacementKind::NotKnown => (NOT_STATED, NOT_STATED, false),
                    PlacementKind::Area => {
                        let province = placed.province.map(|code| names.province.intern(&code.0));
                        let district = placed.district.map(|code| names.district.intern(&code.0));
                        (province.unwrap_or(NOT_STATED), district.unwrap_or(NOT_STATED), true)
                    }
                }
            }
        };
        self.places.insert(key, found);
        found
    }
}

/// At sea and abroad are areas of both levels.
fn whole(name: &str, names: &mut Dictionaries) -> (u16, u16, bool) {
    (names.province.intern(name), names.district.intern(name), true)
}

fn amount(row: &FactRow) -> (i64, AmountKind) {
    match (row.mass_mg, row.volume_ml, row.pieces) {
        (Some(mass), _, _) => (mass, AmountKind::MassMg),
        (None, Some(volume), _) => (volume, AmountKind::VolumeMl),
        (None, None, Some(pieces)) => (pieces, AmountKind::Pieces),
        (None, None, None) => (0, AmountKind::NotKnown),
    }
}

/// The month of a row whose whole date lies in one.
fn month(names: &mut Dictionaries, row: &FactRow) -> u16 {
    let first = Day::from_number(row.happened_from).month();
    if first != Day::from_number(row.happened_to).month() {
        return NOT_STATED;
    }
    names.month.intern(&format!("{:04}-{:02}", first.0, first.1))
}

fn link_in(segment: &mut Segment, reports: &HashSet<ReportId>) {
    for (id, marks) in segment.report.iter().zip(segment.marks.iter_mut()) {
        if reports.contains(&ReportId(*id)) {
            *marks |= mark::LINKED;
            segment.linked = true;
        }
    }
}

fn end_in(
    segment: &mut Segment,
    (is_ended, position): (impl Fn((Uuid, i32)) -> bool, u64),
    ended: &mut HashSet<(Uuid, i32)>,
) {
    let versions = segment.report.iter().copied().zip(segment.version.iter().copied());
    for (version, until) in versions.zip(segment.until.iter_mut()) {
        if *until == u64::MAX && is_ended(version) {
            *until = position;
            segment.superseded = true;
            ended.insert(version);
        }
    }
}

fn supersede_in(segment: &mut Segment, report: Uuid, position: u64) {
    for (id, until) in segment.report.iter().zip(segment.until.iter_mut()) {
        if *id == report && *until == u64::MAX {
            *until = position;
            segment.superseded = true;
        }
    }
}
