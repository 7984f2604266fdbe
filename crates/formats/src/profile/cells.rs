//! The cells of one row, or of rows taken together: reads values out of them and notes what is
//! wrong. What the values mean is not decided here.

use std::borrow::Cow;

use super::rejection::{Rejection, excerpt};
use super::source::{NumberPart, Steps, Take};
use crate::country_pack::fold;

/// The longest text that is kept in one column, in characters.
pub const TEXT_LIMIT: usize = 2_000;

/// A source that knows where its columns stand.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The text of a constant.
    pub constant: Option<String>,
    /// The columns, in the order of the profile; those that the table does not have are left out.
    pub columns: Vec<usize>,
    /// What becomes of several.
    pub take: Take,
    /// What is done with the text; `None` where nothing is.
    pub steps: Option<Box<Steps>>,
    /// Whether a number is taken and what stands after it is read by no other source.
    pub refuses_rest: bool,
}

/// What a source gives in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<'row> {
    /// As written in the table.
    pub written: Cow<'row, str>,
    /// After the value map and with a default for a blank.
    pub text: Cow<'row, str>,
}

/// A condition that knows where its columns stand.
#[derive(Clone, Debug)]
pub struct BoundCondition {
    /// What is looked at.
    pub column: Bound,
    /// What it must be.
    pub is: Option<Vec<String>>,
    /// What it must not be.
    pub is_not: Option<Vec<String>>,
}

/// Yes, no, or a condition that knows where its columns stand.
#[derive(Clone, Debug)]
pub enum BoundWhether {
    /// The same in every row.
    Always(bool),
    /// By the row.
    If(Box<BoundCondition>),
}

impl Bound {
    /// A word as the map of the source has it, or a blank as it says; the word where it does not.
    pub fn meaning<'text>(&'text self, word: &'text str) -> &'text str {
        let Some(steps) = &self.steps else { return word };
        match (steps.map.get(&fold(word)), &steps.blank) {
            (_, Some(blank)) if word.is_empty() => blank,
            (Some(meaning), _) => meaning,
            _ => word,
        }
    }

    /// Whether this is the number and the other what stands after it in the same text.
    pub fn is_number_before(&self, rest: &Self) -> bool {
        let (Some(own), Some(other)) = (&self.steps, &rest.steps) else { return false };
        let is_cut_alike = own.characters == other.characters && own.part == other.part;
        let numbers = (own.number, other.number);
        numbers == (Some(NumberPart::Take), Some(NumberPart::Drop))
            && is_cut_alike
            && self.columns == rest.columns
    }

    /// The column that a rejection names.
    pub fn at(&self) -> Option<usize> {
        self.columns.first().copied()
    }
}

/// What a table looks like to whoever reads a row of it.
#[derive(Clone, Copy)]
pub struct Table<'table> {
    /// The names of its columns.
    pub columns: &'table [String],
    /// Columns whose content is sealed: no rejection repeats it.
    pub sealed: &'table [usize],
    /// The companion that it is; `None` for the main table.
    pub companion: Option<&'table str>,
}

/// The cells of a row and what is wrong with them so far.
pub struct Cells<'row> {
    table: Table<'row>,
    cells: &'row [String],
    /// The row that each cell comes from; one for all where it is one row.
    numbers: &'row [u64],
    wrong: Vec<(Option<usize>, Rejection)>,
}

impl<'row> Cells<'row> {
    /// Takes one row, or the cells of several with the row that each comes from.
    pub fn new(table: Table<'row>, cells: &'row [String], numbers: &'row [u64]) -> Self {
        Self { table, cells, numbers, wrong: Vec::new() }
    }

    /// The number of the row.
    pub fn number(&self, index: Option<usize>) -> u64 {
        let own = index.and_then(|index| self.numbers.get(index));
        own.or_else(|| self.numbers.iter().min()).copied().unwrap_or_default()
    }

    /// A cell without outer space.
    pub fn cell(&self, index: usize) -> &'row str {
        self.cells.get(index).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// The text of a source before its steps.
    fn raw(&self, bound: &'row Bound) -> Cow<'row, str> {
        if let Some(text) = &bound.constant {
            return Cow::Borrowed(text);
        }
        let mut given = bound.columns.iter().map(|index| self.cell(*index));
        match (bound.columns.len(), &bound.take) {
            (1, _) => Cow::Borrowed(given.next().unwrap_or_default()),
            (_, Take::First) => {
                Cow::Borrowed(given.find(|text| !text.is_empty()).unwrap_or_default())
            }
            (_, Take::Join(mark)) => {
                let given: Vec<_> = given.filter(|text| !text.is_empty()).collect();
                Cow::Owned(given.join(mark))
            }
        }
    }

    /// What a source gives; `None` where its map does not have the text, which is then noted.
    pub fn value(&mut self, bound: &'row Bound) -> Option<Value<'row>> {
        let raw = self.raw(bound);
        let Some(steps) = &bound.steps else {
            return Some(Value { written: raw.clone(), text: raw });
        };
        let before = cut(raw, steps);
        if bound.refuses_rest {
            self.check_rest(bound, of_number(&before, NumberPart::Drop))?;
        }
        let written = number_of(before, steps);
        let mut text = match steps.map.get(&fold(&written)) {
            Some(meaning) => Cow::Borrowed(meaning.as_str()),
            None if steps.only_mapped && !written.is_empty() => {
                self.reject(bound, expected_of(steps));
                return None;
            }
            None => written.clone(),
        };
        if let (true, Some(blank)) = (written.is_empty(), &steps.blank) {
            text = Cow::Borrowed(blank);
        }
        Some(Value { written, text })
    }

    /// The meaning of a source, noting nothing; as written where its map does not have the text.
    pub fn peek(&self, bound: &'row Bound) -> Cow<'row, str> {
        let raw = self.raw(bound);
        let Some(steps) = &bound.steps else { return raw };
        let written = number_of(cut(raw, steps), steps);
        match (steps.map.get(&fold(&written)), &steps.blank) {
            (_, Some(blank)) if written.is_empty() => Cow::Borrowed(blank),
            (Some(meaning), _) => Cow::Borrowed(meaning),
            _ => written,
        }
    }

    /// A source's text before a number is taken out of it.
    pub fn with_rest(&self, bound: &'row Bound) -> Cow<'row, str> {
        let raw = self.raw(bound);
        match &bound.steps {
            Some(steps) => cut(raw, steps),
            None => raw,
        }
    }

    /// Refuses what stands after a number and would be lost.
    fn check_rest(&mut self, bound: &Bound, rest: &str) -> Option<()> {
        if rest.is_empty() {
            return Some(());
        }
        let is_sealed = bound.columns.iter().any(|index| self.table.sealed.contains(index));
        let left =
            if is_sealed { "something".to_owned() } else { format!("{:?}", excerpt(rest, 40)) };
        self.reject(bound, format!("a number alone; {left} is left over, which nothing reads"));
        None
    }

    /// The meaning of a source; blank also where its map does not have the text.
    pub fn text(&mut self, bound: &'row Bound) -> Cow<'row, str> {
        self.value(bound).map(|value| value.text).unwrap_or_default()
    }

    /// Whether a condition holds; none always does.
    pub fn holds(&mut self, condition: Option<&'row BoundCondition>) -> bool {
        let Some(condition) = condition else { return true };
        let text = fold(&self.text(&condition.column));
        let among = |list: &Vec<String>| list.contains(&text);
        condition.is.as_ref().is_none_or(among) && !condition.is_not.as_ref().is_some_and(among)
    }

    /// Yes or no in this row.
    pub fn whether(&mut self, whether: &'row BoundWhether) -> bool {
        match whether {
            BoundWhether::Always(value) => *value,
            BoundWhether::If(condition) => self.holds(Some(condition)),
        }
    }

    /// Notes that a value is wrong.
    pub fn reject(&mut self, bound: &Bound, expected: String) {
        self.reject_at(bound.at(), expected);
    }

    /// Notes that a cell is wrong, once for each reason. A text that is too long is wrong for that
    /// reason alone.
    pub fn reject_at(&mut self, index: Option<usize>, expected: String) {
        let found = index.map(|index| self.cell(index)).unwrap_or_default();
        let known = |(at, wrong): &(Option<usize>, Rejection)| {
            *at == index && (is_long(found) || wrong.expected == expected)
        };
        if self.wrong.iter().any(known) {
            return;
        }
        let sealed = index.is_some_and(|index| self.table.sealed.contains(&index));
        let found = if sealed && !found.is_empty() { "what is not shown here" } else { found };
        self.note(index, found, expected);
    }

    /// Notes what is wrong with the whole row.
    pub fn reject_row(&mut self, found: &str, expected: &str) {
        self.note(None, found, expected.to_owned());
    }

    fn note(&mut self, index: Option<usize>, found: &str, expected: String) {
        let column = index.and_then(|index| self.table.columns.get(index));
        let column = column.map(String::as_str).unwrap_or_default();
        let mut rejection = Rejection::new(self.number(index), column, found, expected);
        rejection.companion = self.table.companion.map(str::to_owned);
        self.wrong.push((index, rejection));
    }

    /// Refuses texts that are too long to be kept.
    pub fn refuse_long_texts<'index>(&mut self, used: impl Iterator<Item = &'index usize>) {
        for index in used {
            if is_long(self.cell(*index)) {
                self.reject_at(Some(*index), format!("at most {TEXT_LIMIT} characters"));
            }
        }
    }

    /// Whether nothing is wrong so far.
    pub fn is_good(&self) -> bool {
        self.wrong.is_empty()
    }

    /// Everything that is wrong, in the order of the columns; the whole row last.
    pub fn in_order(mut self) -> Vec<Rejection> {
        self.wrong.sort_by_key(|(index, _)| index.unwrap_or(usize::MAX));
        self.wrong.into_iter().map(|(_, rejection)| rejection).collect()
    }
}

/// Cuts a text as the steps say, before a number is taken out of it.
fn cut<'row>(text: Cow<'row, str>, steps: &Steps) -> Cow<'row, str> {
    let mut text = text;
    if let Some((first, last)) = steps.characters {
        let kept: String = text.chars().skip(first - 1).take(last - first + 1).collect();
        text = Cow::Owned(kept.trim().to_owned());
    }
    if let Some((marks, part)) = &steps.part {
        let kept = split(&text, marks).nth(part - 1).unwrap_or_default().to_owned();
        text = Cow::Owned(kept);
    }
    text
}

fn number_of<'row>(text: Cow<'row, str>, steps: &Steps) -> Cow<'row, str> {
    match steps.number {
        Some(part) => Cow::Owned(of_number(&text, part).to_owned()),
        None => text,
    }
}

/// The number at the beginning of a text, or what stands after it.
pub fn of_number(text: &str, part: NumberPart) -> &str {
    let in_number = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '٫' | '٬');
    let begins = text.starts_with(char::is_numeric);
    let end = text.find(|c| !in_number(c)).unwrap_or(text.len());
    let (number, after) = if begins { text.split_at(end) } else { (text, "") };
    match part {
        NumberPart::Take => number.trim_end_matches(['.', ',']),
        NumberPart::Drop => after.trim(),
    }
}

/// The parts of a text between any of the marks, without outer space; blank ones stay. Marks are
/// compared without regard to the case of ASCII letters.
pub fn split<'text>(text: &'text str, marks: &'text [String]) -> impl Iterator<Item = &'text str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let lower = now.to_ascii_lowercase();
        let places = marks.iter().filter_map(|mark| {
            let mark = mark.to_ascii_lowercase();
            lower.find(&mark).map(|at| (at, std::cmp::Reverse(mark.len())))
        });
        let Some((at, std::cmp::Reverse(length))) = places.min() else {
            rest = None;
            return Some(now.trim());
        };
        rest = now.get(at + length..);
        now.get(..at).map(str::trim)
    })
}

fn expected_of(steps: &Steps) -> String {
    const NAMED: usize = 24;
    let mut words: Vec<_> = steps.map.keys().take(NAMED).map(String::as_str).collect();
    if steps.map.len() > NAMED {
        words.push("…");
    }
    format!("one of {}", excerpt(&words.join(", "), 400))
}

/// Whether a text is too long to be kept.
pub fn is_long(text: &str) -> bool {
    text.len() > TEXT_LIMIT && text.chars().nth(TEXT_LIMIT).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, marks: &[&str], expected: &[&str]) {
        let marks: Vec<String> = marks.iter().map(|mark| (*mark).to_owned()).collect();
        assert_eq!(split(text, &marks).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_text_is_split_at_the_first_and_longest_mark() {
        let marks = [",", "/", " and ", " with "];
        check("Navy, PMSA and Customs", &marks, &["Navy", "PMSA", "Customs"]);
        check("ANF/PCG", &marks, &["ANF", "PCG"]);
        check("ANF WITH Rangers", &marks, &["ANF", "Rangers"]);
        check("Navy", &marks, &["Navy"]);
        check("", &marks, &[""]);
        check("a,,b", &marks, &["a", "", "b"]);
        check("a--b", &["-", "--"], &["a", "b"]);
        check("بحریہ، اے این ایف", &["،"], &["بحریہ", "اے این ایف"]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,20}", mark in "\\PC{1,3}") {
            let marks = [mark];
            let _ = split(&text, &marks).count();
        }
    }
}
