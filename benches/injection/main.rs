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
        "c" => entry::driver_entries().ok_or(entry::SKIPPED)?.usual,
        "checked-c" => entry::driver_entries().ok_or(entry::SKIPPED)?.checked,
        other => {
            return Err(format!(
                "there is no driver '{other}'; expected rust, c or checked-c"
            ));
        }
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
    if entry::driver_entries().is_none() {
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
        "Instructions and pool allocations in the driver, per step, counted by {valgrind}. C: {}, as C drivers are usually written; \
         checked C: the same source with the checks that the Rust crate makes.",
        option_env!("C_COMPILER").unwrap_or("unknown compiler")
    );
    println!(
        "CC=clang compiles the C drivers with the code generator that Rust has: then the languages are compared, and not the compilers."
    );
    for traffic in Traffic::ALL {
        let rust = profile("rust", traffic)?;
        let c = profile("c", traffic)?;
        let checked = profile("checked-c", traffic)?;
        for other in [&c, &checked] {
            if rust.calls != other.calls {
                return Err(format!(
                    "the drivers do not do the same for {}, so they cannot be compared: Rust calls {:?}, C {:?}",
                    traffic.name, rust.calls, other.calls
                ));
            }
        }
        print(traffic, &rust, &c, &checked);
    }
    Ok(())
}

fn profile(driver: &str, traffic: Traffic) -> Result<Measured, String> {
    let arguments = ["--workload", driver, traffic.name].map(str::to_owned);
    let name = format!("callgrind.{}.{driver}.{}", std::process::id(), traffic.name);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    measure::measure(&callgrind::record(&arguments, &file)?, PACKETS, traffic.burst > 1)
}

fn print(traffic: Traffic, rust: &Measured, c: &Measured, checked: &Measured) {
    println!();
    println!(
        "{:<50} {:>7} {:>11} {:>7} {:>15} {:>12}",
        traffic.name, "Rust", "checked C", "C", "Rust allocates", "C allocates"
    );
    let costs = rust.costs.iter().zip(&checked.costs).zip(&c.costs);
    for (step, costs) in STEPS.iter().zip(costs) {
        let ((Some(rust), Some(checked)), Some(c)) = costs else {
            continue;
        };
        println!(
            "{step:<50} {:>7.0} {:>11.0} {:>7.0} {:>15.2} {:>12.2}   {}",
            rust.instructions,
            checked.instructions,
            c.instructions,
            rust.allocations,
            c.allocations,
            verdict(rust, c, checked)
        );
    }
}

/// Says whether the goal is reached: not more than C, for the same work.
fn verdict(rust: &Cost, c: &Cost, checked: &Cost) -> String {
    if rust.allocations > c.allocations {
        return "allocates more than C".to_owned();
    }
    let share = |other: &Cost| (rust.instructions / other.instructions - 1.0) * 100.0;
    // Half an instruction is rounding.
    let above = if rust.instructions > checked.instructions + 0.5 {
        "above checked C, "
    } else {
        ""
    };
    format!("{above}{:+.0}% and {:+.0}%", share(checked), share(c))
}
