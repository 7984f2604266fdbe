//! Adding up: one pass over the columns, on two threads, block by block.
//!
//! A block is filtered into a mask and keyed into cell numbers before anything is added, so the
//! loops stay simple enough for the compiler to turn into vector instructions.

use std::collections::HashMap;
use std::sync::Arc;

use super::{
    block::{Block, IN, Plan, STRADDLES, column, for_each_block},
    columns::{AmountKind, Facts, NOT_STATED, Segment, mark},
};

/// Cells in a table that is addressed directly; larger tables are hashed.
const DENSE: usize = 1 << 20;
const THREADS: usize = 2;

/// What was added up in one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CellSum {
    /// Base units.
    pub(crate) sum: i128,
    /// Exhibits with a known amount.
    pub(crate) known: u64,
    /// Of the sum, what exhibits with an unlikely amount add.
    pub(crate) unlikely: i128,
    /// Distinct incidents.
    pub(crate) incidents: u64,
    /// Distinct incidents with an exhibit whose amount is not known.
    pub(crate) not_known: u64,
}

impl CellSum {
    /// The sum without what another, which is part of it, adds.
    pub(crate) fn without(mut self, part: &Self) -> Self {
        self.sum -= part.sum;
        self.known = self.known.saturating_sub(part.known);
        self.unlikely -= part.unlikely;
        self.incidents = self.incidents.saturating_sub(part.incidents);
        self.not_known = self.not_known.saturating_sub(part.not_known);
        self
    }

    /// Both sums together.
    pub(crate) fn with(mut self, other: &Self) -> Self {
        self.add(other);
        self
    }

    fn add(&mut self, other: &Self) {
        self.sum += other.sum;
        self.known += other.known;
        self.unlikely += other.unlikely;
        self.incidents += other.incidents;
        self.not_known += other.not_known;
    }
}

/// Everything one pass finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scanned {
    /// Cells by their codes in the order of the plan, split into in and below the total.
    pub(crate) cells: HashMap<(Vec<u16>, bool), CellSum>,
    /// All cells in the total.
    pub(crate) total: CellSum,
    /// By class of substance, those below the total too.
    pub(crate) classes: HashMap<u16, CellSum>,
    /// Incidents by organisation.
    pub(crate) organizations: Vec<u64>,
    /// Incidents only partly in the period.
    pub(crate) straddling: u64,
    /// Counted incidents whose place can't be placed.
    pub(crate) place_not_known: u64,
    /// Counted incidents with a flag.
    pub(crate) flagged: u64,
}

/// Adds up.
pub(crate) fn scan(facts: &Facts, plan: &Plan) -> Scanned {
    let threads = THREADS.min(facts.segments.len().max(1));
    let parts: Vec<Partial> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                scope.spawn(move || {
                    let mut partial = Partial::new(plan);
                    facts
                        .segments
                        .iter()
                        .skip(worker)
                        .step_by(threads)
                        .for_each(|segment| partial.segment(segment, plan));
                    partial
                })
            })
            .collect();
        let joined = workers.into_iter().map(|worker| match worker.join() {
            Ok(partial) => partial,
            // A figure without one thread's share would be too small and look whole.
            Err(cause) => std::panic::resume_unwind(cause),
        });
        joined.collect()
    });
    merge(parts, plan)
}

/// Sums addressed by cell number, directly or by a hash.
enum Table {
    Dense(Vec<CellSum>),
    Hashed(HashMap<usize, CellSum>),
}

impl Table {
    fn new(cells: usize) -> Self {
        match cells <= DENSE {
            true => Self::Dense(vec![CellSum::default(); cells]),
            false => Self::Hashed(HashMap::new()),
        }
    }

    fn cell(&mut self, number: usize) -> Option<&mut CellSum> {
        match self {
            Self::Dense(cells) => cells.get_mut(number),
            Self::Hashed(cells) => Some(cells.entry(number).or_default()),
        }
    }

    fn into_cells(self) -> Vec<(usize, CellSum)> {
        match self {
            Self::Dense(cells) => {
                cells.into_iter().enumerate().filter(|(_, cell)| cell.incidents > 0).collect()
            }
            Self::Hashed(cells) => cells.into_iter().collect(),
        }
    }
}

/// What one thread has added up.
struct Partial {
    /// Cell number is code of each dimension times its stride, plus one bit for the total.
    cells: Table,
    total: CellSum,
    classes: Vec<CellSum>,
    organizations: Vec<u64>,
    straddling: u64,
    place_not_known: u64,
    flagged: u64,
    /// Cells, classes and total that the incident under way has been counted in.
    seen: Vec<usize>,
    seen_unknown: Vec<usize>,
    numbers: Vec<u64>,
}

/// Keys of `seen` beside cell numbers: no table has so many cells.
const TOTAL: usize = usize::MAX;
const ANY: usize = usize::MAX - 1;
const STRADDLE: usize = usize::MAX - 2;
const FLAGGED: usize = usize::MAX - 3;
const CLASS: usize = usize::MAX - 70_000;

impl Partial {
    fn new(plan: &Plan) -> Self {
        Self {
            cells: Table::new(table_size(plan)),
            total: CellSum::default(),
            classes: vec![CellSum::default(); plan.in_total.len()],
            organizations: vec![0; plan.organizations],
            straddling: 0,
            place_not_known: 0,
            flagged: 0,
            seen: Vec::new(),
            seen_unknown: Vec::new(),
            numbers: Vec::new(),
        }
    }

    fn segment(&mut self, segment: &Arc<Segment>, plan: &Plan) {
        self.seen.clear();
        self.seen_unknown.clear();
        for_each_block(segment, plan, |block| {
            self.number_cells(segment, plan, &block);
            self.add_block(segment, plan, &block);
        });
    }

    /// The cell number of each row of a block.
    fn number_cells(&mut self, segment: &Segment, plan: &Plan, block: &Block<'_>) {
        self.numbers.clear();
        self.numbers.resize(block.end - block.start, 0);
        let mut stride = 2_u64;
        for (dimension, codes) in &plan.by {
            let column = column(segment, *dimension);
            let column = column.get(block.start..block.end).unwrap_or_default();
            for (number, code) in self.numbers.iter_mut().zip(column) {
                *number = number.wrapping_add(u64::from(*code).wrapping_mul(stride));
            }
            stride = stride.wrapping_mul(*codes as u64);
        }
    }

    fn add_block(&mut self, segment: &Segment, plan: &Plan, block: &Block<'_>) {
        let range = block.start..block.end;
        let marks = segment.marks.get(range.clone()).unwrap_or_default();
        let amounts = segment.amount.get(range.clone()).unwrap_or_default();
        let kinds = segment.amount_kind.get(range.clone()).unwrap_or_default();
        let classes = segment.class.get(range.clone()).unwrap_or_default();
        let organizations = segment.organization.get(range).unwrap_or_default();
        let numbers = std::mem::take(&mut self.numbers);
        let rows = block.mask.iter().zip(marks).zip(amounts).zip(kinds).zip(classes);
        for (((((mask, marks), amount), kind), class), (organization, number)) in
            rows.zip(organizations.iter().zip(&numbers))
        {
            if marks & mark::FIRST != 0 {
                self.seen.clear();
                self.seen_unknown.clear();
            }
            match *mask {
                IN => self.add_row(
                    plan,
                    &Row {
                        marks: *marks,
                        amount: *amount,
                        kind: *kind,
                        class: usize::from(*class),
                        organization: usize::from(*organization),
                        number: *number as usize,
                    },
                ),
                STRADDLES => {
                    let first = self.first_time(*marks, STRADDLE);
                    self.straddling += u64::from(first);
                }
                _ => {}
            }
        }
        self.numbers = numbers;
    }

    fn add_row(&mut self, plan: &Plan, row: &Row) {
        let wanted = plan.amount.map(|kind| kind as u8);
        let known = wanted.is_none_or(|wanted| wanted == row.kind);
        let other = !known && row.kind != AmountKind::NotKnown as u8;
        if other && !plan.other_kinds_not_known {
            return;
        }
        let in_total = plan.in_total.get(row.class).copied().unwrap_or(false);
        let number = row.number + usize::from(in_total);
        let sum = CellSum {
            sum: if known { i128::from(row.amount) } else { 0 },
            known: u64::from(known),
            unlikely: match known && row.marks & mark::UNLIKELY != 0 {
                true => i128::from(row.amount),
                false => 0,
            },
            ..CellSum::default()
        };
        let fresh = (self.first_time(row.marks, number), !known && self.first_unknown(row, number));
        if let Some(cell) = self.cells.cell(number) {
            put(cell, &sum, fresh);
        }
        if in_total {
            let fresh =
                (self.first_time(row.marks, TOTAL), !known && self.first_unknown(row, TOTAL));
            put(&mut self.total, &sum, fresh);
        } else {
            let key = CLASS + row.class;
            let fresh = (self.first_time(row.marks, key), !known && self.first_unknown(row, key));
            if let Some(class) = self.classes.get_mut(row.class) {
                put(class, &sum, fresh);
            }
        }
        self.count_incident(row);
    }

    fn count_incident(&mut self, row: &Row) {
        if self.first_time(row.marks, ANY) {
            if let Some(count) = self.organizations.get_mut(row.organization) {
                *count += 1;
            }
            self.place_not_known += u64::from(row.marks & mark::PLACE_NOT_KNOWN != 0);
        }
        if row.marks & mark::FLAGGED != 0 && self.first_time(row.marks, FLAGGED) {
            self.flagged += 1;
        }
    }

    /// Whether the incident under way has not been counted under this key; it is from now on.
    fn first_time(&mut self, marks: u8, key: usize) -> bool {
        marks & mark::ALONE != 0 || insert(&mut self.seen, key)
    }

    fn first_unknown(&mut self, row: &Row, key: usize) -> bool {
        row.marks & mark::ALONE != 0 || insert(&mut self.seen_unknown, key)
    }
}

struct Row {
    marks: u8,
    amount: i64,
    kind: u8,
    class: usize,
    organization: usize,
    number: usize,
}

fn put(cell: &mut CellSum, sum: &CellSum, (incident, unknown): (bool, bool)) {
    cell.sum += sum.sum;
    cell.known += sum.known;
    cell.unlikely += sum.unlikely;
    cell.incidents += u64::from(incident);
    cell.not_known += u64::from(unknown);
}

/// An incident has few exhibits, so a short list is the fastest set.
fn insert(seen: &mut Vec<usize>, key: usize) -> bool {
    let fresh = !seen.contains(&key);
    if fresh {
        seen.push(key);
    }
    fresh
}

fn table_size(plan: &Plan) -> usize {
    plan.by.iter().fold(2_usize, |size, (_, codes)| size.saturating_mul(*codes))
}

fn merge(parts: Vec<Partial>, plan: &Plan) -> Scanned {
    let mut result = Scanned { organizations: vec![0; plan.organizations], ..Scanned::default() };
    for part in parts {
        for (number, sum) in part.cells.into_cells() {
            result.cells.entry(codes_of(number, plan)).or_default().add(&sum);
        }
        result.total.add(&part.total);
        for (code, sum) in (0_u16..).zip(&part.classes) {
            if sum.incidents > 0 {
                result.classes.entry(code).or_default().add(sum);
            }
        }
        for (all, some) in result.organizations.iter_mut().zip(&part.organizations) {
            *all += some;
        }
        result.straddling += part.straddling;
        result.place_not_known += part.place_not_known;
        result.flagged += part.flagged;
    }
    result
}

/// The codes that a cell number was made of, and whether it belongs to the total.
fn codes_of(number: usize, plan: &Plan) -> (Vec<u16>, bool) {
    let in_total = number % 2 == 1;
    let mut rest = number / 2;
    let mut codes = Vec::with_capacity(plan.by.len());
    for (_, count) in &plan.by {
        let count = (*count).max(1);
        codes.push(u16::try_from(rest % count).unwrap_or(NOT_STATED));
        rest /= count;
    }
    (codes, in_total)
}
