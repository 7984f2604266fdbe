//! Amounts of several parts in one cell: `2 kg 350 gm`, `1/2 kg`, `2½ kg`.
//!
//! Only the text is taken apart here. Which units there are, and what the parts make together, is
//! the business of `exhibit`.

use crate::table::plain_digits;

/// What stands between two parts that add up.
const ADDS: [&str; 7] = [",", "،", "+", "&", "and", "plus", "اور"];
/// What stands between the ends of a range.
const RANGES: [&str; 7] = ["-", "–", "—", "~", "to", "or", "تا"];
/// What stands between factors.
const PRODUCTS: [&str; 5] = ["x", "×", "*", "@", "of"];
/// The decimal places that a fraction may need.
const PLACES: u32 = 6;

/// A number with the unit behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'text> {
    /// The number as digits with a decimal point.
    pub number: String,
    /// The unit; empty where none stands behind the number.
    pub unit: &'text str,
}

/// Takes a text apart that begins with a number; none where it does not.
///
/// # Errors
/// Says what was expected instead of a range, a product, or a fraction that decimals can't write.
pub fn parts(text: &str) -> Result<Vec<Part<'_>>, &'static str> {
    let (mut parts, mut rest) = (Vec::new(), text.trim());
    while let Some((number, after)) = number(rest)? {
        let end = after.find(char::is_numeric).unwrap_or(after.len());
        let (unit, next) = after.split_at(end);
        let unit = match next.is_empty() {
            true => unit.trim(),
            false => without_joint(unit.trim())?,
        };
        parts.push(Part { number, unit });
        rest = next;
    }
    // A part that can't be read would be lost.
    match parts.is_empty() || rest.is_empty() {
        true => Ok(parts),
        false => Err("numbers in digits or as 1/2, each with its unit behind it"),
    }
}

/// The unit before the next number, without what joins the two.
fn without_joint(unit: &str) -> Result<&str, &'static str> {
    let lower = unit.to_lowercase();
    // A word must stand by itself; a mark may follow the unit at once.
    let ends = |joint: &&&str| {
        let before = lower.strip_suffix(**joint)?;
        let is_word = joint.chars().all(char::is_alphabetic);
        (!is_word || before.is_empty() || before.ends_with(' ')).then_some(joint.len())
    };
    let find = |joints: &[&str]| joints.iter().find_map(|joint| ends(&joint));
    if find(&RANGES).is_some() {
        return Err("one amount and not a range");
    }
    if find(&PRODUCTS).is_some() {
        return Err("one amount and not a product; write what it comes to");
    }
    let joint = find(&ADDS).unwrap_or_default();
    Ok(unit.get(..unit.len() - joint).unwrap_or(unit).trim_end())
}

/// The number at the beginning of a text, with what stands after it.
fn number(text: &str) -> Result<Option<(String, &str)>, &'static str> {
    let in_number = |c: char| plain_digit(c) || matches!(c, '.' | ',' | '٫' | '٬');
    let end = text.find(|c| !in_number(c)).unwrap_or(text.len());
    let (whole, after) = text.split_at(end);
    let whole = whole.trim_end_matches(['.', ',']);
    let after = text.get(whole.len()..).unwrap_or(after);
    if let Some((below, after)) = after.strip_prefix('/').and_then(digits) {
        return fraction("0", (whole, below)).map(|number| Some((number, after)));
    }
    let part = vulgar(after.trim_start()).or_else(|| {
        let (above, after) = digits(after.strip_prefix(' ')?.trim_start())?;
        let (below, after) = digits(after.strip_prefix('/')?)?;
        Some(((above, below), after))
    });
    match part {
        Some((of, after)) => {
            let whole = if whole.is_empty() { "0" } else { whole };
            fraction(whole, of).map(|number| Some((number, after)))
        }
        None if whole.is_empty() => Ok(None),
        None => Ok(Some((plain_digits(whole).into_owned(), after))),
    }
}

fn plain_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '۰'..='۹' | '٠'..='٩')
}

/// The digits at the beginning of a text, and what stands after them.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c| !plain_digit(c)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A fraction that is one character.
fn vulgar(text: &str) -> Option<((&'static str, &'static str), &str)> {
    let first = text.chars().next()?;
    let of = match first {
        '½' => ("1", "2"),
        '¼' => ("1", "4"),
        '¾' => ("3", "4"),
        '⅛' => ("1", "8"),
        '⅕' => ("1", "5"),
        _ => return None,
    };
    Some((of, text.get(first.len_utf8()..)?))
}

/// A whole number and a fraction as one decimal number.
fn fraction(whole: &str, (above, below): (&str, &str)) -> Result<String, &'static str> {
    const EXPECTED: &str = "a number or a fraction such as 1/2 or 3/4";
    let read = |text: &str| plain_digits(text).replace(',', "").parse::<u64>().ok();
    let read = |text: &str| read(text).filter(|number| *number < 1_000_000_000);
    let (Some(whole), Some(above), Some(below)) = (read(whole), read(above), read(below)) else {
        return Err(EXPECTED);
    };
    let scale = 10_u64.pow(PLACES);
    let parts = above * scale;
    // Half of something is a fraction; 8/2 is more likely a date or two packets.
    if below == 0 || above >= below || !parts.is_multiple_of(below) {
        return Err(EXPECTED);
    }
    let places = format!("{:0width$}", parts / below, width = PLACES as usize);
    Ok(format!("{whole}.{places}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = match parts(text) {
            Ok(parts) => {
                let part = |part: &Part<'_>| format!("{}|{}", part.number, part.unit);
                parts.iter().map(part).collect::<Vec<_>>().join(" ; ")
            }
            Err(expected) => format!("! {expected}"),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn numbers_with_units_are_parts() {
        check("2 kg 350 gm", "2|kg ; 350|gm");
        check("2kg350gm", "2|kg ; 350|gm");
        check("2 kg, 350 gm", "2|kg ; 350|gm");
        check("2 kg and 350 gm", "2|kg ; 350|gm");
        check("2 kg & 350 gm.", "2|kg ; 350|gm.");
        check("۲ کلو ۲۰۰ گرام", "2|کلو ; 200|گرام");
        check("۲ کلو اور ۲۰۰ گرام", "2|کلو ; 200|گرام");
        check("1,200.5 kg", "1,200.5|kg");
        check("5", "5|");
        check("5 kg approx", "5|kg approx");
        check("about 5 kg", "");
        check("", "");
    }

    #[test]
    fn a_simple_fraction_is_a_number() {
        check("1/2 kg", "0.500000|kg");
        check("۱/۲ کلو", "0.500000|کلو");
        check("2½ kg", "2.500000|kg");
        check("2 ½ kg", "2.500000|kg");
        check("½ kg 10 gm", "0.500000|kg ; 10|gm");
        check("1 3/4 kg", "1.750000|kg");
        check("1/3 kg", "! a number or a fraction such as 1/2 or 3/4");
        check("8/2 kg", "! a number or a fraction such as 1/2 or 3/4");
        check("1/0 kg", "! a number or a fraction such as 1/2 or 3/4");
        check("1.5/2 kg", "! a number or a fraction such as 1/2 or 3/4");
    }

    #[test]
    fn ranges_and_products_are_told() {
        for text in ["5-6 kg", "5 – 6 kg", "5 kg - 6 kg", "5 to 6 kg", "۵ تا ۶ کلو"] {
            check(text, "! one amount and not a range");
        }
        for text in ["3 x 2 kg", "3x2 kg", "3×2kg", "10 packets x 1200 gm", "3 packets of 2 kg"] {
            check(text, "! one amount and not a product; write what it comes to");
        }
    }

    #[test]
    fn what_can_not_be_read_behind_a_part_is_told() {
        for text in ["2 kg 350 gm ５００ mg", "2½ kg ⅓", "2 kg 3⅓ gm"] {
            check(text, "! numbers in digits or as 1/2, each with its unit behind it");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_digit_is_lost(text in "[0-9۰-۹., a-z۔５-]{0,24}") {
            let Ok(parts) = parts(&text) else { return Ok(()) };
            let count = |text: &str| text.chars().filter(|c| c.is_numeric()).count();
            let read: usize = parts.iter().map(|part| count(&part.number)).sum();
            proptest::prop_assert!(parts.is_empty() || read == count(&text), "{text:?} {parts:?}");
        }
    }
}
