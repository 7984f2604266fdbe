//! From a question in words to a scan in codes.

use yakja_model::{
    AreaLevel, CountryCode, CountryPack, Dimension, FigureError, FigureQuery, Filter, Measure,
    Period, SubstanceClass,
};

use crate::projections::facts::{AmountKind, Dictionaries, Dictionary, NOT_STATED, Plan};

/// A scan, with the filters that it applies.
pub(super) struct Planned {
    pub(super) scan: Plan,
    /// The filters asked for, and the default country where it applies.
    pub(super) filters: Vec<Filter>,
    /// Whether the filters name what stands below the national total, so that nothing in the
    /// answer is part of it.
    pub(super) below_total: bool,
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
    let mut filters = with_default_country(query, pack);
    as_the_pack_has_it(&mut filters, pack);
    let below_total =
        query.measure == Measure::SeizedMass && filters.iter().any(|one| is_below(one, pack));
    let codes = filters
        .iter()
        .map(|filter| Ok((filter.dimension, code(filter, names, pack)?)))
        .collect::<Result<_, FigureError>>()?;
    let scan = Plan {
        days: (query.period.from.number(), query.period.to.number()),
        position,
        by: query.by.iter().map(|by| (*by, dictionary(*by, names).len())).collect(),
        filters: codes,
        counts,
        in_total: match below_total {
            // The total is then of what was asked; the answer says that it stands below.
            true => vec![true; names.class.len()],
            false => in_total(query.measure, names),
        },
        names_classes: query
            .by
            .iter()
            .copied()
            .chain(filters.iter().map(|filter| filter.dimension))
            .any(|dimension| matches!(dimension, Dimension::Substance | Dimension::Class)),
        amount: amount(query.measure),
        other_kinds_not_known: query.measure == Measure::SeizedMass,
        organizations: names.organization.len(),
    };
    Ok(Planned { scan, filters, below_total })
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

/// A drug name in use becomes the substance that the country pack takes it for.
fn as_the_pack_has_it(filters: &mut [Filter], pack: &CountryPack) {
    for filter in filters.iter_mut().filter(|one| one.dimension == Dimension::Substance) {
        let Some(value) = &filter.value else { continue };
        let folded = value.to_lowercase();
        let is_code = pack.substances.iter().any(|known| known.code.0 == folded);
        if let (false, Some(code)) = (is_code, pack.drug_names.get(&folded)) {
            filter.value = Some(code.0.clone());
        }
    }
}

/// Whether a filter names a class or a substance that the national total leaves out.
fn is_below(filter: &Filter, pack: &CountryPack) -> bool {
    let value = filter.value.as_deref().map(str::to_lowercase);
    let class = match (filter.dimension, &value) {
        (Dimension::Class, Some(value)) => SubstanceClass::parse(value),
        (Dimension::Substance, Some(value)) => {
            let substance = pack.substances.iter().find(|known| known.code.0 == *value);
            substance.map(|substance| substance.class)
        }
        // A name that the pack does not know has no substance.
        (Dimension::Substance, None) => Some(SubstanceClass::Unrecognized),
        _ => None,
    };
    class.is_some_and(|class| !class.in_total())
}

/// The code of a filter's value. A district or province may be named instead of coded. A value
/// that exists and that no report has is [`NEVER`]; one that can't exist is refused.
fn code(filter: &Filter, names: &Dictionaries, pack: &CountryPack) -> Result<u16, FigureError> {
    let Some(value) = &filter.value else { return Ok(NOT_STATED) };
    let known = known_value(filter.dimension, value, pack).ok_or_else(|| FigureError::Value {
        dimension: filter.dimension.code(),
        found: value.clone(),
        expected: expected_value(filter.dimension),
    })?;
    Ok(dictionary(filter.dimension, names).number(&known).unwrap_or(NEVER))
}

/// A value of a dimension by its code.
fn known_value(dimension: Dimension, value: &str, pack: &CountryPack) -> Option<String> {
    let area = |level: AreaLevel| {
        if matches!(value, "at_sea" | "abroad") {
            return Some(value.to_owned());
        }
        let areas = || pack.areas.iter().filter(|area| area.level == level);
        let by_code = areas().find(|area| area.code.0.eq_ignore_ascii_case(value));
        let found =
            by_code.or_else(|| areas().find(|area| area.name_en.eq_ignore_ascii_case(value)));
        found.map(|area| area.code.0.clone())
    };
    match dimension {
        Dimension::Substance => {
            let code = value.to_lowercase();
            pack.substances.iter().any(|known| known.code.0 == code).then_some(code)
        }
        Dimension::Class => {
            SubstanceClass::parse(&value.to_lowercase()).map(|class| class.code().to_owned())
        }
        Dimension::Country => {
            let code = CountryCode::parse(value)?;
            let known = pack.country_names.values().any(|country| *country == code);
            known.then(|| code.as_str().to_owned())
        }
        Dimension::Province => area(AreaLevel::Province),
        Dimension::District => area(AreaLevel::District),
        Dimension::Month => {
            (value.len() == 7 && Period::parse(value).is_ok()).then(|| value.to_owned())
        }
    }
}

const fn expected_value(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Substance => "a substance or drug name of the country pack, such as heroin",
        Dimension::Class => "a class, such as opioids or precursors",
        Dimension::Country => "an ISO 3166-1 code of two letters, such as PK",
        Dimension::Province => "an ISO 3166-2 code or name, at_sea or abroad",
        Dimension::District => "the code or name of a district, at_sea or abroad",
        Dimension::Month => "a month such as 2025-03",
    }
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
