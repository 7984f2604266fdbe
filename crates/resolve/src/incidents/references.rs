//! Brings the numbers of FIRs, memos, operations and seals into one form.
//!
//! "FIR No. 0012/2024" and "۱۲/۲۰۲۴" are the number 12 of the year 2024. What is not certain is
//! left out: a number without the station, laboratory or year that makes it unique is no key.

use yakja_model::{OrganizationCode, OwnReference, ReferenceKind};

/// A number in its one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) kind: ReferenceKind,
    /// Who gave it, as letters and digits; `None` where the report does not say.
    pub(super) issuer: Option<Box<str>>,
    pub(super) year: Option<i16>,
    pub(super) number: Box<str>,
}

/// How two numbers of one kind stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberAgreement {
    /// The same number, and everything that makes it unique is there and the same.
    SameKey,
    /// The same number; what would make it unique is missing on one side.
    SameNumber,
    /// Two numbers of one station and year.
    OtherNumber,
    /// They say nothing about each other.
    Unrelated,
}

/// A seal without a year or an issuer is unique only if it is long.
const SEAL_LENGTH: usize = 5;

/// Words that say that a number follows, in letters as [`words`] gives them.
const LABELS: [&str; 16] = [
    "FIR",
    "NO",
    "NOS",
    "NUM",
    "NUMBER",
    "MEMO",
    "MEMORANDUM",
    "SEAL",
    "OP",
    "OPERATION",
    "TEST",
    "CRIME",
    "CASE",
    "DATED",
    "نمبر",
    "مقدمہ",
];

/// Words that a police station is called by.
const STATIONS: [&str; 9] =
    ["PS", "P", "S", "POLICE", "STATION", "THANA", "LABORATORY", "LAB", "تھانہ"];

impl Number {
    /// Reads a reference; gives `None` where it holds no number but zero.
    ///
    /// An operation is numbered by the organisation that says so unless it names another; a number
    /// of an organisation's own is its own.
    pub(super) fn of(reference: &OwnReference, says: &OrganizationCode) -> Option<Self> {
        let mut parts = words(&reference.number);
        parts.retain(|part| !LABELS.contains(&part.as_str()));
        let year = year_of(&mut parts, reference.year)?;
        let has_digit = |part: &String| part.bytes().any(|b| (b'1'..=b'9').contains(&b));
        if !parts.iter().any(has_digit) {
            return None;
        }
        let issuer = reference.issuer.as_deref().map(issuer_of).filter(|text| !text.is_empty());
        let own = matches!(reference.kind, ReferenceKind::Operation | ReferenceKind::Own);
        let issuer = issuer.or_else(|| own.then(|| issuer_of(says.as_str())));
        let number = parts.join("-").into();
        Some(Self { kind: reference.kind, issuer: issuer.map(Into::into), year: year.0, number })
    }

    /// Compares two numbers.
    pub(super) fn agreement(&self, other: &Self) -> NumberAgreement {
        let conflict = |own: bool, equal: bool| own && !equal;
        let issuers = self.issuer.is_some() && other.issuer.is_some();
        let years = self.year.is_some() && other.year.is_some();
        let elsewhere = conflict(issuers, self.issuer == other.issuer)
            || conflict(years, self.year == other.year);
        if self.kind != other.kind || elsewhere {
            return NumberAgreement::Unrelated;
        }
        let same = self.number == other.number;
        match (same, self.kind) {
            (true, ReferenceKind::Fir | ReferenceKind::LaboratoryMemo) if issuers && years => {
                NumberAgreement::SameKey
            }
            (true, ReferenceKind::Operation) if issuers => NumberAgreement::SameKey,
            (true, ReferenceKind::Seal) if issuers || self.number.len() >= SEAL_LENGTH => {
                NumberAgreement::SameKey
            }
            (true, _) => NumberAgreement::SameNumber,
            (false, ReferenceKind::Fir | ReferenceKind::Own) if issuers && years => {
                NumberAgreement::OtherNumber
            }
            (false, ReferenceKind::Own) if issuers => NumberAgreement::OtherNumber,
            (false, _) => NumberAgreement::Unrelated,
        }
    }
}

/// A decimal digit of Latin, Arabic or Urdu script as a Latin one.
pub(super) fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(c) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Takes the year out of the parts of a number. The outer `None` means that the year written in
/// the number is not the year given beside it: then nothing is certain about either.
fn year_of(parts: &mut Vec<String>, given: Option<i16>) -> Option<(Option<i16>,)> {
    let last = parts.last().filter(|_| parts.len() > 1);
    let written = last.and_then(|last| match last.len() {
        4 => last.parse::<i16>().ok().filter(|year| (1947..2100).contains(year)),
        1 | 2 => {
            let short = last.parse::<i16>().ok()?;
            given.filter(|year| year.rem_euclid(100) == short)
        }
        _ => None,
    });
    match (written, given) {
        (Some(written), Some(given)) if written != given => None,
        (Some(written), _) => {
            parts.pop();
            Some((Some(written),))
        }
        (None, given) => Some((given,)),
    }
}

/// The issuer without the words for a station and without spaces.
fn issuer_of(text: &str) -> String {
    let mut parts = words(text);
    parts.retain(|part| !STATIONS.contains(&part.as_str()));
    parts.concat()
}

/// Runs of letters and runs of digits, in capitals, digits without leading zeros.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let sort = digit(c).map_or(c.is_alphabetic().then_some(false), |_| Some(true));
        if sort.is_some() && sort != before {
            words.push(String::new());
        }
        if let (Some(_), Some(word)) = (sort, words.last_mut()) {
            match digit(c) {
                Some(digit) => word.push(digit),
                None => word.extend(c.to_uppercase()),
            }
        }
        before = sort;
    }
    for word in &mut words {
        let bare = word.trim_start_matches('0');
        if word.starts_with('0') {
            *word = if bare.is_empty() { "0".to_owned() } else { bare.to_owned() };
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(kind: ReferenceKind, issuer: &str, year: i16, number: &str) -> Option<Number> {
        let reference = OwnReference {
            kind,
            issuer: (!issuer.is_empty()).then(|| issuer.to_owned()),
            year: (year > 0).then_some(year),
            number: number.to_owned(),
        };
        Number::of(&reference, &OrganizationCode::parse("ANF").unwrap())
    }

    fn check_text(given: (&str, i16, &str), expected: &str) {
        let (issuer, year, text) = given;
        let shown = number(ReferenceKind::Fir, issuer, year, text).map_or_else(
            || "-".to_owned(),
            |read| {
                let year = read.year.map_or_else(|| "?".to_owned(), |year| year.to_string());
                format!("{} {year} {}", read.issuer.as_deref().unwrap_or("?"), read.number)
            },
        );
        assert_eq!(shown, expected, "{given:?}");
    }

    #[test]
    fn one_number_is_written_in_many_ways() {
        check_text(("PS Saddar", 2024, "12"), "SADDAR 2024 12");
        check_text(("Police Station Saddar", 0, "FIR No. 12/2024"), "SADDAR 2024 12");
        check_text(("P.S. SADDAR", 0, "0012/2024"), "SADDAR 2024 12");
        check_text(("saddar", 2024, "12/24"), "SADDAR 2024 12");
        check_text(("تھانہ صدر", 0, "مقدمہ نمبر ۱۲/۲۰۲۴"), "صدر 2024 12");
        check_text(("Saddar", 2024, "A-12"), "SADDAR 2024 A-12");
        check_text(("Saddar", 2024, "a12"), "SADDAR 2024 A-12");
    }

    #[test]
    fn what_is_not_certain_stays_out() {
        check_text(("", 0, "12"), "? ? 12");
        check_text(("Saddar", 0, "12/24"), "SADDAR ? 12-24");
        check_text(("Saddar", 2024, "12/2023"), "-");
        check_text(("Saddar", 2024, "nil"), "-");
        check_text(("Saddar", 2024, "00"), "-");
        check_text(("PS", 2024, "7"), "? 2024 7");
        check_text(("Saddar", 2024, "2024"), "SADDAR 2024 2024");
    }

    type Given = (&'static str, i16, &'static str);

    fn check(kind: ReferenceKind, one: Given, other: Given, expected: NumberAgreement) {
        let read = |(issuer, year, text): Given| number(kind, issuer, year, text).unwrap();
        assert_eq!(read(one).agreement(&read(other)), expected, "{one:?} {other:?}");
        assert_eq!(read(other).agreement(&read(one)), expected, "{other:?} {one:?}");
    }

    use NumberAgreement::{OtherNumber, SameKey, SameNumber, Unrelated};
    use ReferenceKind::{Fir, LaboratoryMemo, Operation, Own, Seal};

    #[test]
    fn a_key_needs_station_and_year() {
        check(Fir, ("PS Saddar", 2024, "12"), ("Saddar", 0, "012/2024"), SameKey);
        check(Fir, ("Saddar", 2024, "12"), ("Saddar", 0, "12"), SameNumber);
        check(Fir, ("Saddar", 2024, "12"), ("", 2024, "12"), SameNumber);
        check(Fir, ("Saddar", 2024, "12"), ("City", 2024, "12"), Unrelated);
        check(Fir, ("Saddar", 2024, "12"), ("Saddar", 2023, "12"), Unrelated);
        check(Fir, ("Saddar", 2024, "12"), ("Saddar", 2024, "13"), OtherNumber);
        check(LaboratoryMemo, ("PCSIR", 2024, "12"), ("PCSIR", 2024, "12"), SameKey);
        check(LaboratoryMemo, ("PCSIR", 2024, "12"), ("PCSIR", 2024, "13"), Unrelated);
    }

    #[test]
    fn operations_and_seals_have_keys_of_their_own() {
        check(Operation, ("ANF", 0, "OP-7"), ("", 0, "7"), SameKey);
        check(Operation, ("NAVY", 0, "7"), ("", 0, "7"), Unrelated);
        check(Seal, ("", 0, "KHI-00421"), ("", 0, "khi 421"), SameKey);
        check(Seal, ("", 0, "1"), ("", 0, "1"), SameNumber);
        check(Seal, ("PS City", 0, "1"), ("City", 0, "1"), SameKey);
        check(Own, ("", 2024, "7"), ("", 2024, "8"), OtherNumber);
        check(Own, ("", 0, "7"), ("", 0, "7"), SameNumber);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(issuer in "\\PC{0,20}", text in "\\PC{0,20}", year in 0_i16..3_000) {
            for kind in [Fir, LaboratoryMemo, Operation, Seal, Own] {
                if let Some(read) = number(kind, &issuer, year, &text) {
                    let agreement = read.agreement(&read);
                    proptest::prop_assert!(matches!(agreement, SameKey | SameNumber));
                }
            }
        }
    }
}
