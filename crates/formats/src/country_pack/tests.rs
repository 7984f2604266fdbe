//! What each file of a pack must hold, and that the packs that ship hold it.

mod errors;
mod names;
mod shipped;

use super::*;

/// A small pack that reads. Each test changes the file it is about.
const GOOD: PackFiles<'static> = PackFiles {
    pack_toml: b"country = \"PK\"\nname_en = \"Pakistan\"\nname_ur = \"P\"\n",
    organizations: b"code,standing,sector,name_en,name_ur,urdu_source,aliases\n\
        NNCC,centre,both,Centre,C,unreviewed,\n\
        ANF,member,task-force,Anti-Narcotics Force,A,a newspaper,ANF *|PS ANF *\n\
        NAVY,member,task-force,Pakistan Navy,N,unreviewed,Navy|Pak Navy\n",
    areas: b"code,level,parent,province,name_en,name_ur,lat,lon\n\
        PK-SD,province,,PK-SD,Sindh,,26,68.5\n\
        PK-SD-x,division,PK-SD,PK-SD,X Division,,,\n\
        PK702,district,PK-SD-x,PK-SD,X,,-24.9462,67.044912\n",
    spellings: b"text,means\nEx,PK702\nDubai,abroad\nHigh seas,at_sea\nNullah,unplaceable\n",
    named_places: b"name,area,lat,lon,kind\nEx Town,PK702,24.9,67.1,town\n\
        Ex Town,PK-SD,,,quarter\nNew Town,PK702-new,,,town\n",
    stations: b"text,area\nANF X,PK702\n",
    area_validity: b"code,name_en,from,to,predecessor\nPK702,X,2009,,PK-SD-old-x\n\
        PK-SD-old-x,Old X,,2009-05-01,\nPK702-new,New X,2022-10,,PK702\n",
    points: b"code,kind,area,name_en,name_ur,urdu_source,aliases,lat,lon,source\n\
        KHI,airport,PK-SD-x,Airport,A,unreviewed,Old Airport,24.9065,67.1608,a table\n\
        PKXXX,seaport,PK702,Port,P,a newspaper,,,,a table\n",
    substances: b"code,class,name_ur\nheroin,opioids,\nbeer,liquor,\n",
    drug_names: b"text,substance,in_total\nHeroin,heroin,yes\n\"Brown,  Sugar\",heroin,yes\n\
        Beer,beer,no\n",
    units: b"word,measure,amount,units\nKg,mass,1000000,\nlb,mass,45359237,100\n\
        ltr,volume,1000,\ntab,pieces,1,\nbag,container,,\n",
    country_names: b"name,alpha2\nPakistan,PK\n\"Iran, Islamic Republic of\",IR\n",
    law: b"law,section,area,valid_from,valid_to,substances,from_mg,to_mg,text_en,source,verified\n\
        Act,9,,2022-09-02,,heroin|beer,4000000,6000000,Twenty years.,the office,yes\n\
        Act,9,PK-SD,,,,,,Any quantity.,a newspaper,no\n",
    words: b"term,word_en,word_ur,urdu_source\nseizure,recovery,B,a newspaper\n\
        exhibit,sealed parcel,S,unreviewed\nexhibit,case property,M,unreviewed\n",
};

fn check(files: PackFiles<'_>, message: &str) {
    let found = match read_pack(&files) {
        Ok(_) => "reads".to_owned(),
        Err(error) => error.to_string(),
    };
    assert_eq!(found, message);
}

/// The line and column at fault once a row stands at the end of a file.
fn blamed(files: PackFiles<'_>) -> String {
    match read_pack(&files) {
        Ok(_) => "reads".to_owned(),
        Err(error) => format!("{} {}", error.line, error.column),
    }
}

fn with_row(file: &[u8], row: &str) -> Vec<u8> {
    [file, row.as_bytes(), b"\n"].concat()
}

proptest::proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC*") {
        let once = fold(&text);
        proptest::prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(0_u8..128, 0..200)) {
        let after = |file: &[u8]| [file, bytes.as_slice()].concat();
        let _ = read_pack(&PackFiles { spellings: &after(GOOD.spellings), ..GOOD });
        let _ = read_pack(&PackFiles { organizations: &after(GOOD.organizations), ..GOOD });
        let _ = read_pack(&PackFiles { points: &after(GOOD.points), ..GOOD });
        let _ = read_pack(&PackFiles { law: &after(GOOD.law), ..GOOD });
        let _ = read_pack(&PackFiles { pack_toml: &bytes, areas: &bytes, ..GOOD });
    }
}
