//! The invented year 2025, from which `make demo` fills a register.

use yakja_model::{OrganizationCode, Role};

use crate::{DemoFile, DemoReport, files::files, literal::organization, reports::reports};

/// All that happened in the year, in the order in which it is to be entered: officers, files,
/// reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoYear {
    /// Files to import: 1,200 rows, of which 10 are refused.
    pub files: Vec<DemoFile>,
    /// Reports to submit one by one.
    pub reports: Vec<DemoReport>,
    /// Officers to enrol.
    pub officers: Vec<DemoOfficer>,
}

/// An officer to enrol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoOfficer {
    /// The name to sign in with.
    pub login: &'static str,
    /// Organisation.
    pub organization: OrganizationCode,
    /// Role.
    pub role: Role,
}

/// On watch at the centre.
pub(crate) const DUTY: &str = "duty";
/// Speaks for ANF.
pub(crate) const ANF_LIAISON: &str = "anf.liaison";

/// The invented year. It is the same each time.
pub fn year() -> DemoYear {
    DemoYear {
        files: files(),
        reports: reports(),
        officers: vec![
            DemoOfficer {
                login: DUTY,
                organization: organization("NNCC"),
                role: Role::DutyOfficer,
            },
            DemoOfficer {
                login: ANF_LIAISON,
                organization: organization("ANF"),
                role: Role::Liaison,
            },
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_the_same_each_time() {
        assert_eq!(year(), year());
    }

    #[test]
    fn reports_are_sent_by_officers_of_the_year() {
        let year = year();
        for report in &year.reports {
            assert!(year.officers.iter().any(|officer| officer.login == report.submitted_by));
        }
    }
}
