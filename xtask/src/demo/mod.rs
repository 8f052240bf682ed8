//! `cargo xtask demo`: the example `inspect` at work on a capture, in the simulator.

pub(crate) mod hosts;
mod summary;

use std::fs::File;
use std::io::{BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use fwps_sim::{Capture, LocalAddress, Outcome, PlayError, Sim};
use indicatif::{ProgressBar, ProgressStyle};

use crate::driver::{self, System, Toolchain};
use crate::pe::Architecture;
use crate::workspace::Workspace;
use summary::{Drivers, Summary};

/// Plays a capture through the driver `inspect` in the simulator
///
/// Ends with what each layer saw and with the packets that came out. Exit code 0: nothing to report; 1: the simulator reported a
/// broken contract; 2: the capture is missing, cut off, damaged or of an unknown kind, or the driver did not load.
///
/// The driver images are built on the way if this machine can; why one was not built is said on standard error.
#[derive(Debug, clap::Args)]
pub struct DemoArguments {
    /// The capture to play, pcap or pcapng; without it the one of this repository
    #[arg(long, value_name = "FILE")]
    pub pcap: Option<PathBuf>,
    /// Decides when and where completions and threads run; the same number gives the same run
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// An address of the host that the capture was taken on, like 10.0.0.1/24; repeatable. Without it, 10.0.0.1 and fd00::1 if
    /// they are in the capture, otherwise the address of each family that most packets have
    #[arg(long, value_name = "ADDRESS/PREFIX")]
    pub local: Vec<LocalAddress>,
    /// Where to write the packets that came out
    #[arg(long, value_name = "FILE", default_value = "out.pcapng")]
    pub out: PathBuf,
    /// Do not build the driver images
    #[arg(long)]
    pub no_driver: bool,
    /// Print the result as JSON, and nothing else on standard output
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
///
/// # Errors
///
/// If cargo does not say where the workspace is. Bad input is not an error of this function: it is said on standard error, and
/// the exit code is 2.
pub fn run(arguments: &DemoArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let outcome = match play(&workspace, arguments) {
        Ok(outcome) => outcome,
        Err(error) => {
            eprintln!("error: {error:#}");
            return Ok(ExitCode::from(2));
        }
    };
    let mut summary = Summary::new(&outcome);
    if !arguments.json {
        print!("{summary}");
        println!("packets that came out: {}", arguments.out.display());
    }
    if !arguments.no_driver {
        summary.driver = build(&workspace);
    }
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&summary)?);
    } else {
        print!("{}", summary.driver);
    }
    let clean = summary.reports.is_empty();
    Ok(if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Plays the capture and writes what came out.
fn play(workspace: &Workspace, arguments: &DemoArguments) -> Result<Outcome> {
    let capture = match &arguments.pcap {
        Some(path) => path.clone(),
        None => workspace.root().join("captures/default.pcap"),
    };
    let local = if arguments.local.is_empty() {
        hosts::guess(&capture)
    } else {
        arguments.local.clone()
    };
    let outcome = simulate(&capture, &local, arguments)?;
    let out = &arguments.out;
    outcome
        .write_pcapng(out)
        .with_context(|| format!("cannot write {}", out.display()))?;
    Ok(outcome)
}

/// Loads the driver, plays the capture, and unloads the driver.
///
/// An error is bad input, or a driver that did not load. A machine that stopped is an outcome: its reports say why.
fn simulate(capture: &Path, local: &[LocalAddress], arguments: &DemoArguments) -> Result<Outcome> {
    let file = File::open(capture).with_context(|| {
        format!(
            "cannot open the capture {}; expected a pcap or pcapng file",
            capture.display()
        )
    })?;
    let length = file
        .metadata()
        .with_context(|| format!("cannot read {}", capture.display()))?
        .len();
    let bar = progress_bar(length, !arguments.json);
    let mut packets =
        Capture::new(bar.wrap_read(BufReader::new(file))).with_context(|| capture.display().to_string())?;

    let mut builder = Sim::builder().seed(arguments.seed);
    for address in local {
        builder = builder.local(*address);
    }
    let mut sim = builder.build();
    let driver = sim.load(inspect::DriverEntry).map_err(|error| {
        let reports: Vec<String> = error.reports.iter().map(|report| format!("\n{report}")).collect();
        anyhow!("the driver did not load: {error}{}", reports.concat())
    })?;
    let played = sim.play(&mut packets, |_| {});
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    bar.finish_and_clear();
    if let Err(PlayError::Capture(error)) = played {
        for report in &outcome.reports {
            eprintln!("{report}");
        }
        return Err(error).with_context(|| capture.display().to_string());
    }
    Ok(outcome)
}

/// A bar on standard error, if somebody looks at it.
fn progress_bar(length: u64, wanted: bool) -> ProgressBar {
    if !wanted || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    let template = "{bar:40} {bytes}/{total_bytes} of the capture, {elapsed}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// Builds the images that this machine can build.
fn build(workspace: &Workspace) -> Drivers {
    let mut drivers = Drivers::default();
    for architecture in Architecture::ALL {
        let toolchain = match Toolchain::find(&System, architecture) {
            Ok(toolchain) => toolchain,
            Err(missing) => {
                eprintln!("no driver for {architecture}: {}", missing.reason());
                continue;
            }
        };
        eprintln!("building the driver for {architecture}: {toolchain}");
        match driver::build(workspace, "inspect", "driver", &toolchain) {
            Ok(built) => drivers.set(architecture, built.path),
            Err(error) => eprintln!("no driver for {architecture}: {error:#}"),
        }
    }
    drivers
}
