//! The columns of the template, and a row of it.

/// A column of the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    ReportNumber,
    Date,
    Agency,
    AssistedBy,
    Place,
    District,
    FirNumber,
    PoliceStation,
    FirYear,
    Substance,
    Quantity,
    Unit,
    Seal,
    Arrested,
    Women,
    Foreigners,
    Nationality,
    Names,
    Laboratory,
    LaboratoryMemo,
    MemoYear,
    Found,
    Weighed,
    WeighedUnit,
    Purity,
    Narrative,
    Remarks,
}

/// Every column with its heading, in the order of [`Column`].
const HEADINGS: [&str; 27] = [
    "Report number",
    "Date",
    "Agency",
    "Assisted by",
    "Place",
    "District",
    "FIR number",
    "Police station",
    "FIR year",
    "Substance",
    "Quantity",
    "Unit",
    "Seal",
    "Arrested",
    "Women",
    "Foreigners",
    "Nationality",
    "Names",
    "Laboratory",
    "Laboratory memo",
    "Memo year",
    "Found",
    "Weighed",
    "Weighed unit",
    "Purity %",
    "Narrative",
    "Remarks",
];

/// The header as a line without its end.
pub(super) fn header() -> String {
    HEADINGS.join(",")
}

/// A line of the table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    cells: [String; HEADINGS.len()],
}

impl Row {
    pub(super) fn set(&mut self, column: Column, text: impl Into<String>) {
        if let Some(cell) = self.cells.get_mut(column as usize) {
            *cell = text.into();
        }
    }

    pub(super) fn get(&self, column: Column) -> &str {
        self.cells.get(column as usize).map_or("", String::as_str)
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_headings() {
        let mut row = Row::default();
        row.set(Column::Seal, "a seal");
        row.set(Column::Remarks, "the last");
        let filled = HEADINGS.iter().zip(row.cells()).filter(|(_, cell)| !cell.is_empty());
        let filled: Vec<_> = filled.collect();
        assert_eq!(filled, [(&"Seal", "a seal"), (&"Remarks", "the last")]);
    }
}
