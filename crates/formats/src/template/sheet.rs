//! One sheet of a template: names of columns in a frozen row, hints as notes beside them,
//! drop-downs and formats below.

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatBorder, Formula, Note, Worksheet, XlsxError,
};

use super::{ColumnFormat, ColumnSpec, SheetSpec};
use crate::safe_cell;

/// The name of the hidden sheet with the choices that are too many for a cell.
pub const LISTS: &str = "Lists";

/// The last row that drop-downs and formats reach, from 0.
const LAST_ROW: u32 = 9_999;
/// Up to so many characters, separators counted, choices stand in the drop-down itself.
const INLINE: usize = 255;
/// So wide is a column for each character of its name, and no narrower or wider than this.
const WIDTHS: std::ops::RangeInclusive<usize> = 12..=40;

/// Choices that stand on the hidden sheet, a column each.
pub type Lists = Vec<Vec<String>>;

/// Writes a sheet.
pub fn write(page: &mut Worksheet, sheet: &SheetSpec, lists: &mut Lists) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    page.set_freeze_panes(1, 0)?;
    for (index, column) in (0_u16..).zip(&sheet.columns) {
        let name = if column.required { required() } else { optional() };
        page.write_string_with_format(0, index, safe_cell(&column.name), &name)?;
        let width = column.name.chars().count() + 2;
        let width = u16::try_from(width.clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(12);
        page.set_column_width(index, f64::from(width))?;
        if let Some(format) = cells(column.format) {
            page.set_column_format(index, &format)?;
        }
        if let Some(hint) = hint(column) {
            page.insert_note(0, index, &Note::new(hint).add_author_prefix(false))?;
        }
        if let Some(choice) = choice(column, lists)? {
            page.add_data_validation(1, index, LAST_ROW, index, &choice)?;
        }
    }
    Ok(())
}

/// Writes the hidden sheet.
pub fn write_lists(page: &mut Worksheet, lists: &Lists) -> Result<(), XlsxError> {
    page.set_name(LISTS)?;
    page.set_hidden(true);
    for (column, list) in (0_u16..).zip(lists) {
        for (row, text) in (0_u32..).zip(list) {
            page.write_string(row, column, text)?;
        }
    }
    Ok(())
}

fn required() -> Format {
    optional().set_bold().set_background_color(Color::RGB(0x00FF_F2CC))
}

fn optional() -> Format {
    Format::new().set_border_bottom(FormatBorder::Thin).set_num_format("@")
}

fn cells(format: ColumnFormat) -> Option<Format> {
    let code = match format {
        ColumnFormat::General => return None,
        ColumnFormat::Text => "@",
        ColumnFormat::Date => "yyyy-mm-dd",
        ColumnFormat::Number => "General",
    };
    Some(Format::new().set_num_format(code))
}

fn hint(column: &ColumnSpec) -> Option<String> {
    let required = if column.required { "required" } else { "" };
    let parts = [column.hint.trim(), required];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// A drop-down. What it does not have may be typed all the same: the import says what it thinks
/// of it, and a sheet that refuses a word would be filled in with a wrong one.
fn choice(column: &ColumnSpec, lists: &mut Lists) -> Result<Option<DataValidation>, XlsxError> {
    if column.choices.is_empty() {
        return Ok(None);
    }
    let characters: usize = column.choices.iter().map(|text| text.chars().count() + 1).sum();
    let has_comma = column.choices.iter().any(|text| text.contains(','));
    let choice = DataValidation::new().show_error_message(false);
    if characters <= INLINE && !has_comma {
        return choice.allow_list_strings(&column.choices).map(Some);
    }
    let known = lists.iter().position(|list| *list == column.choices);
    let index = known.unwrap_or(lists.len());
    if known.is_none() {
        lists.push(column.choices.clone());
    }
    let letters = letters(index);
    let range = format!("='{LISTS}'!${letters}$1:${letters}${}", column.choices.len());
    Ok(Some(choice.allow_list_formula(Formula::new(range))))
}

fn letters(index: usize) -> String {
    crate::table::cell_name(index, 1).trim_end_matches(char::is_numeric).to_owned()
}
