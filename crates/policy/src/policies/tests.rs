//! The built-in policies as tables and stories. What they say of reading is read from
//! `docs/policies.md`, so that the page and the policies can't drift apart.

use std::{collections::BTreeSet, sync::LazyLock};

use cedar_policy::{ActionConstraint, Effect, EntityUid, Schema};
use proptest::prelude::*;
use yakja_model::{
    Audience, Category, Content, CountryCode, Day, Event, EventDetail, Handling, ImportId, Marking,
    Organization, OrganizationCode, PairStanding, Protection, Report, Role, Sector, Seizure,
    SourceRow, Standing, Subject, Timestamp, Tlp, When,
};

use super::*;

const PAGE: &str = include_str!("../../../../docs/policies.md");
const ONE: &str = "01980000-0000-7000-8000-000000000001";
const TWO: &str = "01980000-0000-7000-8000-000000000002";

// Reading the policies takes longer than a thousand decisions.
static POLICIES: LazyLock<Policies> = LazyLock::new(|| Policies::built_in().unwrap());

fn code(text: &str) -> OrganizationCode {
    OrganizationCode::parse(text).unwrap()
}

fn officer(role: Role, organization: &str) -> Officer {
    Officer { id: id(ONE), login: "officer".to_owned(), organization: code(organization), role }
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn duty() -> Officer {
    officer(Role::DutyOfficer, "NNCC")
}

fn liaison(organization: &str) -> Officer {
    officer(Role::Liaison, organization)
}

fn organization(text: &str) -> Organization {
    let standing = match text {
        "NNCC" => Standing::Centre,
        "UNODC" => Standing::Outside,
        _ => Standing::Member,
    };
    Organization {
        code: code(text),
        standing,
        sector: Sector::TaskForce,
        name_en: String::new(),
        name_ur: String::new(),
        urdu_source: None,
        aliases: Vec::new(),
    }
}

/// A class owned by ANF. The audience is given in the words of the page; ASF is the named one.
fn class(tlp: Tlp, audience: &str) -> AccessClass {
    let named = audience.contains("named").then(|| code("ASF"));
    AccessClass {
        owner: code("ANF"),
        audience: Audience {
            centre: audience.contains("centre"),
            members: audience.contains("members"),
            organizations: named.into_iter().collect(),
        },
        tlp,
        handling: Handling::H0,
        originator_control: false,
        countable: true,
        protections: BTreeSet::new(),
        category: Category::Report,
    }
}

fn reads(officer: &Officer, class: &AccessClass) -> bool {
    POLICIES.decide_class(officer, Action::ReadReport, None, class)
}

/// The rows of the page's table: audience, then a cell for each traffic light.
fn table() -> Vec<Vec<&'static str>> {
    let rows = PAGE.lines().filter(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

#[test]
fn the_page_says_who_reads_what() {
    let table = table();
    let labels: Vec<_> = Tlp::ALL.into_iter().map(Tlp::label).collect();
    assert_eq!(table[0][1..], labels);
    let audiences: BTreeSet<_> = table[2..].iter().map(|row| row[0]).collect();
    assert_eq!(audiences.len(), 8, "every audience");

    for row in &table[2..] {
        for (tlp, cell) in Tlp::ALL.into_iter().zip(&row[1..]) {
            let says = |words: &[&str]| words.iter().any(|word| cell.contains(word));
            let expected = [
                (liaison("ANF"), says(&["everyone", "owner"])),
                (duty(), says(&["everyone", "centre"])),
                (liaison("ASF"), says(&["everyone", "members"]) || says(&["named"])),
                (liaison("FC"), says(&["everyone", "members"])),
            ];
            for (officer, expected) in expected {
                let who = (&officer.organization, tlp.label(), row[0]);
                assert_eq!(reads(&officer, &class(tlp, row[0])), expected, "{who:?}");
            }
        }
    }
}

#[test]
fn naming_the_centres_own_organization_lets_its_duty_officers_read() {
    let mut class = class(Tlp::Red, "");
    assert!(!reads(&duty(), &class));
    class.audience.organizations.insert(code("NNCC"));
    assert!(reads(&duty(), &class));
}

#[test]
fn a_permission_added_later_does_not_open_red() {
    let mut files = policy_files::ALL.to_vec();
    files.push(("later.cedar", "@id(\"later\") permit (principal, action, resource);"));
    let policies = Policies::of(policy_files::SCHEMA, &files).unwrap();
    let reads = |officer: Officer, class: AccessClass| {
        policies.decide_class(&officer, Action::ReadReport, None, &class)
    };
    for tlp in [Tlp::Red, Tlp::AmberStrict] {
        assert!(!reads(liaison("FC"), class(tlp, "centre, members, named")));
        assert!(!reads(duty(), class(tlp, "members, named")));
    }
    assert!(reads(liaison("FC"), class(Tlp::Amber, "")));
}

#[test]
fn a_scope_holds_the_classes_that_may_be_read() {
    let classes = [
        (AccessClassId(3), class(Tlp::Red, "named")),
        (AccessClassId(2), class(Tlp::Amber, "centre")),
        (AccessClassId(1), class(Tlp::Green, "")),
    ];
    let check = |officer: &Officer, expected: &[i32]| {
        let scope = POLICIES.scope(officer, None, &classes);
        assert_eq!(scope.classes().map(|class| class.0).collect::<Vec<_>>(), expected);
        assert!(expected.iter().all(|class| scope.allows(AccessClassId(*class))));
        assert!(!scope.allows(AccessClassId(4)));
        assert!(scope.singles().is_empty());
    };
    check(&liaison("ANF"), &[1, 2, 3]);
    check(&liaison("ASF"), &[1, 3]);
    check(&duty(), &[1, 2]);
    check(&liaison("FC"), &[1]);
    assert_eq!(Scope::nothing(), POLICIES.scope(&duty(), None, &[]));
}

#[test]
fn personal_content_needs_permission_to_read_and_a_purpose() {
    let reference = || "example".to_owned();
    let purposes = [
        Purpose::Case(reference()),
        Purpose::Request(reference()),
        Purpose::Operation(reference()),
        Purpose::DutyCheck(reference()),
    ];
    let check = |officer: &Officer, class: &AccessClass, expected: bool| {
        let opens = |why| POLICIES.decide_class(officer, Action::OpenPersonal, why, class);
        assert!(!opens(None));
        for purpose in &purposes {
            assert_eq!(opens(Some(purpose)), expected, "{}", purpose.kind());
        }
    };
    let class = class(Tlp::Amber, "centre, named");
    check(&liaison("ANF"), &class, true);
    check(&liaison("ASF"), &class, true);
    check(&duty(), &class, true);
    check(&liaison("FC"), &class, false);
}

#[test]
fn protected_people_are_opened_by_the_owner_and_the_centre_alone() {
    let purpose = Purpose::Case("example".to_owned());
    let protections = [
        Protection::Child,
        Protection::PresumedVictimOfTrafficking,
        Protection::SmuggledMigrant,
        Protection::AsylumSeeker,
    ];
    for protection in protections {
        let mut class = class(Tlp::Green, "centre, members, named");
        class.protections.insert(protection);
        let opens = |who: Officer| {
            POLICIES.decide_class(&who, Action::OpenPersonal, Some(&purpose), &class)
        };
        assert!(opens(liaison("ANF")) && opens(duty()));
        assert!(!opens(liaison("ASF")) && !opens(liaison("FC")));
        assert!(reads(&liaison("FC"), &class), "reading without names stays as it was");
    }
}

fn import(officer: &Officer, word_of: &str, submitter: &str) -> Result<Permit, Denied> {
    let (organization, submitter) = (organization(word_of), code(submitter));
    let subject = Subject::Import { id: id(ONE), organization: organization.code.clone() };
    let resource = Resource::Organization { organization: &organization, submitter: &submitter };
    let ask = Ask { action: Action::ImportReports, subject, resource, purpose: None };
    POLICIES.permit(officer, ask)
}

fn submit(officer: &Officer, word_of: &str, submitter: &str) -> Result<Permit, Denied> {
    let (organization, submitter) = (organization(word_of), code(submitter));
    let subject = Subject::Report { id: id(ONE), version: 1 };
    let resource = Resource::Organization { organization: &organization, submitter: &submitter };
    let ask = Ask { action: Action::SubmitReport, subject, resource, purpose: None };
    POLICIES.permit(officer, ask)
}

/// Two reports that these organisations say.
fn pair(parties: &[&str], credit_changes: bool) -> PairStanding {
    let parties: BTreeSet<_> = parties.iter().map(|text| code(text)).collect();
    PairStanding { owners: parties.clone(), parties, credit_changes }
}

fn decides_pair(officer: &Officer, action: Action, pair: &PairStanding) -> Vec<String> {
    let subject = Subject::Ruling { id: id(ONE) };
    let ask = Ask { action, subject, resource: Resource::Pair(pair), purpose: None };
    POLICIES.permit(officer, ask).map_or_else(|_| Vec::new(), |permit| permit.reasons().to_vec())
}

#[test]
fn whoever_has_a_stake_in_a_join_does_not_judge_it() {
    let claimed = pair(&["NAVY", "PMSA"], true);
    let repeated = pair(&["ANF"], false);
    let cases: [(Officer, &PairStanding, &[&str]); 6] = [
        (duty(), &claimed, &["duty-officer-judges-incidents"]),
        (duty(), &pair(&["NNCC", "ANF"], true), &[]),
        (liaison("NAVY"), &claimed, &[]),
        (liaison("ANF"), &claimed, &[]),
        (liaison("ANF"), &repeated, &["liaison-judges-own-reports"]),
        (officer(Role::Resolver, "NNCC"), &claimed, &[]),
    ];
    for (officer, pair, expected) in cases {
        let found = decides_pair(&officer, Action::JudgeIncident, pair);
        assert_eq!(found, expected, "{officer:?} {pair:?}");
    }
}

#[test]
fn owners_contest_and_a_duty_officer_without_a_stake_records_the_decision() {
    let claimed = pair(&["NAVY", "PMSA"], true);
    for (officer, contests, decides) in
        [(liaison("NAVY"), true, false), (liaison("ANF"), false, false), (duty(), false, true)]
    {
        let may = |action| !decides_pair(&officer, action, &claimed).is_empty();
        assert_eq!(may(Action::ContestJoin), contests, "{officer:?}");
        assert_eq!(may(Action::DecideContest), decides, "{officer:?}");
    }
    let own = pair(&["NNCC", "ANF"], true);
    assert!(decides_pair(&duty(), Action::DecideContest, &own).is_empty());
}

#[test]
fn nobody_with_an_account_records_links() {
    for (officer, may) in
        [(officer(Role::Resolver, "NNCC"), true), (duty(), false), (liaison("ANF"), false)]
    {
        let ask = Ask {
            action: Action::RecordLinks,
            subject: Subject::Links { id: id(ONE) },
            resource: Resource::Centre,
            purpose: None,
        };
        assert_eq!(POLICIES.permit(&officer, ask).is_ok(), may, "{officer:?}");
    }
    assert_eq!(Role::parse("resolver"), None);
}

#[test]
fn reports_are_entered_in_ones_own_name() {
    let check = |officer: Officer, word_of: &str, submitter: &str, expected: &[&str]| {
        for permit in [import, submit].map(|enter| enter(&officer, word_of, submitter)) {
            let reasons = permit.map_or_else(|_| Vec::new(), |permit| permit.reasons().to_vec());
            assert_eq!(reasons, expected, "{officer:?} {word_of} {submitter}");
        }
    };
    check(liaison("ANF"), "ANF", "ANF", &["liaison-submits-own-word"]);
    check(liaison("ANF"), "UNODC", "ANF", &["liaison-submits-outside-word"]);
    check(liaison("ANF"), "FC", "ANF", &[]);
    check(liaison("ANF"), "FC", "FC", &[]);
    check(liaison("ANF"), "ANF", "FC", &[]);
    check(liaison("ANF"), "UNODC", "FC", &[]);
    check(liaison("ANF"), "NNCC", "ANF", &[]);
    for word_of in ["NNCC", "ANF", "UNODC"] {
        check(duty(), word_of, "NNCC", &["duty-officer-submits-for-any"]);
    }
    check(duty(), "ANF", "ANF", &["duty-officer-submits-for-any"]);
}

#[test]
fn a_denial_names_the_act_and_nothing_else() {
    let denied = import(&liaison("ANF"), "FC", "FC").unwrap_err();
    assert_eq!(denied.to_string(), "import-reports is not permitted");
    assert_eq!(denied.action(), Action::ImportReports);
}

#[test]
fn only_duty_officers_act_on_the_register_as_a_whole() {
    let account = Subject::Officer { id: id(TWO) };
    let acts = [
        (Action::OpenCentre, Subject::Centre),
        (Action::EnrolOfficer, account.clone()),
        (Action::ReadNationalFigures, Subject::Centre),
        (Action::ReadLedger, Subject::Centre),
    ];
    for (action, subject) in acts {
        let ask = Ask { action, subject, resource: Resource::Centre, purpose: None };
        let permit = POLICIES.permit(&duty(), ask.clone()).unwrap();
        assert_eq!((permit.action(), permit.officer()), (action, duty().id));
        assert_eq!(permit.policy_version(), POLICIES.version());
        let denied = POLICIES.permit(&liaison("ANF"), ask).unwrap_err();
        assert_eq!(denied, Denied::NotPermitted { action });
    }

    let (organization, submitter) = (organization("ANF"), code("NNCC"));
    let resource = Resource::Organization { organization: &organization, submitter: &submitter };
    let ask = Ask { action: Action::EnrolOfficer, subject: account, resource, purpose: None };
    assert!(POLICIES.permit(&duty(), ask).is_ok(), "an account may be asked for by organisation");
}

#[test]
fn an_officer_sets_no_password_but_the_own() {
    let check = |account: &str, expected: bool| {
        for officer in [duty(), liaison("ANF")] {
            let subject = Subject::Officer { id: id(account) };
            let action = Action::SetPassword;
            let ask = Ask { action, subject, resource: Resource::Centre, purpose: None };
            assert_eq!(POLICIES.permit(&officer, ask).is_ok(), expected);
        }
    };
    check(ONE, true);
    check(TWO, false);
}

fn recorded(action: Action, subject: Subject) -> Event {
    let detail = EventDetail::ReportRecorded { content_hash: String::new() };
    Event { action, subject, detail }
}

#[test]
fn a_permit_fits_its_act_and_no_other() {
    let permit = submit(&liaison("ANF"), "ANF", "ANF").unwrap();
    let report = |report: &str, version| Subject::Report { id: id(report), version };
    assert_eq!(*permit.subject(), report(ONE, 1));
    assert!(permit.fits(&recorded(Action::SubmitReport, report(ONE, 1))));

    let others = [
        recorded(Action::OpenPersonal, report(ONE, 1)),
        recorded(Action::SubmitReport, report(TWO, 1)),
        recorded(Action::SubmitReport, report(ONE, 2)),
        recorded(Action::SubmitReport, Subject::Officer { id: id(ONE) }),
        recorded(Action::SubmitReport, Subject::Import { id: id(ONE), organization: code("ANF") }),
    ];
    for other in others {
        assert!(!permit.fits(&other), "{other:?}");
    }
}

#[test]
fn act_subject_and_resource_must_belong_together() {
    let (organization, submitter) = (organization("ANF"), code("ANF"));
    let class = class(Tlp::Clear, "");
    let anf = Resource::Organization { organization: &organization, submitter: &submitter };
    let report = Subject::Report { id: id(ONE), version: 1 };
    let foreign = Subject::Import { id: id(ONE), organization: code("FC") };
    let asks = [
        (Action::ImportReports, foreign, anf),
        (Action::ImportReports, Subject::Centre, anf),
        (Action::SubmitReport, Subject::Centre, anf),
        (Action::SubmitReport, report.clone(), Resource::Class(&class)),
        (Action::ReadLedger, report.clone(), Resource::Centre),
        (Action::EnrolOfficer, Subject::Centre, Resource::Centre),
        (Action::OpenPersonal, Subject::Centre, Resource::Class(&class)),
        (Action::ReadReport, report, anf),
    ];
    for (action, subject, resource) in asks {
        let ask = Ask { action, subject, resource, purpose: None };
        let denied = POLICIES.permit(&duty(), ask.clone()).unwrap_err();
        assert_eq!(denied, Denied::Incoherent { action }, "{ask:?}");
    }
}

/// A row of import ONE: UNODC's word, submitted by ANF.
fn row() -> Report {
    Report {
        id: id(TWO),
        version: 1,
        organization: code("UNODC"),
        submitter: code("ANF"),
        submitted_by: id(ONE),
        recorded_at: Timestamp::default(),
        when: When::on(Day::from_number(0)),
        place: String::new(),
        country: CountryCode::parse("PK").unwrap(),
        marking: Marking::import_default(),
        grading: None,
        references: Vec::new(),
        participants: Vec::new(),
        content: Content::Seizure(Seizure { exhibits: Vec::new() }),
        personal: None,
        source: Some(SourceRow {
            import: id(ONE),
            file: "example.csv".to_owned(),
            row: 2,
            key: String::new(),
            as_written: Default::default(),
            personal_hash: None,
        }),
    }
}

#[test]
fn a_bulk_permit_fits_the_rows_of_its_import_and_no_others() {
    let (organization, submitter) = (organization("UNODC"), code("ANF"));
    let class = row().access_class();
    let ask = BulkAsk {
        import: id(ONE),
        organization: &organization,
        submitter: &submitter,
        class: &class,
    };
    let permit = POLICIES.bulk_permit(&liaison("ANF"), ask).unwrap();
    assert_eq!(permit.reasons(), ["liaison-submits-outside-word"]);
    assert_eq!(*permit.subject(), Subject::Import { id: id(ONE), organization: code("UNODC") });
    assert_eq!((permit.action(), permit.officer()), (Action::ImportReports, id(ONE)));
    assert!(permit.fits_row(&row()) && permit.fits_row(&row()), "it may be used many times");

    let changes: [fn(&mut Report); 7] = [
        |row| row.source.as_mut().unwrap().import = id(TWO),
        |row| row.source = None,
        |row| row.organization = code("ANF"),
        |row| row.submitter = code("FC"),
        |row| row.submitted_by = id(TWO),
        |row| row.marking.tlp = Tlp::Red,
        |row| row.marking.audience.members = true,
    ];
    for change in changes {
        let mut row = row();
        change(&mut row);
        assert!(!permit.fits_row(&row), "{row:?}");
    }
}

#[test]
fn rows_of_another_owner_or_another_members_word_get_no_bulk_permit() {
    let check = |word_of: &str, submitter: &str, expected: Denied| {
        let (organization, submitter) = (organization(word_of), code(submitter));
        let class = class(Tlp::Amber, "centre");
        let ask = BulkAsk {
            import: id::<ImportId>(ONE),
            organization: &organization,
            submitter: &submitter,
            class: &class,
        };
        let denied = POLICIES.bulk_permit(&liaison("ANF"), ask).unwrap_err();
        assert_eq!(denied, expected);
    };
    let action = Action::ImportReports;
    check("FC", "ANF", Denied::NotPermitted { action });
    check("FC", "FC", Denied::Incoherent { action });
}

#[test]
fn every_action_is_in_the_schema_and_permitted_by_some_policy() {
    let (schema, _) = Schema::from_cedarschema_str(policy_files::SCHEMA).unwrap();
    let named: BTreeSet<_> = Action::ALL.iter().map(|action| action.code().to_owned()).collect();
    let in_schema: BTreeSet<_> =
        schema.actions().map(|uid| uid.id().unescaped().to_owned()).collect();
    assert_eq!(in_schema, named);

    let code = |uid: EntityUid| uid.id().unescaped().to_owned();
    let permits = POLICIES.policies.policies().filter(|one| one.effect() == Effect::Permit);
    let permitted: BTreeSet<_> = permits
        .flat_map(|policy| match policy.action_constraint() {
            ActionConstraint::Any => panic!("{} names no action", policy.id()),
            ActionConstraint::Eq(uid) => vec![code(uid)],
            ActionConstraint::In(uids) => uids.into_iter().map(code).collect(),
        })
        .collect();
    assert_eq!(permitted, named);
}

#[test]
fn every_policy_has_a_heading_on_the_page_and_the_page_has_no_other() {
    let ids = POLICIES.policies.policies().map(|policy| policy.id().to_string()).collect();
    let headings: BTreeSet<_> =
        PAGE.lines().filter_map(|line| line.strip_prefix("### ")).map(str::to_owned).collect();
    assert_eq!(headings, ids);
}

#[test]
fn policies_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Policies>();
}

/// Nothing is validated at run time, so what the vocabulary makes is compared with the schema here.
fn agrees_with_schema(officer: &Officer, question: Question<'_>) {
    let (schema, _) = Schema::from_cedarschema_str(policy_files::SCHEMA).unwrap();
    let (request, entities) = POLICIES.request(officer, question).unwrap();
    Entities::from_entities(entities.iter().cloned(), Some(&schema)).unwrap();
    Request::new(
        request.principal().unwrap().clone(),
        request.action().unwrap().clone(),
        request.resource().unwrap().clone(),
        request.context().unwrap().clone(),
        Some(&schema),
    )
    .unwrap();
}

#[test]
fn what_is_asked_agrees_with_the_schema() {
    let submitter = code("ANF");
    for action in Action::ALL {
        for text in ["NNCC", "ANF", "UNODC"] {
            let organization = organization(text);
            let class = class(Tlp::Amber, "named");
            let pair = pair(&["ANF", "NAVY"], true);
            let resource = match action {
                Action::OpenCentre
                | Action::SetPassword
                | Action::ReadNationalFigures
                | Action::ReadLedger
                | Action::RecordLinks
                | Action::CorrectPlace
                | Action::LoadAreas => Resource::Centre,
                Action::JudgeIncident | Action::ContestJoin | Action::DecideContest => {
                    Resource::Pair(&pair)
                }
                Action::EnrolOfficer
                | Action::ImportReports
                | Action::UndoImport
                | Action::SubmitReport => {
                    Resource::Organization { organization: &organization, submitter: &submitter }
                }
                Action::ReadReport | Action::OpenPersonal => Resource::Class(&class),
            };
            let account = (action == Action::SetPassword).then(|| duty().id);
            agrees_with_schema(&duty(), Question { action, resource, account, purpose: None });
        }
    }
    let (action, resource) = (Action::EnrolOfficer, Resource::Centre);
    agrees_with_schema(&duty(), Question { action, resource, account: None, purpose: None });
}

fn any_code() -> impl Strategy<Value = OrganizationCode> {
    prop::sample::select(vec!["NNCC", "ANF", "ASF", "FC", "PCG", "UNODC", "A-1"]).prop_map(code)
}

fn any_officer() -> impl Strategy<Value = Officer> {
    let role = prop::sample::select(vec![Role::DutyOfficer, Role::Liaison]);
    (role, any_code()).prop_map(|(role, code)| officer(role, code.as_str()))
}

fn any_purpose() -> impl Strategy<Value = Option<Purpose>> {
    let purposes = [Purpose::Case, Purpose::Request, Purpose::Operation, Purpose::DutyCheck];
    let kind = prop::sample::select(purposes.to_vec());
    prop::option::of((kind, "\\PC{0,9}").prop_map(|(kind, reference)| kind(reference)))
}

prop_compose! {
    fn any_audience()(
        centre in any::<bool>(),
        members in any::<bool>(),
        organizations in prop::collection::btree_set(any_code(), 0..3),
    ) -> Audience {
        Audience { centre, members, organizations }
    }
}

prop_compose! {
    fn any_class()(
        owner in any_code(),
        audience in any_audience(),
        tlp in prop::sample::select(Tlp::ALL.to_vec()),
        handling in any_handling(),
        (originator_control, countable) in any::<(bool, bool)>(),
        protections in prop::collection::btree_set(any_protection(), 0..3),
        category in prop::sample::select(vec![Category::Report, Category::Intelligence]),
    ) -> AccessClass {
        AccessClass {
            owner, audience, tlp, handling, originator_control, countable, protections, category,
        }
    }
}

fn any_handling() -> impl Strategy<Value = Handling> {
    prop::sample::select(vec![Handling::H0, Handling::H1, Handling::H2, Handling::H3])
}

fn any_protection() -> impl Strategy<Value = Protection> {
    prop::sample::select(vec![
        Protection::Child,
        Protection::PresumedVictimOfTrafficking,
        Protection::SmuggledMigrant,
        Protection::AsylumSeeker,
    ])
}

fn decides(who: &Officer, action: Action, why: Option<&Purpose>, class: &AccessClass) -> bool {
    POLICIES.decide_class(who, action, why, class)
}

proptest! {
    #[test]
    fn nobody_but_owner_named_and_centre_reads_red(
        officer in any_officer(),
        class in any_class(),
        purpose in any_purpose(),
    ) {
        let class = AccessClass { tlp: Tlp::Red, ..class };
        let entitled = officer.organization == class.owner
            || class.audience.organizations.contains(&officer.organization)
            || (officer.role == Role::DutyOfficer && class.audience.centre);
        let read = decides(&officer, Action::ReadReport, purpose.as_ref(), &class);
        prop_assert_eq!(read, entitled);
        if decides(&officer, Action::OpenPersonal, purpose.as_ref(), &class) {
            prop_assert!(entitled);
        }
    }

    #[test]
    fn a_stricter_light_never_lets_more_people_read(
        officer in any_officer(),
        class in any_class(),
    ) {
        let reads = Tlp::ALL.map(|tlp| {
            let class = AccessClass { tlp, ..class.clone() };
            decides(&officer, Action::ReadReport, None, &class)
        });
        prop_assert!(reads.is_sorted_by(|looser, stricter| looser >= stricter), "{reads:?}");
    }

    #[test]
    fn whoever_opens_says_why_and_may_also_read(
        officer in any_officer(),
        class in any_class(),
        purpose in any_purpose(),
    ) {
        if decides(&officer, Action::OpenPersonal, purpose.as_ref(), &class) {
            prop_assert!(purpose.is_some());
            prop_assert!(decides(&officer, Action::ReadReport, None, &class));
        }
    }

    #[test]
    fn a_liaison_never_enters_reports_in_another_members_name(
        own in any_code(),
        word_of in any_code(),
        submitter in any_code(),
    ) {
        let liaison = liaison(own.as_str());
        for enter in [import, submit] {
            if enter(&liaison, word_of.as_str(), submitter.as_str()).is_ok() {
                prop_assert_eq!(&submitter, &own);
                prop_assert!(word_of == own || word_of.as_str() == "UNODC");
            }
        }
    }

    #[test]
    fn whatever_the_record_the_question_agrees_with_the_schema(
        officer in any_officer(),
        class in any_class(),
        purpose in any_purpose(),
    ) {
        let resource = Resource::Class(&class);
        for action in [Action::ReadReport, Action::OpenPersonal] {
            let question = Question { action, resource, account: None, purpose: purpose.as_ref() };
            agrees_with_schema(&officer, question);
            prop_assert_ne!(
                POLICIES.decide(&officer, question).err(),
                Some(Denied::NotEvaluated { action })
            );
        }
    }

    #[test]
    fn every_other_act_on_a_class_is_refused(officer in any_officer(), class in any_class()) {
        for action in Action::ALL {
            let on_class = matches!(action, Action::ReadReport | Action::OpenPersonal);
            prop_assert!(on_class || !decides(&officer, action, None, &class));
        }
    }
}
