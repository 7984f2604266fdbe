//! Who acts in the tests, and what the policies give them.

use std::{collections::BTreeSet, sync::LazyLock};

use yakja_model::{
    AccessClass, Action, AreaBoundariesId, ImportId, LinkBatchId, Officer, OfficerId, Organization,
    OrganizationCode, PairStanding, Purpose, Report, ReportId, Role, RulingId, Sector, Standing,
    Subject,
};
use yakja_policy::{Ask, BulkAsk, BulkPermit, Permit, Policies, Resource};

use uuid::Uuid;

/// The policies that ship.
pub static POLICIES: LazyLock<Policies> = LazyLock::new(|| Policies::built_in().unwrap());

pub fn code(text: &str) -> OrganizationCode {
    OrganizationCode::parse(text).unwrap()
}

/// A duty officer of the centre.
pub fn duty() -> Officer {
    officer("duty", "NNCC", Role::DutyOfficer)
}

/// The liaison of an organisation; its login is the organisation's code.
pub fn liaison(organization: &str) -> Officer {
    officer(&organization.to_lowercase(), organization, Role::Liaison)
}

pub fn officer(login: &str, organization: &str, role: Role) -> Officer {
    let mut bytes = *b"\x01\x95\x4e\x2a\x00\x00\x70\x00\x80\x00\x00\x00\x00\x00\x00\x00";
    bytes[8..].iter_mut().zip(login.bytes()).for_each(|(to, from)| *to = from);
    Officer {
        id: OfficerId(Uuid::from_bytes(bytes)),
        login: login.to_owned(),
        organization: code(organization),
        role,
    }
}

pub fn organization(text: &str) -> Organization {
    let standing = match text {
        "NNCC" => Standing::Centre,
        "UNODC" => Standing::Outside,
        _ => Standing::Member,
    };
    Organization {
        code: code(text),
        standing,
        sector: Sector::TaskForce,
        name_en: String::new(),
        name_ur: String::new(),
        urdu_source: None,
        aliases: Vec::new(),
    }
}

/// The permit to send this version of a report.
pub fn may_submit(officer: &Officer, report: &Report) -> Permit {
    may_submit_version(officer, &report.organization, (report.id, report.version))
}

pub fn may_submit_version(
    officer: &Officer,
    of: &OrganizationCode,
    (id, version): (ReportId, i32),
) -> Permit {
    let organization = organization(of.as_str());
    let ask = Ask {
        action: Action::SubmitReport,
        subject: Subject::Report { id, version },
        resource: Resource::Organization {
            organization: &organization,
            submitter: &officer.organization,
        },
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The permit to open the personal content of this version of a report.
pub fn may_open(officer: &Officer, report: &Report) -> Permit {
    let class = report.access_class();
    let ask = Ask {
        action: Action::OpenPersonal,
        subject: Subject::Report { id: report.id, version: report.version },
        resource: Resource::Class(&class),
        purpose: Some(&Purpose::Case("17/2025".to_owned())),
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The permit to give an account.
pub fn may_enrol(officer: &Officer, id: OfficerId) -> Permit {
    let ask = Ask {
        action: Action::EnrolOfficer,
        subject: Subject::Officer { id },
        resource: Resource::Centre,
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The permit to begin and to show an import.
pub fn may_import(officer: &Officer, id: ImportId, of: &OrganizationCode) -> Permit {
    let organization = organization(of.as_str());
    let ask = Ask {
        action: Action::ImportReports,
        subject: Subject::Import { id, organization: of.clone() },
        resource: Resource::Organization { organization: &organization, submitter: of },
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The permit to take an import back.
pub fn may_undo(officer: &Officer, id: ImportId, of: &OrganizationCode) -> Permit {
    let organization = organization(of.as_str());
    let ask = Ask {
        action: Action::UndoImport,
        subject: Subject::Import { id, organization: of.clone() },
        resource: Resource::Organization { organization: &organization, submitter: of },
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The permit to judge a pair in which nobody's credit changes.
pub fn may_judge(officer: &Officer, id: RulingId) -> Permit {
    let standing =
        PairStanding { parties: BTreeSet::new(), owners: BTreeSet::new(), credit_changes: false };
    let ask = Ask {
        action: Action::JudgeIncident,
        subject: Subject::Ruling { id },
        resource: Resource::Pair(&standing),
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The permit to load boundaries of areas.
pub fn may_load_areas(officer: &Officer, id: AreaBoundariesId) -> Permit {
    let ask = Ask {
        action: Action::LoadAreas,
        subject: Subject::Areas { id },
        resource: Resource::Centre,
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The permit to record links.
pub fn may_record_links(officer: &Officer, id: LinkBatchId) -> Permit {
    let ask = Ask {
        action: Action::RecordLinks,
        subject: Subject::Links { id },
        resource: Resource::Centre,
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}

/// The register's own search.
pub fn resolver() -> Officer {
    Officer { id: OfficerId(Uuid::from_u128(77)), role: Role::Resolver, ..duty() }
}

/// The permit to write rows like this one.
pub fn may_write_rows(officer: &Officer, like: &Report) -> BulkPermit {
    let organization = organization(like.organization.as_str());
    let class: AccessClass = like.access_class();
    let ask = BulkAsk {
        import: like.source.as_ref().unwrap().import,
        organization: &organization,
        submitter: &like.submitter,
        class: &class,
    };
    POLICIES.bulk_permit(officer, ask).unwrap()
}
