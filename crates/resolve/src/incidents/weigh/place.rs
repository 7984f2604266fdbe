//! Compares where: sea or land, the smallest area both know, points, and the words as written.

use yakja_model::AreaCode;

use super::{Notes, Scales, shared};
use crate::incidents::facts::{Point, Setting};
use crate::incidents::known::Known;
use crate::incidents::reason::Ground;
use crate::incidents::vocabulary::Term;

const SEA_AND_LAND: i32 = -100;
const HOME_AND_ABROAD: i32 = -600;
const BOTH_ABROAD: i32 = 100;

/// Areas are often inferred from a name, so that neighbours are mistaken for each other.
const OTHER_DISTRICT: i32 = -350;
const OTHER_DIVISION: i32 = -450;
const OTHER_PROVINCE: i32 = -700;

/// Words after the rarest tell little more: they come together.
const FURTHER_WORD: i32 = 60;
const MOST_OF_WORDS: i32 = 600;
const NO_COMMON_WORD: i32 = -120;

const POINTS_NEAR: i32 = 250;
const POINTS_APART: i32 = -500;
/// Points no better than this say no more than the district.
const FINE_POINT_M: u32 = 5_000;
/// Places as people give them are off by so much at least.
const NEAR_M: u32 = 2_000;
const APART_M: u32 = 60_000;

impl Scales<'_> {
    /// Compares where two reports place what happened. A laboratory states its own place.
    pub(super) fn compare_places(&self, a: &Known, b: &Known, notes: &mut Notes) {
        if a.is_examination() != b.is_examination() {
            return;
        }
        let area = self.compare_settings(a, b, notes);
        if let (Some(one), Some(other)) = (a.point, b.point) {
            compare_points(one, other, notes);
        }
        self.compare_place_words([a, b], area, notes);
    }

    /// Notes what sort of place it is, and gives what it tells if it is the same.
    fn compare_settings(&self, a: &Known, b: &Known, notes: &mut Notes) -> i32 {
        let (weight, ground) = match (a.setting, b.setting) {
            (Setting::NotKnown, _) | (_, Setting::NotKnown) => return 0,
            (Setting::Land, Setting::Land) => return self.compare_areas(a, b, notes),
            (Setting::AtSea, Setting::AtSea) => (self.frequencies.at_sea(), Ground::BothAtSea),
            (Setting::Abroad, Setting::Abroad) => (BOTH_ABROAD, Ground::BothAbroad),
            (Setting::Abroad, _) | (_, Setting::Abroad) => (HOME_AND_ABROAD, Ground::HomeAndAbroad),
            (Setting::AtSea, Setting::Land) | (Setting::Land, Setting::AtSea) => {
                (SEA_AND_LAND, Ground::SeaAndLand)
            }
        };
        notes.note(weight, || ground);
        weight.max(0)
    }

    /// Notes the smallest area that both know, and gives what it tells if it is the same.
    fn compare_areas(&self, a: &Known, b: &Known, notes: &mut Notes) -> i32 {
        let levels = [
            (a.district.zip(b.district), OTHER_DISTRICT),
            (a.division.zip(b.division), OTHER_DIVISION),
            (a.province.zip(b.province), OTHER_PROVINCE),
        ];
        let known = levels.iter().enumerate().find_map(|(at, (both, _))| Some((at, (*both)?)));
        let Some((level, (one, other))) = known else { return 0 };
        if one == other {
            let weight = match level {
                0 | 1 => self.frequencies.district(one),
                _ => self.frequencies.province(one),
            };
            notes.note(weight, || Ground::SameArea(self.area(one)));
            return weight;
        }
        // The widest area in which they differ: neighbours are mistaken for each other, provinces
        // are not.
        let differ = |both: &(Term, Term)| both.0 != both.1;
        let widest = levels
            .iter()
            .rev()
            .find_map(|(both, weight)| both.filter(differ).map(|both| (both, *weight)));
        if let Some(((one, other), weight)) = widest {
            notes.note(weight, || Ground::OtherArea {
                first: self.area(one),
                second: self.area(other),
            });
        }
        0
    }

    fn area(&self, term: Term) -> AreaCode {
        AreaCode(self.vocabulary.text(term).to_owned())
    }

    /// Compares words. Where the area is the same, they tell what it does not tell already.
    fn compare_place_words(&self, [a, b]: [&Known; 2], area: i32, notes: &mut Notes) {
        let (one, other) = (&a.words.marks, &b.words.marks);
        if one.is_empty() || other.is_empty() {
            return;
        }
        let (mut rarest, mut count) = (0, 0);
        for mark in shared(one, other) {
            rarest = rarest.max(self.frequencies.place_word(*mark));
            count += 1;
        }
        if count == 0 {
            return notes.note(NO_COMMON_WORD, || Ground::NoPlaceWords);
        }
        let weight = (rarest - area).max(0) + FURTHER_WORD * (count - 1);
        notes.note(weight.min(MOST_OF_WORDS), || {
            let marks: Vec<u64> = shared(one, other).copied().collect();
            Ground::PlaceWords(a.words.spelled(&marks))
        });
    }
}

fn compare_points(one: Point, other: Point, notes: &mut Notes) {
    let meters = meters_between(one, other);
    let uncertainty = one.uncertainty_m.saturating_add(other.uncertainty_m);
    if uncertainty <= FINE_POINT_M && meters <= uncertainty.saturating_add(NEAR_M) {
        notes.note(POINTS_NEAR, || Ground::PointsNear { meters });
    } else if meters > uncertainty.saturating_add(APART_M) {
        notes.note(POINTS_APART, || Ground::PointsApart { meters });
    }
}

/// Metres between two points as on a plane: right to a hundredth within a country.
fn meters_between(one: Point, other: Point) -> u32 {
    /// Metres of a degree of latitude.
    const DEGREE_M: i64 = 111_195;
    let north = i64::from(one.latitude_udeg) - i64::from(other.latitude_udeg);
    let east = i64::from(one.longitude_udeg) - i64::from(other.longitude_udeg);
    let middle = (i64::from(one.latitude_udeg) + i64::from(other.latitude_udeg)) / 2;
    let north_m = north * DEGREE_M / 1_000_000;
    let east_m = east * DEGREE_M / 1_000_000 * cosine_millionths(middle) / 1_000_000;
    let square = (north_m * north_m + east_m * east_m).unsigned_abs();
    u32::try_from(square.isqrt()).unwrap_or(u32::MAX)
}

/// The cosine of a latitude in millionths, by the first terms of its series.
fn cosine_millionths(udeg: i64) -> i64 {
    /// Millionths of a radian in a degree.
    const RADIAN: i64 = 17_453;
    let angle = udeg.clamp(-90_000_000, 90_000_000) / 1_000 * RADIAN / 1_000;
    let square = angle * angle / 1_000_000;
    let fourth = square * square / 1_000_000;
    let sixth = fourth * square / 1_000_000;
    1_000_000 - square / 2 + fourth / 24 - sixth / 720
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: (i32, i32), other: (i32, i32), kilometers: u32) {
        let point = |(latitude_udeg, longitude_udeg)| Point {
            latitude_udeg,
            longitude_udeg,
            uncertainty_m: 0,
        };
        let found = meters_between(point(one), point(other)) / 1_000;
        assert!(found.abs_diff(kilometers) <= kilometers / 100 + 1, "{found} for {kilometers}");
    }

    #[test]
    fn distances_are_right_to_a_hundredth() {
        check((25_126_000, 62_325_000), (25_126_000, 62_325_000), 0);
        // Gwadar to Karachi, Quetta to Peshawar, along a meridian.
        check((25_126_000, 62_325_000), (24_861_000, 67_010_000), 473);
        check((30_184_000, 67_001_000), (34_015_000, 71_525_000), 601);
        check((24_000_000, 70_000_000), (25_000_000, 70_000_000), 111);
    }
}
