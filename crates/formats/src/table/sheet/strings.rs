//! The texts that the cells of a workbook share.

use super::xml::{Node, Xml, without_prefix};
use crate::TableError;

/// All shared texts, one after another, and where each ends.
#[derive(Default)]
pub struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads them. How many there are is counted; what the file says of it is not believed.
    pub fn read(mut xml: Xml) -> Result<Self, TableError> {
        let mut strings = Self::default();
        let (mut in_text, mut phonetic) = (false, false);
        loop {
            match xml.next()? {
                Node::Start(tag) => match without_prefix(tag.name().0) {
                    "t" => in_text = true,
                    "rPh" => phonetic = true,
                    _ => {}
                },
                Node::End(tag) => match without_prefix(tag.name().0) {
                    "t" => in_text = false,
                    "rPh" => phonetic = false,
                    "si" => strings.ends.push(strings.text.len()),
                    _ => {}
                },
                Node::Text(text) if in_text && !phonetic => strings.text.push_str(&text),
                Node::Eof => return Ok(strings),
                Node::Text(_) | Node::Nothing => {}
            }
        }
    }

    /// The text of that number, from 0.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = match index {
            0 => 0,
            _ => *self.ends.get(index - 1)?,
        };
        self.text.get(start..end)
    }
}

/// Undoes how Office writes characters that XML can't hold: `_x000D_` is a carriage return.
pub fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let (mut done, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("_x") {
        done.push_str(before);
        match escaped(after) {
            Some((character, left)) => {
                done.push(character);
                rest = left;
            }
            None => {
                done.push_str("_x");
                rest = after;
            }
        }
    }
    done.push_str(rest);
    done
}

/// The character that `000D_…` stands for, and what follows it.
fn escaped(text: &str) -> Option<(char, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((character, rest.strip_prefix('_')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(unescaped(text), expected);
    }

    #[test]
    fn escaped_characters_are_undone_and_all_else_stays() {
        check("a_x000D_b", "a\rb");
        check("_x005F_x000D_", "_x000D_");
        check("چرس _x0041_", "چرس A");
        for text in ["", "_x", "_x00", "_x000G_", "_x000D", "_xD800_", "_xچرس_", "max_x_y"] {
            check(text, text);
        }
    }
}
