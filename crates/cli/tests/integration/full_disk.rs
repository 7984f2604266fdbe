//! A full disk: what does not fit is refused, what was there stays, and with room again work
//! goes on.

use std::io::Write;
use std::process::Command;

use tempfile::TempDir;

use crate::register::Register;
use crate::tables::{import, outcome, put_demo_rows};

/// A register on a disk of its own, of a few megabytes.
struct SmallDisk {
    register: Register,
}

impl SmallDisk {
    /// `None`, and the reason, where this machine does not let us mount.
    fn of_megabytes(size: u32) -> Option<Self> {
        let register = Register { folder: TempDir::with_prefix("yakja-").unwrap(), database: None };
        let disk = register.folder.path().join("register");
        std::fs::create_dir(&disk).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}m"), "tmpfs"]).arg(&disk);
        match mount.output() {
            Ok(done) if done.status.success() => {
                let disk = Self { register };
                disk.register.done("init --country pakistan");
                Some(disk)
            }
            Ok(done) => {
                println!("left out: {}", String::from_utf8_lossy(&done.stderr).trim());
                None
            }
            Err(error) => {
                println!("left out: mount: {error}");
                None
            }
        }
    }

    fn grow_to_megabytes(&self, size: u32) {
        let mut mount = Command::new("mount");
        mount.args(["-o", &format!("remount,size={size}m")]);
        let status = mount.arg(self.register.folder.path().join("register")).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let disk = self.register.folder.path().join("register");
        let _ = Command::new("umount").arg(disk).status();
    }
}

#[test]
fn a_full_disk_refuses_loses_nothing_and_works_again_when_there_is_room() {
    let Some(disk) = SmallDisk::of_megabytes(6) else { return };
    let register = &disk.register;
    put_demo_rows(register, "few.csv", (300, 1));
    put_demo_rows(register, "many.csv", (8_000, 2));
    import(register, "few.csv");
    let line = "import many.csv --profile unodc-ids --agency UNODC";
    for attempt in ["the first time", "again"] {
        let ran = register.run(line);
        assert_eq!(ran.code, 1, "{attempt}: {}", ran.out);
        assert!(ran.err.contains("no room left on the disk"), "{attempt}: {}", ran.err);
    }

    disk.grow_to_megabytes(64);
    let seizures = || register.json("figures seizures --period 0001/9999");
    let now = seizures();
    assert!((300..8_300).contains(&now["total"]["value"].as_u64().unwrap()), "{now}");
    let completeness = |key: &str| now["completeness"][key].as_u64().unwrap();
    assert!(completeness("imports_unfinished") + completeness("imports_interrupted") > 0, "{now}");
    register.done("audit verify");

    let [accepted, known, refused] = outcome(&register.json(line));
    assert_eq!((accepted + known, refused), (8_000, 0));
    let now = seizures();
    assert_eq!(now["total"]["value"], 8_300);
    assert_eq!(now["completeness"]["imports_unfinished"], 0);
    assert_eq!(register.json("audit verify")["reports"], 8_300);
}

#[test]
fn a_register_on_a_full_disk_is_read_or_says_that_there_is_no_room() {
    let Some(disk) = SmallDisk::of_megabytes(6) else { return };
    let register = &disk.register;
    put_demo_rows(register, "few.csv", (300, 1));
    import(register, "few.csv");
    let filling = register.folder.path().join("register/filling");
    let mut file = std::fs::File::create(&filling).unwrap();
    while file.write_all(&[0; 1 << 16]).is_ok() {}
    drop(file);
    let lines = ["figures seizures --period 0001/9999", "audit verify", "doctor"];
    for line in lines {
        let ran = register.run(line);
        let plain = ran.code == 1 && ran.err.contains("no room left on the disk");
        assert!(ran.code == 0 || plain, "{line}: {}", ran.err);
    }
    std::fs::remove_file(filling).unwrap();
    for line in lines {
        register.done(line);
    }
}
