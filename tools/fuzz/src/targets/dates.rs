//! Dates as written, by the formats that a profile may name. The first line of an input is the
//! keys of `[when]`, with `;` between; the others are dates, two with `|` between.

use yakja_formats::{Mapper, Profile, Row};

use super::{Answer, shipped};
use crate::{dice::Dice, mutate};

/// Keys of `[when]`.
const KEYS: [&str; 10] = [
    "column = \"A\"; format = \"DD/MM/YYYY\"",
    "column = \"A\"; format = [\"YYYY-MM-DD\", \"D MMM YYYY\", \"D-MMM-YYYY\"]",
    "column = \"A\"; format = [\"MM/DD/YY\", \"DD.MM.YYYY\"]; allow_partial = true",
    "column = \"A\"; format = \"YYYY-MM-DD\"; allow_partial = true; approximate = \"marked\"",
    "column = \"A\"; format = [\"YYYY-MM-DD\", \"D MMM YYYY\"]; with_time = true",
    "column = \"A\"; format = [\"MMM YYYY\", \"YYYY-MM\"]; stands_for = \"month\"",
    "from = \"A\"; to = \"B\"; format = [\"YYYY-MM-DD\", \"DD/MM/YYYY\"]; allow_partial = true",
    "fiscal_year = \"A\"; month = \"B\"; year_starts = \"July\"",
    "fiscal_year = \"A\"; year_starts = \"October\"",
    "year = \"A\"; month = \"B\"",
];

/// Dates to begin with.
const DATES: [&str; 10] = [
    "2024-03-04",
    "04/03/2024",
    "4 Mar 2024",
    "4-Mar-2024",
    "۰۴/۰۳/۲۰۲۴",
    "45000",
    "2024-03",
    "2023-24",
    "~2024",
    "29.02.2023",
];

/// Keys and dates, mutated.
pub fn make(dice: &mut Dice) -> Vec<u8> {
    let keys = dice.pick(&KEYS);
    let keys = match dice.chance(20) {
        true => {
            mutate::text(keys, (&[' ', '"', '/'], &["YYYY", "MMM", "D", "'", "[[", "]]"]), dice)
        }
        false => keys.to_owned(),
    };
    let mut input = format!("{}\n", keys.replace('\n', " "));
    for _ in 0..16 {
        let mut date = dice.pick(&DATES).as_bytes().to_vec();
        mutate::bytes(&mut date, dice);
        date.truncate(120);
        input.push_str(&String::from_utf8_lossy(&date).replace(['\n', '\r'], " "));
        input.push('\n');
    }
    input.into_bytes()
}

/// Reads the dates. None ends before it begins.
pub fn run(input: &[u8]) -> Result<Answer, String> {
    let text = String::from_utf8_lossy(input);
    let (keys, dates) = text.split_once('\n').unwrap_or((&text, ""));
    let mut answer = Answer::Refused;
    let Some(mapper) = mapper(keys)? else { return Ok(Answer::Refused) };
    for (date, number) in dates.lines().zip(2..) {
        let (one, other) = date.split_once('|').unwrap_or((date, "March"));
        let cells = vec![one.to_owned(), other.to_owned()];
        let row = Row { number, cells: Ok(cells), notes: Vec::new() };
        match mapper.map_one(&row) {
            Ok(record) if record.when.from > record.when.to => {
                return Err(format!("{date:?} by {keys} is {:?}", record.when));
            }
            Ok(_) => answer = Answer::Taken,
            Err(_) => {}
        }
    }
    Ok(answer)
}

/// A profile with these keys that reads two columns; `None` where the keys can't be.
fn mapper(keys: &str) -> Result<Option<Mapper>, String> {
    let pack = shipped::pack()?;
    let keys = keys.replace(';', "\n");
    let profile = format!(
        "name = \"p\"\nversion = 1\ntitle = \"T\"\nkind = \"seizure\"\nrow_means = \"R\"\n\
         identity = \"whole-row\"\n[when]\n{keys}\n[place]\ncolumns = [\"A\"]\n\
         [country]\nvalue = \"pack\"\n\
         [exhibit]\nsubstance = {{ value = \"opium\" }}\namount = {{ value = \"1\" }}\n\
         unit = {{ value = \"gram\" }}\n"
    );
    let Ok(profile) = Profile::parse(&profile) else { return Ok(None) };
    Ok(profile.bind(&["A", "B"].map(str::to_owned), pack).ok())
}
