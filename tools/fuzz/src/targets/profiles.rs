//! Profiles, and tables read by them. An input is a profile and a table with a line between.

use yakja_formats::{Profile, SampleTable, TableReader};

use super::{Answer, shipped, tables};
use crate::{dice::Dice, mutate};

/// Between the profile and its table.
const CUT: &str = "\n%%%\n";

/// Tokens of profiles.
const TOKENS: &[&str] = &[
    "[group]",
    "by = [\"Date\"]",
    "[[people]]",
    "[[exhibit]]",
    "[[companion]]",
    "optional = true",
    "each_row = true",
    "split = [\"\"]",
    "join = \" \"",
    "take = { before = \",\" }",
    "format = \"DD/MM/YY\"",
    "format = []",
    "map = { \"a\" = \"b\" }",
    "value = \"pack\"",
    "blank = \"submitter\"",
    "identity = \"whole-row\"",
    "kind = \"summary\"",
    "[table]",
    "encoding = \"auto\"",
    "header_rows = 2",
    "header_row = 18446744073709551615",
    "version = -1",
    "columns = []",
];

/// A shipped profile and rows, one or both of them changed.
pub fn make(dice: &mut Dice) -> Vec<u8> {
    let shipped = dice.pick(&shipped::PROFILES);
    let profile = match dice.chance(40) {
        true => mutate::text(shipped, (&['\n', ' ', '"'], TOKENS), dice),
        false => shipped.to_owned(),
    };
    let mut table = match dice.chance(50) {
        true => tables::rows(dice),
        false => rows_by_its_words(shipped, dice).into_bytes(),
    };
    if dice.chance(70) {
        mutate::bytes(&mut table, dice);
    }
    [profile.as_bytes(), CUT.as_bytes(), &table].concat()
}

/// A table whose columns are all the words that the profile has in quotation marks.
fn rows_by_its_words(profile: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in profile.split('"').skip(1).step_by(2) {
        if !words.contains(&word) && word.len() < 40 && !word.contains([',', '\n', ';']) {
            words.push(word);
        }
    }
    let mut table = words.join(",");
    for _ in 0..dice.below(20) {
        table.push('\n');
        for index in 0..words.len() {
            let token = dice.pick(mutate::TOKENS);
            let cell = if token.contains([',', '"', '\n', '\r']) { "7" } else { token };
            table.push_str(if index > 0 { "," } else { "" });
            table.push_str(cell);
        }
    }
    table
}

/// Parses the profile and tries it on the table.
pub fn run(input: &[u8]) -> Result<Answer, String> {
    let pack = shipped::pack()?;
    let text = String::from_utf8_lossy(input);
    let (profile, table) = text.split_once(CUT).unwrap_or((&text, ""));
    let Ok(profile) = Profile::parse(profile) else { return Ok(Answer::Refused) };
    let Ok(mut table) = TableReader::new(table.as_bytes(), profile.table.clone()) else {
        return Ok(Answer::Refused);
    };
    let header = table.header().to_vec();
    let mut rows = Vec::new();
    while let Ok(Some(row)) = table.next_row() {
        rows.push(row);
    }
    let given = rows.len() as u64;
    match profile.check_sample(vec![SampleTable { header, rows }], pack) {
        Ok(report) if report.rows > given => Err(format!("{} of {given} rows", report.rows)),
        Ok(_) => Ok(Answer::Taken),
        Err(_) => Ok(Answer::Refused),
    }
}
