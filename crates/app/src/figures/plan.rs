//! From a question in words to a scan in codes.

use yakja_model::{
    CountryPack, Dimension, FigureError, FigureQuery, Filter, Measure, SubstanceClass,
};

use crate::projections::facts::{AmountKind, Dictionaries, Dictionary, NOT_STATED, Plan};

/// A scan, with the filters that it applies.
pub(super) struct Planned {
    pub(super) scan: Plan,
    /// The filters asked for, and the default country where it applies.
    pub(super) filters: Vec<Filter>,
}

/// A code that no row has: a filter for a value that was never seen.
const NEVER: u16 = u16::MAX;

pub(super) fn plan(
    query: &FigureQuery,
    names: &Dictionaries,
    (position, counts): (u64, Vec<bool>),
    pack: &CountryPack,
) -> Result<Planned, FigureError> {
    for (index, dimension) in query.by.iter().enumerate() {
        if query.by.iter().skip(index + 1).any(|other| other == dimension) {
            return Err(FigureError::Twice { found: dimension.code() });
        }
    }
    let filters = with_default_country(query, pack);
    let codes = filters.iter().map(|filter| (filter.dimension, code(filter, names, pack)));
    let scan = Plan {
        days: (query.period.from.number(), query.period.to.number()),
        position,
        by: query.by.iter().map(|by| (*by, dictionary(*by, names).len())).collect(),
        filters: codes.collect(),
        counts,
        in_total: in_total(query.measure, names),
        amount: amount(query.measure),
        other_kinds_not_known: query.measure == Measure::SeizedMass,
        organizations: names.organization.len(),
    };
    Ok(Planned { scan, filters })
}

/// Without a word on the country, a figure speaks of the pack's.
fn with_default_country(query: &FigureQuery, pack: &CountryPack) -> Vec<Filter> {
    let mut filters = query.filters.clone();
    let by_country = query.by.contains(&Dimension::Country);
    if !by_country && !filters.iter().any(|f| f.dimension == Dimension::Country) {
        filters.push(Filter {
            dimension: Dimension::Country,
            value: Some(pack.country.as_str().to_owned()),
        });
    }
    filters
}

/// The code of a filter's value. A district or province may be named instead of coded.
fn code(filter: &Filter, names: &Dictionaries, pack: &CountryPack) -> u16 {
    let Some(value) = &filter.value else { return NOT_STATED };
    let names = dictionary(filter.dimension, names);
    let folded = match filter.dimension {
        Dimension::Substance | Dimension::Class => value.to_lowercase(),
        Dimension::Country => value.to_uppercase(),
        _ => value.clone(),
    };
    let by_code = names.number(&folded);
    let by_name = || {
        let area = pack.areas.iter().find(|area| area.name_en.eq_ignore_ascii_case(value))?;
        names.number(&area.code.0)
    };
    by_code.or_else(by_name).unwrap_or(NEVER)
}

pub(super) fn dictionary(dimension: Dimension, names: &Dictionaries) -> &Dictionary {
    match dimension {
        Dimension::Substance => &names.substance,
        Dimension::Class => &names.class,
        Dimension::Country => &names.country,
        Dimension::Province => &names.province,
        Dimension::District => &names.district,
        Dimension::Month => &names.month,
    }
}

/// Which classes belong to the total: those under control for mass, every class otherwise.
fn in_total(measure: Measure, names: &Dictionaries) -> Vec<bool> {
    (0..names.class.len())
        .map(|code| match measure {
            Measure::SeizedMass => names
                .class
                .name(code)
                .and_then(SubstanceClass::parse)
                .is_some_and(SubstanceClass::in_total),
            Measure::SeizedVolume | Measure::SeizedUnits | Measure::Seizures => true,
        })
        .collect()
}

fn amount(measure: Measure) -> Option<AmountKind> {
    match measure {
        Measure::SeizedMass => Some(AmountKind::MassMg),
        Measure::SeizedVolume => Some(AmountKind::VolumeMl),
        Measure::SeizedUnits => Some(AmountKind::Pieces),
        Measure::Seizures => None,
    }
}
