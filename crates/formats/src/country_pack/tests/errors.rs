//! Each mistake in a file of a pack is named by file, line and column.

use yakja_model::{PointKind, Sector, Standing, Unit};

use super::*;

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
    let pound = yakja_model::measure("100", pack.units["lb"]).unwrap();
    assert_eq!(pound, yakja_model::Quantity::MassMg(45_359_237));
    assert_eq!(pack.units["bag"], Unit::Container);
    assert_eq!(pack.country_names["iran, islamic republic of"].as_str(), "IR");
}

#[test]
fn a_good_pack_keeps_what_its_newer_files_say() {
    let pack = read_pack(&GOOD).unwrap();
    let anf = &pack.organizations[1];
    assert_eq!((anf.standing, anf.sector), (Standing::Member, Sector::TaskForce));
    assert_eq!(anf.urdu_source.as_deref(), Some("a newspaper"));
    assert_eq!(anf.aliases, ["ANF *", "PS ANF *"]);
    assert_eq!(pack.organizations[0].urdu_source, None, "unreviewed is no source");
    let airport = &pack.points[0];
    assert_eq!((airport.code.0.as_str(), airport.kind), ("KHI", PointKind::Airport));
    assert_eq!(airport.location_udeg, Some((24_906_500, 67_160_800)));
    assert_eq!(pack.points[1].location_udeg, None);
    let threshold = &pack.law[0];
    assert_eq!(threshold.valid_from.unwrap().to_string(), "2022-09-02");
    assert_eq!((threshold.from_mg, threshold.to_mg), (Some(4_000_000), Some(6_000_000)));
    assert_eq!((threshold.substances.len(), threshold.verified), (2, true));
    assert_eq!(pack.law[1].area.as_ref().unwrap().0, "PK-SD");
    assert_eq!(pack.words[2].word_en, "case property");
}

#[test]
fn another_country_reads_with_headers_alone() {
    let header = |file: &'static [u8]| file.split_inclusive(|byte| *byte == b'\n').next().unwrap();
    let pack = read_pack(&PackFiles {
        pack_toml: b"country = \"TJ\"\nname_en = \"Tajikistan\"\nname_ur = \"T\"\n",
        organizations: header(GOOD.organizations),
        areas: b"code,level,parent,province,name_en,name_ur,lat,lon\n\
            TJ-KT,province,,TJ-KT,Khatlon,,,\n",
        spellings: header(GOOD.spellings),
        named_places: header(GOOD.named_places),
        stations: header(GOOD.stations),
        area_validity: header(GOOD.area_validity),
        points: b"code,kind,area,name_en,name_ur,urdu_source,aliases,lat,lon,source\n\
            TJKUL,dry-port,TJ-KT,Kulob,K,unreviewed,,,,a table\n",
        substances: header(GOOD.substances),
        drug_names: header(GOOD.drug_names),
        units: header(GOOD.units),
        country_names: header(GOOD.country_names),
        law: header(GOOD.law),
        words: header(GOOD.words),
    })
    .unwrap();
    assert_eq!(pack.country.as_str(), "TJ");
    assert_eq!((pack.points.len(), pack.organizations.len()), (1, 0));
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
fn a_text_stays_in_one_line_so_that_lines_can_be_counted() {
    let units = b"word,measure,amount,units\n\"k\ng\",mass,1,\n";
    check(
        PackFiles { units, ..GOOD },
        "units.csv, line 2, column word: found \"k\\ng\", expected a text in one line",
    );
}

#[test]
fn what_is_not_a_table_is_refused() {
    check(
        PackFiles { spellings: b"text,means\nEx\n", ..GOOD },
        "spellings.csv, line 2, column all: found \"1 cell\", expected as many as the header: 2",
    );
    let open = blamed(PackFiles { spellings: b"text,means\n\"Ex,PK702\n", ..GOOD });
    assert_eq!(open, "2 text");
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
        "spellings.csv, line 2, column text: found \"E\u{fffd}\", expected text in UTF-8",
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
    let pack_toml = b"country = \"PK\"\nname_en = \"\xff\"\n";
    check(
        PackFiles { pack_toml, ..GOOD },
        "pack.toml, line 2, column 12: found \"byte 0xff\", expected text in UTF-8",
    );
}

#[test]
fn areas_must_lie_in_each_other() {
    let with = |row: &str| blamed(PackFiles { areas: &with_row(GOOD.areas, row), ..GOOD });
    assert_eq!(with("PK-IS,province,,PK-IS,Islamabad,,,"), "reads");
    assert_eq!(with("PK9,district,PK-SD,PK-SD,No division,,,"), "reads");
    assert_eq!(with("PK702,district,PK-SD-x,PK-SD,Twice,,,"), "5 code");
    assert_eq!(with("PK9,tehsil,PK-SD-x,PK-SD,Y,,,"), "5 level");
    assert_eq!(with("PK9,district,PK-SD-y,PK-SD,Y,,,"), "5 parent");
    assert_eq!(with("PK9,district,PK702,PK-SD,Y,,,"), "5 parent");
    assert_eq!(with("PK9,district,,PK-SD,Y,,,"), "5 parent");
    assert_eq!(with("PK9,division,PK-SD-x,PK-SD,Y,,,"), "5 parent");
    assert_eq!(with("PK9,province,PK-SD,PK9,Y,,,"), "5 parent");
    assert_eq!(with("PK9,province,,PK-SD,Y,,,"), "5 province");
    assert_eq!(with("PK9,district,PK-SD-x,PK-PB,Y,,,"), "5 province");
    assert_eq!(with("PK9,district,PK-SD-x,PK-SD,,,,"), "5 name_en");
    assert_eq!(with("PK9,district,PK-SD-x,PK-SD,Y,,91,60"), "5 lat");
    assert_eq!(with("PK9,district,PK-SD-x,PK-SD,Y,,24,"), "5 lon");
    assert_eq!(with("PK9,district,PK-SD-x,PK-SD,Y,,24.1234567,60"), "5 lat");
}

#[test]
fn organizations_are_checked() {
    let with =
        |row: &str| blamed(PackFiles { organizations: &with_row(GOOD.organizations, row), ..GOOD });
    assert_eq!(with("PCG,member,task-force,Coast Guards,P,unreviewed,"), "reads");
    assert_eq!(with("UN,outside,outside,United Nations,U,unreviewed,"), "reads");
    assert_eq!(with("pcg,member,task-force,Coast Guards,P,unreviewed,"), "5 code");
    assert_eq!(with("ANF,member,task-force,Coast Guards,P,unreviewed,"), "5 code");
    assert_eq!(with("PCG,friend,task-force,Coast Guards,P,unreviewed,"), "5 standing");
    assert_eq!(with("PCG,member,narcotics,Coast Guards,P,unreviewed,"), "5 sector");
    assert_eq!(with("PCG,member,outside,Coast Guards,P,unreviewed,"), "5 sector");
    assert_eq!(with("PCG,outside,both,Coast Guards,P,unreviewed,"), "5 sector");
    assert_eq!(with("PCG,member,both,,P,unreviewed,"), "5 name_en");
    assert_eq!(with("PCG,member,both,Coast Guards,,unreviewed,"), "5 name_ur");
    assert_eq!(with("PCG,member,both,Coast Guards,P,,"), "5 urdu_source");
    assert_eq!(with("PCG,member,both,Coast Guards,P,unreviewed,Guards||PCG"), "5 aliases");
    assert_eq!(with("PCG,member,both,Coast Guards,P,unreviewed,* Guards *"), "5 aliases");
    assert_eq!(with("PCG,member,both,Coast Guards,P,unreviewed,Co*st Guards"), "5 aliases");
    assert_eq!(with("PCG,member,both,Coast Guards,P,unreviewed,*"), "5 aliases");
}

#[test]
fn a_name_means_one_organization() {
    let with = |row: &str, message: &str| {
        check(
            PackFiles { organizations: &with_row(GOOD.organizations, row), ..GOOD },
            &format!("organizations.csv, line 5, column {message}"),
        );
    };
    with(
        "PMSA,member,both,Maritime Agency,P,unreviewed,MSA|pak  NAVY",
        "aliases: found \"MSA|pak  NAVY\", \
         expected no name of another organisation; \"pak  NAVY\" means NAVY",
    );
    with(
        "PMSA,member,both,Anti Narcotics Force,P,unreviewed,",
        "name_en: found \"Anti Narcotics Force\", \
         expected no name of another organisation; \"Anti Narcotics Force\" means ANF",
    );
    with(
        "PMSA,member,both,Maritime Agency,P,unreviewed,anf *",
        "aliases: found \"anf *\", expected no name of another organisation; \"anf *\" means ANF",
    );
}

#[test]
fn points_are_checked() {
    let with = |row: &str| blamed(PackFiles { points: &with_row(GOOD.points, row), ..GOOD });
    assert_eq!(with("PK-NEW-GATE,land-crossing,PK702,Gate,G,unreviewed,,,,a table"), "reads");
    assert_eq!(with("PKA2B,dry-port,PK702,Gate,G,unreviewed,,,,a table"), "reads");
    for code in ["KHIX", "khi", "IRXXX", "PKXX", "PK-", "PK-new", "PK-A--B", "PK10X", ""] {
        let row = format!("{code},airport,PK702,Gate,G,unreviewed,,,,a table");
        assert_eq!(with(&row), "4 code", "{code}");
    }
    assert_eq!(with("KHI,airport,PK702,Gate,G,unreviewed,,,,a table"), "4 code");
    assert_eq!(with("LHE,runway,PK702,Gate,G,unreviewed,,,,a table"), "4 kind");
    assert_eq!(with("LHE,airport,PK999,Gate,G,unreviewed,,,,a table"), "4 area");
    assert_eq!(with("LHE,airport,PK702,,G,unreviewed,,,,a table"), "4 name_en");
    assert_eq!(with("LHE,airport,PK702,Gate,,unreviewed,,,,a table"), "4 name_ur");
    assert_eq!(with("LHE,airport,PK702,Gate,G,,,,,a table"), "4 urdu_source");
    assert_eq!(with("LHE,airport,PK702,Gate,G,unreviewed,old airport,,,a table"), "4 aliases");
    assert_eq!(with("LHE,airport,PK702,Gate,G,unreviewed,,24.5,,a table"), "4 lon");
    assert_eq!(with("LHE,airport,PK702,Gate,G,unreviewed,,,,"), "4 source");
}

#[test]
fn what_is_known_about_places_is_kept() {
    let facts = read_pack(&GOOD).unwrap().gazetteer;
    assert_eq!((facts.places.len(), facts.stations.len(), facts.validity.len()), (3, 1, 3));
    assert_eq!(facts.places[0].point_udeg, Some((24_900_000, 67_100_000)));
    assert_eq!(facts.validity[0].began.unwrap().to_string(), "2009-01-01/2009-12-31");
    assert_eq!(facts.validity[0].predecessor.as_ref().unwrap().0, "PK-SD-old-x");
    assert_eq!(facts.validity[1].ended.unwrap().to_string(), "2009-05-01/2009-05-01");
}

#[test]
fn named_places_are_checked() {
    let with =
        |row: &str| blamed(PackFiles { named_places: &with_row(GOOD.named_places, row), ..GOOD });
    assert_eq!(with("Y,PK702,,,crossing"), "reads");
    assert_eq!(with(",PK702,,,town"), "5 name");
    assert_eq!(with("Y,PK999,,,town"), "5 area");
    assert_eq!(with("Y,PK702,24,,town"), "5 lon");
    assert_eq!(with("Y,PK702,,,city"), "5 kind");
}

#[test]
fn stations_are_checked() {
    let with = |row: &str| blamed(PackFiles { stations: &with_row(GOOD.stations, row), ..GOOD });
    assert_eq!(with("ANF Y,PK-SD"), "reads");
    assert_eq!(with("anf x,PK-SD"), "3 text");
    assert_eq!(with(",PK-SD"), "3 text");
    assert_eq!(with("ANF Y,PK702-new"), "3 area");
}

#[test]
fn the_validity_of_areas_is_checked() {
    let with =
        |row: &str| blamed(PackFiles { area_validity: &with_row(GOOD.area_validity, row), ..GOOD });
    assert_eq!(with("PK702-b,B,2022-10-14,2023,PK702-new"), "reads");
    assert_eq!(with("PK702,B,2022,,PK-SD"), "5 code");
    assert_eq!(with(",B,2022,,PK-SD"), "5 code");
    assert_eq!(with("PK702-b,,2022,,PK-SD"), "5 name_en");
    assert_eq!(with("PK702-b,B,October 2022,,PK-SD"), "5 from");
    assert_eq!(with("PK702-b,B,2022,2021,PK-SD"), "5 to");
    assert_eq!(with("PK702-b,B,2022,,PK999"), "5 predecessor");
    assert_eq!(with("PK702-b,B,2022,,PK702-b"), "5 predecessor");
}

#[test]
fn law_is_checked() {
    let with = |row: &str| blamed(PackFiles { law: &with_row(GOOD.law, row), ..GOOD });
    assert_eq!(with("Act,9,,2022-01-01,2022-01-01,,1,2,Text.,a page,no"), "reads");
    assert_eq!(with(",9,,,,,,,Text.,a page,no"), "4 law");
    assert_eq!(with("Act,,,,,,,,Text.,a page,no"), "4 section");
    assert_eq!(with("Act,9,PK702,,,,,,Text.,a page,no"), "4 area");
    assert_eq!(with("Act,9,,2022,,,,,Text.,a page,no"), "4 valid_from");
    assert_eq!(with("Act,9,,2022-01-02,2022-01-01,,,,Text.,a page,no"), "4 valid_to");
    assert_eq!(with("Act,9,,,,heroin|opium,,,Text.,a page,no"), "4 substances");
    assert_eq!(with("Act,9,,,,,1.5,,Text.,a page,no"), "4 from_mg");
    assert_eq!(with("Act,9,,,,,+5,,Text.,a page,no"), "4 from_mg");
    assert_eq!(with("Act,9,,,,,0,,Text.,a page,no"), "4 from_mg");
    assert_eq!(with("Act,9,,,,,2,2,Text.,a page,no"), "4 to_mg");
    assert_eq!(with("Act,9,,,,,,,,a page,no"), "4 text_en");
    assert_eq!(with("Act,9,,,,,,,Text.,,no"), "4 source");
    assert_eq!(with("Act,9,,,,,,,Text.,a page,perhaps"), "4 verified");
}

#[test]
fn words_are_checked() {
    let with = |row: &str| blamed(PackFiles { words: &with_row(GOOD.words, row), ..GOOD });
    assert_eq!(with("fir,FIR,F,unreviewed"), "reads");
    assert_eq!(with("FIR,FIR,F,unreviewed"), "5 term");
    assert_eq!(with(",FIR,F,unreviewed"), "5 term");
    assert_eq!(with("fir,Recovery,F,unreviewed"), "5 word_en");
    assert_eq!(with("fir,,F,unreviewed"), "5 word_en");
    assert_eq!(with("fir,FIR,,unreviewed"), "5 word_ur");
    assert_eq!(with("fir,FIR,F,"), "5 urdu_source");
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
        PackFiles { units: b"word,measure,amount,units\nt,mass,1000,\nT,mass,1,\n", ..GOOD },
        "units.csv, line 3, column word: found \"T\", \
         expected a text that has no other meaning earlier in the file",
    );
}

#[test]
fn units_are_whole_or_several_of_them_are() {
    let with = |row: &str| blamed(PackFiles { units: &with_row(GOOD.units, row), ..GOOD });
    assert_eq!(with("oz,mass,45359237,1600"), "reads");
    assert_eq!(with("oz,mass,28.35,"), "7 amount");
    assert_eq!(with("oz,mass,,1600"), "7 amount");
    assert_eq!(with("oz,mass,0,"), "7 amount");
    assert_eq!(with("oz,mass,45359237,1"), "7 units");
    assert_eq!(with("oz,mass,45359237,4294967296"), "7 units");
    assert_eq!(with("dozen,pieces,12,2"), "7 units");
    assert_eq!(with("sack,container,1,"), "7 amount");
    assert_eq!(with("sack,container,,2"), "7 units");
    assert_eq!(with("stone,weight,1,"), "7 measure");
}

#[test]
fn codes_must_exist() {
    check(
        PackFiles { drug_names: b"text,substance,in_total\nIce,meth,yes\n", ..GOOD },
        "drug_names.csv, line 2, column substance: found \"meth\", \
         expected a substance code of substances.csv",
    );
    check(
        PackFiles { substances: b"code,class,name_ur\nheroin,unrecognized,\n", ..GOOD },
        "substances.csv, line 2, column class: found \"unrecognized\", \
         expected the code of a substance class",
    );
    check(
        PackFiles { country_names: b"name,alpha2\nIran,IRN\n", ..GOOD },
        "country_names.csv, line 2, column alpha2: found \"IRN\", \
         expected an ISO 3166-1 code of two letters",
    );
}

#[test]
fn whether_a_name_is_in_the_total_agrees_with_its_class() {
    check(
        PackFiles { drug_names: b"text,substance,in_total\nBeer,beer,yes\n", ..GOOD },
        "drug_names.csv, line 2, column in_total: found \"yes\", \
         expected no, as for every name of the class liquor",
    );
    check(
        PackFiles { drug_names: b"text,substance,in_total\nSmack,heroin,no\n", ..GOOD },
        "drug_names.csv, line 2, column in_total: found \"no\", \
         expected yes, as for every name of the class opioids",
    );
    check(
        PackFiles { drug_names: b"text,substance,in_total\nSmack,heroin,\n", ..GOOD },
        "drug_names.csv, line 2, column in_total: found \"\", expected yes or no",
    );
}
