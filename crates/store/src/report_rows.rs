//! The rows that follow from a report: its columns, and one row an exhibit.

use sea_orm::Set;
use yakja_model::{AccessClassId, EntryId, Exhibit, Quantity, Report, Salt};

use crate::entity::{exhibit, report};

/// What is stored beside a report's content.
pub(crate) struct Recorded {
    pub(crate) entry: EntryId,
    pub(crate) salt: Salt,
    pub(crate) canonical: Vec<u8>,
}

/// The rows that follow from a report. `audit verify` calls it again and compares.
pub(crate) fn project(
    report: &Report,
    class: AccessClassId,
    recorded: Recorded,
) -> (report::Model, Vec<exhibit::Model>) {
    let source = report.source.as_ref();
    let row = report::Model {
        id: report.id.0,
        version: report.version,
        kind: report.content.kind().code().to_owned(),
        organization: report.organization.as_str().to_owned(),
        submitter: report.submitter.as_str().to_owned(),
        submitted_by: report.submitted_by.0,
        recorded_at: report.recorded_at.as_micros(),
        happened_from: report.when.from.number(),
        happened_to: report.when.to.number(),
        place: report.place.clone(),
        country: report.country.as_str().to_owned(),
        access_class: class.0,
        import_id: source.map(|source| source.import.0),
        file: source.map(|source| source.file.clone()),
        row: source.map(|source| i64::try_from(source.row).unwrap_or(i64::MAX)),
        row_key: source.and_then(|source| hex::decode(&source.key).ok()),
        entry: recorded.entry.0,
        salt: recorded.salt.0.to_vec(),
        content: recorded.canonical,
    };
    let exhibits = (1..)
        .zip(report.exhibits())
        .map(|(ordinal, exhibit)| project_exhibit(report, ordinal, exhibit))
        .collect();
    (row, exhibits)
}

fn project_exhibit(report: &Report, ordinal: i32, exhibit: &Exhibit) -> exhibit::Model {
    let (mass_mg, volume_ml, pieces) = match exhibit.quantity {
        Quantity::MassMg(amount) => (Some(amount), None, None),
        Quantity::VolumeMl(amount) => (None, Some(amount), None),
        Quantity::Pieces(amount) => (None, None, Some(amount)),
        Quantity::NotKnown => (None, None, None),
    };
    let flags: Vec<&str> = exhibit.flags.iter().map(|flag| flag.code()).collect();
    exhibit::Model {
        report_id: report.id.0,
        version: report.version,
        ordinal,
        substance_as_written: exhibit.substance_as_written.clone(),
        substance: exhibit.substance.as_ref().map(|code| code.0.clone()),
        class: exhibit.class.code().to_owned(),
        amount_as_written: exhibit.amount_as_written.clone(),
        unit_as_written: exhibit.unit_as_written.clone(),
        mass_mg,
        volume_ml,
        pieces,
        confirmation: exhibit.confirmation.code().to_owned(),
        flags: flags.join(","),
    }
}

/// Every column set: `From<Model>` leaves them unchanged, and an INSERT would be empty.
pub(crate) fn active_report(row: report::Model) -> report::ActiveModel {
    report::ActiveModel {
        id: Set(row.id),
        version: Set(row.version),
        kind: Set(row.kind),
        organization: Set(row.organization),
        submitter: Set(row.submitter),
        submitted_by: Set(row.submitted_by),
        recorded_at: Set(row.recorded_at),
        happened_from: Set(row.happened_from),
        happened_to: Set(row.happened_to),
        place: Set(row.place),
        country: Set(row.country),
        access_class: Set(row.access_class),
        import_id: Set(row.import_id),
        file: Set(row.file),
        row: Set(row.row),
        row_key: Set(row.row_key),
        entry: Set(row.entry),
        salt: Set(row.salt),
        content: Set(row.content),
    }
}
