//! A record on its way to reports: one for each of its contents, each with a key by which it is
//! known when the record comes again.

use std::collections::BTreeMap;

use yakja_formats::{MappedRecord, ProfileKind};
use yakja_model::{
    AccessClass, Content, ImportId, Kind, Marking, OfficerId, OrganizationCode, Report, ReportId,
    SourceRow, Timestamp,
};

use super::{
    map_rows::ReadRecord,
    row_key::{RowKey, report_key},
};

/// A record with the keys of its reports.
pub(super) struct Candidate {
    pub(super) read: ReadRecord,
    pub(super) organization: OrganizationCode,
    pub(super) marking: Marking,
    /// The key of each content.
    pub(super) keys: Vec<RowKey>,
}

/// What the reports of an import have in common.
pub(super) struct Envelope<'a> {
    pub(super) import: ImportId,
    pub(super) file: &'a str,
    pub(super) submitter: &'a OrganizationCode,
    pub(super) officer: OfficerId,
    pub(super) now: Timestamp,
}

impl Candidate {
    /// A record whose own key this is.
    pub(super) fn new(
        read: ReadRecord,
        kind: ProfileKind,
        (organization, mut marking): (OrganizationCode, Marking),
        key: RowKey,
    ) -> Self {
        // What a record says of its own traffic light goes before what is said of all.
        marking.tlp = read.record.tlp.unwrap_or(marking.tlp);
        let mut ordinals: BTreeMap<Kind, u32> = BTreeMap::new();
        let keys = read.record.contents.iter().map(|content| {
            let ordinal = ordinals.entry(content.kind()).or_default();
            *ordinal += 1;
            report_key(&key, content.kind() == kind_of(kind), (content, *ordinal))
        });
        let keys = keys.collect();
        Self { read, organization, marking, keys }
    }

    /// The access class of each of its reports.
    pub(super) fn classes<'a>(
        &'a self,
        submitter: &'a OrganizationCode,
    ) -> impl Iterator<Item = AccessClass> + 'a {
        self.read.record.contents.iter().map(|content| {
            let protections = match content {
                Content::Arrest(arrest) => arrest.protections(),
                _ => Default::default(),
            };
            AccessClass::of(submitter, &self.marking, protections, yakja_model::Category::Report)
        })
    }

    /// Its reports, without an id, in their first version, and without what is sealed.
    pub(super) fn reports(&self, of: &Envelope<'_>) -> Vec<Report> {
        let contents = self.read.record.contents.iter().zip(&self.keys);
        contents.map(|(content, key)| self.report(of, (content, key))).collect()
    }

    fn report(&self, of: &Envelope<'_>, (content, key): (&Content, &RowKey)) -> Report {
        let record = &self.read.record;
        Report {
            id: ReportId(uuid::Uuid::nil()),
            version: 1,
            organization: self.organization.clone(),
            submitter: of.submitter.clone(),
            submitted_by: of.officer,
            recorded_at: of.now,
            when: record.when,
            place: record.place.clone(),
            country: record.country,
            marking: self.marking.clone(),
            grading: None,
            references: record.references.clone(),
            participants: record.participants.clone(),
            content: content.clone(),
            personal: None,
            source: Some(SourceRow {
                import: of.import,
                file: of.file.to_owned(),
                row: record.rows.first().copied().unwrap_or_default(),
                key: hex::encode(key),
                as_written: record.as_written.clone(),
                personal_hash: None,
            }),
        }
    }

    /// Which of its reports holds the personal content: that on the people, which has their
    /// protections, or the only one there is.
    pub(super) fn holds_personal(&self) -> usize {
        holder(&self.read.record)
    }
}

fn holder(record: &MappedRecord) -> usize {
    let of_people = |content: &Content| matches!(content, Content::Arrest(_));
    record.contents.iter().position(of_people).unwrap_or_default()
}

const fn kind_of(kind: ProfileKind) -> Kind {
    match kind {
        ProfileKind::Seizure => Kind::Seizure,
        ProfileKind::Arrest => Kind::Arrest,
        ProfileKind::LaboratoryResult => Kind::LaboratoryResult,
        ProfileKind::Summary => Kind::Summary,
    }
}
