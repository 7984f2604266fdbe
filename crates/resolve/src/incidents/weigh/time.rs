//! Compares dates. What is known to the month or the year tells less, never nothing.

use super::Notes;
use crate::incidents::certain::dates_agree;
use crate::incidents::known::Known;
use crate::incidents::logarithm::centibits;
use crate::incidents::reason::Ground;

/// Reports spread over about so many days at least: meeting in a span of so many tells the rest.
const SPREAD_DAYS: u64 = 1_460;

/// What exact dates tell, by days between them: most second reports give the same day, some the
/// day after, few a day of the same week, and hardly any a later one.
const DAYS_APART: [(u32, i32); 5] = [(0, 850), (1, 550), (3, 100), (7, -350), (14, -750)];

/// Exact dates more than two weeks apart, or rough ones that can't meet.
const FAR_APART: i32 = -1_300;

/// Rough dates that miss each other by a few days: months end, and telling takes a day or two.
const NARROWLY_MISSED: (u32, i32) = (3, -150);

pub(super) fn compare(a: &Known, b: &Known, notes: &mut Notes) {
    let days = a.days.apart(&b.days);
    if a.is_examination() != b.is_examination() {
        if !dates_agree(a, b) {
            notes.note(FAR_APART, || Ground::DatesApart { days });
        }
        return;
    }
    if a.days.is_exact() && b.days.is_exact() {
        let weight = DAYS_APART.iter().find(|(apart, _)| days <= *apart);
        let weight = weight.map_or(FAR_APART, |(_, weight)| *weight);
        return notes.note(weight, || Ground::Days { apart: days });
    }
    if days > 0 {
        let (narrowly, weight) = NARROWLY_MISSED;
        let weight = if days <= narrowly { weight } else { FAR_APART };
        return notes.note(weight, || Ground::DatesApart { days });
    }
    let span = a.days.span().max(b.days.span());
    let weight = centibits(SPREAD_DAYS) - centibits(u64::from(span));
    notes.note(weight.max(0), || Ground::DatesOverlap { span });
}
