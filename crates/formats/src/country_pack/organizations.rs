//! Reads `organizations.csv` and checks that no name means two organisations.

use std::collections::BTreeMap;

use yakja_model::{Organization, OrganizationCode, Sector, Standing};

use super::PackError;
use super::organization_names::{Alias, names};
use super::row::{Row, rows};

const COLUMNS: &[&str] =
    &["code", "standing", "sector", "name_en", "name_ur", "urdu_source", "aliases"];

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Organization>, PackError> {
    let mut seen = BTreeMap::new();
    let mut meanings = BTreeMap::new();
    let mut organizations = Vec::new();
    for row in &rows("organizations.csv", COLUMNS, bytes)? {
        let organization = read_organization(row)?;
        row.first_time(&mut seen, "code")?;
        check_names(row, &organization, &mut meanings)?;
        organizations.push(organization);
    }
    Ok(organizations)
}

fn read_organization(row: &Row) -> Result<Organization, PackError> {
    let code = OrganizationCode::parse(row.text("code"))
        .map_err(|_| row.wrong("code", "2 to 16 capital letters, digits or hyphens"))?;
    let standing = match row.text("standing") {
        "centre" => Standing::Centre,
        "member" => Standing::Member,
        "outside" => Standing::Outside,
        _ => return Err(row.wrong("standing", "centre, member or outside")),
    };
    let sector = match row.text("sector") {
        "task-force" => Sector::TaskForce,
        "migration" => Sector::Migration,
        "both" => Sector::Both,
        "outside" => Sector::Outside,
        _ => return Err(row.wrong("sector", "task-force, migration, both or outside")),
    };
    if (standing == Standing::Outside) != (sector == Sector::Outside) {
        return Err(row.wrong("sector", "outside for an outside source, and for no other"));
    }
    Ok(Organization {
        code,
        standing,
        sector,
        name_en: row.required("name_en")?,
        name_ur: row.required("name_ur")?,
        urdu_source: row.urdu_source()?,
        aliases: row.list("aliases")?,
    })
}

fn check_names(
    row: &Row,
    organization: &Organization,
    meanings: &mut BTreeMap<Alias, OrganizationCode>,
) -> Result<(), PackError> {
    for (column, text) in names(organization) {
        let Some(alias) = Alias::parse(text) else {
            return Err(row.wrong(column, "words, with at most one * before or after them"));
        };
        match meanings.insert(alias, organization.code.clone()) {
            Some(other) if other != organization.code => {
                let expected = format!("no name of another organisation; {text:?} means {other}");
                return Err(row.wrong(column, &expected));
            }
            _ => {}
        }
    }
    Ok(())
}
