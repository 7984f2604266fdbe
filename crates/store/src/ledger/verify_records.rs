//! Each record against the entry that recorded it: bytes, then every column that follows.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use yakja_model::{
    AccessClass, AccessClassId, EntryId, EventDetail, Report, Salt, Subject, content_hash,
};

use super::{
    LedgerEntry, proof, verify::Verification, verify_areas, verify_imports, verify_incidents,
};
use crate::{
    Database, Result,
    entity::{exhibit, officer, report},
    report_rows::{Recorded, project},
    reports::CHUNK,
};

/// An entry whose record is to be checked.
pub(super) struct Recording {
    pub(super) name: String,
    pub(super) entry: LedgerEntry,
}

/// Checks the records of these entries.
pub(super) async fn check(
    database: &Database,
    classes: &HashMap<AccessClass, AccessClassId>,
    recordings: Vec<Recording>,
) -> Result<Verification> {
    let mut result = Verification::default();
    let mut reports = Vec::with_capacity(recordings.len());
    for recording in recordings {
        let Recording { name, entry } = recording;
        match (&entry.subject, &entry.detail) {
            (Subject::Report { id, version }, detail) => {
                if let Some(hash) = detail.content_hash() {
                    reports.push(Expected {
                        id: id.0,
                        version: *version,
                        entry: entry.id,
                        hash: hash.to_owned(),
                    });
                }
            }
            (Subject::Officer { .. }, EventDetail::Enrolled { .. }) => {
                officer_as_enrolled(database, &entry, &mut result).await?;
            }
            (Subject::Import { id, organization }, _) => {
                let run = (*id, organization);
                verify_imports::as_recorded(database, run, (&entry, &mut result)).await?;
            }
            (Subject::Ruling { id }, EventDetail::RulingRecorded { .. }) => {
                verify_incidents::ruling(database, *id, (&entry, &mut result)).await?;
            }
            (Subject::Links { id }, EventDetail::LinksRecorded { .. }) => {
                verify_incidents::links(database, *id, (&entry, &mut result)).await?;
            }
            (Subject::Areas { id }, EventDetail::AreasLoaded { .. }) => {
                verify_areas::as_recorded(database, *id, (&entry, &mut result)).await?;
            }
            (_, detail) => {
                if detail.content_hash().is_some() {
                    result.add(format!("ledger entry {name}"), "records something and names none");
                }
            }
        }
    }
    for chunk in reports.chunks(CHUNK) {
        reports_as_recorded(database, classes, chunk, &mut result).await?;
    }
    Ok(result)
}

struct Expected {
    id: Uuid,
    version: i32,
    entry: EntryId,
    hash: String,
}

impl Expected {
    fn name(&self) -> String {
        report_name(self.id, self.version)
    }
}

pub(super) fn report_name(id: Uuid, version: i32) -> String {
    format!("report {id} version {version}")
}

pub(super) fn exhibit_name(ordinal: i32, report: &str) -> String {
    format!("exhibit {ordinal} of {report}")
}

type Stored = HashMap<(Uuid, i32), (report::Model, Vec<exhibit::Model>)>;

async fn reports_as_recorded(
    database: &Database,
    classes: &HashMap<AccessClass, AccessClassId>,
    expected: &[Expected],
    result: &mut Verification,
) -> Result<()> {
    let ids: Vec<Uuid> = expected.iter().map(|expected| expected.id).collect();
    let stored = match stored(database, &ids).await {
        Ok(stored) => stored,
        // A column may have been changed into another type; then read one by one to name it.
        Err(_) => one_by_one(database, expected, result).await?,
    };
    for expected in expected {
        let Some((row, exhibits)) = stored.get(&(expected.id, expected.version)) else {
            result.add(expected.name(), "is not there, or can't be read");
            continue;
        };
        result.reports += 1;
        result.exhibits += exhibits.len() as u64;
        report_as_recorded(classes, expected, (row, exhibits), result)?;
    }
    Ok(())
}

async fn stored(database: &Database, ids: &[Uuid]) -> Result<Stored> {
    let rows = report::Entity::find()
        .filter(report::Column::Id.is_in(ids.iter().copied()))
        .all(&database.readers)
        .await?;
    let exhibits = exhibit::Entity::find()
        .filter(exhibit::Column::ReportId.is_in(ids.iter().copied()))
        .order_by_asc(exhibit::Column::ReportId)
        .order_by_asc(exhibit::Column::Version)
        .order_by_asc(exhibit::Column::Ordinal)
        .all(&database.readers)
        .await?;
    let mut stored: Stored =
        rows.into_iter().map(|row| ((row.id, row.version), (row, Vec::new()))).collect();
    for exhibit in exhibits {
        if let Some((_, of_report)) = stored.get_mut(&(exhibit.report_id, exhibit.version)) {
            of_report.push(exhibit);
        }
    }
    Ok(stored)
}

async fn one_by_one(
    database: &Database,
    expected: &[Expected],
    result: &mut Verification,
) -> Result<Stored> {
    let mut all = Stored::new();
    for expected in expected {
        match stored(database, &[expected.id]).await {
            Ok(one) => all.extend(one),
            Err(crate::Error::Database(_)) => {
                result.reports += 1;
                result.add(expected.name(), "a column has another type than it was given");
            }
            Err(other) => return Err(other),
        }
    }
    Ok(all)
}

fn report_as_recorded(
    classes: &HashMap<AccessClass, AccessClassId>,
    expected: &Expected,
    (row, exhibits): (&report::Model, &[exhibit::Model]),
    result: &mut Verification,
) -> Result<()> {
    let Ok(salt) = row.salt.as_slice().try_into().map(Salt) else {
        result.add(expected.name(), "the salt has another length");
        return Ok(());
    };
    if !proof::matches(content_hash(salt, &row.content), &expected.hash) {
        result.add(expected.name(), "the content or its salt was changed");
        return Ok(());
    }
    let Ok(report) = serde_json::from_slice::<Report>(&row.content) else {
        result.add(expected.name(), "the content can't be read");
        return Ok(());
    };
    let Some(class) = classes.get(&report.access_class()) else {
        result.add(expected.name(), "its access class is not there or was changed");
        return Ok(());
    };
    let recorded = Recorded { entry: expected.entry, salt, canonical: row.content.clone() };
    let (fresh, fresh_exhibits) = project(&report, *class, recorded);
    for column in differing_columns(row, &fresh) {
        result.add(expected.name(), format!("column {column} was changed"));
    }
    let name = |ordinal: i32| exhibit_name(ordinal, &expected.name());
    for index in 0..exhibits.len().max(fresh_exhibits.len()) {
        match (exhibits.get(index), fresh_exhibits.get(index)) {
            (Some(there), Some(fresh)) if there == fresh => {}
            (_, Some(fresh)) => result.add(name(fresh.ordinal), "was changed or is not there"),
            (Some(there), None) => result.add(name(there.ordinal), "was never recorded"),
            (None, None) => {}
        }
    }
    Ok(())
}

fn differing_columns(there: &report::Model, fresh: &report::Model) -> Vec<&'static str> {
    let same = [
        ("id", there.id == fresh.id),
        ("version", there.version == fresh.version),
        ("kind", there.kind == fresh.kind),
        ("organization", there.organization == fresh.organization),
        ("submitter", there.submitter == fresh.submitter),
        ("submitted_by", there.submitted_by == fresh.submitted_by),
        ("recorded_at", there.recorded_at == fresh.recorded_at),
        ("happened_from", there.happened_from == fresh.happened_from),
        ("happened_to", there.happened_to == fresh.happened_to),
        ("place", there.place == fresh.place),
        ("country", there.country == fresh.country),
        ("access_class", there.access_class == fresh.access_class),
        ("import_id", there.import_id == fresh.import_id),
        ("file", there.file == fresh.file),
        ("row", there.row == fresh.row),
        ("row_key", there.row_key == fresh.row_key),
        ("entry", there.entry == fresh.entry),
    ];
    same.into_iter().filter(|(_, same)| !same).map(|(column, _)| column).collect()
}

async fn officer_as_enrolled(
    database: &Database,
    entry: &LedgerEntry,
    result: &mut Verification,
) -> Result<()> {
    let (Subject::Officer { id }, EventDetail::Enrolled { login, organization, role }) =
        (&entry.subject, &entry.detail)
    else {
        return Ok(());
    };
    let row = officer::Entity::find_by_id(id.0).one(&database.readers).await?;
    let same = row.is_some_and(|row| {
        row.login == *login
            && row.organization == organization.as_str()
            && row.role == *role
            && row.created_at == entry.at.as_micros()
    });
    if !same {
        result.add(format!("officer {id}"), "was changed or is not there");
    }
    Ok(())
}
