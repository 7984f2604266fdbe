//! Whatever is changed in the database by the side of the register, verification names it.

use uuid::Uuid;
use yakja_model::{ImportId, LinkBatch, LinkKind, Protection, Report, ReportPair, Ruling};
use yakja_store::{CheckpointView, Locations};

use crate::{
    acts::{files, save},
    officers::{duty, liaison},
    raw::{Column, Kind, Raw, Value},
    samples::detention,
    test_db::TestDb,
};

on_every_database!(
    a_changed_column_of_a_report_is_found,
    a_changed_column_of_an_exhibit_is_found,
    a_changed_column_of_an_entry_is_found,
    a_column_of_another_type_is_found,
    a_deleted_record_is_found,
    an_inserted_record_is_found,
    contents_that_change_places_are_found,
    a_deleted_entry_and_an_inserted_one_are_found,
    entries_that_change_places_are_found,
    a_changed_entry_that_waits_is_found,
    a_tail_cut_off_with_its_checkpoints_is_found_by_what_it_recorded,
    a_tail_cut_off_with_all_that_it_recorded_is_seen_by_who_kept_a_checkpoint,
    a_changed_checkpoint_is_found,
    a_changed_hash_of_the_tree_is_found,
    a_changed_access_class_is_found,
    a_changed_column_of_a_ruling_or_a_link_is_found,
    rulings_and_links_that_nothing_recorded_are_found,
    a_changed_or_unrecorded_boundary_of_an_area_is_found,
    an_import_that_was_hidden_by_the_side_is_found,
    a_changed_import_and_a_changed_account_are_found,
);

/// What is in the register.
struct Population {
    first: Report,
    second: Report,
    detention: Report,
    row: Report,
    import: ImportId,
    size: u64,
}

async fn populated(db: &TestDb) -> Population {
    let (anf, duty) = (liaison("ANF"), duty());
    db.enrol(&duty, &anf).await.unwrap();
    let first = db.submit_sealed(&anf).await;
    let second = db.correct(&anf, &first, |next| next.place = "Quetta".to_owned()).await;
    db.sequence().await;
    let mut tx = db.begin(&anf).await;
    let detention = detention(&mut tx, &[Protection::Child]);
    save(tx, &anf, &detention).await.unwrap();
    let import = db.begin_import(&duty).await;
    let row = db.load(&duty, import, 1..4).await.unwrap().remove(0);
    db.show(&duty, &db.run(import).await, Some(&files())).await.unwrap();
    let size = db.sequence().await;
    assert_eq!(db.findings().await, [""; 0]);
    Population { first, second, detention, row, import, size }
}

/// The same with links between two of its reports and a ruling on them.
async fn judged(db: &TestDb) -> (LinkBatch, Ruling) {
    let there = populated(db).await;
    let pair = ReportPair::new(there.first.id, there.row.id).unwrap();
    let links = db.link(pair, &[LinkKind::Suggested, LinkKind::Certain]).await;
    let ruling = db.judge_same(&duty(), pair).await;
    db.sequence().await;
    assert_eq!(db.findings().await, [""; 0]);
    (links, ruling)
}

fn name_of(report: &Report) -> String {
    format!("report {} version {}", report.id, report.version)
}

/// One row of a table.
struct Target {
    table: &'static str,
    key: Vec<(&'static str, Value)>,
    name: String,
}

impl Target {
    fn report(report: &Report) -> Self {
        let version = Value::Number(report.version.into());
        let key = vec![("id", Value::Id(report.id.0)), ("version", version)];
        Self { table: "report", key, name: name_of(report) }
    }

    fn exhibit(report: &Report, ordinal: i64) -> Self {
        let version = Value::Number(report.version.into());
        let id = Value::Id(report.id.0);
        let key = vec![("report_id", id), ("version", version), ("ordinal", ordinal.into())];
        let name = format!("exhibit {ordinal} of {}", name_of(report));
        Self { table: "exhibit", key, name }
    }

    fn entry(position: u64) -> Self {
        let key = vec![("position", i64::try_from(position).unwrap().into())];
        Self { table: "ledger_entry", key, name: format!("ledger entry {position}") }
    }

    /// The condition that finds the row, where one column may have another value by now.
    fn condition(&self, raw: &Raw, changed: Option<(&str, &Value)>) -> String {
        let equal = |(column, value): &(&'static str, Value)| {
            let value = changed.filter(|(name, _)| name == column).map_or(value, |(_, now)| now);
            format!("{} = {}", Raw::name(column), raw.literal(value))
        };
        self.key.iter().map(equal).collect::<Vec<_>>().join(" AND ")
    }

    /// Sets a column, asks what is found, and sets it back.
    async fn found_with(
        &self,
        (db, raw): (&TestDb, &Raw),
        (column, to): (&Column, &Value),
    ) -> Vec<String> {
        let (table, name) = (self.table, Raw::name(&column.name));
        let here = self.condition(raw, None);
        let sql = format!("SELECT {name} FROM {table} WHERE {here}");
        let before = raw.value(&sql, column.kind).await;
        let set = async |value: &Value, condition: &str| {
            let value = raw.literal(value);
            let sql = format!("UPDATE {table} SET {name} = {value} WHERE {condition}");
            assert_eq!(raw.execute(&sql).await, 1, "{sql}");
        };
        set(to, &here).await;
        let found = db.findings().await;
        set(&before, &self.condition(raw, Some((&column.name, to)))).await;
        found
    }

    async fn every_change_is_found(&self, db: &TestDb, raw: &Raw) {
        for column in raw.columns(self.table).await {
            let name = Raw::name(&column.name);
            let here = self.condition(raw, None);
            let sql = format!("SELECT {name} FROM {} WHERE {here}", self.table);
            let now = raw.value(&sql, column.kind).await;
            let mut changes = vec![far_from(&now, column.kind)];
            if column.nullable && now != Value::Null {
                changes.push(Value::Null);
            }
            for change in changes {
                let found = self.found_with((db, raw), (&column, &change)).await;
                let what = format!("{}.{} of {}", self.table, column.name, self.name);
                assert!(found.contains(&self.name), "{what} set to {change:?}: {found:?}");
            }
        }
        assert_eq!(db.findings().await, [""; 0], "everything was set back");
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Another value that no other row has.
fn far_from(value: &Value, kind: Kind) -> Value {
    match value {
        Value::Number(number) => Value::Number(number + 40),
        other => other.changed(kind),
    }
}

async fn a_changed_column_of_a_report_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    for report in [&there.first, &there.second, &there.detention, &there.row] {
        Target::report(report).every_change_is_found(&db, &raw).await;
    }
}

async fn a_changed_column_of_an_exhibit_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    for (report, ordinal) in [(&there.first, 1), (&there.second, 2), (&there.row, 1)] {
        Target::exhibit(report, ordinal).every_change_is_found(&db, &raw).await;
    }
}

async fn a_changed_column_of_a_ruling_or_a_link_is_found(db: TestDb) {
    let (links, ruling) = judged(&db).await;
    let raw = db.raw().await;
    let name = format!("ruling {}", ruling.id());
    Target { table: "ruling", key: vec![("id", Value::Id(ruling.id().0))], name }
        .every_change_is_found(&db, &raw)
        .await;
    let id = Value::Id(links.id.0);
    let name = format!("links {}", links.id);
    Target { table: "link_batch", key: vec![("id", id.clone())], name: name.clone() }
        .every_change_is_found(&db, &raw)
        .await;
    for ordinal in [1, 2] {
        let key = vec![("batch", id.clone()), ("ordinal", ordinal.into())];
        let target = Target { table: "link", key, name: name.clone() };
        target.every_change_is_found(&db, &raw).await;
    }
}

async fn rulings_and_links_that_nothing_recorded_are_found(db: TestDb) {
    let (links, ruling) = judged(&db).await;
    let raw = db.raw().await;
    let (there, forged) = (raw.id(ruling.id().0), raw.id(Uuid::from_u128(4)));
    let columns = "kind, first, second, at, entry, salt, content";
    raw.execute(&format!(
        "INSERT INTO ruling (id, {columns}) SELECT {forged}, {columns} FROM ruling \
         WHERE id = {there}"
    ))
    .await;
    let batch = raw.id(links.id.0);
    let columns = "ordinal, first, second, kind, weight, reasons";
    raw.execute(&format!(
        "INSERT INTO link (batch, {columns}) SELECT {forged}, {columns} FROM link \
         WHERE batch = {batch}"
    ))
    .await;
    let id = Uuid::from_u128(4);
    assert_eq!(db.findings().await, [format!("links {id}"), format!("ruling {id}")]);
    raw.execute(&format!("DELETE FROM link WHERE batch IN ({forged}, {batch})")).await;
    raw.execute("DELETE FROM ruling").await;
    let missing = [format!("links {}", links.id), format!("ruling {}", ruling.id())];
    assert_eq!(db.findings().await, missing);
}

async fn a_changed_or_unrecorded_boundary_of_an_area_is_found(db: TestDb) {
    db.enrol(&duty(), &duty()).await.unwrap();
    // Databases may order these two otherwise than their bytes.
    let loaded = db.load_areas(&duty(), &["PK-SD", "PK701", "Pk-sd"]).await;
    db.sequence().await;
    assert_eq!(db.verified().await.boundary_sets, 1);
    assert_eq!(db.findings().await, [""; 0]);
    let raw = db.raw().await;
    let (id, name) = (Value::Id(loaded.id.0), format!("area boundaries {}", loaded.id));
    let key = vec![("id", id.clone())];
    Target { table: "area_boundaries", key, name: name.clone() }
        .every_change_is_found(&db, &raw)
        .await;
    let key = vec![("boundaries", id), ("area", Value::Text("PK701".to_owned()))];
    Target { table: "area_boundary", key, name: name.clone() }
        .every_change_is_found(&db, &raw)
        .await;

    let (there, forged) = (raw.id(loaded.id.0), raw.id(Uuid::from_u128(4)));
    let columns = "area, size_m2, shape";
    raw.execute(&format!(
        "INSERT INTO area_boundary (boundaries, {columns}) SELECT {forged}, {columns} \
         FROM area_boundary WHERE boundaries = {there}"
    ))
    .await;
    let unrecorded = format!("area boundaries {}", Uuid::from_u128(4));
    assert_eq!(db.findings().await, [unrecorded.as_str()]);
    raw.execute("DELETE FROM area_boundary").await;
    raw.execute("DELETE FROM area_boundaries").await;
    assert_eq!(db.findings().await, [name]);
}

async fn an_import_that_was_hidden_by_the_side_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let (import, entry) = (raw.id(there.import.0), raw.id(Uuid::from_u128(4)));
    raw.execute(&format!(
        "UPDATE import SET state = 'undone', undone_entry = {entry} WHERE id = {import}"
    ))
    .await;
    assert_eq!(db.findings().await, [format!("import {}", there.import)]);
}

async fn a_changed_column_of_an_entry_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    for position in [0, 1, 2, 4, there.size - 1] {
        let target = Target::entry(position);
        for column in raw.columns("ledger_entry").await {
            let name = Raw::name(&column.name);
            let sql = format!("SELECT {name} FROM ledger_entry WHERE position = {position}");
            let now = raw.value(&sql, column.kind).await;
            let changed = far_from(&now, column.kind);
            let found = target.found_with((&db, &raw), (&column, &changed)).await;
            // An entry that is moved away is missed where it stood.
            let named = |name: &String| name.starts_with("ledger entry ") || *name == target.name;
            assert!(found.iter().any(named), "{position} {}: {found:?}", column.name);
        }
        assert_eq!(db.findings().await, [""; 0]);
    }
}

/// SQLite lets any column hold any type.
async fn a_column_of_another_type_is_found(db: TestDb) {
    if !db.is_sqlite() {
        let there = populated(&db).await;
        let target = Target::report(&there.row).condition(&db.raw().await, None);
        let sql = format!("UPDATE report SET country = 7 || '' WHERE {target}");
        db.raw().await.execute(&sql).await;
        assert_eq!(db.findings().await, [name_of(&there.row)]);
        return;
    }
    let there = populated(&db).await;
    let raw = db.raw().await;
    let cases = [
        (Target::report(&there.row), "happened_from", "'yesterday'"),
        (Target::report(&there.row), "place", "x'ff00'"),
        (Target::report(&there.row), "content", "'text'"),
        (Target::report(&there.row), "entry", "'short'"),
        (Target::report(&there.first), "access_class", "1.5"),
        (Target::exhibit(&there.row, 1), "mass_mg", "'much'"),
        (Target::exhibit(&there.first, 2), "flags", "x'ff'"),
    ];
    for (target, column, value) in cases {
        let here = target.condition(&raw, None);
        let table = target.table;
        raw.execute(&format!("CREATE TABLE kept AS SELECT * FROM {table} WHERE {here}")).await;
        raw.execute(&format!("UPDATE {table} SET {column} = {value} WHERE {here}")).await;
        let found = db.findings().await;
        let named = |name: &String| target.name.ends_with(name.as_str()) || *name == target.name;
        assert!(found.iter().any(named), "{table}.{column} = {value}: {found:?}");
        raw.execute(&format!("DELETE FROM {table} WHERE {here}")).await;
        raw.execute(&format!("INSERT INTO {table} SELECT * FROM kept")).await;
        raw.execute("DROP TABLE kept").await;
    }
    assert_eq!(db.findings().await, [""; 0]);
}

async fn a_deleted_record_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let delete = async |target: &Target| {
        let here = target.condition(&raw, None);
        let sql = format!("DELETE FROM {} WHERE {here}", target.table);
        assert_eq!(raw.execute(&sql).await, 1);
    };
    delete(&Target::exhibit(&there.second, 2)).await;
    let exhibit = format!("exhibit 2 of {}", name_of(&there.second));
    assert_eq!(db.findings().await, [exhibit.as_str()]);
    delete(&Target::report(&there.detention)).await;
    let mut expected = vec![exhibit, name_of(&there.detention)];
    expected.sort();
    assert_eq!(db.findings().await, expected);
    delete(&Target::report(&there.row)).await;
    expected.extend([name_of(&there.row), format!("exhibit 1 of {}", name_of(&there.row))]);
    expected.sort();
    assert_eq!(db.findings().await, expected);
}

async fn an_inserted_record_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let new = raw.id(uuid::Uuid::from_u128(9));
    let entry = raw.id(uuid::Uuid::from_u128(10));
    let forged = format!("report {} version 1", uuid::Uuid::from_u128(9));
    let first = Target::report(&there.first).condition(&raw, None);
    let row = Target::report(&there.row).condition(&raw, None);
    let copy = async |of: &str, changes: &[(&str, &str)]| {
        let columns = raw.columns("report").await;
        let names: Vec<String> = columns.iter().map(|column| Raw::name(&column.name)).collect();
        let values = columns.iter().map(|column| {
            let changed = changes.iter().find(|(name, _)| *name == column.name);
            changed.map_or_else(|| Raw::name(&column.name), |(_, value)| (*value).to_owned())
        });
        let (names, values) = (names.join(", "), values.collect::<Vec<_>>().join(", "));
        let sql = format!("INSERT INTO report ({names}) SELECT {values} FROM report WHERE {of}");
        assert_eq!(raw.execute(&sql).await, 1);
    };
    let remove = async |condition: &str| {
        raw.execute(&format!("DELETE FROM report WHERE {condition}")).await;
        assert_eq!(db.findings().await, [""; 0]);
    };

    copy(&first, &[("id", &new), ("entry", &entry)]).await;
    assert_eq!(db.findings().await, [forged.as_str()], "with an entry of its own invention");
    remove(&format!("id = {new}")).await;
    copy(&first, &[("id", &new)]).await;
    assert_eq!(db.findings().await, [forged.as_str()], "with the entry of the report it copies");
    remove(&format!("id = {new}")).await;
    let next = format!("report {} version 3", there.first.id);
    copy(&first, &[("version", "3")]).await;
    assert_eq!(db.findings().await, [next], "as a newer version");
    remove("version = 3").await;

    // One is put in the place of one that is taken away.
    copy(&row, &[("id", &new), ("row_key", "NULL")]).await;
    raw.execute(&format!("DELETE FROM report WHERE {row}")).await;
    let found = db.findings().await;
    assert!(found.contains(&forged) && found.contains(&name_of(&there.row)), "{found:?}");
}

async fn contents_that_change_places_are_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let swap = async |one: &Report, two: &Report, columns: &[&str]| {
        let (one, two) = (Target::report(one), Target::report(two));
        for column in columns {
            let read = async |target: &Target| {
                let here = target.condition(&raw, None);
                raw.value(&format!("SELECT {column} FROM report WHERE {here}"), Kind::Bytes).await
            };
            let (of_one, of_two) = (read(&one).await, read(&two).await);
            for (target, value) in [(&one, of_two), (&two, of_one)] {
                let (here, value) = (target.condition(&raw, None), raw.literal(&value));
                raw.execute(&format!("UPDATE report SET {column} = {value} WHERE {here}")).await;
            }
        }
    };
    let (one, two) = (&there.first, &there.detention);
    let mut both = vec![name_of(one), name_of(two)];
    both.sort();
    for columns in [&["content"][..], &["content", "salt"]] {
        swap(one, two, columns).await;
        assert_eq!(db.findings().await, both, "{columns:?}");
        swap(one, two, columns).await;
    }
    assert_eq!(db.findings().await, [""; 0]);
    let (one, two) = (&there.first, &there.second);
    swap(one, two, &["content", "salt"]).await;
    assert_eq!(db.findings().await, [name_of(one), name_of(two)]);
}

async fn a_deleted_entry_and_an_inserted_one_are_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let last = there.size - 1;
    // A gap, and one more at the end.
    raw.execute("CREATE TABLE kept AS SELECT * FROM ledger_entry WHERE position = 2").await;
    raw.execute("DELETE FROM ledger_entry WHERE position = 2").await;
    let found = db.findings().await;
    assert_eq!(found[0], "ledger entry 2", "{found:?}");
    assert!(found.contains(&"ledger entry 3".to_owned()), "{found:?}");
    assert!(found.contains(&name_of(&there.second)), "{found:?}");
    assert!(found.contains(&format!("checkpoint {}", there.size)), "{found:?}");
    // The gap closed, so that positions are dense again.
    for position in 3..=last {
        let to = position - 1;
        let sql = format!("UPDATE ledger_entry SET position = {to} WHERE position = {position}");
        raw.execute(&sql).await;
    }
    let found = db.findings().await;
    assert!(found.contains(&name_of(&there.second)), "{found:?}");
    assert!(found.iter().any(|name| name.starts_with("checkpoint ")), "{found:?}");
    for position in (3..=last).rev() {
        let from = position - 1;
        let sql = format!("UPDATE ledger_entry SET position = {position} WHERE position = {from}");
        raw.execute(&sql).await;
    }
    raw.execute("INSERT INTO ledger_entry SELECT * FROM kept").await;
    assert_eq!(db.findings().await, [""; 0]);

    let id = raw.id(uuid::Uuid::from_u128(9));
    raw.execute(&format!(
        "INSERT INTO ledger_entry SELECT {}, {id}, subject, action, detail, at, body \
         FROM ledger_entry WHERE position = 0",
        there.size
    ))
    .await;
    let found = db.findings().await;
    assert!(found.contains(&format!("ledger entry {}", there.size)), "{found:?}");
}

async fn entries_that_change_places_are_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let set = async |from: u64, to: u64| {
        let sql = format!("UPDATE ledger_entry SET position = {to} WHERE position = {from}");
        assert_eq!(raw.execute(&sql).await, 1);
    };
    for (from, to) in [(1, 1_000), (2, 1), (1_000, 2)] {
        set(from, to).await;
    }
    let found = db.findings().await;
    assert!(found.iter().any(|name| name.starts_with("checkpoint ")), "{found:?}");
    assert!(found.iter().any(|name| name.starts_with("tree hash ")), "{found:?}");
    assert_eq!(there.size, 9);
}

async fn a_changed_entry_that_waits_is_found(db: TestDb) {
    populated(&db).await;
    let raw = db.raw().await;
    let report = db.submit(&liaison("ANF"), |_| ()).await;
    assert_eq!(db.findings().await, [""; 0]);
    let target = Target::report(&report).condition(&raw, None);
    raw.execute(&format!("UPDATE report SET place = 'Gwadar' WHERE {target}")).await;
    assert_eq!(db.findings().await, [name_of(&report)]);
    raw.execute(&format!("UPDATE report SET place = 'Chaman' WHERE {target}")).await;

    let body = raw.value("SELECT body FROM outbox", Kind::Bytes).await;
    let Value::Bytes(bytes) = body else { panic!("no body") };
    let text = String::from_utf8(bytes).unwrap();
    let hash = text.find("\"content_hash\":\"").unwrap() + 16;
    let digit = if text.as_bytes()[hash] == b'0' { "1" } else { "0" };
    let changed = format!("{}{digit}{}", &text[..hash], &text[hash + 1..]);
    let set = async |text: &str| {
        let body = raw.literal(&Value::Bytes(text.into()));
        raw.execute(&format!("UPDATE outbox SET body = {body}")).await;
    };
    set(&changed).await;
    assert_eq!(db.findings().await, [name_of(&report)]);
    set("not an entry").await;
    let found = db.findings().await;
    assert!(found.iter().any(|name| name.starts_with("waiting entry ")), "{found:?}");
    set(&text).await;
    raw.execute("DELETE FROM outbox").await;
    assert_eq!(db.findings().await, [name_of(&report)], "the entry taken away");
}

async fn a_tail_cut_off_with_its_checkpoints_is_found_by_what_it_recorded(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    cut(&raw, 3).await;
    let found = db.findings().await;
    let mut expected = vec![name_of(&there.detention)];
    let rows = db.database.import(there.import).await.unwrap().unwrap().tally.accepted;
    assert!(found.contains(&expected.remove(0)), "{found:?}");
    assert!(found.contains(&name_of(&there.row)), "{found:?}");
    assert_eq!(found.iter().filter(|name| name.starts_with("report ")).count() as u64, 1 + rows);
}

/// The register alone can't tell: whoever has its key and its database can write both anew. A
/// checkpoint kept elsewhere tells.
async fn a_tail_cut_off_with_all_that_it_recorded_is_seen_by_who_kept_a_checkpoint(db: TestDb) {
    let there = populated(&db).await;
    let kept: CheckpointView = db.database.ledger().checkpoint().await.unwrap().unwrap();
    assert_eq!(kept.size, there.size);
    let raw = db.raw().await;
    cut(&raw, 3).await;
    let later = format!("id NOT IN ({})", raw.id(there.first.id.0));
    raw.execute(&format!("DELETE FROM exhibit WHERE report_{later}")).await;
    raw.execute(&format!("DELETE FROM report WHERE {later}")).await;
    raw.execute("DELETE FROM import").await;
    forget_the_rest_of_the_tree(&raw).await;

    let verified = db.verified().await;
    assert_eq!(verified.findings, []);
    assert!(kept.size > verified.entries, "the witness knows of more entries");
    assert_ne!(kept.root, verified.root);
}

/// The ledger up to a position, with the checkpoints over it.
async fn cut(raw: &Raw, size: u64) {
    raw.execute(&format!("DELETE FROM ledger_entry WHERE position >= {size}")).await;
    raw.execute(&format!("DELETE FROM checkpoint WHERE size > {size}")).await;
}

/// Three entries have four hashes.
async fn forget_the_rest_of_the_tree(raw: &Raw) {
    let page = raw.value("SELECT hashes FROM tree_page WHERE page = 0", Kind::Bytes).await;
    let Value::Bytes(mut hashes) = page else { panic!("no page") };
    hashes.truncate(4 * 32);
    let hashes = raw.literal(&Value::Bytes(hashes));
    raw.execute(&format!("UPDATE tree_page SET hashes = {hashes}")).await;
}

async fn a_changed_checkpoint_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let name = format!("checkpoint {}", there.size);
    let here = format!("size = {}", there.size);
    let read = async |size: u64| {
        let sql = format!("SELECT note FROM checkpoint WHERE size = {size}");
        match raw.value(&sql, Kind::Text).await {
            Value::Text(note) => note,
            other => panic!("{other:?}"),
        }
    };
    let note = read(there.size).await;
    let set = async |note: &str| {
        let note = raw.literal(&Value::Text(note.to_owned()));
        raw.execute(&format!("UPDATE checkpoint SET note = {note} WHERE {here}")).await;
    };
    let another_key = signed_by_another(&db, &note).await;
    let cases = [
        note.replacen("yakja/pk", "yakja/pl", 1),
        note.replacen(&format!("\n{}\n", there.size), "\n8\n", 1),
        note.replacen("at 2025", "at 2024", 1),
        note.replacen("\n— ", "\n- ", 1),
        read(3).await,
        another_key,
        String::new(),
    ];
    for changed in cases {
        assert_ne!(changed, note);
        set(&changed).await;
        assert_eq!(db.findings().await, [name.as_str()], "{changed}");
    }
    set(&note).await;
    raw.execute(&format!("UPDATE checkpoint SET at = at - 1 WHERE {here}")).await;
    assert_eq!(db.findings().await, [name.as_str()]);
    raw.execute(&format!("UPDATE checkpoint SET at = at + 1 WHERE {here}")).await;
    raw.execute(&format!("UPDATE checkpoint SET size = 1000 WHERE {here}")).await;
    assert_eq!(db.findings().await, ["checkpoint 1000"]);
    raw.execute("UPDATE checkpoint SET size = 5 WHERE size = 1000").await;
    assert_eq!(db.findings().await, ["checkpoint 5"]);
}

/// The same head, signed by the key of another register.
async fn signed_by_another(db: &TestDb, note: &str) -> String {
    let folder = tempfile::TempDir::new().unwrap();
    let locations = Locations { data: folder.path().to_owned(), database: None };
    drop(yakja_store::Database::create(&locations, "PK").await.unwrap());
    let key = std::fs::read_to_string(folder.path().join("ledger.key")).unwrap();
    assert_ne!(key, std::fs::read_to_string(db.locations.data.join("ledger.key")).unwrap());
    let signer = signed_note::StandardSigner::new(key.trim()).unwrap();
    let (text, _) = note.split_once("\n\n").unwrap();
    let mut other = signed_note::Note::new(format!("{text}\n").as_bytes(), &[]).unwrap();
    other.add_sigs(&[&signer]).unwrap();
    String::from_utf8(other.to_bytes()).unwrap()
}

async fn a_changed_hash_of_the_tree_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let page = raw.value("SELECT hashes FROM tree_page WHERE page = 0", Kind::Bytes).await;
    let Value::Bytes(hashes) = page else { panic!("no page") };
    for index in 0..hashes.len() / 32 {
        let mut changed = hashes.clone();
        changed[index * 32 + 7] ^= 1;
        let changed = raw.literal(&Value::Bytes(changed));
        raw.execute(&format!("UPDATE tree_page SET hashes = {changed}")).await;
        assert_eq!(db.findings().await, [format!("tree hash {index}")]);
    }
    let short = raw.literal(&Value::Bytes(hashes[..hashes.len() - 1].to_vec()));
    raw.execute(&format!("UPDATE tree_page SET hashes = {short}")).await;
    assert_eq!(db.findings().await, [format!("tree hash {}", hashes.len() / 32 - 1)]);
    raw.execute("DELETE FROM tree_page").await;
    assert_eq!(db.findings().await, ["tree hash 0"]);
    assert_eq!(there.size, 9);
}

async fn a_changed_access_class_is_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let class = async |report: &Report| {
        let here = Target::report(report).condition(&raw, None);
        let sql = format!("SELECT access_class FROM report WHERE {here}");
        match raw.value(&sql, Kind::Number).await {
            Value::Number(class) => class,
            other => panic!("{other:?}"),
        }
    };
    let (of_first, of_child) = (class(&there.first).await, class(&there.detention).await);
    // The class of the child's report made to say what that of the others says.
    let set = async |from: i64, to: i64| {
        let sql = format!("UPDATE access_class SET id = {to} WHERE id = {from}");
        assert_eq!(raw.execute(&sql).await, 1);
    };
    let swap = async || {
        set(of_child, 99).await;
        set(of_first, of_child).await;
        set(99, of_first).await;
    };
    swap().await;
    let found = db.findings().await;
    for report in [&there.first, &there.second, &there.detention] {
        assert!(found.contains(&name_of(report)), "{found:?}");
    }
    swap().await;
    assert_eq!(db.findings().await, [""; 0]);

    let widened = format!(
        "UPDATE access_class SET class = replace(class, 'TLP:AMBER', 'TLP:CLEAR') \
         WHERE id = {of_child}"
    );
    raw.execute(&widened).await;
    assert_eq!(db.findings().await, [name_of(&there.detention)]);
    raw.execute(&format!("UPDATE access_class SET class = 'x' WHERE id = {of_child}")).await;
    assert!(db.findings().await.contains(&name_of(&there.detention)));
}

async fn a_changed_import_and_a_changed_account_are_found(db: TestDb) {
    let there = populated(&db).await;
    let raw = db.raw().await;
    let import = format!("import {}", there.import);
    let anf = liaison("ANF");
    let officer = format!("officer {}", anf.id);
    let cases = [
        ("import", "state = 'loading'", "state = 'shown'", &import),
        ("import", "state = 'interrupted'", "state = 'shown'", &import),
        ("import", "accepted = accepted - 1", "accepted = accepted + 1", &import),
        ("import", "rejected = 0", "rejected = 2", &import),
        ("import", "files = '[]'", r#"files = '[{"name":"rows.csv","sha256":"FILE"}]'"#, &import),
        ("import", "organization = 'ANF'", "organization = 'UNODC'", &import),
        ("officer", "role = 'duty-officer'", "role = 'liaison'", &officer),
        ("officer", "organization = 'NNCC'", "organization = 'ANF'", &officer),
        ("officer", "login = 'anfx'", "login = 'anf'", &officer),
    ];
    for (table, change, back, name) in cases {
        let back = back.replace("FILE", &files()[0].sha256);
        raw.execute(&format!("UPDATE {table} SET {change}")).await;
        assert_eq!(db.findings().await, [name.as_str()], "{table} {change}");
        raw.execute(&format!("UPDATE {table} SET {back}")).await;
    }
    assert_eq!(db.findings().await, [""; 0]);

    let new = raw.id(uuid::Uuid::from_u128(9));
    raw.execute(&format!(
        "INSERT INTO officer (id, login, organization, role, created_at) \
         VALUES ({new}, 'intruder', 'NNCC', 'duty-officer', 0)"
    ))
    .await;
    let intruder = format!("officer {}", uuid::Uuid::from_u128(9));
    assert_eq!(db.findings().await, [intruder.as_str()]);
    // In the place of one that is taken away.
    raw.execute("DELETE FROM officer WHERE login = 'anf'").await;
    assert_eq!(db.findings().await, [intruder, officer]);
}
