//! `cargo xtask mutants`: the drivers that prove the simulator, each with one line changed, and what it finds of each of them.
//!
//! The Rust example is safe code that the compiler keeps right, so most of its mutants are mutants of the crate below it. Each mutant is compiled
//! with rustc itself against what cargo has built, so only the crate that was changed, and what depends on it, is built again.

mod examination;
mod libraries;
#[path = "../../../tests/mutants/list.rs"]
mod list;
mod lists;
mod outcome;
mod source;

use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use self::examination::Examiner;
use self::lists::{Driver, Listed};
pub use self::outcome::{Outcome, Summary};
use crate::workspace::Workspace;

/// Changes one line of the drivers inspect (Rust) and guard (C), over and over, and tells what the simulator finds
///
/// Each mutant of tests/mutants/inspect.txt and tests/c/mutants.txt is compiled and examined in a process of its own. Exit code 0: all of them were
/// caught as listed, and the drivers without a change are clean; 1: one was not; 2: a name is unknown, or a mutant does not compile.
#[derive(Debug, Default, clap::Args)]
pub struct MutantsArguments {
    /// Only mutants of this driver
    #[arg(long, value_enum)]
    pub driver: Option<Driver>,
    /// Only these mutants, by name; `original` is the driver without a change
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub only: Vec<String>,
    /// Print what is listed, and examine nothing
    #[arg(long)]
    pub list: bool,
    /// Print the result as JSON, and nothing else on standard output
    #[arg(long)]
    pub json: bool,
    /// How many mutants are compiled and examined at once; as many as there are processors by default
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

/// Runs the command.
///
/// # Errors
///
/// If cargo or rustc cannot be started, or a file cannot be read or written. What is wrong with the lists is not an error of this function: it is
/// said on standard error, and the exit code is 2.
pub fn run(arguments: &MutantsArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let chosen = match lists::read(&workspace).and_then(|all| choose(all, arguments)) {
        Ok(chosen) => chosen,
        Err(error) => {
            eprintln!("error: {error:#}");
            return Ok(ExitCode::from(2));
        }
    };
    if arguments.list {
        if arguments.json {
            println!("{}", serde_json::to_string_pretty(&chosen)?);
        } else {
            chosen.iter().for_each(|mutant| println!("{mutant}"));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let summary = examine(&workspace, &chosen, arguments)?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&summary)?);
    } else {
        println!("{summary}");
    }
    Ok(ExitCode::from(summary.exit))
}

/// Those that the arguments ask for.
fn choose(all: Vec<Listed>, arguments: &MutantsArguments) -> Result<Vec<Listed>> {
    let wanted = &arguments.only;
    for name in wanted {
        if !all.iter().any(|mutant| mutant.name == *name) {
            bail!("there is no mutant `{name}`; `cargo xtask mutants --list` prints those there are");
        }
    }
    let chosen: Vec<Listed> = all
        .into_iter()
        .filter(|mutant| arguments.driver.is_none_or(|driver| mutant.driver == driver))
        .filter(|mutant| wanted.is_empty() || wanted.contains(&mutant.name))
        .collect();
    if chosen.is_empty() {
        bail!("no mutant of this driver has such a name");
    }
    Ok(chosen)
}

/// Examines the mutants, some of them at once.
///
/// # Errors
///
/// If cargo or rustc cannot be started, or a file cannot be read or written.
fn examine(workspace: &Workspace, chosen: &[Listed], arguments: &MutantsArguments) -> Result<Summary> {
    let libraries = libraries::build(workspace)?;
    let available = thread::available_parallelism().map_or(1, usize::from);
    let jobs = arguments.jobs.unwrap_or(available).clamp(1, chosen.len());
    let bar = progress_bar(chosen.len(), !arguments.json);
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(vec![None; chosen.len()]);
    let work = |job: usize| -> Result<()> {
        let mut examiner = Examiner::new(workspace, &libraries, job)?;
        while let Some((index, mutant)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            chosen.get(index).map(|mutant| (index, mutant))
        } {
            bar.set_message(mutant.name.clone());
            let outcome = examiner.examine(mutant)?;
            if !arguments.json && (!outcome.is_right() || bar.is_hidden()) {
                bar.suspend(|| println!("{outcome}"));
            }
            bar.inc(1);
            let mut outcomes = outcomes.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            outcomes[index] = Some(outcome);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..jobs).map(|job| scope.spawn(move || work(job))).collect();
        threads.into_iter().try_for_each(|thread| match thread.join() {
            Ok(result) => result,
            Err(_) => bail!("a thread panicked"),
        })
    })?;
    bar.finish_and_clear();
    let outcomes = outcomes
        .into_inner()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let outcomes: Option<Vec<Outcome>> = outcomes.into_iter().collect();
    Ok(Summary::new(outcomes.context("a mutant was left out")?))
}

/// A bar on standard error, if somebody looks at it.
fn progress_bar(length: usize, wanted: bool) -> ProgressBar {
    if !wanted || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}, {elapsed}") {
        bar.set_style(style);
    }
    bar
}
