//! Flags amounts that do not fit what the place as written says they were carried in. Nothing is
//! changed: the amount counts as it is, and figures say how many such they count.

use yakja_model::{Content, Flag};
use yakja_resolve::incidents::doubtful_amounts;

/// Flags what a bus, a traveller or a parcel hardly carries.
pub(crate) fn flag_unlikely(content: &mut Content, place: &str) {
    let Content::Seizure(seizure) = content else { return };
    let amounts: Vec<_> = seizure.exhibits.iter().map(|exhibit| exhibit.quantity).collect();
    for doubtful in doubtful_amounts(place, &amounts) {
        if let Some(exhibit) = seizure.exhibits.get_mut(doubtful.index) {
            exhibit.flags.insert(Flag::AmountUnlikely);
        }
    }
}
