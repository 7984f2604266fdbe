//! A way of writing dates, such as `DD/MM/YYYY`. Nothing is guessed.

use yakja_model::{Day, Precision, When};

use super::{month, span};

/// A way of writing dates as a profile gives it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern {
    text: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    MonthName,
    Year,
    /// Two digits, of this century.
    ShortYear,
    Text(char),
}

/// Tokens, the longest of each letter first.
const TOKENS: [(&str, Part); 7] = [
    ("YYYY", Part::Year),
    ("YY", Part::ShortYear),
    ("MMM", Part::MonthName),
    ("MM", Part::Month),
    ("M", Part::Month),
    ("DD", Part::Day),
    ("D", Part::Day),
];

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = parts(text.trim());
        let count = |wanted: &[Part]| parts.iter().filter(|part| wanted.contains(part)).count();
        let (days, months) = (count(&[Part::Day]), count(&[Part::Month, Part::MonthName]));
        let years = count(&[Part::Year, Part::ShortYear]);
        let letters = |part: &Part| matches!(part, Part::Text(mark) if mark.is_alphanumeric());
        if years != 1 || months > 1 || days > 2 || days > 2 * months || parts.iter().any(letters) {
            return Err(format!(
                "{text:?} is no way of writing dates; expected one made of D or DD, M or MM for \
                 the number of the month, MMM for its name, YYYY or YY, and marks between, for \
                 example DD/MM/YYYY, D MMM YYYY, YYYY-MM"
            ));
        }
        Ok(Self { text: text.trim().to_owned(), parts })
    }
}

fn parts(mut rest: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    while let Some(first) = rest.chars().next() {
        let token = TOKENS.iter().find_map(|(name, part)| Some((part, rest.strip_prefix(name)?)));
        match token {
            Some((part, after)) => {
                parts.push(part.clone());
                rest = after;
            }
            None => {
                parts.push(Part::Text(first));
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    parts
}

impl Pattern {
    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it says the day.
    pub fn has_day(&self) -> bool {
        self.parts.contains(&Part::Day)
    }

    /// Whether it says the month.
    fn has_month(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Month | Part::MonthName))
    }

    /// The same without the day, and the year alone: how a date is written that is known in part.
    pub fn partial(&self) -> Vec<Self> {
        let mut partial = Vec::new();
        if self.has_day() {
            partial.push(self.without(|part| *part == Part::Day));
        }
        if self.has_month() {
            let dated = |part: &Part| matches!(part, Part::Day | Part::Month | Part::MonthName);
            partial.push(self.without(dated));
        }
        partial
    }

    /// Leaves parts out, each with the marks after it, or before it where it stands last.
    fn without(&self, out: impl Fn(&Part) -> bool) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut after_left_out = false;
        for part in &self.parts {
            let is_mark = matches!(part, Part::Text(_));
            if !(out(part) || is_mark && after_left_out) {
                parts.push(part.clone());
                after_left_out = false;
            } else {
                after_left_out = true;
            }
        }
        while matches!(parts.last(), Some(Part::Text(_))) {
            parts.pop();
        }
        let text = parts.iter().map(Part::name).collect();
        Self { text, parts }
    }

    /// Reads a date; gives `None` for a text that is written otherwise or is not in the calendar.
    /// The text has plain digits and no outer space.
    pub fn read(&self, text: &str) -> Option<When> {
        let mut found = Found::default();
        let mut rest = text;
        let mut parts = self.parts.iter().peekable();
        while let Some(part) = parts.next() {
            let joined = parts.peek().is_some_and(|next| !matches!(next, Part::Text(_)));
            let least = if joined || self.is_iso() { 2 } else { 1 };
            rest = match part {
                Part::Text(' ') => rest.strip_prefix(' ')?.trim_start(),
                Part::Text(mark) => rest.strip_prefix(*mark)?,
                Part::MonthName => found.month_name(rest)?,
                Part::Year => found.year(rest, 4)?,
                Part::ShortYear => found.year(rest, 2)?,
                Part::Month => found.month(rest, least)?,
                Part::Day => found.day(rest, least)?,
            };
        }
        rest.is_empty().then(|| found.when()).flatten()
    }

    /// Dates by ISO 8601 have two digits for month and day, all others one or two.
    fn is_iso(&self) -> bool {
        matches!(self.text.as_str(), "YYYY-MM-DD" | "YYYY-MM")
    }
}

impl Part {
    fn name(&self) -> String {
        match self {
            Self::Day => "DD".to_owned(),
            Self::Month => "MM".to_owned(),
            Self::MonthName => "MMM".to_owned(),
            Self::Year => "YYYY".to_owned(),
            Self::ShortYear => "YY".to_owned(),
            Self::Text(mark) => mark.to_string(),
        }
    }
}

/// What was read so far. Each reader gives the rest of the text.
#[derive(Default)]
struct Found {
    year: i16,
    month: Option<i8>,
    days: Vec<i8>,
}

impl Found {
    fn year<'text>(&mut self, text: &'text str, digits: usize) -> Option<&'text str> {
        let (number, rest) = number(text, digits, digits)?;
        self.year = if digits == 2 { 2000 + number } else { number };
        Some(rest)
    }

    fn month<'text>(&mut self, text: &'text str, least: usize) -> Option<&'text str> {
        let (number, rest) = number(text, least, 2)?;
        self.month = Some(i8::try_from(number).ok()?);
        Some(rest)
    }

    fn month_name<'text>(&mut self, text: &'text str) -> Option<&'text str> {
        let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
        let (name, rest) = text.split_at_checked(end)?;
        self.month = Some(month::named(name)?);
        Some(rest.strip_prefix('.').unwrap_or(rest))
    }

    fn day<'text>(&mut self, text: &'text str, least: usize) -> Option<&'text str> {
        let (number, rest) = number(text, least, 2)?;
        self.days.push(i8::try_from(number).ok()?);
        Some(rest)
    }

    fn when(&self) -> Option<When> {
        let Some(month) = self.month else { return span::of_year(self.year) };
        match self.days.as_slice() {
            [] => span::of_month(self.year, month),
            [day] => Day::new(self.year, month, *day).map(When::on),
            [from, to, ..] => {
                let from = Day::new(self.year, month, *from)?;
                let to = Day::new(self.year, month, *to)?;
                (from <= to).then_some(When { from, to, precision: Precision::Interval })
            }
        }
    }
}

/// A number of so many ASCII digits at the beginning of a text, and the rest.
fn number(text: &str, least: usize, most: usize) -> Option<(i16, &str)> {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    (digits >= least).then(|| number.parse().ok()).flatten().map(|number| (number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::try_from(text.to_owned()).unwrap()
    }

    fn check(format: &str, text: &str, expected: &str) {
        let pattern = pattern(format);
        let partial = || pattern.partial().iter().find_map(|pattern| pattern.read(text));
        let when = pattern.read(text).or_else(partial);
        let shown = when.map_or("refused".to_owned(), |when| match when.precision {
            Precision::Day => when.from.to_string(),
            _ => format!("{}/{}", when.from, when.to),
        });
        assert_eq!(shown, expected, "{text} as {format}");
    }

    #[test]
    fn each_format_reads_its_dates_months_and_years() {
        for (format, day, month) in [
            ("YYYY-MM-DD", "2011-03-04", "2011-03"),
            ("YYYY/MM/DD", "2011/03/04", "2011/03"),
            ("YYYY/MM/DD", "2011/3/4", "2011/3"),
            ("DD/MM/YYYY", "04/03/2011", "03/2011"),
            ("DD/MM/YYYY", "4/3/2011", "3/2011"),
            ("D-MMM-YYYY", "4-Mar-2011", "Mar-2011"),
            ("D-MMM-YYYY", "04-MAR-2011", "MAR-2011"),
            ("MM/DD/YYYY", "03/04/2011", "03/2011"),
            ("DD.MM.YYYY", "4.3.2011", "3.2011"),
            ("D MMM YYYY", "4 March 2011", "March 2011"),
            ("D MMM YYYY", "04  Mar.  2011", "Mar. 2011"),
            ("D MMM YYYY", "4 مارچ 2011", "مارچ 2011"),
            ("MMM D, YYYY", "March 4, 2011", "March 2011"),
            ("YYYYMMDD", "20110304", "201103"),
        ] {
            check(format, day, "2011-03-04");
            check(format, month, "2011-03-01/2011-03-31");
            check(format, "2011", "2011-01-01/2011-12-31");
        }
        check("DD/MM/YY", "4/3/11", "2011-03-04");
        check("YYYY-MM-DD", "2012-02-29", "2012-02-29");
        check("YYYY-MM-DD", "2012-02", "2012-02-01/2012-02-29");
        check("YYYY-MM", "2012-02", "2012-02-01/2012-02-29");
        check("YYYY", "2012", "2012-01-01/2012-12-31");
        check("D-D MMM YYYY", "9-22 October 2023", "2023-10-09/2023-10-22");
    }

    #[test]
    fn days_that_are_not_in_the_calendar_and_other_formats_are_refused() {
        for (format, text) in [
            ("YYYY-MM-DD", "2011-02-31"),
            ("YYYY-MM-DD", "2011-13-01"),
            ("YYYY-MM-DD", "2011-13"),
            ("YYYY-MM-DD", "2011-3-4"),
            ("YYYY-MM-DD", "2011-03-04T00:00:00"),
            ("YYYY-MM-DD", "2011-03-04-05"),
            ("YYYY-MM-DD", "04/03/2011"),
            ("YYYY-MM-DD", "-011-03-04"),
            ("YYYY-MM-DD", ""),
            ("YYYY-MM-DD", "unknown"),
            ("DD/MM/YYYY", "31/02/2011"),
            ("DD/MM/YYYY", "03/13/2011"),
            ("DD/MM/YYYY", "4/3/11"),
            ("DD/MM/YYYY", "+4/3/2011"),
            ("D-MMM-YYYY", "4-Marc-2011"),
            ("D-MMM-YYYY", "31-Feb-2011"),
            ("YYYYMMDD", "2011304"),
            ("D-D MMM YYYY", "22-9 October 2023"),
        ] {
            check(format, text, "refused");
        }
    }

    #[test]
    fn other_texts_are_no_patterns() {
        for text in ["", "DD/MM", "YYYY-DD", "MM/MM/YYYY", "yyyy-mm-dd", "DDMMYYYYHH", "YYYY YYYY"]
        {
            assert!(Pattern::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(format in "[DMY/ ,.-]{0,12}", text in "[0-9/a-zA-Z٣ -]{0,12}") {
            if let Ok(pattern) = Pattern::try_from(format) {
                let _ = (pattern.read(&text), pattern.partial().iter().find_map(|p| p.read(&text)));
            }
        }
    }
}
