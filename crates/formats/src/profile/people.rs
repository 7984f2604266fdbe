//! People who were arrested, detained or met: counts, roles, protections, and names to be sealed.

use std::collections::BTreeSet;

use serde::Deserialize;
use yakja_model::{CountryCode, PersonGroup, PersonIdentity, PersonRole, Protection, Sex};

use super::asked::Meaning;
use super::cells::{Bound, BoundCondition, Cells, split};
use super::code::{BoundCode, Code};
use super::number::whole;
use super::search::Search;
use super::source::{Condition, Source};
use super::words::Words;

/// `[people]`, or `[[people]]` where a row has several sorts.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleSource {
    only: Option<Condition>,
    count: Option<Source>,
    role: Code<PersonRole>,
    sex: Option<Code<Sex>>,
    nationality: Option<Source>,
    protections: Option<Code<Vec<Protection>>>,
    names: Option<Source>,
    father_names: Option<Source>,
    #[serde(default)]
    identifiers: Vec<Source>,
    #[serde(default = "semicolon")]
    between_names: String,
    #[serde(default)]
    each_row: bool,
    #[serde(default)]
    of_whom: Vec<OfWhomSource>,
}

/// `[[people.of_whom]]`: some of the people. What is not said of them is as for all.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfWhomSource {
    count: Source,
    role: Option<Code<PersonRole>>,
    sex: Option<Code<Sex>>,
    nationality: Option<Source>,
    protections: Option<Code<Vec<Protection>>>,
}

fn semicolon() -> String {
    ";".to_owned()
}

/// People with their columns found.
#[derive(Clone, Debug)]
pub struct BoundPeople {
    only: Option<BoundCondition>,
    count: Option<Bound>,
    traits: BoundTraits,
    names: Option<Bound>,
    father_names: Option<Bound>,
    identifiers: Vec<Bound>,
    between_names: [String; 1],
    of_whom: Vec<(Bound, BoundTraits)>,
}

/// What is said of people.
#[derive(Clone, Debug)]
struct BoundTraits {
    role: BoundCode<PersonRole>,
    sex: Option<BoundCode<Sex>>,
    nationality: Option<Bound>,
    protections: Option<BoundCode<Vec<Protection>>>,
}

/// The people that were read so far.
#[derive(Default)]
pub struct People {
    /// In groups of equal standing.
    pub groups: Vec<PersonGroup>,
    /// By name, to be sealed.
    pub identities: Vec<PersonIdentity>,
    /// Whether anything was said of people, if only that there were none.
    pub is_stated: bool,
}

impl PeopleSource {
    /// Says what can't be as declared.
    pub fn problem(&self) -> Option<&'static str> {
        if self.count.is_none() && self.names.is_none() {
            return Some("expected count, names, or both");
        }
        if self.names.is_none() && (self.father_names.is_some() || !self.identifiers.is_empty()) {
            return Some("father_names and identifiers go with names");
        }
        if self.between_names.is_empty() {
            return Some("between_names: expected a text that stands between names");
        }
        let all = is_accused(&self.role) && is_protected(self.protections.as_ref());
        let some = self.of_whom.iter().any(|some| {
            let protections = some.protections.as_ref().or(self.protections.as_ref());
            is_accused(some.role.as_ref().unwrap_or(&self.role)) && is_protected(protections)
        });
        (all || some).then_some(
            "protected people are never accused or suspect; \
             expected role = \"detained\" or another",
        )
    }

    /// Whether each row of a record has its own.
    pub fn each_row(&self) -> bool {
        self.each_row
    }

    /// Finds its columns.
    pub fn bind(&self, search: &mut Search<'_>) -> BoundPeople {
        let of_whom = self.of_whom.iter().map(|some| {
            let role = some.role.as_ref().unwrap_or(&self.role).bind(search);
            let sex = some.sex.as_ref().or(self.sex.as_ref()).map(|sex| sex.bind(search));
            let nationality = some.nationality.as_ref().or(self.nationality.as_ref());
            let nationality = nationality.map(|source| search.bound(source));
            let protections = some.protections.as_ref().or(self.protections.as_ref());
            let protections = protections.map(|list| list.bind(search));
            let count = search.meaning(&some.count, Meaning::Numbers);
            (count, BoundTraits { role, sex, nationality, protections })
        });
        let of_whom = of_whom.collect();
        let traits = BoundTraits {
            role: self.role.bind(search),
            sex: self.sex.as_ref().map(|sex| sex.bind(search)),
            nationality: self.nationality.as_ref().map(|source| search.bound(source)),
            protections: self.protections.as_ref().map(|list| list.bind(search)),
        };
        BoundPeople {
            only: search.condition(self.only.as_ref()),
            count: self.count.as_ref().map(|source| search.meaning(source, Meaning::Numbers)),
            traits,
            names: self.names.as_ref().map(|source| search.sealed(source)),
            father_names: self.father_names.as_ref().map(|source| search.sealed(source)),
            identifiers: self.identifiers.iter().map(|source| search.sealed(source)).collect(),
            between_names: [self.between_names.clone()],
            of_whom,
        }
    }
}

fn is_accused(role: &Code<PersonRole>) -> bool {
    matches!(role, Code::Fixed(PersonRole::Accused | PersonRole::Suspect))
}

fn is_protected(protections: Option<&Code<Vec<Protection>>>) -> bool {
    matches!(protections, Some(Code::Fixed(list)) if !list.is_empty())
}

const COUNT: &str = "blank or a whole number of people";

impl BoundPeople {
    /// Adds the people of a row. Blank is not stated; zero is nobody.
    pub fn read<'row>(&'row self, cells: &mut Cells<'row>, words: &Words, people: &mut People) {
        if !cells.holds(self.only.as_ref()) {
            return;
        }
        let names = self.names(cells);
        let Some(stated) = self.count(cells, names.len()) else { return };
        let Some(some) = self.of_whom(cells, words, stated) else { return };
        let counted = some.iter().fold(0, |sum: u32, group| sum.saturating_add(group.count));
        let all = stated.or((counted > 0).then_some(counted));
        let Some(all) = all else { return };
        people.is_stated = true;
        let others = some.iter().fold(all, |rest, group| rest.saturating_sub(group.count));
        let first = u32::try_from(people.groups.len()).unwrap_or(u32::MAX).saturating_add(1);
        if others > 0 {
            people.groups.extend(self.traits.read(cells, words, others));
        }
        people.groups.extend(some);
        for (position, name) in names.into_iter().enumerate() {
            people.identities.push(self.identity(cells, (first, position), name));
        }
    }

    /// How many there are: `Some(None)` where that is not stated, `None` where it can't be.
    fn count<'row>(&'row self, cells: &mut Cells<'row>, named: usize) -> Option<Option<u32>> {
        let named = u32::try_from(named).unwrap_or(u32::MAX);
        let by_names = (named > 0).then_some(named);
        let Some(bound) = &self.count else { return Some(by_names) };
        let text = cells.value(bound)?.text;
        if text.is_empty() {
            return Some(by_names);
        }
        match people(&text) {
            Some(count) if count >= named => Some(Some(count)),
            Some(_) => {
                cells.reject(bound, format!("at least as many people as are named: {named}"));
                None
            }
            None => {
                cells.reject(bound, COUNT.to_owned());
                None
            }
        }
    }

    /// The parts of the people of whom more is said. Where nobody says how many all are, they are
    /// these at least.
    fn of_whom<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
        all: Option<u32>,
    ) -> Option<Vec<PersonGroup>> {
        let mut groups = Vec::new();
        let all = all.unwrap_or(u32::MAX);
        let mut rest = all;
        for (bound, traits) in &self.of_whom {
            let text = cells.value(bound)?.text;
            let count = if text.is_empty() { Some(0) } else { people(&text) };
            let Some(count) = count else {
                cells.reject(bound, COUNT.to_owned());
                return None;
            };
            let Some(left) = rest.checked_sub(count) else {
                cells.reject(bound, format!("at most {rest}, for they are some of {all} people"));
                return None;
            };
            rest = left;
            if count > 0 {
                groups.push(traits.read(cells, words, count)?);
            }
        }
        Some(groups)
    }

    fn names<'row>(&'row self, cells: &mut Cells<'row>) -> Vec<String> {
        let Some(bound) = &self.names else { return Vec::new() };
        let text = cells.text(bound);
        let names = split(&text, &self.between_names).filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    }

    /// A name with what stands at the same position of the other columns.
    fn identity<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        (group, position): (u32, usize),
        name: String,
    ) -> PersonIdentity {
        let mut at = |bound: &'row Bound| {
            let text = cells.text(bound);
            let found = split(&text, &self.between_names).nth(position).map(str::to_owned);
            found.filter(|text| !text.is_empty())
        };
        let father_name = self.father_names.as_ref().and_then(&mut at);
        let identifiers = self.identifiers.iter().filter_map(&mut at).collect();
        PersonIdentity { group, name, father_name, identifiers }
    }
}

impl BoundTraits {
    fn read<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
        count: u32,
    ) -> Option<PersonGroup> {
        let role = self.role.read(cells)?;
        let sex = self.sex.as_ref().map_or(Some(None), |sex| sex.read(cells))?;
        let nationality = match &self.nationality {
            Some(bound) => nationality(cells, words, bound)?,
            None => None,
        };
        let protections = match &self.protections {
            Some(list) => list.read_all(cells)?,
            None => None,
        };
        let protections: Option<BTreeSet<_>> = protections.map(|list| list.into_iter().collect());
        let Some(role) = role else {
            let expected = <PersonRole as super::code::Word>::EXPECTED;
            cells.reject_at(self.role.at(), expected.to_owned());
            return None;
        };
        let accused = matches!(role, PersonRole::Accused | PersonRole::Suspect);
        if accused && protections.as_ref().is_some_and(|set| !set.is_empty()) {
            let at = self.role.at().or_else(|| self.protections.as_ref()?.at());
            cells.reject_at(at, PROTECTED.to_owned());
            return None;
        }
        Some(PersonGroup { count, sex, nationality, role, protections })
    }
}

const PROTECTED: &str = "the role detained, encountered or witness for protected people; \
     a second officer decides on an accusation";

/// What a nationality says where only that it is another is known. ISO 3166-1 leaves XX free.
const FOREIGN: (&str, &str) = ("foreign", "XX");

/// `Some(None)` where it is not stated.
fn nationality<'row>(
    cells: &mut Cells<'row>,
    words: &Words,
    bound: &'row Bound,
) -> Option<Option<CountryCode>> {
    let text = cells.value(bound)?.text;
    if text.is_empty() {
        return Some(None);
    }
    if text.eq_ignore_ascii_case(FOREIGN.0) {
        return Some(CountryCode::parse(FOREIGN.1));
    }
    let country = words.country(&text);
    if country.is_none() {
        cells.reject(bound, format!("blank or {}", words.expected_country()));
    }
    country.map(Some)
}

/// A number of people.
fn people(text: &str) -> Option<u32> {
    u32::try_from(whole(text)?).ok()
}
