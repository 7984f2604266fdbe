//! What is to be run, and for how long.

use std::path::PathBuf;
use std::time::Duration;

use crate::targets::{TARGETS, Target};

/// The command line.
pub struct Arguments {
    /// How long each target runs.
    pub time: Duration,
    /// From which all inputs are drawn.
    pub seed: u64,
    /// One input to run instead.
    pub replay: Option<PathBuf>,
    /// What runs.
    pub targets: Vec<&'static Target>,
}

impl Arguments {
    /// Reads the command line without the name of the program.
    ///
    /// # Errors
    /// Says what was found and what was expected.
    pub fn read(given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read =
            Self { time: Duration::from_secs(60), seed: 1, replay: None, targets: Vec::new() };
        let mut given = given;
        while let Some(word) = given.next() {
            match word.as_str() {
                "--seconds" => read.time = Duration::from_secs(number(&word, given.next())?),
                "--seed" => read.seed = number(&word, given.next())?,
                "--replay" => {
                    let path = given.next().ok_or("--replay: expected the path of a file")?;
                    read.replay = Some(path.into());
                }
                name => read.targets.push(target(name)?),
            }
        }
        if read.targets.is_empty() {
            read.targets = TARGETS.iter().collect();
        }
        match (&read.replay, read.targets.len()) {
            (Some(_), 2..) => Err("--replay: expected the target that the file is for".to_owned()),
            _ => Ok(read),
        }
    }
}

fn number(name: &str, given: Option<String>) -> Result<u64, String> {
    let number = given.as_ref().and_then(|text| text.parse().ok());
    number.ok_or_else(|| format!("{name} {}: expected a number", given.unwrap_or_default()))
}

fn target(name: &str) -> Result<&'static Target, String> {
    let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    let found = TARGETS.iter().find(|target| target.name == name);
    found.ok_or_else(|| format!("no target {name:?}; expected some of {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let read = Arguments::read(line.split_whitespace().map(str::to_owned));
        let shown = match read {
            Ok(read) => {
                let names: Vec<_> = read.targets.iter().map(|target| target.name).collect();
                format!("{} s, seed {}, {}", read.time.as_secs(), read.seed, names.join(" "))
            }
            Err(problem) => problem,
        };
        assert!(shown.starts_with(expected), "{line}: {shown}");
    }

    #[test]
    fn targets_are_named_or_all() {
        check("csv bombs --seconds 5 --seed 7", "5 s, seed 7, csv bombs");
        check("", "60 s, seed 1, csv xlsx");
        check("--seconds soon", "--seconds soon: expected a number");
        check("nothing", "no target \"nothing\"; expected some of csv, ");
        check("--replay a", "--replay: expected the target");
    }
}
