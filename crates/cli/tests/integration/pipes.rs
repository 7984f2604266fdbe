//! An import that reads from a pipe, and so goes on for as long as a test writes to it.

use std::io::Write;
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::register::{Ran, Register};

/// An import under way.
pub struct Fed {
    child: Child,
    input: Option<ChildStdin>,
}

impl Fed {
    /// Starts an import of what will be written.
    pub fn start(register: &Register, agency: &str) -> Self {
        let line = format!("import /dev/stdin --profile unodc-ids --agency {agency} --json");
        let mut command = register.command(&line);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take();
        Self { child, input }
    }

    /// Writes; waits where the import reads more slowly.
    pub fn write(&mut self, bytes: impl AsRef<[u8]>) {
        self.input.as_mut().unwrap().write_all(bytes.as_ref()).unwrap();
    }

    /// Sends a signal by name.
    pub fn signal(&self, name: &str) {
        let mut kill = Command::new("kill");
        assert!(kill.args(["-s", name, &self.child.id().to_string()]).status().unwrap().success());
    }

    /// The most memory that the process has held so far, in MiB.
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        kilobytes >> 10
    }

    /// Ends the file and waits for the import.
    pub fn end(mut self) -> Ran {
        drop(self.input.take());
        self.child.wait_with_output().unwrap().into()
    }
}
