//! Where and how things are found. What is swallowed is found at an airport, and lorries are not
//! posted, so the columns of a row that describe the finding are drawn together.

use crate::places::{ANYWHERE, CITIES, FRONTIER, HARBORS};

type Texts = &'static [(u16, &'static str)];

/// A way of finding, with the words for each column.
#[derive(Clone, Copy)]
pub(crate) struct Scene {
    pub(crate) places: Texts,
    pub(crate) installation: Texts,
    pub(crate) hiding_place: Texts,
    pub(crate) transport: Texts,
    pub(crate) routing: Texts,
    pub(crate) destination: Texts,
    /// How much larger than elsewhere finds are, in hundredths of a doubling.
    pub(crate) shift: i64,
}

const OUTBOUND: Texts = &[(80, "Border - outbound"), (18, ""), (2, "Border - inbound")];
const DOMESTIC: Texts = &[
    (55, ""),
    (40, "National territory/domestic seizure"),
    (3, "Border - inbound"),
    (2, "Border - outbound"),
];

const ABROAD: Texts = &[
    (160, "United Kingdom"),
    (120, "Saudi Arabia"),
    (80, "United Arab Emirates"),
    (66, "Oman"),
    (50, "Unknown"),
    (40, ""),
    (34, "Qatar"),
    (28, "Bahrain"),
    (26, "Malaysia"),
    (24, "Italy"),
    (22, "Spain"),
    (22, "Netherlands"),
    (20, "Thailand"),
    (18, "Sri Lanka"),
    (18, "Canada"),
    (16, "Kuwait"),
    (14, "Bangladesh"),
    (14, "Belgium"),
    (12, "China"),
    (12, "Australia"),
    (10, "Greece"),
    (10, "Hong Kong"),
    (8, "South Africa"),
    (8, "Kenya"),
    (8, "Germany"),
    (6, "United States"),
    (6, "Maldives"),
    (6, "Tanzania, United Republic of"),
    (5, "Côte d'Ivoire"),
    (5, "Nigeria"),
    (4, "Mozambique"),
    (3, "Réunion"),
];
const UNSTATED: Texts =
    &[(50, ""), (38, "Unknown"), (6, "Pakistan"), (4, "Iran, Islamic Republic of"), (2, "Oman")];

/// Weight, weight for what travels in bulk, and scene. Each sort of weight adds up to 100.
pub(crate) const SCENES: &[(u16, u16, Scene)] = &[
    (26, 0, AIRPORT),
    (9, 0, POST),
    (33, 50, ROAD),
    (16, 24, OPEN_AIR),
    (8, 12, PREMISES),
    (4, 10, SEA),
    (2, 2, RAIL),
    (2, 2, UNSAID),
];

const AIRPORT: Scene = Scene {
    places: CITIES,
    installation: &[(1, "Airport")],
    hiding_place: &[
        (520, "Baggage"),
        (300, "Swallowed"),
        (40, "Outerwear"),
        (30, "Other"),
        (25, "Body"),
        (20, "Handbag"),
        (15, "Food"),
        (15, ""),
        (10, "Cosmetics"),
        (8, "Appliances"),
        (7, "Underwear"),
        (6, "Beverages"),
        (4, "Inserted"),
    ],
    transport: &[(97, "Commercial air"), (3, "")],
    routing: OUTBOUND,
    destination: ABROAD,
    shift: -130,
};

const POST: Scene = Scene {
    places: CITIES,
    installation: &[(95, "Post Office"), (5, "Warehouse")],
    hiding_place: &[(96, "Postal"), (2, "Electrical Parts"), (2, "Cosmetics")],
    transport: &[(90, "Commercial air"), (6, "Other"), (4, "")],
    routing: OUTBOUND,
    destination: ABROAD,
    shift: -210,
};

const ROAD: Scene = Scene {
    places: ANYWHERE,
    installation: &[
        (45, "Vehicle"),
        (30, "Car"),
        (14, "Truck / Lorry"),
        (8, "Bus"),
        (3, "Frontier"),
    ],
    hiding_place: &[
        (40, "Car Parts"),
        (22, "Baggage"),
        (18, "Transport Vehicle"),
        (10, "Freight"),
        (10, ""),
    ],
    transport: &[(84, "Commercial road"), (12, "Private road"), (4, "")],
    routing: DOMESTIC,
    destination: UNSTATED,
    shift: 60,
};

const OPEN_AIR: Scene = Scene {
    places: FRONTIER,
    installation: &[(90, "Open Air"), (6, "Underground"), (4, "Village")],
    hiding_place: &[(60, "Baggage"), (30, ""), (10, "Other")],
    transport: &[(70, "Commercial road"), (30, "")],
    routing: DOMESTIC,
    destination: UNSTATED,
    shift: 160,
};

const PREMISES: Scene = Scene {
    places: ANYWHERE,
    installation: &[
        (50, "Home/Residence"),
        (16, "Warehouse"),
        (10, "Hotel"),
        (8, "Building"),
        (6, "Commercial garage"),
        (5, "Restaurant / Cafe"),
        (5, "Village"),
    ],
    hiding_place: &[(70, "Residence"), (16, ""), (9, "Other"), (5, "Furniture")],
    transport: &[(92, ""), (8, "Other")],
    routing: DOMESTIC,
    destination: UNSTATED,
    shift: 0,
};

const SEA: Scene = Scene {
    places: HARBORS,
    installation: &[(88, "Seaport"), (12, "Warehouse")],
    hiding_place: &[(80, "Freight"), (12, ""), (8, "Other")],
    transport: &[(94, "Commercial sea"), (6, "")],
    routing: OUTBOUND,
    destination: ABROAD,
    shift: 330,
};

const RAIL: Scene = Scene {
    places: ANYWHERE,
    installation: &[(1, "Railway Station")],
    hiding_place: &[(80, "Baggage"), (15, "Carry"), (5, "Freight")],
    transport: &[(1, "Rail")],
    routing: DOMESTIC,
    destination: UNSTATED,
    shift: -40,
};

const UNSAID: Scene = Scene {
    places: ANYWHERE,
    installation: &[(1, "")],
    hiding_place: &[(1, "")],
    transport: &[(1, "")],
    routing: &[(1, "")],
    destination: &[(1, "")],
    shift: 0,
};
