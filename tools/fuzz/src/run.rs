//! Runs a target and watches it: panics, answers that can't be right, memory and time.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::{
    MEMORY,
    arguments::Arguments,
    dice::Dice,
    targets::{Answer, Target},
};

/// One input may take so long. Whatever takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(20);
/// Where inputs are kept that something was found with.
const FOUND: &str = "fuzz-found";

/// What one input led to.
struct Outcome {
    answer: Result<Answer, String>,
    /// Bytes that were held at most, beside those that were held before.
    peak: usize,
    time: Duration,
}

/// The input that runs now, since when, for whoever watches.
type Running = Arc<Mutex<Option<(Instant, Vec<u8>)>>>;

/// Runs inputs until the time is over, or one of them shows something; says whether none did.
pub fn for_a_time(target: &Target, arguments: &Arguments) -> bool {
    let running = Running::default();
    watch(target.name, Arc::clone(&running));
    let mut dice = Dice::of(arguments.seed);
    let begun = Instant::now();
    let (mut inputs, mut taken, mut most, mut longest) = (0_u64, 0_u64, 0, Duration::ZERO);
    while begun.elapsed() < arguments.time {
        let input = (target.make)(&mut dice);
        set(&running, Some((Instant::now(), input.clone())));
        let outcome = run(target, &input);
        set(&running, None);
        inputs += 1;
        most = most.max(outcome.peak);
        longest = longest.max(outcome.time);
        match outcome.answer {
            Ok(Answer::Taken) => taken += 1,
            Ok(Answer::Refused) => {}
            Err(problem) => {
                eprintln!("{}: {problem}; {}", target.name, keep(target.name, &input));
                return false;
            }
        }
    }
    println!(
        "{}: {inputs} inputs in {} s, {taken} taken; at most {} KiB and {} ms for one",
        target.name,
        begun.elapsed().as_secs(),
        most.div_ceil(1024),
        longest.as_millis(),
    );
    true
}

/// Runs one input from a file.
pub fn replay(target: &Target, path: &Path) -> bool {
    let input = match std::fs::read(path) {
        Ok(input) => input,
        Err(error) => {
            eprintln!("can't read {}: {error}", path.display());
            return false;
        }
    };
    let outcome = run(target, &input);
    println!("{}: {} KiB, {} ms", target.name, outcome.peak / 1024, outcome.time.as_millis());
    if let Err(problem) = &outcome.answer {
        eprintln!("{}: {problem}", target.name);
    }
    outcome.answer.is_ok()
}

fn run(target: &Target, input: &[u8]) -> Outcome {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    let answer = catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    let time = begun.elapsed();
    let peak = MEMORY.peak_usage().saturating_sub(before);
    let limit = target.memory + target.times * input.len();
    let answer = match answer {
        Err(panic) => Err(format!("panic: {}", words(panic.as_ref()))),
        Ok(Ok(_)) if peak > limit => Err(format!("{peak} bytes held; {limit} expected at most")),
        Ok(answer) => answer,
    };
    Outcome { answer, peak, time }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without words")
}

fn set(running: &Running, now: Option<(Instant, Vec<u8>)>) {
    *running.lock().unwrap_or_else(PoisonError::into_inner) = now;
}

/// Ends the process where an input does not come to its end.
fn watch(name: &'static str, running: Running) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let now = running.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((since, input)) = now.as_ref().filter(|(at, _)| at.elapsed() > PATIENCE) {
                eprintln!(
                    "{name}: {} s and no end; {}",
                    since.elapsed().as_secs(),
                    keep(name, input)
                );
                std::process::exit(1);
            }
        }
    });
}

/// Writes an input to a file; says where.
fn keep(name: &str, input: &[u8]) -> String {
    let path = PathBuf::from(FOUND).join(name);
    let written = std::fs::create_dir_all(FOUND).and_then(|()| std::fs::write(&path, input));
    match written {
        Ok(()) => format!("the input is in {}", path.display()),
        Err(error) => format!("the input can't be written: {error}"),
    }
}
