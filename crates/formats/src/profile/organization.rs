//! Who says it, who else took part, and with what credit.

use serde::Deserialize;
use yakja_model::{Credit, OrganizationCode, Participant};

use super::SUBMITTER;
use super::asked::Meaning;
use super::cells::{Bound, Cells, split};
use super::column::{ColumnName, OneOrMore};
use super::search::Search;
use super::source::{self, Otherwise, Source, TakeKey, checked_marks};
use super::words::Words;
use crate::country_pack::fold;

/// `[organization]`: who says it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Keys")]
pub struct OrganizationSource {
    from: Source,
    marks: Vec<String>,
    others: Credit,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    column: Option<ColumnName>,
    columns: Option<OneOrMore<ColumnName>>,
    value: Option<String>,
    take: Option<TakeKey>,
    join: Option<String>,
    #[serde(default)]
    optional: bool,
    split: Option<OneOrMore<String>>,
    #[serde(default = "assist")]
    others: Credit,
    #[serde(default)]
    map: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    otherwise: Otherwise,
    blank: Option<String>,
}

const fn assist() -> Credit {
    Credit::Assist
}

impl TryFrom<Keys> for OrganizationSource {
    type Error = &'static str;

    fn try_from(keys: Keys) -> Result<Self, Self::Error> {
        let marks = keys.split.map_or(Ok(Vec::new()), |marks| checked_marks(marks.0))?;
        let from = Source::try_from(source::Keys {
            column: keys.column,
            columns: keys.columns,
            value: keys.value,
            take: keys.take,
            join: keys.join,
            optional: keys.optional,
            map: keys.map,
            otherwise: keys.otherwise,
            blank: keys.blank,
            ..source::Keys::default()
        })?;
        Ok(Self { from, marks, others: keys.others })
    }
}

/// `[[credit]]`: a further organisation that took part.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditSource {
    organization: Source,
    split: Option<OneOrMore<String>>,
    credit: Credit,
}

/// An organisation column, found.
#[derive(Clone, Debug)]
pub struct BoundOrganization {
    from: Bound,
    marks: Vec<String>,
    credit: Credit,
}

impl OrganizationSource {
    /// Finds its column, and refuses a constant that is no organisation.
    pub fn bind(&self, search: &mut Search<'_>, words: &Words) -> BoundOrganization {
        search.check_constant("organization.value", &self.from, |text| {
            let known = text == SUBMITTER || words.organization(text).is_some();
            if known { Ok(()) } else { Err(words.expected_organization()) }
        });
        let (marks, credit) = (self.marks.clone(), self.others);
        let from = search.meaning(&self.from, Meaning::Organizations);
        BoundOrganization { from, marks, credit }
    }
}

impl CreditSource {
    /// Finds its column.
    pub fn bind(&self, search: &mut Search<'_>) -> BoundOrganization {
        let marks = self.split.as_ref().map(|marks| marks.0.clone()).unwrap_or_default();
        let from = search.meaning(&self.organization, Meaning::Organizations);
        BoundOrganization { from, marks, credit: self.credit }
    }
}

impl BoundOrganization {
    /// The source, for whoever asks which columns are used.
    pub fn source(&self) -> &Bound {
        &self.from
    }

    /// The organisations of a cell, the first first; `None` where one of them is not known, which
    /// is noted. Names that hold a mark themselves ("FC, KPK") are known whole.
    fn read<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
    ) -> Option<Vec<OrganizationCode>> {
        let text = cells.value(&self.from)?.text;
        if let Some(code) = words.organization(&text) {
            return Some(vec![code]);
        }
        let mut found = Vec::new();
        for part in self.parts(&text) {
            let Some(code) = words.organization(part) else {
                cells.reject(&self.from, words.expected_organization());
                return None;
            };
            if !found.contains(&code) {
                found.push(code);
            }
        }
        Some(found)
    }

    /// The names in a text, each as the value map has it; those that it leaves blank are nobody.
    pub fn parts<'text>(&'text self, text: &'text str) -> impl Iterator<Item = &'text str> {
        let map = self.from.steps.as_ref().map(|steps| &steps.map);
        let meaning = move |part: &'text str| {
            map.and_then(|map| map.get(&fold(part))).map_or(part, String::as_str)
        };
        split(text, &self.marks).map(meaning).filter(|part| !part.is_empty())
    }

    /// Who says it, and the others beside it: where several are named, the first says it and has
    /// led. `Some(None)` where that is the submitter.
    pub fn says<'row>(
        &'row self,
        (cells, words): (&mut Cells<'row>, &Words),
        participants: &mut Vec<Participant>,
    ) -> Option<Option<OrganizationCode>> {
        if cells.peek(&self.from) == SUBMITTER {
            return Some(None);
        }
        let mut found = self.read(cells, words)?.into_iter();
        let Some(first) = found.next() else {
            cells.reject(&self.from, words.expected_organization());
            return None;
        };
        let mut others = found.peekable();
        if others.peek().is_some() {
            participants.push(Participant { organization: first.clone(), credit: Credit::Lead });
        }
        participants.extend(others.map(|organization| self.participant(organization)));
        Some(Some(first))
    }

    /// Adds those that a credit column names; a blank one names nobody.
    pub fn took_part<'row>(
        &'row self,
        (cells, words): (&mut Cells<'row>, &Words),
        participants: &mut Vec<Participant>,
    ) {
        if cells.peek(&self.from).is_empty() {
            return;
        }
        for organization in self.read(cells, words).unwrap_or_default() {
            let participant = self.participant(organization);
            if !participants.contains(&participant) {
                participants.push(participant);
            }
        }
    }

    fn participant(&self, organization: OrganizationCode) -> Participant {
        Participant { organization, credit: self.credit }
    }
}
