//! Reads the files of a country pack into a [`CountryPack`] and checks that they fit together.
//!
//! The caller gives the bytes; this module opens nothing. `countries/pakistan/README.md` describes
//! each file. The first thing that does not fit refuses the whole pack, since half a pack would
//! count places and substances wrongly without saying so.

mod row;

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use yakja_model::{
    Area, AreaCode, AreaLevel, CountryCode, CountryPack, Organization, OrganizationCode,
    PlaceMeaning, Spelling, Standing, Substance, SubstanceClass, SubstanceCode, Unit,
};

use row::{Row, position, rows, utf8};

/// The bytes of each file of a pack.
#[derive(Clone, Copy, Debug)]
pub struct PackFiles<'a> {
    /// `pack.toml`: country and names.
    pub pack_toml: &'a [u8],
    /// `organizations.csv`: members and outside sources.
    pub organizations: &'a [u8],
    /// `areas.csv`: provinces, divisions, districts.
    pub areas: &'a [u8],
    /// `spellings.csv`: how places are written.
    pub spellings: &'a [u8],
    /// `substances.csv`: substances with their class.
    pub substances: &'a [u8],
    /// `drug_names.csv`: how substances are written.
    pub drug_names: &'a [u8],
    /// `units.csv`: unit words.
    pub units: &'a [u8],
    /// `country_names.csv`: how countries are written.
    pub country_names: &'a [u8],
}

/// Where a file of the pack is wrong, what stands there, and what should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: found {found:?}, expected {expected}")]
pub struct PackError {
    /// Name of the file.
    pub file: &'static str,
    /// Line, counted from 1.
    pub line: u64,
    /// Name of the column; in `pack.toml` its number.
    pub column: String,
    /// The text that stands there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

/// Reads and checks a whole pack.
///
/// # Errors
/// The first thing that is not well formed or refers to something the pack does not have.
pub fn read_pack(files: &PackFiles<'_>) -> Result<CountryPack, PackError> {
    let head = read_head(files.pack_toml)?;
    let organizations = read_organizations(files.organizations)?;
    let areas = read_areas(files.areas)?;
    let spellings = read_spellings(files.spellings, &areas)?;
    let substances = read_substances(files.substances)?;
    let drug_names = read_drug_names(files.drug_names, &substances)?;
    let units = read_units(files.units)?;
    let country_names = read_country_names(files.country_names)?;
    Ok(CountryPack {
        country: head.country,
        name_en: head.name_en,
        name_ur: head.name_ur,
        organizations,
        areas,
        spellings,
        substances,
        drug_names,
        units,
        country_names,
    })
}

/// How a drug name, unit word or country name is written as a key: no outer white space, lower
/// case, inner white space as one space. Look up with the same function.
pub fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    country: CountryCode,
    name_en: String,
    name_ur: String,
}

fn read_head(bytes: &[u8]) -> Result<Head, PackError> {
    const FILE: &str = "pack.toml";
    let text = utf8(FILE, bytes)?;
    toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let (line, column) = position(text, start);
        let found = usize::try_from(line - 1).ok().and_then(|skip| text.lines().nth(skip));
        PackError {
            file: FILE,
            line,
            column: column.to_string(),
            found: found.unwrap_or_default().to_owned(),
            expected: format!("country, name_en and name_ur as text ({})", error.message()),
        }
    })
}

fn read_organizations(bytes: &[u8]) -> Result<Vec<Organization>, PackError> {
    let rows = rows("organizations.csv", &["code", "standing", "name_en", "name_ur"], bytes)?;
    let mut seen = BTreeMap::new();
    let mut organizations = Vec::new();
    for row in &rows {
        let code = OrganizationCode::parse(row.text("code"))
            .map_err(|_| row.wrong("code", "2 to 16 capital letters, digits or hyphens"))?;
        let standing = match row.text("standing") {
            "centre" => Standing::Centre,
            "member" => Standing::Member,
            "outside" => Standing::Outside,
            _ => return Err(row.wrong("standing", "centre, member or outside")),
        };
        row.first_time(&mut seen, "code")?;
        organizations.push(Organization {
            code,
            standing,
            name_en: row.required("name_en")?,
            name_ur: row.required("name_ur")?,
        });
    }
    Ok(organizations)
}

const AREA_COLUMNS: &[&str] =
    &["code", "level", "parent", "province", "name_en", "name_ur", "lat", "lon"];

fn read_areas(bytes: &[u8]) -> Result<Vec<Area>, PackError> {
    let rows = rows("areas.csv", AREA_COLUMNS, bytes)?;
    let mut seen = BTreeMap::new();
    let mut areas = Vec::new();
    for row in &rows {
        row.first_time(&mut seen, "code")?;
        areas.push(read_area(row)?);
    }
    let by_code: HashMap<&AreaCode, &Area> = areas.iter().map(|area| (&area.code, area)).collect();
    for (row, area) in rows.iter().zip(&areas) {
        check_place_of_area(row, area, &by_code)?;
    }
    Ok(areas)
}

fn read_area(row: &Row) -> Result<Area, PackError> {
    let level = match row.text("level") {
        "province" => AreaLevel::Province,
        "division" => AreaLevel::Division,
        "district" => AreaLevel::District,
        _ => return Err(row.wrong("level", "province, division or district")),
    };
    let parent = Some(row.text("parent")).filter(|code| !code.is_empty());
    let centroid_udeg = match (row.text("lat"), row.text("lon")) {
        ("", "") => None,
        _ => Some((row.degrees("lat", 90)?, row.degrees("lon", 180)?)),
    };
    Ok(Area {
        code: AreaCode(row.required("code")?),
        level,
        parent: parent.map(|code| AreaCode(code.to_owned())),
        province: AreaCode(row.required("province")?),
        name_en: row.required("name_en")?,
        name_ur: row.text("name_ur").to_owned(),
        centroid_udeg,
    })
}

/// A province has no parent and is its own province; a division lies in its province; a district
/// lies in a division of its province, or in the province itself where there are no divisions.
fn check_place_of_area(
    row: &Row,
    area: &Area,
    by_code: &HashMap<&AreaCode, &Area>,
) -> Result<(), PackError> {
    if area.level == AreaLevel::Province {
        if area.parent.is_some() {
            return Err(row.wrong("parent", "nothing, since a province has no parent"));
        }
        if area.province != area.code {
            return Err(row.wrong("province", "the province's own code"));
        }
        return Ok(());
    }
    match by_code.get(&area.province) {
        Some(province) if province.level == AreaLevel::Province => {}
        _ => return Err(row.wrong("province", "the code of a province in this file")),
    }
    let parent = area.parent.as_ref().and_then(|code| by_code.get(code));
    let fits = parent.is_some_and(|parent| {
        let level_fits = match area.level {
            AreaLevel::District => parent.level != AreaLevel::District,
            AreaLevel::Division | AreaLevel::Province => parent.level == AreaLevel::Province,
        };
        level_fits && parent.province == area.province
    });
    if fits {
        Ok(())
    } else {
        Err(row.wrong("parent", "the code of the larger area, in the same province, it lies in"))
    }
}

fn read_spellings(bytes: &[u8], areas: &[Area]) -> Result<Vec<Spelling>, PackError> {
    let rows = rows("spellings.csv", &["text", "means"], bytes)?;
    let known: BTreeMap<&str, &AreaCode> =
        areas.iter().map(|area| (area.code.0.as_str(), &area.code)).collect();
    let mut seen = BTreeMap::new();
    let mut spellings = Vec::new();
    for row in &rows {
        let means = match row.text("means") {
            "at_sea" => PlaceMeaning::AtSea,
            "abroad" => PlaceMeaning::Abroad,
            "unplaceable" => PlaceMeaning::Unplaceable,
            code => match known.get(code) {
                Some(code) => PlaceMeaning::Area((*code).clone()),
                None => {
                    let expected = "an area code of areas.csv, abroad, at_sea or unplaceable";
                    return Err(row.wrong("means", expected));
                }
            },
        };
        let text = row.required("text")?;
        row.one_meaning(&mut seen, "text", means.clone())?;
        spellings.push(Spelling { text, means });
    }
    Ok(spellings)
}

fn read_substances(bytes: &[u8]) -> Result<Vec<Substance>, PackError> {
    let rows = rows("substances.csv", &["code", "class", "name_ur"], bytes)?;
    let mut seen = BTreeMap::new();
    let mut substances = Vec::new();
    for row in &rows {
        let code = row.required("code")?;
        if code != fold(&code) {
            return Err(row.wrong("code", "lower case and single spaces"));
        }
        let class = SubstanceClass::parse(row.text("class"))
            .filter(|class| *class != SubstanceClass::Unrecognized)
            .ok_or_else(|| row.wrong("class", "the code of a substance class"))?;
        row.first_time(&mut seen, "code")?;
        let name_ur = row.text("name_ur").to_owned();
        substances.push(Substance { code: SubstanceCode(code), class, name_ur });
    }
    Ok(substances)
}

fn read_drug_names(
    bytes: &[u8],
    substances: &[Substance],
) -> Result<BTreeMap<String, SubstanceCode>, PackError> {
    let known: BTreeMap<&str, &SubstanceCode> =
        substances.iter().map(|substance| (substance.code.0.as_str(), &substance.code)).collect();
    let mut names = BTreeMap::new();
    for row in &rows("drug_names.csv", &["text", "substance"], bytes)? {
        let code = known
            .get(row.text("substance"))
            .ok_or_else(|| row.wrong("substance", "a substance code of substances.csv"))?;
        row.one_meaning(&mut names, "text", (*code).clone())?;
    }
    Ok(names)
}

fn read_units(bytes: &[u8]) -> Result<BTreeMap<String, Unit>, PackError> {
    let mut units = BTreeMap::new();
    for row in &rows("units.csv", &["word", "measure", "amount"], bytes)? {
        let amount = || {
            let number = row.text("amount").parse::<i64>().ok().filter(|amount| *amount > 0);
            number.ok_or_else(|| row.wrong("amount", "a whole number above zero"))
        };
        let unit = match row.text("measure") {
            "mass" => Unit::Mass { milligrams: amount()? },
            "volume" => Unit::Volume { milliliters: amount()? },
            "pieces" => Unit::Pieces { pieces: amount()? },
            "container" if row.text("amount").is_empty() => Unit::Container,
            "container" => return Err(row.wrong("amount", "nothing, for a container")),
            _ => return Err(row.wrong("measure", "mass, volume, pieces or container")),
        };
        row.one_meaning(&mut units, "word", unit)?;
    }
    Ok(units)
}

fn read_country_names(bytes: &[u8]) -> Result<BTreeMap<String, CountryCode>, PackError> {
    let mut names = BTreeMap::new();
    for row in &rows("country_names.csv", &["name", "alpha2"], bytes)? {
        let code = CountryCode::parse(row.text("alpha2"))
            .ok_or_else(|| row.wrong("alpha2", "an ISO 3166-1 code of two letters"))?;
        row.one_meaning(&mut names, "name", code)?;
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: PackFiles<'static> = PackFiles {
        pack_toml: b"country = \"PK\"\nname_en = \"Pakistan\"\nname_ur = \"P\"\n",
        organizations: b"code,standing,name_en,name_ur\nNNCC,centre,Centre,C\n",
        areas: b"code,level,parent,province,name_en,name_ur,lat,lon\n\
            PK-SD,province,,PK-SD,Sindh,,26,68.5\n\
            PK-SD-x,division,PK-SD,PK-SD,X Division,,,\n\
            PK702,district,PK-SD-x,PK-SD,X,,-24.9462,67.044912\n",
        spellings: b"text,means\nEx,PK702\nDubai,abroad\nHigh seas,at_sea\nNullah,unplaceable\n",
        substances: b"code,class,name_ur\nheroin,opioids,\n",
        drug_names: b"text,substance\nHeroin,heroin\n\"Brown,  Sugar\",heroin\n",
        units: b"word,measure,amount\nKg,mass,1000000\nltr,volume,1000\ntab,pieces,1\n\
            bag,container,\n",
        country_names: b"name,alpha2\nPakistan,PK\n\"Iran, Islamic Republic of\",IR\n",
    };

    fn check(files: PackFiles<'_>, message: &str) {
        let found = match read_pack(&files) {
            Ok(_) => "reads".to_owned(),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, message);
    }

    #[test]
    fn a_good_pack_reads() {
        let pack = read_pack(&GOOD).unwrap();
        assert_eq!(pack.country.as_str(), "PK");
        assert_eq!(pack.areas[0].centroid_udeg, Some((26_000_000, 68_500_000)));
        assert_eq!(pack.areas[1].centroid_udeg, None);
        assert_eq!(pack.areas[2].centroid_udeg, Some((-24_946_200, 67_044_912)));
        assert_eq!(pack.spellings.len(), 4);
        assert_eq!(pack.drug_names["brown, sugar"].0, "heroin");
        assert_eq!(pack.units["kg"], Unit::Mass { milligrams: 1_000_000 });
        assert_eq!(pack.units["bag"], Unit::Container);
        assert_eq!(pack.country_names["iran, islamic republic of"].as_str(), "IR");
    }

    #[test]
    fn windows_line_ends_empty_lines_and_a_byte_order_mark_change_nothing() {
        let spellings = b"\xef\xbb\xbftext,means\r\n\r\nEx,PK702\r\n\r\nDubai,nowhere\r\n";
        check(
            PackFiles { spellings, ..GOOD },
            "spellings.csv, line 5, column means: found \"nowhere\", \
             expected an area code of areas.csv, abroad, at_sea or unplaceable",
        );
    }

    #[test]
    fn a_quoted_line_break_counts_as_a_line() {
        let units = b"word,measure,amount\n\"k\ng\",mass,1\nlb,weight,1\n";
        check(
            PackFiles { units, ..GOOD },
            "units.csv, line 4, column measure: found \"weight\", \
             expected mass, volume, pieces or container",
        );
    }

    #[test]
    fn what_is_not_a_table_is_refused() {
        let short = b"text,means\nEx\n";
        check(
            PackFiles { spellings: short, ..GOOD },
            "spellings.csv, line 2, column all: found \"Ex\", expected 2 fields and closed quotes",
        );
        let open = b"text,means\n\"Ex,PK702\n";
        let error = read_pack(&PackFiles { spellings: open, ..GOOD }).unwrap_err();
        assert_eq!((error.line, error.column.as_str()), (2, "all"));
        check(
            PackFiles { spellings: b"place,means\n", ..GOOD },
            "spellings.csv, line 1, column all: found \"place,means\", \
             expected the header text,means",
        );
        check(
            PackFiles { spellings: b"", ..GOOD },
            "spellings.csv, line 1, column all: found \"\", expected the header text,means",
        );
        check(
            PackFiles { spellings: b"text,means\nE\xff,PK702\n", ..GOOD },
            "spellings.csv, line 2, column character 2: found \"byte 0xff\", \
             expected text in UTF-8",
        );
    }

    #[test]
    fn the_head_is_checked() {
        let pack_toml = b"country = \"Pakistan\"\nname_en = \"Pakistan\"\nname_ur = \"P\"\n";
        let error = read_pack(&PackFiles { pack_toml, ..GOOD }).unwrap_err();
        assert_eq!((error.file, error.line, error.column.as_str()), ("pack.toml", 1, "11"));
        let pack_toml = b"country = \"PK\"\nname_en = \"Pakistan\"\n";
        let error = read_pack(&PackFiles { pack_toml, ..GOOD }).unwrap_err();
        assert!(error.expected.contains("name_ur"), "{error}");
    }

    #[test]
    fn areas_must_lie_in_each_other() {
        let with = |row: &str| {
            let areas = [GOOD.areas, row.as_bytes()].concat();
            match read_pack(&PackFiles { areas: &areas, ..GOOD }) {
                Ok(_) => "reads".to_owned(),
                Err(error) => format!("{} {}", error.line, error.column),
            }
        };
        assert_eq!(with("PK-IS,province,,PK-IS,Islamabad,,,\n"), "reads");
        assert_eq!(with("PK9,district,PK-SD,PK-SD,No division,,,\n"), "reads");
        assert_eq!(with("PK702,district,PK-SD-x,PK-SD,Twice,,,\n"), "5 code");
        assert_eq!(with("PK9,tehsil,PK-SD-x,PK-SD,Y,,,\n"), "5 level");
        assert_eq!(with("PK9,district,PK-SD-y,PK-SD,Y,,,\n"), "5 parent");
        assert_eq!(with("PK9,district,PK702,PK-SD,Y,,,\n"), "5 parent");
        assert_eq!(with("PK9,district,,PK-SD,Y,,,\n"), "5 parent");
        assert_eq!(with("PK9,division,PK-SD-x,PK-SD,Y,,,\n"), "5 parent");
        assert_eq!(with("PK9,province,PK-SD,PK9,Y,,,\n"), "5 parent");
        assert_eq!(with("PK9,province,,PK-SD,Y,,,\n"), "5 province");
        assert_eq!(with("PK9,district,PK-SD-x,PK-PB,Y,,,\n"), "5 province");
        assert_eq!(with("PK9,district,PK-SD-x,PK-SD,,,,\n"), "5 name_en");
        assert_eq!(with("PK9,district,PK-SD-x,PK-SD,Y,,91,60\n"), "5 lat");
        assert_eq!(with("PK9,district,PK-SD-x,PK-SD,Y,,24,\n"), "5 lon");
        assert_eq!(with("PK9,district,PK-SD-x,PK-SD,Y,,24.1234567,60\n"), "5 lat");
    }

    #[test]
    fn a_text_has_one_meaning() {
        check(PackFiles { spellings: b"text,means\nEx,PK702\n ex ,PK702\n", ..GOOD }, "reads");
        check(
            PackFiles { spellings: b"text,means\nEx,PK702\nEX,abroad\n", ..GOOD },
            "spellings.csv, line 3, column text: found \"EX\", \
             expected a text that has no other meaning earlier in the file",
        );
        check(
            PackFiles { units: b"word,measure,amount\nt,mass,1000\nT,mass,1\n", ..GOOD },
            "units.csv, line 3, column word: found \"T\", \
             expected a text that has no other meaning earlier in the file",
        );
    }

    #[test]
    fn codes_and_amounts_must_exist() {
        check(
            PackFiles { drug_names: b"text,substance\nIce,meth\n", ..GOOD },
            "drug_names.csv, line 2, column substance: found \"meth\", \
             expected a substance code of substances.csv",
        );
        check(
            PackFiles { substances: b"code,class,name_ur\nheroin,unrecognized,\n", ..GOOD },
            "substances.csv, line 2, column class: found \"unrecognized\", \
             expected the code of a substance class",
        );
        check(
            PackFiles { units: b"word,measure,amount\nkg,mass,1.5\n", ..GOOD },
            "units.csv, line 2, column amount: found \"1.5\", expected a whole number above zero",
        );
        check(
            PackFiles { units: b"word,measure,amount\nbag,container,1\n", ..GOOD },
            "units.csv, line 2, column amount: found \"1\", expected nothing, for a container",
        );
        check(
            PackFiles { country_names: b"name,alpha2\nIran,IRN\n", ..GOOD },
            "country_names.csv, line 2, column alpha2: found \"IRN\", \
             expected an ISO 3166-1 code of two letters",
        );
        check(
            PackFiles { organizations: b"code,standing,name_en,name_ur\nANF,friend,A,A\n", ..GOOD },
            "organizations.csv, line 2, column standing: found \"friend\", \
             expected centre, member or outside",
        );
    }

    #[test]
    fn the_pack_of_pakistan_reads() {
        macro_rules! file {
            ($name:literal) => {
                include_bytes!(concat!("../../../countries/pakistan/", $name))
            };
        }
        let pack = read_pack(&PackFiles {
            pack_toml: file!("pack.toml"),
            organizations: file!("organizations.csv"),
            areas: file!("areas.csv"),
            spellings: file!("spellings.csv"),
            substances: file!("substances.csv"),
            drug_names: file!("drug_names.csv"),
            units: file!("units.csv"),
            country_names: file!("country_names.csv"),
        })
        .unwrap();
        let count = |level| pack.areas.iter().filter(|area| area.level == level).count();
        assert_eq!(count(AreaLevel::Province), 7);
        assert_eq!(count(AreaLevel::Division), 38);
        assert_eq!(count(AreaLevel::District), 160);
        assert!(pack.areas.iter().all(|area| area.centroid_udeg.is_some()));
        for substance in &pack.substances {
            let code = &substance.code;
            assert_eq!(pack.drug_names.get(&code.0), Some(code), "{} names itself", code.0);
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(0_u8..128, 0..200)) {
            let spellings = [b"text,means\n".as_slice(), &bytes].concat();
            let _ = read_pack(&PackFiles { spellings: &spellings, ..GOOD });
            let _ = read_pack(&PackFiles { pack_toml: &bytes, areas: &bytes, ..GOOD });
        }
    }
}
