//! A register of its own for each test, on SQLite or PostgreSQL, and the built program run on it
//! as a user would run it: by command line, in a folder, with nothing of the caller's settings.

mod postgres;

use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// Runs each test on SQLite, and on PostgreSQL where there is a server.
macro_rules! on_every_database {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $( #[test] fn $test() { super::$test(&crate::register::Register::sqlite()); } )+
        }
        mod postgres {
            $( #[test] fn $test() {
                if let Some(register) = crate::register::Register::postgres() {
                    super::$test(&register);
                }
            } )+
        }
    };
}
pub(crate) use on_every_database;

/// How long a command may take, on a machine that is busy with others.
const PATIENCE: Duration = Duration::from_secs(90);

/// A register in a folder of its own. Commands run in that folder; the register is `register`
/// in it.
pub struct Register {
    /// The folder.
    pub folder: TempDir,
    /// URL of its PostgreSQL database; `None` for SQLite.
    pub database: Option<String>,
}

/// What a command that has ended left.
#[derive(Debug)]
pub struct Ran {
    /// Exit code; -1 where a signal ended it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Register {
    /// A new register on SQLite.
    pub fn sqlite() -> Self {
        Self::made(TempDir::with_prefix("yakja-").unwrap(), None)
    }

    /// A new register on PostgreSQL, or `None`, and a word about it, where there is no server.
    pub fn postgres() -> Option<Self> {
        let folder = TempDir::with_prefix("yakja-").unwrap();
        let database = postgres::make_database(&folder)?;
        Some(Self::made(folder, Some(database)))
    }

    fn made(folder: TempDir, database: Option<String>) -> Self {
        let register = Self { folder, database };
        register.done("init --country pakistan");
        register
    }

    /// The command for a line as one would type it, but for `--data` and `--database`. A part in
    /// single quotes is one word.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yakja"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        for (name, _) in std::env::vars_os().filter(|(name, _)| is_setting(name)) {
            command.env_remove(name);
        }
        for (index, part) in line.split('\'').enumerate() {
            match index % 2 {
                0 => command.args(part.split_whitespace()),
                _ => command.arg(part),
            };
        }
        command.args(["--data", "register"]);
        if let Some(url) = &self.database {
            command.args(["--database", url]);
        }
        command
    }

    /// Runs a line to its end. One that does not come to its end fails the test.
    pub fn run(&self, line: &str) -> Ran {
        let mut command = self.command(line);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let process = child.id().to_string();
        let (ended, end) = std::sync::mpsc::channel();
        std::thread::spawn(move || ended.send(child.wait_with_output()));
        match end.recv_timeout(PATIENCE) {
            Ok(output) => output.unwrap().into(),
            Err(_) => {
                let _ = Command::new("kill").args(["-s", "KILL", &process]).status();
                panic!("{line} has not ended after {PATIENCE:?}");
            }
        }
    }

    /// Runs a line that must succeed; gives its standard output.
    pub fn done(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!(ran.code, 0, "{line}\n{}{}", ran.out, ran.err);
        ran.out
    }

    /// Runs a line with `--json` that must succeed; gives the one object that it printed.
    pub fn json(&self, line: &str) -> Value {
        let out = self.done(&format!("{line} --json"));
        let value: Value = serde_json::from_str(&out).unwrap_or_else(|e| panic!("{line}: {e}"));
        assert!(value.is_object(), "{line}");
        value
    }
}

fn is_setting(name: &std::ffi::OsStr) -> bool {
    name.to_string_lossy().starts_with("YAKJA_")
}

impl Drop for Register {
    fn drop(&mut self) {
        if let Some(url) = &self.database {
            postgres::drop_database(url);
        }
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}
