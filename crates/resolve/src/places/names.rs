//! Every name a gazetteer knows, by its folded form, with the places that bear it.
//!
//! Look-up is exact; names that are merely alike are the business of `spelling`.

use std::collections::HashMap;

use yakja_model::{
    AreaCode, AreaLevel, CountryPack, NamedPlace, PlaceKind, PlaceMeaning, PointKind, PointOfEntry,
    Spelling,
};

use super::fold::{key, words};
use super::placement::{Placement, PlacementKind};
use super::spelling::Name;
use super::validity::Validity;

/// A place that bears a name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The name as the gazetteer writes it.
    pub(super) name: String,
    pub(super) placement: Placement,
    /// The area itself where it is younger than the boundaries.
    pub(super) younger_area: Option<AreaCode>,
    pub(super) kind: Option<PlaceKind>,
    pub(super) point_udeg: Option<(i32, i32)>,
    /// Whether the name is that of the area itself, and so stands for it in longer names too.
    pub(super) names_area: bool,
    pub(super) source: Source,
}

/// Where a name comes from. The first of these that knows a name decides; only named places may
/// share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Spelling,
    District,
    Division,
    Province,
    Country,
    Place,
}

/// All names.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    by_key: HashMap<String, Vec<Entry>>,
}

impl Names {
    /// Takes the names of a pack.
    pub(super) fn new(pack: &CountryPack, areas: &HashMap<AreaCode, Placement>) -> Self {
        let mut names = Self::default();
        for spelling in &pack.spellings {
            names.add_spelling(spelling, areas);
        }
        names.add_areas(pack, areas);
        names.add_countries(pack);
        let validity = Validity::new(&pack.gazetteer.validity);
        let points = pack.points.iter().flat_map(places_of);
        for place in pack.gazetteer.places.iter().cloned().chain(points) {
            names.add_place(&place, &validity, areas);
        }
        names
    }

    /// The places that bear the name with this key; empty where none does.
    pub(super) fn get(&self, key: &str) -> &[Entry] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Every name for comparison with misspellings.
    pub(super) fn heard(&self) -> impl Iterator<Item = Name> {
        self.by_key.iter().map(|(key, bearers)| {
            let name = bearers.first().map_or("", |entry| &entry.name);
            let words: Vec<String> = words(name).into_iter().map(|word| word.text).collect();
            let names_area = bearers.iter().any(|entry| entry.names_area);
            Name::new(key.clone(), &words, names_area)
        })
    }

    fn add_spelling(&mut self, spelling: &Spelling, areas: &HashMap<AreaCode, Placement>) {
        let placement = match &spelling.means {
            PlaceMeaning::Area(code) => areas.get(code).cloned(),
            PlaceMeaning::AtSea => Some(Placement::without_area(PlacementKind::AtSea)),
            PlaceMeaning::Abroad => Some(Placement::without_area(PlacementKind::Abroad)),
            PlaceMeaning::Unplaceable => None,
        };
        let not_known = Placement::without_area(PlacementKind::NotKnown);
        let placement = placement.unwrap_or(not_known);
        self.add(Entry::plain(&spelling.text, placement, Source::Spelling));
    }

    fn add_areas(&mut self, pack: &CountryPack, areas: &HashMap<AreaCode, Placement>) {
        let levels = [
            (AreaLevel::District, Source::District),
            (AreaLevel::Division, Source::Division),
            (AreaLevel::Province, Source::Province),
        ];
        for (level, source) in levels {
            for area in pack.areas.iter().filter(|area| area.level == level) {
                let Some(placement) = areas.get(&area.code) else { continue };
                for name in [&area.name_en, &area.name_ur] {
                    self.add(Entry::plain(name, placement.clone(), source));
                }
                self.mark_names_of(&area.name_en, placement);
                self.mark_names_of(&area.name_ur, placement);
            }
        }
    }

    /// "Karachi" is a spelling of "Karachi Division", and stands for it in longer names as well.
    fn mark_names_of(&mut self, name: &str, placement: &Placement) {
        let first_word = name.rsplit_once(' ').map_or("", |(first, _)| first);
        for own in [key(name), key(first_word)] {
            for entry in self.by_key.get_mut(&own).into_iter().flatten() {
                entry.names_area |= entry.placement == *placement;
            }
        }
    }

    fn add_countries(&mut self, pack: &CountryPack) {
        let own = [&pack.name_en, &pack.name_ur].into_iter().map(|name| (name, pack.country));
        for (name, country) in own.chain(pack.country_names.iter().map(|(n, c)| (n, *c))) {
            let kind = match country == pack.country {
                true => PlacementKind::NotKnown,
                false => PlacementKind::Abroad,
            };
            self.add(Entry::plain(name, Placement::without_area(kind), Source::Country));
        }
    }

    fn add_place(
        &mut self,
        place: &NamedPlace,
        validity: &Validity,
        areas: &HashMap<AreaCode, Placement>,
    ) {
        let counted_in = match areas.contains_key(&place.area) {
            true => Some(&place.area),
            false => validity.predecessor(&place.area),
        };
        let Some(placement) = counted_in.and_then(|code| areas.get(code)) else { return };
        let entry = Entry {
            younger_area: (counted_in != Some(&place.area)).then(|| place.area.clone()),
            kind: Some(place.kind),
            point_udeg: place.point_udeg,
            ..Entry::plain(&place.name, placement.clone(), Source::Place)
        };
        self.add(entry);
    }

    fn add(&mut self, entry: Entry) {
        let key = key(&entry.name);
        if key.is_empty() {
            return;
        }
        let bearers = self.by_key.entry(key).or_default();
        let may_share = bearers.iter().all(|known| known.source == Source::Place);
        match bearers.iter_mut().find(|known| known.placement == entry.placement) {
            Some(known) => known.complete_with(entry),
            None if may_share => bearers.push(entry),
            None => {}
        }
    }
}

/// A point of entry under each of its names.
fn places_of(point: &PointOfEntry) -> impl Iterator<Item = NamedPlace> {
    let kind = match point.kind {
        PointKind::Airport => PlaceKind::Airport,
        PointKind::Seaport => PlaceKind::Port,
        PointKind::LandCrossing | PointKind::DryPort => PlaceKind::Crossing,
    };
    let names = [&point.name_en, &point.name_ur].into_iter().chain(&point.aliases);
    names.map(move |name| NamedPlace {
        name: name.clone(),
        area: point.area.clone(),
        kind,
        point_udeg: point.location_udeg,
    })
}

impl Entry {
    fn plain(name: &str, placement: Placement, source: Source) -> Self {
        Self {
            name: name.to_owned(),
            placement,
            younger_area: None,
            kind: None,
            point_udeg: None,
            names_area: false,
            source,
        }
    }

    /// A second source of the same place may know what the first does not.
    fn complete_with(&mut self, other: Self) {
        self.kind = self.kind.or(other.kind);
        self.point_udeg = self.point_udeg.or(other.point_udeg);
        self.younger_area = self.younger_area.take().or(other.younger_area);
    }

    /// Whether something "off" this place is at sea.
    pub(super) fn is_coastal(&self) -> bool {
        matches!(self.kind, Some(PlaceKind::Coast | PlaceKind::Port))
    }
}
