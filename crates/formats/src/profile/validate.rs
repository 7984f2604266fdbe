//! Checks of a profile that its types do not make: what goes together and what does not.

use super::error::ProfileError;
use super::people::PeopleSource;
use super::{Profile, ProfileKind, RowIdentity};

impl Profile {
    /// Names the first thing that can't be.
    pub(super) fn validate(&self) -> Result<(), ProfileError> {
        self.validate_head()?;
        let problem = |key: &str, found: Option<&'static str>| {
            found.map_or(Ok(()), |message| Err(ProfileError::at(key, message)))
        };
        problem("people", self.people.iter().find_map(PeopleSource::problem))?;
        problem("laboratory", self.laboratory.iter().find_map(|source| source.problem()))?;
        problem("summary", self.summary.problem())?;
        problem("cell", self.cells.iter().find_map(|cell| cell.problem()))?;
        let companion_cells = self.companions.iter().flat_map(|companion| &companion.cell);
        problem("companion.cell", { companion_cells }.find_map(|cell| cell.problem()))?;
        self.validate_kind()?;
        self.validate_companions()
    }

    fn validate_head(&self) -> Result<(), ProfileError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !(1..=40).contains(&self.name.len()) || !self.name.bytes().all(plain) {
            return Err(ProfileError::at(
                "name",
                "expected 1 to 40 small letters, digits or hyphens",
            ));
        }
        if self.version == 0 {
            return Err(ProfileError::at("version", "expected a whole number from 1"));
        }
        for (key, text) in [("title", &self.title), ("row_means", &self.row_means)] {
            if text.trim().is_empty() {
                return Err(ProfileError::at(key, "expected some words"));
            }
        }
        Ok(())
    }

    /// A profile has what its kind needs, and a summary nothing else.
    fn validate_kind(&self) -> Result<(), ProfileError> {
        let wrong = |message: &str| Err(ProfileError::at("kind", message));
        let events = !(self.exhibits.is_empty() && self.people.is_empty());
        let events = events || !self.laboratory.is_empty() || self.narrative.is_some();
        let numbers = !(self.cells.is_empty() && self.companions.is_empty());
        match self.kind {
            ProfileKind::Summary if events => {
                wrong("a summary has [[cell]], and no exhibit, people, laboratory or narrative")
            }
            ProfileKind::Summary if !numbers => wrong("a summary needs [[cell]] or [[companion]]"),
            ProfileKind::Summary => Ok(()),
            _ if numbers || self.summary != super::SummarySource::default() => {
                wrong("[[cell]], [[companion]] and [summary] go with kind = \"summary\"")
            }
            ProfileKind::Seizure if self.exhibits.is_empty() => wrong("a seizure needs [exhibit]"),
            ProfileKind::Arrest if self.people.is_empty() => wrong("an arrest needs [people]"),
            ProfileKind::LaboratoryResult if self.laboratory.is_empty() => {
                wrong("a laboratory result needs [laboratory]")
            }
            _ if self.place.is_none() => Err(ProfileError::at("", "missing field `place`")),
            _ => Ok(()),
        }
    }

    /// A changed companion row is a correction of its record, and only a key can tell which.
    fn validate_companions(&self) -> Result<(), ProfileError> {
        if self.has_companions() && self.identity == RowIdentity::WholeRow {
            let message = "a profile with companions needs { key = [\"…\"] }";
            return Err(ProfileError::at("identity", message));
        }
        let mut names: Vec<_> = self.companions.iter().map(|companion| &companion.name).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(ProfileError::at("companion.name", "two companions have the same name"));
        }
        Ok(())
    }
}
