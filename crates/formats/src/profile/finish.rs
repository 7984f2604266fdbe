//! Puts together what was read of a record, and refuses one that says nothing.

use yakja_model::{Arrest, Content, Period, Personal, Seizure, Summary};

use super::ProfileKind;
use super::layout::{Details, Head, NumberedRow};
use super::mapper::Mapper;
use super::record::MappedRecord;
use super::rejection::Rejection;

impl Mapper {
    /// A record out of its parts.
    pub(super) fn finish(
        &self,
        rows: &[NumberedRow<'_>],
        (head, details): (Head, Details),
        conflict: bool,
    ) -> Result<MappedRecord, Vec<Rejection>> {
        let Details { participants, references, people, exhibits, laboratory, cells, nil } =
            details;
        let mut contents = Vec::new();
        let first = rows.first().map(|(number, _)| *number).unwrap_or_default();
        if self.kind == ProfileKind::Summary {
            let period = Period { from: head.when.from, to: head.when.to };
            let summary = Summary { period, published: head.published, nil, cells };
            refuse_contradiction(first, &summary)?;
            contents.push(Content::Summary(summary));
        }
        let nothing = exhibits.is_empty() && laboratory.is_empty() && people.groups.is_empty();
        if !exhibits.is_empty() {
            contents.push(Content::Seizure(Seizure { exhibits }));
        }
        if people.is_stated {
            contents.push(Content::Arrest(Arrest { people: people.groups }));
        }
        contents.extend(laboratory.into_iter().map(Content::LaboratoryResult));
        if nothing && self.kind != ProfileKind::Summary {
            let expected = "something seized, somebody arrested, or a laboratory result";
            return Err(vec![Rejection::new(first, "", "nothing of it", expected.to_owned())]);
        }
        let personal = Personal { narrative: head.narrative, people: people.identities };
        Ok(MappedRecord {
            rows: rows.iter().map(|(number, _)| *number).collect(),
            organization: head.organization,
            participants,
            references,
            when: head.when,
            place: head.place,
            country: head.country,
            tlp: head.tlp,
            flagged: conflict || contents.iter().any(Self::is_flagged),
            contents,
            personal: (!personal.is_empty()).then_some(personal),
            as_written: self.as_written(rows),
            identity: self.identity.hash_all(rows.iter().map(|(_, cells)| *cells)),
        })
    }
}

/// A summary has numbers, or says that there is nothing to report, and not both.
fn refuse_contradiction(row: u64, summary: &Summary) -> Result<(), Vec<Rejection>> {
    let (found, expected) = match (summary.nil, summary.cells.is_empty()) {
        (true, false) => ("a nil return and numbers", "one of them"),
        (false, true) => ("no number", "at least one number, or a nil return"),
        _ => return Ok(()),
    };
    Err(vec![Rejection::new(row, "", found, expected.to_owned())])
}
