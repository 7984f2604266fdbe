//! A workbook to fill in, from what a profile asks of a table and the words of a country pack.

use yakja_model::{AreaLevel, CountryPack, Standing, Tlp, Unit};

use super::asked::{AskedColumn, Meaning};
use super::search::Search;
use super::words::Words;
use super::{Explained, Profile, RowIdentity};
use crate::template::{ColumnFormat, ColumnSpec, SHEET_NAME, SheetSpec, TemplateSpec};

impl Profile {
    /// A workbook whose first sheet this profile reads once it is filled in. Columns that the
    /// profile explains come first, in that order. Companions are tables of their own, and are
    /// not in it.
    pub fn template(&self, pack: &CountryPack) -> TemplateSpec {
        let words = Words::of(pack);
        let columns: Vec<ColumnSpec> = self
            .columns_to_fill_in()
            .into_iter()
            .map(|column| self.column_spec(column, (pack, &words)))
            .collect();
        let readme = self.readme(&columns);
        let name = self.table.sheet().unwrap_or(SHEET_NAME).to_owned();
        let sheet = SheetSpec { name, columns };
        TemplateSpec { sheets: vec![sheet], readme, right_to_left: false }
    }

    fn columns_to_fill_in(&self) -> Vec<AskedColumn> {
        let mut search = Search::new(&[]);
        if let RowIdentity::Key(names) = &self.identity {
            for name in &names.0 {
                search.find(name);
            }
        }
        for name in self.group.iter().flat_map(|group| &group.by.0) {
            search.find(name);
        }
        self.layout(&mut search, &Words::none());
        let mut columns = search.into_asked().into_columns();
        let place = |column: &AskedColumn| {
            let of = |explained: &Explained| explained.column.is(&column.name);
            self.explained.iter().position(of).unwrap_or(usize::MAX)
        };
        columns.sort_by_key(place);
        columns
    }

    fn column_spec(&self, column: AskedColumn, by: (&CountryPack, &Words)) -> ColumnSpec {
        let explained = self.explained.iter().find(|one| one.column.is(&column.name));
        let meaning = explained.and_then(|one| one.choices).or(column.meaning);
        let mut choices = explained.map(|one| one.words.clone()).unwrap_or_default();
        if choices.is_empty() {
            choices = column.mapped;
            choices.extend(meaning.map(|meaning| words_for(meaning, by)).unwrap_or_default());
        }
        ColumnSpec {
            hint: explained.map(|one| one.means.clone()).unwrap_or_default(),
            required: column.is_needed,
            choices,
            format: match meaning {
                Some(Meaning::Days) => ColumnFormat::Date,
                Some(Meaning::Numbers) => ColumnFormat::Number,
                Some(Meaning::References) => ColumnFormat::Text,
                _ => ColumnFormat::General,
            },
            name: column.name,
        }
    }

    fn readme(&self, columns: &[ColumnSpec]) -> Vec<String> {
        let mut lines = vec![
            self.title.clone(),
            self.row_means.clone(),
            "Fill in the first sheet from its second row on, and send the file as it is."
                .to_owned(),
            format!("It is read by the profile {}.", self.name),
            "What a list does not offer may be typed all the same.".to_owned(),
            String::new(),
        ];
        for column in columns {
            let needed = if column.required { " (required)" } else { "" };
            let means = match column.hint.trim() {
                "" => String::new(),
                hint => format!(": {hint}"),
            };
            lines.push(format!("{}{needed}{means}", column.name));
        }
        lines
    }

    /// Explained columns that the profile does not ask for.
    #[cfg(test)]
    pub(super) fn explained_in_vain(&self) -> Vec<String> {
        let columns = self.columns_to_fill_in();
        let asked = |one: &&Explained| !columns.iter().any(|column| one.column.is(&column.name));
        let vain = self.explained.iter().filter(asked);
        vain.map(|one| one.column.as_str().to_owned()).collect()
    }
}

/// The words of a pack that a reader of the column knows.
fn words_for(meaning: Meaning, (pack, words): (&CountryPack, &Words)) -> Vec<String> {
    match meaning {
        Meaning::Days | Meaning::Numbers | Meaning::References => Vec::new(),
        Meaning::Organizations => {
            let all = pack.organizations.iter().filter(|one| one.standing != Standing::Centre);
            all.map(|one| one.code.to_string()).collect()
        }
        Meaning::Substances => {
            let known = |name: &&String| words.substance(name).is_some();
            let names = pack.substances.iter().map(|substance| &substance.code.0);
            names.filter(known).cloned().collect()
        }
        Meaning::Units => {
            let measured = |(word, unit): &(&String, &Unit)| {
                word.is_ascii() && !matches!(unit, Unit::Container)
            };
            let units = pack.units.iter().filter(measured);
            units.map(|(word, _)| word.clone()).collect()
        }
        Meaning::Districts => {
            let districts = pack.areas.iter().filter(|area| area.level == AreaLevel::District);
            districts.map(|area| area.name_en.clone()).collect()
        }
        Meaning::TrafficLights => Tlp::ALL.map(|tlp| tlp.label().to_owned()).to_vec(),
    }
}
