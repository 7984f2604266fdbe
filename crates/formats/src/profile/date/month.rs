//! The names of months in English and Urdu.

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const URDU: [&str; 12] = [
    "جنوری",
    "فروری",
    "مارچ",
    "اپریل",
    "مئی",
    "جون",
    "جولائی",
    "اگست",
    "ستمبر",
    "اکتوبر",
    "نومبر",
    "دسمبر",
];

/// The month of that name, whole or by its first three letters, in any case.
pub fn named(text: &str) -> Option<i8> {
    let name = text.trim().trim_end_matches('.').to_lowercase();
    let urdu: String = name.chars().map(urdu_letter).collect();
    let is_it = |english: &str| {
        english == name
            || (name.len() == 3 && english.starts_with(&name))
            || is_sept(&name, english)
    };
    let found = ENGLISH.iter().position(|english| is_it(english));
    let found = found.or_else(|| URDU.iter().position(|month| *month == urdu));
    i8::try_from(found? + 1).ok()
}

fn is_sept(name: &str, english: &str) -> bool {
    name == "sept" && english == "september"
}

/// Keyboards for Arabic have two letters that look like those of Urdu.
fn urdu_letter(letter: char) -> char {
    match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        other => other,
    }
}

/// The English name of a month.
pub fn english(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_their_names_in_both_languages() {
        for (text, expected) in [
            ("Mar", Some(3)),
            ("MARCH", Some(3)),
            ("Sept.", Some(9)),
            ("sep", Some(9)),
            ("may", Some(5)),
            ("مارچ", Some(3)),
            ("فروري", Some(2)),
            ("اكتوبر", Some(10)),
            ("جولائی", Some(7)),
            ("Marc", None),
            ("ma", None),
            ("", None),
            ("3", None),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
        for month in 1..=12 {
            assert_eq!(named(english(month)), Some(month));
        }
    }
}
