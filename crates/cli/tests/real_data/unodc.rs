//! The files of UNODC's individual drug seizures, and a register that holds them.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::register::Register;

const SETTING: &str = "YAKJA_REAL_DATA";
const PAKISTAN: &str = "seizures/unodc_ids_pk_2011_2013.csv";
const NEIGHBOURS: &str = "seizures/unodc_ids_neighbours_2011_2016.csv";

/// The folder of real files.
pub struct RealData {
    folder: PathBuf,
}

impl RealData {
    /// The folder, or `None`, and a word about it, where there is none. In CI there must be one.
    pub fn find() -> Option<Self> {
        let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
        let folder = setting(SETTING).map_or(beside, PathBuf::from);
        if folder.is_dir() {
            return Some(Self { folder });
        }
        let shown = folder.display();
        let in_ci = setting("CI").is_some_and(|value| value == "true");
        assert!(!in_ci, "there is no folder {shown}, and CI must run the tests on real data");
        let test = std::thread::current().name().unwrap_or("a test").to_owned();
        println!("could not run: {test}; there is no folder {shown}; set {SETTING}");
        None
    }

    /// A file of it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Pakistan, 2011 to 2013.
    pub fn pakistan(&self) -> PathBuf {
        self.file(PAKISTAN)
    }

    /// Afghanistan, Iran and Tajikistan, 2011 to 2016.
    pub fn neighbours(&self) -> PathBuf {
        self.file(NEIGHBOURS)
    }

    /// A file of the Anti-Narcotics Force's published figures.
    pub fn anf(&self, name: &str) -> PathBuf {
        self.file(&format!("anf/{name}"))
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings to read once")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Imports one file and gives the answer.
pub fn import(register: &Register, file: &Path) -> Value {
    let file = file.display();
    register.json(&format!("import '{file}' --profile unodc-ids --agency UNODC"))
}
