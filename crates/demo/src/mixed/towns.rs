//! Where it happens, as many hands write it. Towns and districts are real, what happens there is
//! invented.

use super::agencies::{
    AIRPORT, BALOCHISTAN, CAPITAL, COAST, FRONTIER, GILGIT, KASHMIR, PAKHTUNKHWA, PUNJAB, SEA,
    SINDH, Sphere,
};

/// A town, a stretch of sea or an airport.
#[derive(Debug)]
pub(super) struct Town {
    /// Its name, the usual spelling first.
    pub(super) names: &'static [&'static str],
    /// Empty at sea.
    pub(super) district: &'static str,
    /// Who reports from there.
    pub(super) sphere: Sphere,
    /// What may be the scene.
    pub(super) scenes: Scenes,
}

/// Scenes, each in several wordings; `{}` stands for the town.
pub(super) type Scenes = &'static [&'static [&'static str]];

static LAND: Scenes = &[
    &["Bus stand, {}", "{} bus stand", "General bus stand {}"],
    &["Check post, {}", "{} check post", "near check post {}"],
    &["{} bypass", "bypass road, {}", "{} bypass road"],
    &["House in {}", "residence at {}", "from a house, {}"],
    &["{} bazaar", "main bazaar {}", "near {} bazaar"],
    &["Toll plaza {}", "{} toll plaza", "near toll plaza {}"],
    &["Railway station {}", "{} railway station", "{} station"],
    &["Warehouse, {}", "godown in {}", "{} (warehouse)"],
    &["General area {}", "uninhabited area of {}", "hilly area near {}"],
    &["{}", "{} city", "near {}"],
];
static BORDER: Scenes = &[
    &["{} border", "border terminal {}", "{} border crossing"],
    &["Import terminal, {}", "{} import terminal", "{} terminal"],
    &["General area {}", "hilly area near {}", "{}"],
];
static AIRPORTS: Scenes = &[
    &["{} Airport", "{} International Airport", "departure hall, {} airport"],
    &["Cargo terminal, {} airport", "{} airport cargo", "{} Airport (cargo)"],
];
static AT_SEA: Scenes = &[
    &["Open sea off {}", "off {}", "deep sea off {}"],
    &["North Arabian Sea, off {}", "Arabian Sea off {}", "open sea off {}"],
];

macro_rules! towns {
    ($($weight:literal $scenes:ident $sphere:ident $district:literal: $($name:literal)+;)+) => {
        /// Every one of them with its weight.
        pub(super) static TOWNS: &[(u16, Town)] = &[$((
            $weight,
            Town {
                names: &[$($name),+],
                district: $district,
                sphere: $sphere,
                scenes: $scenes,
            },
        )),+];
    };
}

// The lists are kept short to read: weight, scenes, who reports, district, names.
towns! {
    70 AIRPORTS AIRPORT "Karachi": "Karachi" "Jinnah";
    60 AIRPORTS AIRPORT "Islamabad": "Islamabad" "New Islamabad";
    50 AIRPORTS AIRPORT "Lahore": "Lahore" "Allama Iqbal";
    40 AIRPORTS AIRPORT "Peshawar": "Peshawar" "Bacha Khan";
    12 AIRPORTS AIRPORT "Sialkot": "Sialkot";
    12 AIRPORTS AIRPORT "Multan": "Multan";
    10 AIRPORTS AIRPORT "Quetta": "Quetta";
    8 AIRPORTS AIRPORT "Faisalabad": "Faisalabad";
    14 AT_SEA SEA "": "Pasni";
    12 AT_SEA SEA "": "Ormara";
    10 AT_SEA SEA "": "Gwadar" "Gawadar";
    8 AT_SEA SEA "": "Jiwani";
    6 AT_SEA SEA "": "Karachi";
    22 LAND COAST "Gwadar": "Gwadar" "Gawadar";
    14 LAND COAST "Gwadar": "Pasni";
    10 LAND COAST "Gwadar": "Ormara";
    8 LAND COAST "Gwadar": "Jiwani";
    14 LAND COAST "Lasbela": "Uthal";
    16 LAND COAST "Hub": "Hub" "Hub Chowki";
    34 BORDER FRONTIER "Khyber": "Torkham" "Torkhum";
    20 LAND FRONTIER "Khyber": "Landi Kotal" "Landikotal";
    18 LAND FRONTIER "Khyber": "Jamrud" "Jamrood";
    12 LAND FRONTIER "Kurram": "Parachinar" "Para Chinar";
    10 LAND FRONTIER "North Waziristan": "Miranshah" "Miran Shah";
    8 BORDER FRONTIER "North Waziristan": "Ghulam Khan";
    30 BORDER BALOCHISTAN "Chaman": "Chaman";
    24 BORDER BALOCHISTAN "Chagai": "Taftan";
    24 LAND BALOCHISTAN "Chagai": "Dalbandin" "Dalbadin";
    20 LAND BALOCHISTAN "Chagai": "Nokkundi" "Nok Kundi";
    60 LAND BALOCHISTAN "Quetta": "Quetta";
    20 LAND BALOCHISTAN "Panjgur": "Panjgur" "Panjgoor";
    26 LAND BALOCHISTAN "Kech": "Turbat";
    12 LAND BALOCHISTAN "Pishin": "Pishin" "Pishien";
    10 LAND BALOCHISTAN "Killa Abdullah": "Gulistan";
    10 LAND BALOCHISTAN "Kharan": "Kharan";
    10 LAND BALOCHISTAN "Nushki": "Nushki" "Noshki";
    10 LAND BALOCHISTAN "Washuk": "Washuk";
    8 LAND BALOCHISTAN "Mastung": "Mastung";
    8 LAND BALOCHISTAN "Khuzdar": "Khuzdar";
    8 LAND BALOCHISTAN "Zhob": "Zhob";
    6 LAND BALOCHISTAN "Loralai": "Loralai";
    6 LAND BALOCHISTAN "Sibi": "Sibi";
    70 LAND PAKHTUNKHWA "Peshawar": "Peshawar";
    20 LAND PAKHTUNKHWA "Nowshera": "Nowshera";
    16 LAND PAKHTUNKHWA "Charsadda": "Charsadda";
    14 LAND PAKHTUNKHWA "Mardan": "Mardan";
    12 LAND PAKHTUNKHWA "Swabi": "Swabi";
    16 LAND PAKHTUNKHWA "Kohat": "Kohat";
    14 LAND PAKHTUNKHWA "D. I. Khan": "Dera Ismail Khan" "D.I. Khan";
    10 LAND PAKHTUNKHWA "Bannu": "Bannu";
    10 LAND PAKHTUNKHWA "Haripur": "Haripur";
    8 LAND PAKHTUNKHWA "Abbottabad": "Abbottabad" "Abbotabad";
    8 LAND PAKHTUNKHWA "Mansehra": "Mansehra";
    8 LAND PAKHTUNKHWA "Swat": "Mingora";
    6 LAND PAKHTUNKHWA "Hangu": "Hangu";
    6 LAND PAKHTUNKHWA "Lakki Marwat": "Lakki Marwat";
    70 LAND PUNJAB "Lahore": "Lahore";
    50 LAND PUNJAB "Rawalpindi": "Rawalpindi" "Pindi";
    30 LAND PUNJAB "Attock": "Attock";
    10 LAND PUNJAB "Attock": "Hazro";
    24 LAND PUNJAB "Faisalabad": "Faisalabad" "Faisalabd";
    22 LAND PUNJAB "Multan": "Multan";
    20 LAND PUNJAB "Mianwali": "Mianwali";
    14 LAND PUNJAB "Sargodha": "Sargodha";
    14 LAND PUNJAB "Gujranwala": "Gujranwala";
    12 LAND PUNJAB "Gujrat": "Gujrat";
    12 LAND PUNJAB "Sialkot": "Sialkot";
    12 LAND PUNJAB "Khanewal": "Khanewal";
    12 LAND PUNJAB "Dera Ghazi Khan": "Dera Ghazi Khan" "D.G. Khan";
    10 LAND PUNJAB "Kasur": "Kasur" "Qasur";
    10 LAND PUNJAB "Sheikhupura": "Sheikhupura";
    8 LAND PUNJAB "Okara": "Okara";
    8 LAND PUNJAB "Jhelum": "Jhelum";
    8 LAND PUNJAB "Bahawalpur": "Bahawalpur";
    8 LAND PUNJAB "Rahim Yar Khan": "Rahim Yar Khan";
    8 LAND PUNJAB "Muzaffargarh": "Muzaffargarh" "Muzafargarh";
    8 LAND PUNJAB "Bhakkar": "Bhakkar";
    110 LAND SINDH "Karachi": "Karachi";
    24 LAND SINDH "Hyderabad": "Hyderabad";
    20 LAND SINDH "Sukkur": "Sukkur";
    12 LAND SINDH "Jacobabad": "Jacobabad";
    10 LAND SINDH "Larkana": "Larkana";
    8 LAND SINDH "Shikarpur": "Shikarpur";
    8 LAND SINDH "Khairpur": "Khairpur";
    8 LAND SINDH "Dadu": "Dadu";
    8 LAND SINDH "Jamshoro": "Kotri";
    6 LAND SINDH "Badin": "Badin";
    6 LAND SINDH "Sanghar": "Sanghar";
    6 LAND SINDH "Ghotki": "Ghotki";
    54 LAND CAPITAL "Islamabad": "Islamabad";
    6 LAND KASHMIR "Muzaffarabad": "Muzaffarabad";
    5 LAND KASHMIR "Kotli": "Kotli";
    5 LAND KASHMIR "Mirpur": "Mirpur";
    5 LAND GILGIT "Gilgit": "Gilgit";
    4 LAND GILGIT "Skardu": "Skardu";
    3 LAND GILGIT "Diamir": "Chilas";
}

impl Town {
    /// The place in a wording and a spelling of its scene; both take turns.
    pub(super) fn place(&self, scene: &[&str], (wording, spelling): (usize, usize)) -> String {
        let turn = |texts: &[&'static str], at: usize| {
            texts.get(at % texts.len().max(1)).copied().unwrap_or_default()
        };
        let wording = scene.get(wording % scene.len().max(1)).copied().unwrap_or("{}");
        wording.replace("{}", turn(self.names, spelling))
    }

    /// What its police station is called; the coast names one for what is found at sea.
    pub(super) fn station(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scene_has_several_wordings_that_name_the_town() {
        for (_, town) in TOWNS {
            assert!(town.scenes.len() > 1);
            for scene in town.scenes {
                let written: Vec<_> = (0..3).map(|turn| town.place(scene, (turn, 0))).collect();
                assert!(written.iter().all(|place| place.contains(town.names[0])));
                assert_ne!(written[0], written[1]);
            }
        }
    }
}
