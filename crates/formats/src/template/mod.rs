//! A workbook for people to fill in: a sheet for each kind of report, with its columns ready.
//!
//! Writes nothing but what the specification says. What was filled in is read back by
//! [`TableReader`](crate::TableReader), as any other workbook is.

mod sheet;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::{COLUMN_LIMIT, safe_cell};

/// The name of the sheet that explains the others.
pub const README_SHEET: &str = "Read me";

/// The name of the sheet to fill in, where a workbook has one alone.
pub const SHEET_NAME: &str = "Reports";

/// A workbook for people to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateSpec {
    /// The sheets to fill in, in their order.
    pub sheets: Vec<SheetSpec>,
    /// Lines that explain them, for a sheet of their own; none, no sheet.
    pub readme: Vec<String>,
    /// Whether sheets begin at the right, as for Urdu.
    pub right_to_left: bool,
}

/// A sheet to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetSpec {
    /// Its name: at most 31 characters, none of them `[ ] : * ? / \`.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<ColumnSpec>,
}

/// A column to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Its name, as the profile has it.
    pub name: String,
    /// What belongs into it, shown beside its name; may be blank.
    pub hint: String,
    /// Whether every row needs it. Its name is then set off, and the hint says so.
    pub required: bool,
    /// What may stand in it; none, anything.
    pub choices: Vec<String>,
    /// How its cells are written.
    pub format: ColumnFormat,
}

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnFormat {
    /// As the spreadsheet program thinks best.
    #[default]
    General,
    /// As text, so that a number keeps its zeros in front and is never shown with an exponent.
    Text,
    /// As a day, `2011-03-04`.
    Date,
    /// As a number.
    Number,
}

/// Why a workbook can't be written.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// Nothing to fill in.
    #[error("a template without sheets; expected one or more")]
    NoSheets,
    /// A sheet without columns, with more than can be read back, or with one that has no name.
    #[error("sheet {sheet:?}: expected 1 to {COLUMN_LIMIT} columns, each with a name")]
    Columns {
        /// The name of the sheet.
        sheet: String,
    },
    /// A name that two sheets have, or that we need for our own.
    #[error("sheet {sheet:?}: expected a name of its own")]
    Name {
        /// The name.
        sheet: String,
    },
    /// Something that a workbook can't hold, such as a name that is too long.
    #[error("the workbook can't be written: {0}")]
    Workbook(#[from] XlsxError),
}

/// Writes a workbook. The same specification gives the same bytes.
///
/// # Errors
/// See [`TemplateError`].
pub fn workbook(spec: &TemplateSpec) -> Result<Vec<u8>, TemplateError> {
    check(spec)?;
    let mut workbook = Workbook::new();
    // A workbook says when it was made, and this crate has no clock.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut lists = Vec::new();
    for sheet in &spec.sheets {
        let page = workbook.add_worksheet();
        page.set_right_to_left(spec.right_to_left);
        sheet::write(page, sheet, &mut lists)?;
    }
    if !spec.readme.is_empty() {
        let page = workbook.add_worksheet();
        page.set_right_to_left(spec.right_to_left);
        write_readme(page, &spec.readme)?;
    }
    if !lists.is_empty() {
        sheet::write_lists(workbook.add_worksheet(), &lists)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn check(spec: &TemplateSpec) -> Result<(), TemplateError> {
    if spec.sheets.is_empty() {
        return Err(TemplateError::NoSheets);
    }
    let mut names = vec![README_SHEET.to_lowercase(), sheet::LISTS.to_lowercase()];
    for SheetSpec { name, columns } in &spec.sheets {
        let folded = name.trim().to_lowercase();
        if folded.is_empty() || names.contains(&folded) {
            return Err(TemplateError::Name { sheet: name.clone() });
        }
        names.push(folded);
        let is_nameless = |column: &ColumnSpec| column.name.trim().is_empty();
        if !(1..=COLUMN_LIMIT).contains(&columns.len()) || columns.iter().any(is_nameless) {
            return Err(TemplateError::Columns { sheet: name.clone() });
        }
    }
    Ok(())
}

fn write_readme(page: &mut Worksheet, lines: &[String]) -> Result<(), TemplateError> {
    page.set_name(README_SHEET)?;
    page.set_column_width(0, 100)?;
    for (row, line) in (0..).zip(lines) {
        page.write_string(row, 0, safe_cell(line))?;
    }
    Ok(())
}
