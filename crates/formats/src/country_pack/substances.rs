//! Reads `substances.csv` and `drug_names.csv`: substances, their classes, how they are written.

use std::collections::{BTreeMap, HashMap};

use yakja_model::{Substance, SubstanceClass, SubstanceCode};

use super::row::rows;
use super::{PackError, fold};

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Substance>, PackError> {
    let mut seen = BTreeMap::new();
    let mut substances = Vec::new();
    for row in &rows("substances.csv", &["code", "class", "name_ur"], bytes)? {
        let code = row.required("code")?;
        if code != fold(&code) {
            return Err(row.wrong("code", "lower case and single spaces"));
        }
        let class = SubstanceClass::parse(row.text("class"))
            .filter(|class| *class != SubstanceClass::Unrecognized)
            .ok_or_else(|| row.wrong("class", "the code of a substance class"))?;
        row.first_time(&mut seen, "code")?;
        let name_ur = row.text("name_ur").to_owned();
        substances.push(Substance { code: SubstanceCode(code), class, name_ur });
    }
    Ok(substances)
}

/// Substances by the text of their code, for the files that refer to them.
pub(super) fn by_code(substances: &[Substance]) -> HashMap<&str, &Substance> {
    substances.iter().map(|substance| (substance.code.0.as_str(), substance)).collect()
}

/// Whether a name is in the total follows from its class. The file says it as well, so that
/// somebody who knows the law and not the classes can check each name.
pub(super) fn read_names(
    bytes: &[u8],
    substances: &[Substance],
) -> Result<BTreeMap<String, SubstanceCode>, PackError> {
    let known = by_code(substances);
    let mut names = BTreeMap::new();
    for row in &rows("drug_names.csv", &["text", "substance", "in_total"], bytes)? {
        let substance = known
            .get(row.text("substance"))
            .ok_or_else(|| row.wrong("substance", "a substance code of substances.csv"))?;
        let class = substance.class;
        if row.yes_or_no("in_total")? != class.in_total() {
            let answer = if class.in_total() { "yes" } else { "no" };
            let expected = format!("{answer}, as for every name of the class {}", class.code());
            return Err(row.wrong("in_total", &expected));
        }
        row.one_meaning(&mut names, "text", substance.code.clone())?;
    }
    Ok(names)
}
