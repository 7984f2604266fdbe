//! How an agency tells what happened: exactly, or as others heard it.

use yakja_model::Day;

use super::{
    agencies::Agency,
    column::{Column, Row},
    hand::{Hand, Tongue},
    incident::{Find, Fir, Happenings, Incident, People},
};

/// What one agency says of an incident.
pub(super) struct Version {
    pub(super) agency: &'static Agency,
    /// The day as written.
    pub(super) day: String,
    pub(super) place: String,
    /// Blank where the agency does not fill it in.
    pub(super) district: &'static str,
    pub(super) finds: Vec<Find>,
    pub(super) seal: Option<String>,
    /// `None` where the report does not say.
    pub(super) people: Option<People>,
    pub(super) fir: Option<Fir>,
    pub(super) assisted_by: Option<&'static Agency>,
}

/// As the agency that was there first tells it.
pub(super) fn first(incident: &Incident, draw: &mut Happenings) -> Version {
    let stated = incident.finds.is_empty() || draw.chance(70);
    Version {
        agency: incident.agency,
        day: incident.agency.hand.day(incident.day),
        place: incident.town.place(incident.scene, (draw.below(3), draw.below(4) / 3)),
        district: if draw.chance(70) { incident.town.district } else { "" },
        finds: incident.finds.clone(),
        seal: incident.seal.clone(),
        people: stated.then_some(incident.people),
        fir: incident.fir,
        assisted_by: None,
    }
}

/// As another agency tells it: another day in one of five, a place in other words, amounts that
/// are rounded, weighed again, or slipped by a unit.
pub(super) fn retold(
    incident: &Incident,
    agency: &'static Agency,
    draw: &mut Happenings,
) -> Version {
    let mut finds = incident.finds.clone();
    if finds.len() > 1 && draw.chance(10) {
        finds.pop();
    }
    for find in &mut finds {
        find.amount = weighed_again(find, draw);
    }
    let people = (incident.finds.is_empty() || !draw.chance(30)).then(|| {
        let more = u32::from(draw.chance(10));
        People { all: incident.people.all + more, ..incident.people }
    });
    Version {
        agency,
        day: day_again(incident.day, agency.hand, draw),
        place: place_again(incident, draw),
        district: if draw.chance(60) { incident.town.district } else { "" },
        finds,
        seal: None,
        people,
        fir: None,
        assisted_by: draw.chance(35).then_some(incident.agency),
    }
}

fn weighed_again(find: &Find, draw: &mut Happenings) -> u64 {
    let amount = find.amount;
    let rounded = |digits: u32| {
        let step = 10_u64.pow((amount.max(1).ilog10() + 1).saturating_sub(digits));
        ((amount + step / 2) / step * step).max(1)
    };
    let whole = find.measure.unit == "tablets";
    match draw.below(100) {
        0..66 => amount,
        66..76 => rounded(3),
        76..83 => rounded(2),
        83..86 if !whole => amount * 1_000,
        86..88 => amount * 10,
        _ if whole => amount,
        _ => amount * (93 + draw.below(7) as u64) / 100,
    }
    .max(1)
}

fn day_again(day: Day, hand: Hand, draw: &mut Happenings) -> String {
    let moved = |days| hand.day(Day::from_number(day.number() + days));
    match draw.below(100) {
        0..80 => moved(0),
        80..88 => moved(1),
        88..92 => moved(-1),
        92..94 => moved(3),
        _ => {
            let (year, month) = day.month();
            format!("{year}-{month:02}")
        }
    }
}

fn place_again(incident: &Incident, draw: &mut Happenings) -> String {
    let town = incident.town;
    match draw.below(100) {
        0..60 => town.place(incident.scene, (draw.below(3), draw.below(2))),
        60..85 => town.place(&["{}", "near {}", "{} area"], (draw.below(3), draw.below(2))),
        _ => {
            let scene = town.scenes.get(draw.below(town.scenes.len()));
            town.place(scene.copied().unwrap_or_default(), (draw.below(3), 0))
        }
    }
}

/// The rows of a seizure or of arrests, without the number of the report. What belongs to the
/// report stands on its first row.
pub(super) fn rows(version: &Version, draw: &mut Happenings) -> Vec<Row> {
    let mut first = Row::default();
    first.set(Column::Date, version.day.as_str());
    first.set(
        Column::Agency,
        if draw.chance(50) { version.agency.code } else { version.agency.name },
    );
    first.set(Column::Place, version.place.as_str());
    first.set(Column::District, version.district);
    if let Some(assisted_by) = version.assisted_by {
        first.set(Column::AssistedBy, assisted_by.code);
    }
    if let Some(fir) = version.fir {
        set_fir(&mut first, fir);
    }
    if let Some(people) = version.people {
        set_people(&mut first, people, draw);
    }
    if draw.chance(8) {
        first.set(Column::Narrative, "Stopped, searched and held; everything here is invented.");
    }
    let mut rows = vec![first];
    for (index, find) in version.finds.iter().enumerate() {
        if index > 0 {
            rows.push(Row::default());
        }
        let Some(row) = rows.last_mut() else { continue };
        set_find(row, (find, version.agency.hand), draw);
        if let Some(seal) = &version.seal {
            row.set(Column::Seal, format!("{seal}/{}", index + 1));
        }
    }
    rows
}

pub(super) fn set_fir(row: &mut Row, fir: Fir) {
    row.set(Column::FirNumber, fir.number.to_string());
    row.set(Column::PoliceStation, fir.station);
    row.set(Column::FirYear, fir.year.to_string());
}

fn set_people(row: &mut Row, people: People, draw: &mut Happenings) {
    row.set(Column::Arrested, people.all.to_string());
    if people.women > 0 {
        row.set(Column::Women, people.women.to_string());
    }
    if people.foreigners > 0 {
        row.set(Column::Foreigners, people.foreigners.to_string());
        row.set(Column::Nationality, if draw.chance(80) { "Afghanistan" } else { "Iran" });
    }
    // Few lists hold names.
    if people.all > 0 && draw.chance(12) {
        let name = |_| format!("Demo Person {}", 1 + draw.below(90_000));
        let names: Vec<String> = (0..people.all).map(name).collect();
        row.set(Column::Names, names.join("; "));
    }
}

fn set_find(row: &mut Row, (find, hand): (&Find, Hand), draw: &mut Happenings) {
    row.set(Column::Substance, find.drug.called(hand.tongue, draw.below(8)));
    let words = |official, spoken, urdu| match hand.tongue {
        Tongue::Official => official,
        Tongue::Spoken => spoken,
        Tongue::Urdu => urdu,
    };
    let grams = find.amount < 2_000 && draw.chance(50);
    let (amount, unit) = match find.measure.unit {
        "kg" if grams => (find.amount * 1_000, words("gram", "gm", "گرام")),
        "kg" => (find.amount, words("kg", "Kgs", "کلو")),
        "tablets" => (find.amount, words("tablets", "tabs", "گولیاں")),
        _ => (find.amount, words("litre", "Ltr", "لیٹر")),
    };
    row.set(Column::Quantity, hand.number(amount));
    row.set(Column::Unit, unit);
    if draw.chance(3) {
        row.set(Column::Remarks, "weighed on the spot");
    }
}
