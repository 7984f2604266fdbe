//! Feeds the readers of files with bytes that nobody meant, for a time, and says where one of
//! them panics, hangs, or takes more memory than it may.
//!
//! Usage: `yakja-fuzz [--seconds 60] [--seed N] [--replay FILE] [TARGET...]`. Inputs are mutations
//! of good ones, drawn from a seed; there is no feedback from the code that runs. What was found
//! is written to `fuzz-found/` and read again by `--replay`.

mod arguments;
mod dice;
mod mutate;
mod run;
mod targets;

use std::process::ExitCode;

use arguments::Arguments;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("yakja-fuzz: {problem}");
            return ExitCode::from(2);
        }
    };
    // What a panic says is shown with the input that caused it.
    std::panic::set_hook(Box::new(|_| {}));
    let mut sound = true;
    for target in &arguments.targets {
        sound &= match &arguments.replay {
            Some(path) => run::replay(target, path),
            None => run::for_a_time(target, &arguments),
        };
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
