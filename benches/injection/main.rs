//! What the Rust driver `inspect` spends per packet, against the same driver in C: instructions and pool allocations, counted by
//! callgrind, on the same simulator in the same run.
//!
//! `cargo bench --bench injection` prints the table. Only what the drivers execute themselves is counted, with what the
//! compiler put in line, and not what the simulated kernel executes for them.

mod callgrind;
#[path = "../../tests/c/entry.rs"]
mod entry;
mod measure;
mod workload;

use std::{path::PathBuf, process::ExitCode};

use measure::{Cost, Measured, STEPS};
use workload::Traffic;

const PACKETS: usize = 100;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--workload", driver, traffic] => run_workload(driver, traffic),
        // Cargo says so when it is to measure; with `cargo test --benches` it does not.
        _ if arguments.iter().any(|argument| argument == "--bench") => compare(),
        _ => {
            println!("SKIPPED: nothing is measured without --bench; run: cargo bench --bench injection");
            Ok(())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The part of this program that runs under callgrind.
fn run_workload(driver: &str, traffic: &str) -> Result<(), String> {
    let entry = match driver {
        "rust" => inspect::DriverEntry,
        "c" => entry::driver_entry().ok_or(entry::SKIPPED)?,
        other => return Err(format!("there is no driver '{other}'; expected rust or c")),
    };
    let traffic = Traffic::ALL
        .into_iter()
        .find(|known| known.name == traffic)
        .ok_or_else(|| format!("there is no traffic '{traffic}'"))?;
    workload::run(entry, traffic, PACKETS);
    Ok(())
}

/// Measures both drivers and prints the table.
fn compare() -> Result<(), String> {
    if entry::driver_entry().is_none() {
        println!("SKIPPED: {}", entry::SKIPPED);
        return Ok(());
    }
    let valgrind = match callgrind::check() {
        Ok(version) => version,
        Err(reason) => {
            println!("SKIPPED: {reason}");
            return Ok(());
        }
    };
    println!(
        "Instructions and pool allocations in the driver, per step: Rust, C ({}), counted by {valgrind}",
        option_env!("C_COMPILER").unwrap_or("unknown compiler")
    );
    for traffic in Traffic::ALL {
        let rust = profile("rust", traffic)?;
        let c = profile("c", traffic)?;
        if rust.calls != c.calls {
            return Err(format!(
                "the drivers do not do the same for {}, so they cannot be compared: Rust calls {:?}, C {:?}",
                traffic.name, rust.calls, c.calls
            ));
        }
        print(traffic, &rust, &c);
    }
    Ok(())
}

fn profile(driver: &str, traffic: Traffic) -> Result<Measured, String> {
    let arguments = ["--workload", driver, traffic.name].map(str::to_owned);
    let name = format!("callgrind.{}.{driver}.{}", std::process::id(), traffic.name);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    measure::measure(&callgrind::record(&arguments, &file)?, PACKETS)
}

fn print(traffic: Traffic, rust: &Measured, c: &Measured) {
    println!();
    println!(
        "{:<50} {:>8} {:>8} {:>7} {:>14} {:>8}",
        traffic.name, "Rust", "C", "", "Rust allocates", "C"
    );
    for (step, (rust, c)) in STEPS.iter().zip(rust.costs.iter().zip(&c.costs)) {
        println!(
            "{step:<50} {:>8.0} {:>8.0} {:>+6.0}% {:>14.2} {:>8.2}{}",
            rust.instructions,
            c.instructions,
            (rust.instructions / c.instructions - 1.0) * 100.0,
            rust.allocations,
            c.allocations,
            above(rust, c)
        );
    }
}

/// Marks what does not reach the goal: not more than C.
fn above(rust: &Cost, c: &Cost) -> &'static str {
    // Half an instruction is rounding.
    if rust.instructions > c.instructions + 0.5 || rust.allocations > c.allocations {
        "   above C"
    } else {
        ""
    }
}
