//! A proof holds without the program: SHA-256, a path by RFC 6962 and a signed note are computed
//! here anew, from nothing but what was printed.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::Value;
use sha2::{Digest, Sha256};
use signed_note::{Note, StandardVerifier, VerifierList};

use crate::register::{Register, on_every_database};
use crate::tables::{ROW, import, import_rows, put_demo_rows};

on_every_database!(
    proofs_of_entries_and_reports_hold_without_the_program,
    a_checkpoint_is_a_note_that_anybody_can_verify,
);

type Hash = [u8; 32];

fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root that a path leads to, by RFC 9162, 2.1.3.2; `None` where it has another length than
/// the tree wants.
fn root_of(leaf: Hash, (position, size): (u64, u64), path: &[Hash]) -> Option<Hash> {
    let (mut node, mut last) = (position, size.checked_sub(1)?);
    let mut hash = leaf;
    for step in path {
        if last == 0 {
            return None;
        }
        if node % 2 == 1 || node == last {
            hash = node_hash(step, &hash);
            while node.is_multiple_of(2) && node != 0 {
                (node, last) = (node / 2, last / 2);
            }
        } else {
            hash = node_hash(&hash, step);
        }
        (node, last) = (node / 2, last / 2);
    }
    (last == 0).then_some(hash)
}

/// Size and root of a checkpoint whose signature holds.
fn opened(note: &str, key: &str) -> (u64, Hash) {
    let verifier = StandardVerifier::new(key).unwrap();
    let note = Note::from_bytes(note.as_bytes()).unwrap();
    note.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    let text = String::from_utf8(note.text().to_vec()).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[3].starts_with("at 2"), "{text}");
    (lines[1].parse().unwrap(), hash(lines[2]))
}

fn hash(base64: &str) -> Hash {
    BASE64.decode(base64).unwrap().try_into().unwrap()
}

/// Whether a proof holds.
fn holds(proof: &Value) -> bool {
    let text = |key: &str| proof[key].as_str().unwrap();
    let (size, root) = opened(text("checkpoint"), text("verifier_key"));
    let path = proof["path"].as_array().unwrap().iter();
    let path: Vec<Hash> = path.map(|step| hash(step.as_str().unwrap())).collect();
    let leaf = leaf_hash(text("entry").as_bytes());
    root_of(leaf, (proof["position"].as_u64().unwrap(), size), &path) == Some(root)
}

/// Whether the bytes of a report hash, with their salt, to what the entry carries.
fn content_holds(proof: &Value) -> bool {
    let entry: Value = serde_json::from_str(proof["entry"].as_str().unwrap()).unwrap();
    let recorded = &proof["recorded"];
    let salt = recorded["salt"].as_str().unwrap();
    let salt = (0..16).map(|at| u8::from_str_radix(&salt[2 * at..2 * at + 2], 16).unwrap());
    let hash = Sha256::new()
        .chain_update(salt.collect::<Vec<_>>())
        .chain_update(recorded["content"].as_str().unwrap())
        .finalize();
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    entry["detail"]["content_hash"] == hash
}

fn prove(register: &Register, id: &Value) -> Value {
    register.json(&format!("audit prove {}", id.as_str().unwrap()))
}

fn proofs_of_entries_and_reports_hold_without_the_program(register: &Register) {
    put_demo_rows(register, "rows.csv", (300, 4));
    import(register, "rows.csv");
    let entries = register.json("audit log --rows --limit 500")["entries"].clone();
    let entries = entries.as_array().unwrap();
    for index in [0, 1, 2, 100, 255, entries.len() - 2, entries.len() - 1] {
        let proof = prove(register, &entries[index]["entry"]["id"]);
        assert_eq!(proof["position"], entries[index]["position"]);
        assert!(holds(&proof), "{proof}");
        let entry: Value = serde_json::from_str(proof["entry"].as_str().unwrap()).unwrap();
        assert_eq!(entry, entries[index]["entry"]);
    }
    let figure = register.json("figures seizures --period 0001/9999 --lineage");
    let reports = figure["lineage"]["reports"].as_array().unwrap();
    for index in [0, 150, 299] {
        let mut proof = prove(register, &reports[index]["report"]);
        assert!(holds(&proof) && content_holds(&proof), "{proof}");
        let content: Value =
            serde_json::from_str(proof["recorded"]["content"].as_str().unwrap()).unwrap();
        assert_eq!(content["source"]["row"], reports[index]["row"]);
        // One letter more in either, and it holds no longer.
        for pointer in ["/entry", "/recorded/content"] {
            let text = proof.pointer_mut(pointer).unwrap();
            *text = format!("{} ", text.as_str().unwrap()).into();
        }
        assert!(!holds(&proof) && !content_holds(&proof));
    }
    // A proof is of the ledger as it stands: after more entries there is another, and both hold.
    let earlier = prove(register, &reports[0]["report"]);
    import_rows(register, &[ROW]);
    let later = prove(register, &reports[0]["report"]);
    assert_ne!(earlier["checkpoint"], later["checkpoint"]);
    assert!(holds(&earlier) && holds(&later));
}

fn a_checkpoint_is_a_note_that_anybody_can_verify(register: &Register) {
    let checkpoint = register.json("audit checkpoint");
    let folder = register.folder.path().join("register");
    let signing = std::fs::read_to_string(folder.join("ledger.key")).unwrap();
    let proof = prove(register, &register.json("audit log")["entries"][0]["entry"]["id"]);
    let key = proof["verifier_key"].as_str().unwrap();
    assert!(key.starts_with("yakja/pk+") && !signing.contains(key));
    let (size, root) = opened(checkpoint["note"].as_str().unwrap(), key);
    assert_eq!(checkpoint["size"], size);
    assert_eq!(checkpoint["root"], BASE64.encode(root));
    assert_eq!(register.json("audit verify")["root"], checkpoint["root"]);
    assert_eq!(
        register.done("audit checkpoint").trim(),
        checkpoint["note"].as_str().unwrap().trim()
    );
}
