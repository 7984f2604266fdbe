//! Records of several rows, several reports of one row, and where values come from.

use yakja_model::{Credit, PersonRole};

use super::*;

const HEAD: &str = r#"
name = "p"
version = 1
title = "T"
kind = "seizure"
row_means = "R"
"#;

/// One row a substance; number, date, place, agency and suspects repeated on each.
const OPERATIONS: &str = r#"
identity = { key = ["NO"] }
keep = ["ROUTE"]
[group]
by = ["NO"]
[organization]
column = "AGENCY"
split = [",", "/", " and ", "&", " with "]
map = { "Coast Guards" = "PCG", "Navy" = "NAVY", "Rangers" = "" }
[when]
column = "DATE"
format = "YYYY-MM-DD"
[place]
column = "PLACE"
[country]
value = "pack"
[[reference]]
kind = "fir"
number = { column = "FIR", split = "/", part = 1 }
year = { column = "FIR", split = "/", part = 2 }
issuer = { columns = ["PLACE", "AGENCY"], join = " - " }
[exhibit]
substance = "DRUG"
amount = "KG"
unit = { value = "kilogram" }
[people]
count = "SUSPECTS"
role = "suspect"
"#;

const NAMES: [&str; 9] =
    ["NO", "DATE", "AGENCY", "PLACE", "DRUG", "KG", "SUSPECTS", "FIR", "ROUTE"];

const FIRST: [&str; 9] =
    ["OP1", "2024-03-04", "ANF", "Quetta", "Opium", "1.5", "4", "12/2024", "by road"];

fn bound(profile: &str, names: &[&str]) -> Mapper {
    let profile = Profile::parse(&format!("{HEAD}{profile}"));
    let profile = profile.unwrap_or_else(|error| panic!("{error}"));
    profile.bind(&header(names), &pack()).unwrap()
}

fn with(row: [&'static str; 9], changes: &[(&str, &'static str)]) -> [&'static str; 9] {
    let mut cells = row;
    for (column, cell) in changes {
        cells[NAMES.iter().position(|name| name == column).unwrap()] = cell;
    }
    cells
}

fn grouped(profile: &str, rows: &[[&str; 9]]) -> Result<MappedRecord, Vec<Rejection>> {
    let rows: Vec<_> = (7..).zip(rows).map(|(number, row)| numbered(number, row)).collect();
    let mapper = bound(profile, &NAMES);
    let [rows] = super::grouped(&mapper, rows).try_into().expect("one record");
    mapper.map_group(&rows, &Companions::default())
}

fn quantities(record: &MappedRecord) -> Vec<(String, Quantity)> {
    let seizures = record.contents.iter().filter_map(|content| match content {
        Content::Seizure(seizure) => Some(&seizure.exhibits),
        _ => None,
    });
    let exhibits = seizures.flatten();
    exhibits.map(|exhibit| (exhibit.substance_as_written.clone(), exhibit.quantity)).collect()
}

/// People as `count role`, with sex, nationality and protections where they are said.
fn people(record: &MappedRecord) -> Option<Vec<String>> {
    record.contents.iter().find_map(|content| match content {
        Content::Arrest(arrest) => Some(
            arrest
                .people
                .iter()
                .map(|group| {
                    let role = serde_name(&group.role);
                    let sex = group.sex.map(|sex| format!(" {}", serde_name(&sex)));
                    let from = group.nationality.map(|code| format!(" {code}"));
                    let protections = group.protections.iter().flatten();
                    let protections: String =
                        protections.map(|protection| format!(" {}", protection.code())).collect();
                    let (sex, from) = (sex.unwrap_or_default(), from.unwrap_or_default());
                    format!("{} {role}{sex}{from}{protections}", group.count)
                })
                .collect(),
        ),
        _ => None,
    })
}

fn serde_name(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

fn problems(record: Result<MappedRecord, Vec<Rejection>>) -> String {
    let rejections = record.map(|record| format!("{record:?}")).unwrap_err();
    rejections.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_repeated_on_each_row_is_taken_once() {
    let second = with(FIRST, &[("DRUG", "Heroin"), ("KG", "2"), ("ROUTE", "by sea")]);
    let record = grouped(OPERATIONS, &[FIRST, second]).unwrap();
    assert_eq!(record.rows, [7, 8]);
    assert_eq!(people(&record).unwrap(), ["4 suspect"]);
    let seized = [("Opium", 1_500_000), ("Heroin", 2_000_000)];
    let seized = seized.map(|(name, mg)| (name.to_owned(), Quantity::MassMg(mg)));
    assert_eq!(quantities(&record), seized);
    assert_eq!(record.references.len(), 1);
    let reference = &record.references[0];
    assert_eq!((&*reference.number, reference.year), ("12", Some(2024)));
    assert_eq!(reference.issuer.as_deref(), Some("Quetta - ANF"));
    assert_eq!(record.as_written["ROUTE"], "by road; by sea");
    assert!(!record.flagged);
}

#[test]
fn a_value_on_the_first_row_alone_holds_for_all_and_case_makes_no_difference() {
    let blank = with(FIRST, &[("SUSPECTS", ""), ("PLACE", " QUETTA "), ("DATE", "")]);
    let record = grouped(OPERATIONS, &[FIRST, blank]).unwrap();
    assert_eq!(people(&record).unwrap(), ["4 suspect"]);
    assert_eq!(record.place, "Quetta");
    let record = grouped(OPERATIONS, &[blank, FIRST]).unwrap();
    assert_eq!(people(&record).unwrap(), ["4 suspect"]);
}

#[test]
fn rows_that_disagree_refuse_the_record_with_row_and_column() {
    let second = with(FIRST, &[("SUSPECTS", "5"), ("PLACE", "Gwadar")]);
    assert_eq!(
        problems(grouped(OPERATIONS, &[FIRST, second])),
        "row 8, PLACE: found \"Gwadar\", expected the same as in row 7 of this record: \"Quetta\"\n\
         row 8, SUSPECTS: found \"5\", expected the same as in row 7 of this record: \"4\""
    );
    let first = OPERATIONS.replace("by = [\"NO\"]", "by = [\"NO\"]\nconflict = \"first\"");
    let record = grouped(&first, &[FIRST, second]).unwrap();
    assert_eq!((people(&record).unwrap(), &*record.place), (vec!["4 suspect".into()], "Quetta"));
    assert!(record.flagged);
}

#[test]
fn one_wrong_row_refuses_its_record_and_every_problem_is_told() {
    let second = with(FIRST, &[("KG", "-2"), ("SUSPECTS", "")]);
    let third = with(FIRST, &[("DRUG", ""), ("SUSPECTS", "four")]);
    let disagree = "expected the same as in row 7 of this record: \"4\"";
    assert_eq!(
        problems(grouped(OPERATIONS, &[FIRST, second, third])),
        format!(
            "row 8, KG: found \"-2\", expected blank or a number from zero up\n\
             row 9, DRUG: found \"\", expected the name of a substance\n\
             row 9, SUSPECTS: found \"four\", {disagree}"
        )
    );
    let broken = Row { cells: Err(CellProblem::RowTooLarge), ..numbered(8, &[]) };
    let rows = [numbered(7, &FIRST), broken];
    let refused = bound(OPERATIONS, &NAMES).map_group(&rows, &Companions::default()).unwrap_err();
    assert_eq!((refused.len(), refused[0].row), (1, 8));
}

#[test]
fn a_key_is_never_blank() {
    let mapper = bound(OPERATIONS, &NAMES);
    let blank = with(FIRST, &[("NO", " ")]);
    assert_eq!(
        problems(mapper.map_one(&numbered(7, &blank))),
        "row 7, NO: found \"\", expected the key of the record"
    );
}

#[test]
fn a_key_is_the_identity_whatever_else_changes() {
    let identity = |changes: &[(&str, &'static str)]| {
        let mapper = bound(OPERATIONS, &NAMES);
        assert!(mapper.rejects_repeated_identity());
        mapper.map_one(&numbered(7, &with(FIRST, changes))).unwrap().identity
    };
    assert_eq!(identity(&[]), identity(&[("KG", "9"), ("PLACE", "Gwadar")]));
    assert_ne!(identity(&[]), identity(&[("NO", "OP2")]));
    let whole = OPERATIONS.replace("{ key = [\"NO\"] }", "\"whole-row\"");
    assert!(!bound(&whole, &NAMES).rejects_repeated_identity());
}

#[test]
fn of_several_agencies_the_first_says_it_and_leads() {
    let check = |cell: &'static str, expected: &[&str]| {
        let row = with(FIRST, &[("AGENCY", cell)]);
        let record = grouped(OPERATIONS, &[row]).unwrap();
        let participants = record.participants.iter();
        let mut shown: Vec<_> =
            participants.map(|p| format!("{} {:?}", p.organization, p.credit)).collect();
        if shown.is_empty() {
            shown.extend(record.organization.iter().map(ToString::to_string));
        }
        assert_eq!(shown, expected, "{cell}");
    };
    check("ANF", &["ANF"]);
    check("ANF/PCG", &["ANF Lead", "PCG Assist"]);
    check("Navy, ANF and Coast Guards", &["NAVY Lead", "ANF Assist", "PCG Assist"]);
    check("coast guards WITH anf", &["PCG Lead", "ANF Assist"]);
    check("ANF, ANF", &["ANF"]);
    check("ANF with Rangers", &["ANF"]);
    check("FC, KPK", &["FC-KP"]);
    for cell in ["ANF and CIA", "", "Rangers"] {
        let refused = problems(grouped(OPERATIONS, &[with(FIRST, &[("AGENCY", cell)])]));
        let expected = format!("row 7, AGENCY: found {cell:?}, expected an organisation of the");
        assert!(refused.starts_with(&expected), "{refused}");
        assert!(refused.contains("docs/organisations.md"), "{refused}");
    }
}

#[test]
fn credit_columns_name_who_else_took_part() {
    let credit = "[[credit]]\norganization = \"ROUTE\"\nsplit = \";\"\ncredit = \"intelligence\"\n";
    let profile = OPERATIONS.replace("[when]", &format!("{credit}[when]"));
    let row = with(FIRST, &[("ROUTE", "PCG; Navy")]);
    let record = grouped(&profile, &[row]).unwrap();
    let credits: Vec<_> = record.participants.iter().map(|p| p.credit).collect();
    assert_eq!(credits, [Credit::Intelligence, Credit::Intelligence]);
    assert!(grouped(&profile, &[with(FIRST, &[("ROUTE", "")])]).unwrap().participants.is_empty());
}

#[test]
fn blank_people_are_not_stated_and_zero_is_nobody() {
    let shown = |suspects: &'static str| {
        people(&grouped(OPERATIONS, &[with(FIRST, &[("SUSPECTS", suspects)])]).unwrap())
    };
    assert_eq!(shown(""), None);
    assert_eq!(shown("0"), Some(Vec::new()));
    assert_eq!(shown("۳"), Some(vec!["3 suspect".to_owned()]));
    assert_eq!(
        problems(grouped(OPERATIONS, &[with(FIRST, &[("SUSPECTS", "some")])])),
        "row 7, SUSPECTS: found \"some\", expected blank or a whole number of people"
    );
}

const WIDE: &str = r#"
identity = "whole-row"
[when]
column = "DATE"
format = "YYYY-MM-DD"
[place]
value = "Torkham"
[country]
value = "Pakistan"
[[exhibit]]
substance = { value = "heroin" }
amount = "Heroin (kg)"
unit = { value = "kilogram" }
[[exhibit]]
substance = { value = "opium" }
amount = "Opium (g)"
unit = { value = "gram" }
[[people]]
count = "Arrested"
role = "accused"
names = "Names"
father_names = "Fathers"
identifiers = ["CNIC"]
[[people.of_whom]]
count = "Women"
sex = "female"
[[people.of_whom]]
count = "Foreigners"
nationality = { column = "From", blank = "foreign" }
[[people]]
count = "Children"
role = "detained"
protections = ["child"]
[narrative]
column = "Story"
"#;

const WIDE_NAMES: [&str; 12] = [
    "DATE",
    "Heroin (kg)",
    "Opium (g)",
    "Arrested",
    "Women",
    "Foreigners",
    "From",
    "Children",
    "Names",
    "Fathers",
    "CNIC",
    "Story",
];

/// Maps a wide row with some cells filled.
fn wide(cells: &[(&str, &'static str)]) -> Result<MappedRecord, Vec<Rejection>> {
    let mut row = [""; 12];
    row[0] = "2024-03-04";
    for (column, cell) in cells {
        row[WIDE_NAMES.iter().position(|name| name == column).unwrap()] = cell;
    }
    bound(WIDE, &WIDE_NAMES).map_one(&numbered(7, &row))
}

#[test]
fn a_wide_sheet_has_an_exhibit_for_each_column_that_is_not_blank_or_zero() {
    let record = wide(&[("Heroin (kg)", "1.5"), ("Opium (g)", "0.0")]).unwrap();
    assert_eq!(quantities(&record), [("heroin".to_owned(), Quantity::MassMg(1_500_000))]);
    assert_eq!(wide(&[("Heroin (kg)", "1"), ("Opium (g)", "20")]).unwrap().contents.len(), 1);
    assert_eq!(
        problems(wide(&[("Heroin (kg)", "0")])),
        "row 7: found \"nothing of it\", expected something seized, somebody arrested, \
         or a laboratory result"
    );
    assert_eq!(
        problems(wide(&[("Heroin (kg)", "much")])),
        "row 7, Heroin (kg): found \"much\", \
         expected blank or digits with an optional decimal point"
    );
}

#[test]
fn people_of_whom_more_is_said_are_parts_of_the_whole() {
    let record = wide(&[("Arrested", "5"), ("Women", "1"), ("Foreigners", "2"), ("Children", "1")]);
    let groups = ["2 accused", "1 accused female", "2 accused XX", "1 detained child"];
    assert_eq!(people(&record.unwrap()).unwrap(), groups);
    let record = wide(&[("Arrested", "2"), ("Foreigners", "2"), ("From", "Afghanistan")]);
    assert_eq!(people(&record.unwrap()).unwrap(), ["2 accused AF"]);
    let record = wide(&[("Women", "2"), ("Foreigners", "0")]);
    assert_eq!(people(&record.unwrap()).unwrap(), ["2 accused female"]);
    assert_eq!(people(&wide(&[("Heroin (kg)", "1"), ("Women", "0")]).unwrap()), None);
    assert_eq!(
        problems(wide(&[("Arrested", "2"), ("Women", "1"), ("Foreigners", "2")])),
        "row 7, Foreigners: found \"2\", expected at most 1, for they are some of 2 people"
    );
}

#[test]
fn names_are_kept_apart_and_never_shown() {
    let cells = [
        ("Heroin (kg)", "1"),
        ("Names", "Alpha; Beta"),
        ("Fathers", "Gamma"),
        ("CNIC", "; 123"),
        ("Story", "They came by night."),
    ];
    let record = wide(&cells).unwrap();
    assert_eq!(people(&record).unwrap(), ["2 accused"]);
    let personal = record.personal.as_ref().unwrap();
    assert_eq!(personal.narrative.as_deref(), Some("They came by night."));
    let shown: Vec<_> = personal
        .people
        .iter()
        .map(|p| (p.group, &*p.name, p.father_name.as_deref(), p.identifiers.len()))
        .collect();
    assert_eq!(shown, [(1, "Alpha", Some("Gamma"), 0), (1, "Beta", None, 1)]);
    assert!(!format!("{record:?}").contains("Alpha"));
    let fewer = [("Names", "Alpha; Beta"), ("Arrested", "1")];
    let expected = "row 7, Arrested: found \"1\", expected at least as many people as are named: 2";
    assert_eq!(problems(wide(&fewer)), expected);
    let long: &'static str = "Alpha ".repeat(400).leak();
    assert_eq!(
        problems(wide(&[("Names", long), ("Heroin (kg)", "1")])),
        "row 7, Names: found \"what is not shown here\", expected at most 2000 characters"
    );
}

#[test]
fn protected_people_are_never_accused() {
    let column = WIDE.replace("protections = [\"child\"]", "protections = { column = \"From\" }");
    let role = column.replace("role = \"detained\"", "role = { column = \"CNIC\" }");
    let role = role.replace("identifiers = [\"CNIC\"]\n", "");
    let mapper = bound(&role, &WIDE_NAMES);
    let map = |role: &'static str, protection: &'static str| {
        let mut row = [""; 12];
        (row[0], row[6], row[7], row[10]) = ("2024-03-04", protection, "1", role);
        mapper.map_one(&numbered(7, &row))
    };
    let record = map("Source reference", "").unwrap();
    let Content::Arrest(arrest) = &record.contents[0] else { panic!("not an arrest") };
    assert_eq!(arrest.people[0].role, PersonRole::SourceReference);
    assert_eq!(people(&map("detained", "child, asylum seeker").unwrap()).unwrap().len(), 1);
    let refused = problems(map("accused", "child"));
    assert!(refused.starts_with("row 7, CNIC: found \"accused\", expected the role detained"));
    assert!(problems(map("boss", "")).contains("expected accused, suspect"));
    let fixed = format!("{HEAD}{}", WIDE.replace("role = \"detained\"", "role = \"suspect\""));
    assert_eq!(
        Profile::parse(&fixed).unwrap_err().to_string(),
        "people: protected people are never accused or suspect; expected role = \"detained\" or \
         another"
    );
}

#[test]
fn values_come_from_parts_maps_defaults_and_constants() {
    let text = |source: &str, cell: &str| {
        let profile = WIDE.replace("[place]\nvalue = \"Torkham\"", &format!("[place]\n{source}"));
        let profile = profile.replace("[narrative]\ncolumn = \"Story\"\n", "");
        let mut row = [""; 12];
        (row[0], row[1], row[11], row[10]) = ("2024-03-04", "1", cell, "second");
        match bound(&profile, &WIDE_NAMES).map_one(&numbered(7, &row)) {
            Ok(record) => record.place,
            error => problems(error),
        }
    };
    assert_eq!(text("column = \"Story\"", " A "), "A");
    assert_eq!(text("columns = [\"Story\", \"CNIC\"]\njoin = \" \"", "A"), "A second");
    assert_eq!(text("columns = [\"Story\", \"CNIC\"]\ntake = \"first\"", ""), "second");
    assert_eq!(text("column = \"Story\"\nsplit = \"/\"\npart = 2", "A / B / C"), "B");
    assert_eq!(text("column = \"Story\"\nsplit = [\"/\", \"-\"]\npart = 3", "A / B - C"), "C");
    assert_eq!(text("column = \"Story\"\nsplit = \"/\"\npart = 2", "A"), "");
    assert_eq!(text("column = \"Story\"\ncharacters = [2, 3]", "چمن شہر"), "من");
    for (cell, number, rest) in [
        ("5 kg", "5", "kg"),
        ("12.5Kgs", "12.5", "Kgs"),
        ("۱۲٫۵ کلو", "۱۲٫۵", "کلو"),
        ("3,20,000 tabs.", "3,20,000", "tabs."),
        ("5", "5", ""),
        ("about 5 kg", "about 5 kg", ""),
    ] {
        let taken = text("column = \"Story\"\nnumber = \"take\"", cell);
        match rest {
            "" => assert_eq!(taken, number),
            _ => assert!(taken.contains(&format!("{rest:?} is left over")), "{taken}"),
        }
        assert_eq!(text("column = \"Story\"\nnumber = \"drop\"", cell), rest);
    }
    let map = "column = \"Story\"\nmap = { \"CF\" = \"Customs\" }";
    assert_eq!(text(map, "cf"), "Customs");
    assert_eq!(text(map, "PC"), "PC");
    let strict = format!("{map}\notherwise = \"reject\"");
    assert_eq!(text(&strict, "PC"), "row 7, Story: found \"PC\", expected one of cf");
    assert_eq!(text(&strict, ""), "");
    assert_eq!(text("column = \"Story\"\nblank = \"unknown\"", ""), "unknown");
    assert_eq!(text("column = \"Other\"\noptional = true\nblank = \"none\"", "A"), "none");
}

#[test]
fn a_laboratory_result_stands_beside_a_seizure_or_alone() {
    let laboratory = "[laboratory]\nlaboratory = \"Story\"\nsubstance = \"Fathers\"\n\
                      amount = \"Names\"\nunit = { value = \"gram\" }\npurity = \"From\"\n";
    let profile = WIDE.replace("[narrative]\ncolumn = \"Story\"\n", laboratory);
    let profile = profile.replace("names = \"Names\"\nfather_names = \"Fathers\"\n", "");
    let profile = profile.replace("identifiers = [\"CNIC\"]\n", "");
    let map = |cells: [&str; 4]| {
        let mut row = [""; 12];
        (row[0], row[11]) = ("2024-03-04", "Central Laboratory");
        (row[9], row[8], row[6]) = (cells[0], cells[1], cells[2]);
        row[1] = cells[3];
        bound(&profile, &WIDE_NAMES).map_one(&numbered(7, &row))
    };
    let record = map(["Heroin", "12.5", "63.25%", "1"]).unwrap();
    assert_eq!(record.contents.len(), 2);
    let Content::LaboratoryResult(result) = &record.contents[1] else { panic!("no result") };
    assert_eq!(result.quantity, Quantity::MassMg(12_500));
    assert_eq!(result.purity_basis_points, Some(6_325));
    let nothing = map(["", "", "", ""]).unwrap();
    let Content::LaboratoryResult(result) = &nothing.contents[0] else { panic!("no result") };
    assert_eq!((&result.substance, result.purity_basis_points), (&None, None));
    assert!(problems(map(["Dust", "", "", ""])).contains("expected a substance of the country"));
    assert!(problems(map(["Heroin", "", "101", ""])).contains("percentage from 0 to 100"));
}

#[test]
fn a_count_of_pieces_counts_where_no_other_amount_is_given() {
    let profile = OPERATIONS.replace("unit = { value", "pieces = \"ROUTE\"\nunit = { value");
    let amount = |kg: &'static str, pieces: &'static str| {
        let record = grouped(&profile, &[with(FIRST, &[("KG", kg), ("ROUTE", pieces)])]).unwrap();
        quantities(&record)[0].1
    };
    assert_eq!(amount("", "3,20,000"), Quantity::Pieces(320_000));
    assert_eq!(amount("2", "300"), Quantity::MassMg(2_000_000));
    assert_eq!(amount("", ""), Quantity::NotKnown);
}

#[test]
fn a_formula_in_a_column_that_is_used_flags_the_record() {
    let mapper = bound(OPERATIONS, &NAMES);
    let flagged = |column: &str| {
        let notes = vec![crate::Note::Formula { column: column.to_owned() }];
        mapper.map_one(&Row { notes, ..numbered(7, &FIRST) }).unwrap().flagged
    };
    assert!(flagged("KG"));
    assert!(!flagged("elsewhere"));
}

#[test]
fn a_record_may_have_a_marking_of_its_own() {
    let profile = OPERATIONS.replace("[group]", "tlp = \"ROUTE\"\n[group]");
    let tlp = |text: &'static str| grouped(&profile, &[with(FIRST, &[("ROUTE", text)])]);
    assert_eq!(tlp("tlp:red").unwrap().tlp, Some(Tlp::Red));
    assert_eq!(tlp("").unwrap().tlp, None);
    assert!(problems(tlp("secret")).contains("expected blank or one of TLP:CLEAR"));
}

#[test]
fn a_profile_that_can_not_be_is_refused() {
    let check = |profile: &str, from: &str, to: &str, expected: &str| {
        let text = format!("{HEAD}{}", profile.replacen(from, to, 1));
        assert_ne!(text, format!("{HEAD}{profile}"), "nothing replaced");
        let error = Profile::parse(&text).err().map(|error| error.to_string());
        let shown = error.unwrap_or_else(|| {
            let bound = Profile::parse(&text).unwrap().bind(&header(&WIDE_NAMES), &pack());
            bound.err().unwrap().to_string()
        });
        assert!(shown.ends_with(expected), "{shown}");
    };
    let check = |from: &str, to: &str, expected: &str| check(WIDE, from, to, expected);
    check(
        "value = \"Torkham\"",
        "value = \"A\"\ncolumn = \"B\"",
        "place: expected exactly one of column, columns and value",
    );
    check(
        "value = \"Torkham\"",
        "column = \"B\"\nsplit = \"/\"",
        "place: split and part go together: split = \"/\", part = 2",
    );
    check(
        "value = \"Torkham\"",
        "column = \"B\"\ncharacters = [3, 2]",
        "place: characters are counted from 1, as [first, last]",
    );
    check(
        "value = \"Torkham\"",
        "column = \"B\"\notherwise = \"reject\"",
        "place: otherwise = \"reject\" needs a map",
    );
    check("[place]\nvalue = \"Torkham\"", "", "missing field `place`");
    check("count = \"Children\"\n", "", "people: expected count, names, or both");
    check(
        "[[exhibit]]\nsubstance = { value = \"heroin\" }",
        "[[exhibit]]\nsubstance = { value = \"herion\" }",
        "exhibit.substance: found \"herion\"; expected the name of a substance \
         that the country pack knows",
    );
    check(
        "value = \"Pakistan\"",
        "value = \"Pakistn\"",
        "country.value: found \"Pakistn\"; expected a country by a name the pack knows, \
         for example Pakistan",
    );
    check(
        "identity = \"whole-row\"",
        "identity = \"whole-row\"\nkeep = [\"Names\"]",
        "keep: Names would be kept in clear; expected columns that are not sealed",
    );
    check("identity = \"whole-row\"", "identity = { key = [] }", "expected one or more");
}

proptest! {
    #[test]
    fn no_rows_of_a_record_panic(
        cells in prop::collection::vec(prop::collection::vec("\\PC{0,8}|[0-9.,/~-]{0,8}", 9), 1..4),
    ) {
        let rows: Vec<_> = (2..)
            .zip(cells)
            .map(|(number, cells)| Row { cells: Ok(cells), ..numbered(number, &[]) })
            .collect();
        let _ = bound(OPERATIONS, &NAMES).map_group(&rows, &Companions::default());
    }

    #[test]
    fn people_are_never_more_than_all(all in 0_u32..9, women in 0_u32..9, foreigners in 0_u32..9) {
        let cells = [("Arrested", all), ("Women", women), ("Foreigners", foreigners)];
        let cells = cells.map(|(name, count)| (name, &*count.to_string().leak()));
        match wide(&[("Heroin (kg)", "1"), cells[0], cells[1], cells[2]]) {
            Ok(record) => {
                let groups = people(&record).unwrap_or_default();
                let count = |group: &String| {
                    group.split(' ').next().and_then(|count| count.parse::<u32>().ok()).unwrap()
                };
                prop_assert_eq!(groups.iter().map(count).sum::<u32>(), all);
            }
            Err(_) => prop_assert!(women + foreigners > all),
        }
    }
}
