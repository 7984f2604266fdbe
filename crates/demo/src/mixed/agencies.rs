//! Who reports where, and in whose hand. The organisations are those of the country pack of
//! Pakistan; how often each reports is invented.

use super::hand::{Dates, Digits, Hand, Tongue};

/// Who reports in one sort of place: weight and organisation.
pub(super) type Sphere = &'static [(u16, &'static Agency)];

/// An organisation that reports.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Agency {
    pub(super) code: &'static str,
    /// What its own officers call it.
    pub(super) name: &'static str,
    pub(super) hand: Hand,
}

macro_rules! agencies {
    ($(
        $name:ident = $code:literal, $called:literal, $dates:ident $digits:ident $tongue:ident;
    )+) => {
        $(
            static $name: Agency = Agency {
                code: $code,
                name: $called,
                hand: Hand {
                    dates: Dates::$dates,
                    digits: Digits::$digits,
                    tongue: Tongue::$tongue,
                },
            };
        )+
        /// Every organisation that reports.
        #[cfg(test)]
        pub(super) static ALL: &[&Agency] = &[$(&$name),+];
    };
}

agencies! {
    ANF = "ANF", "ANF", Iso Plain Official;
    FBR = "FBR", "Pakistan Customs", Slashes Thousands Official;
    PCG = "PCG", "Pakistan Coast Guards", Slashes Lakhs Spoken;
    ASF = "ASF", "ASF", Named Plain Spoken;
    FIA = "FIA", "FIA", Dashes Plain Official;
    PMSA = "PMSA", "PMSA", Iso Thousands Official;
    NAVY = "NAVY", "Pakistan Navy", Named Thousands Official;
    RANGERS_PB = "RANGERS-PB", "Punjab Rangers", Dots Plain Spoken;
    RANGERS_SD = "RANGERS-SD", "Sindh Rangers", Dots Plain Spoken;
    FC_KP = "FC-KP", "FC KP", Dashes Lakhs Spoken;
    FC_BA = "FC-BA", "FC Balochistan", Dashes Lakhs Spoken;
    NHMP = "NHMP", "Motorway Police", Slashes Plain Spoken;
    POLICE_IS = "POLICE-IS", "Islamabad Police", Slashes Plain Spoken;
    POLICE_JK = "POLICE-JK", "AJK Police", Dots Plain Urdu;
    POLICE_RAILWAYS = "POLICE-RAILWAYS", "Railway Police", Dots Plain Urdu;
    POLICE_PB = "POLICE-PB", "Punjab Police", Slashes Plain Spoken;
    POLICE_SD = "POLICE-SD", "Sindh Police", Dots Plain Spoken;
    POLICE_KP = "POLICE-KP", "KP Police", Dashes Plain Urdu;
    POLICE_BA = "POLICE-BA", "Balochistan Police", Slashes Plain Urdu;
    POLICE_GB = "POLICE-GB", "GB Police", Hyphens Plain Spoken;
    EXCISE_PB = "EXCISE-PB", "Excise Punjab", Hyphens Lakhs Spoken;
    EXCISE_SD = "EXCISE-SD", "Excise Sindh", Hyphens Plain Spoken;
    EXCISE_KP = "EXCISE-KP", "Excise KP", Dashes Plain Spoken;
    EXCISE_BA = "EXCISE-BA", "Excise Balochistan", Slashes Plain Urdu;
    EXCISE_GB = "EXCISE-GB", "Excise GB", Slashes Plain Spoken;
    EXCISE_JK = "EXCISE-JK", "Excise AJK", Slashes Plain Spoken;
    LEVIES_MALAKAND = "LEVIES-MALAKAND", "Malakand Levies", Dots Plain Spoken;
    LEVIES_BA = "LEVIES-BA", "Balochistan Levies", Dots Lakhs Urdu;
    NLC = "NLC", "NLC", Iso Plain Official;
}

pub(super) static BALOCHISTAN: Sphere = &[
    (24, &FC_BA),
    (20, &FBR),
    (18, &ANF),
    (14, &POLICE_BA),
    (10, &LEVIES_BA),
    (8, &PCG),
    (6, &EXCISE_BA),
];
pub(super) static COAST: Sphere =
    &[(40, &PCG), (20, &ANF), (20, &FBR), (10, &PMSA), (10, &LEVIES_BA)];
pub(super) static SEA: Sphere = &[(36, &PMSA), (30, &PCG), (18, &NAVY), (10, &ANF), (6, &FBR)];
pub(super) static FRONTIER: Sphere =
    &[(26, &FBR), (24, &ANF), (20, &FC_KP), (20, &POLICE_KP), (6, &EXCISE_KP), (4, &NLC)];
pub(super) static PAKHTUNKHWA: Sphere = &[
    (42, &POLICE_KP),
    (18, &ANF),
    (18, &EXCISE_KP),
    (10, &FBR),
    (8, &FC_KP),
    (4, &LEVIES_MALAKAND),
];
pub(super) static PUNJAB: Sphere = &[
    (44, &POLICE_PB),
    (22, &ANF),
    (14, &EXCISE_PB),
    (8, &FBR),
    (6, &NHMP),
    (4, &RANGERS_PB),
    (2, &POLICE_RAILWAYS),
];
pub(super) static SINDH: Sphere = &[
    (44, &POLICE_SD),
    (20, &ANF),
    (16, &EXCISE_SD),
    (10, &FBR),
    (8, &RANGERS_SD),
    (2, &POLICE_RAILWAYS),
];
pub(super) static CAPITAL: Sphere =
    &[(60, &POLICE_IS), (25, &ANF), (8, &FBR), (5, &NHMP), (2, &FIA)];
pub(super) static KASHMIR: Sphere = &[(60, &POLICE_JK), (20, &EXCISE_JK), (20, &ANF)];
pub(super) static GILGIT: Sphere = &[(60, &POLICE_GB), (20, &EXCISE_GB), (20, &FBR)];
pub(super) static AIRPORT: Sphere = &[(40, &ANF), (34, &ASF), (20, &FBR), (6, &FIA)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wherever_one_reports_another_may_tell_the_same() {
        let spheres = [
            BALOCHISTAN,
            COAST,
            SEA,
            FRONTIER,
            PAKHTUNKHWA,
            PUNJAB,
            SINDH,
            CAPITAL,
            KASHMIR,
            GILGIT,
            AIRPORT,
        ];
        for sphere in spheres {
            assert!(sphere.len() > 2);
            assert_eq!(sphere.iter().map(|(weight, _)| weight).sum::<u16>(), 100);
        }
        let idle = ALL.iter().filter(|one| {
            !spheres.iter().any(|sphere| sphere.iter().any(|(_, agency)| agency == *one))
        });
        assert_eq!(idle.count(), 0);
    }
}
