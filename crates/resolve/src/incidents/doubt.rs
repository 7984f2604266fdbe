//! Amounts that do not fit what they are said to have been carried in: probably a slip of the unit.
//!
//! Nothing is changed and nothing refused; a person is asked to look.

use yakja_model::Quantity;

/// An amount that does not fit its carrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubtfulAmount {
    /// Which of the amounts, from 0.
    pub index: usize,
    /// The amount.
    pub mass_mg: i64,
    /// What it is said to have been carried in.
    pub carrier: Carrier,
    /// 10, 100 or 1,000: the amount divided by it fits. `None` if none of them makes it fit.
    pub slip: Option<i64>,
}

/// Something that carries so much at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// Inside a body.
    Body,
    /// A traveller with luggage.
    Traveller,
    /// A parcel.
    Parcel,
    /// A motorcycle or a rickshaw.
    Motorcycle,
    /// A car.
    Car,
    /// A passenger bus or van.
    Bus,
}

impl Carrier {
    /// The most that it carries hidden, in kilograms: by judgement, and generous.
    pub const fn most_kg(self) -> i64 {
        match self {
            Self::Body => 3,
            Self::Traveller => 80,
            Self::Parcel => 100,
            Self::Motorcycle => 200,
            Self::Car => 800,
            Self::Bus => 2_000,
        }
    }

    /// The carrier that a word names. Words for what carries tonnes are left out.
    fn named(word: &str) -> Option<Self> {
        match word {
            "swallowed" | "stomach" | "bellies" | "ingested" => Some(Self::Body),
            "passenger" | "suitcase" | "luggage" | "baggage" | "handbag" | "trolley" => {
                Some(Self::Traveller)
            }
            "courier" | "parcel" | "parcels" | "shoes" | "پارسل" => Some(Self::Parcel),
            "motorcycle" | "motorbike" | "rickshaw" => Some(Self::Motorcycle),
            "car" | "jeep" | "taxi" => Some(Self::Car),
            "bus" | "coach" | "minibus" | "van" | "hiace" | "بس" => Some(Self::Bus),
            _ => None,
        }
    }
}

/// Words that say that a place is named after a carrier, or that there were several.
const NOT_A_CARRIER: [&str; 8] =
    ["stop", "stand", "terminal", "station", "adda", "park", "parking", "godown"];

/// Amounts that do not fit the carrier that the place as written names. Where it names several, the
/// one that carries most counts; where it names a bus stop, none does.
pub fn doubtful_amounts(place: &str, amounts: &[Quantity]) -> Vec<DoubtfulAmount> {
    let lower = place.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    if words.iter().any(|word| NOT_A_CARRIER.contains(word)) {
        return Vec::new();
    }
    let named = words.iter().filter_map(|word| Carrier::named(word));
    let Some(carrier) = named.max_by_key(|carrier| carrier.most_kg()) else { return Vec::new() };
    let most_mg = carrier.most_kg() * 1_000_000;
    let doubtful = amounts.iter().enumerate().filter_map(|(index, amount)| {
        let Quantity::MassMg(mass_mg) = *amount else { return None };
        let fits = |factor: &i64| mass_mg / factor <= most_mg;
        let slip = [1_000, 100, 10].into_iter().find(fits);
        (mass_mg > most_mg).then_some(DoubtfulAmount { index, mass_mg, carrier, slip })
    });
    doubtful.collect()
}
