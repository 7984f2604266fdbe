//! Which cells of a workbook show days and times: a cell stores a number, and only its format
//! says what the number is.

use std::collections::HashMap;

use super::serial::Shown;
use super::xml::{Node, Xml, attribute, without_prefix};
use crate::TableError;

/// What each style of a workbook shows.
#[derive(Default)]
pub struct Styles {
    shown: Vec<Shown>,
}

impl Styles {
    /// Reads them.
    pub fn read(mut xml: Xml) -> Result<Self, TableError> {
        let (mut own, mut shown, mut in_cells) = (HashMap::new(), Vec::new(), false);
        loop {
            match xml.next()? {
                Node::Start(tag) => match without_prefix(tag.name().0) {
                    "numFmt" => {
                        let id = attribute(&tag, "numFmtId").unwrap_or_default();
                        let code = attribute(&tag, "formatCode").unwrap_or_default();
                        own.insert(id, of_code(&code));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = attribute(&tag, "numFmtId").unwrap_or_default();
                        shown.push(own.get(&id).copied().unwrap_or_else(|| of_id(&id)));
                    }
                    _ => {}
                },
                Node::End(tag) if without_prefix(tag.name().0) == "cellXfs" => in_cells = false,
                Node::Eof => return Ok(Self { shown }),
                _ => {}
            }
        }
    }

    /// What the style of that number shows.
    pub fn shown(&self, style: usize) -> Shown {
        self.shown.get(style).copied().unwrap_or(Shown::Number)
    }
}

/// The formats that every workbook has without naming them.
fn of_id(id: &str) -> Shown {
    match id.parse() {
        Ok(14_u32..=17 | 22 | 27..=31 | 36 | 50..=58) => Shown::Day,
        Ok(18..=21 | 32..=35 | 45 | 47) => Shown::Time,
        Ok(46) => Shown::Duration,
        _ => Shown::Number,
    }
}

/// Reads the code of a format, such as `dd/mm/yyyy` or `#,##0.00`, up to its first `;`.
fn of_code(code: &str) -> Shown {
    let letters = letters(code);
    if letters.contains("[h") || letters.contains("[m") || letters.contains("[s") {
        return Shown::Duration;
    }
    if letters.starts_with("general") {
        return Shown::Number;
    }
    let has = |marks: &[char]| letters.contains(marks);
    match () {
        () if has(&['y', 'd']) => Shown::Day,
        // A month without day or year, such as `mmm`; minutes stand beside hours or seconds.
        () if has(&['m']) && !has(&['h', 's']) => Shown::Day,
        () if has(&['h', 's', 'm']) => Shown::Time,
        () => Shown::Number,
    }
}

/// The letters of a code that mean something, small: not what is quoted, nor what stands in
/// brackets, which are kept as `[h` only where they hold a length of time.
fn letters(code: &str) -> String {
    let mut letters = String::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => break,
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.by_ref().find(|character| *character == '"');
            }
            '[' => {
                let inner: String =
                    characters.by_ref().take_while(|character| *character != ']').collect();
                let inner = inner.to_ascii_lowercase();
                if matches!(inner.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    letters.push('[');
                    letters.push_str(&inner);
                }
            }
            other => letters.push(other.to_ascii_lowercase()),
        }
    }
    letters.replace("am/pm", "h").replace("a/p", "h")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, expected: Shown) {
        assert_eq!(of_code(code), expected, "{code}");
    }

    #[test]
    fn codes_of_days_and_times_are_told_from_those_of_numbers() {
        for code in ["dd/mm/yyyy", "YYYY-MM-DD", "[$-409]d-mmm-yy", "mmm", "yyyy", "d/m/yy h:mm"] {
            check(code, Shown::Day);
        }
        for code in ["h:mm", "hh:mm:ss", "h:mm AM/PM", "mm:ss.0"] {
            check(code, Shown::Time);
        }
        for code in ["[h]:mm", "[mm]:ss", "[Blue]\\+[hh]:mm"] {
            check(code, Shown::Duration);
        }
        for code in [
            "General",
            "0.00",
            "#,##0",
            "0.00E+00",
            "0\" days\"",
            "#,##0\\d",
            "[Red]0",
            "[$Rs-420] 0",
            "@",
            "\"Y: \"0",
            "#,##0_);(#,##0)",
            "0;dd",
            "",
            "\"",
            "[",
            "\\",
        ] {
            check(code, Shown::Number);
        }
    }

    #[test]
    fn formats_without_a_name_are_known_by_their_number() {
        assert_eq!([of_id("14"), of_id("22"), of_id("21")], [Shown::Day, Shown::Day, Shown::Time]);
        assert_eq!([of_id("0"), of_id("9"), of_id("")], [Shown::Number; 3]);
        assert_eq!(of_id("46"), Shown::Duration);
    }
}
