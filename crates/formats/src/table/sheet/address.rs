//! The names of cells: `B7` is row 7 of the second column.

/// The most columns a sheet can have in any program: `XFD`.
pub const SHEET_COLUMNS: usize = 16_384;

/// The name of a cell, of a column counted from 0 and a row counted from 1.
pub fn cell_name(column: usize, row: u64) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().chain(row.to_string().chars().collect::<Vec<_>>().iter()).collect()
}

/// Column, counted from 0, and row, counted from 1, of the cell of that name.
pub fn read_cell_name(name: &str) -> Option<(usize, u64)> {
    let name = name.as_bytes();
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = name.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 || digits.is_empty() || digits.len() > 7 {
        return None;
    }
    let column = letters.iter().fold(0_usize, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = digits.iter().try_fold(0_u64, |row, digit| {
        digit.is_ascii_digit().then(|| row * 10 + u64::from(digit - b'0'))
    })?;
    (column <= SHEET_COLUMNS && row > 0).then_some((column - 1, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, column: usize, row: u64) {
        assert_eq!(read_cell_name(name), Some((column, row)), "{name}");
        assert_eq!(cell_name(column, row), name);
    }

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        check("A1", 0, 1);
        check("Z10", 25, 10);
        check("AA1", 26, 1);
        check("AZ1", 51, 1);
        check("BA1", 52, 1);
        check("ZZ1", 701, 1);
        check("AAA1", 702, 1);
        check("XFD1048576", 16_383, 1_048_576);
        assert_eq!(read_cell_name("b7"), Some((1, 7)));
    }

    #[test]
    fn other_texts_name_no_cell() {
        for name in ["", "A", "7", "A0", "XFE1", "AAAA1", "A12345678", "A1B", "$A$1", "A-1", "Ä1"]
        {
            assert_eq!(read_cell_name(name), None, "{name}");
        }
    }
}
