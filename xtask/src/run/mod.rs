//! `cargo xtask run`: any driver image, in the simulator.

mod forwarder;
mod image;
mod kernel;
mod modules;
mod registry;
mod start;
mod wine;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use fwps_harness::Answer;
use fwps_harness::request::{Control, DriverImage, RegistryEntry, Request};
use fwps_sim::{Capture, Exit, Faults, Filters, LocalAddress, Shapes};

pub use kernel::KernelModules;
pub use wine::Wine;

use crate::demo::hosts;
use crate::driver::{ProgramToolchain, System};
use crate::workspace::Workspace;

/// Runs a driver image in the simulator, and reports every contract that it breaks
///
/// The image is loaded as it is, under Wine or on Windows. The captures are played as the traffic of a host with the local addresses; each
/// packet passes the layers in the documented order. Then the driver is unloaded.
///
/// Exit status: 0 clean; 1 there are reports; 2 the driver refused to load or cannot be loaded, or an argument, a capture or this machine
/// is not what it has to be; 3 the machine stopped: a crash, a bug check, a deadlock, a driver that hangs (the last report says where).
///
/// The first run builds the simulator for Windows, which takes minutes; later ones take a second.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct RunArguments {
    /// The driver image (.sys), for x86-64
    #[arg(value_name = "DRIVER.sys")]
    pub driver: PathBuf,
    /// A capture to play, pcap or pcapng; repeatable. Without one, the driver is loaded and unloaded
    #[arg(long, value_name = "FILE")]
    pub pcap: Vec<PathBuf>,
    /// An address of the host that the captures were taken on, like 10.0.0.1/24; repeatable. Without it, 10.0.0.1 and fd00::1 if they
    /// are in the first capture, otherwise the address of each family that most of its packets have
    #[arg(long, value_name = "ADDRESS/PREFIX")]
    pub local: Vec<LocalAddress>,
    /// Decides every choice of the run, the order of threads included; the same number gives the same run
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// In what form packets come, with commas between several: plain, cut:N (a new MDL after every N bytes), unaligned, trailing,
    /// offset, options, fragments, offload, loopback, buffers, lists, seeded, all
    #[arg(long, value_name = "SHAPES", default_value = "plain")]
    pub shape: Shapes,
    /// Which calls fail: rules with commas between them, as FUNCTION@N=STATUS or random:0.01; `sweep` lets each call site fail once
    #[arg(long, value_name = "PLAN")]
    pub faults: Option<Faults>,
    /// A second driver, loaded after the first; repeatable
    #[arg(long, value_name = "DRIVER.sys")]
    pub peer: Vec<PathBuf>,
    /// Filters of somebody else, or for callouts that the driver leaves to its service to attach: TOML with sublayers and filters, as
    /// fwps_sim::Filters reads them; added when the drivers are loaded
    #[arg(long, value_name = "FILE.toml")]
    pub filters: Option<PathBuf>,
    /// Unload the driver when the packet with this number begins, whatever its code is in the middle of
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub unload_at: Option<u64>,
    /// The device that --ioctl opens, by its name or symbolic link
    #[arg(long, value_name = r"\\.\NAME", requires = "ioctl")]
    pub device: Option<String>,
    /// A device control that is sent before the traffic: its code, the input as hexadecimal digits, and what the output buffer holds
    /// before; repeatable. The device stays open until the driver is unloaded
    #[arg(long, value_name = "CODE[:HEX[:HEX]]", requires = "device", value_parser = control)]
    pub ioctl: Vec<Control>,
    /// A value of the registry, below the key of the driver's service: REG_DWORD, REG_SZ or REG_BINARY; repeatable
    #[arg(long, value_name = r"[KEY\]NAME=dword:N|sz:TEXT|hex:DIGITS", value_parser = registry::entry)]
    pub registry: Vec<RegistryEntry>,
    /// Show what the drivers print for a debugger, with DbgPrint and the like
    #[arg(long)]
    pub debug_print: bool,
    /// Give every step in the life of an object its backtrace, too; slower
    #[arg(long)]
    pub backtraces: bool,
    /// For how long driver code may run without calling a function, before it counts as hanging
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    pub patience: u64,
    /// How many calls a packet, the unload or another step may take, before the driver counts as waiting for ever
    #[arg(long, value_name = "CALLS", default_value_t = 10_000_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub call_limit: u64,
    /// Where to write the report as JSON; docs/src/report-schema.md is its schema
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Where to write the packets that came out, as pcapng
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Said below reports that name objects.
const HINT: &str = "with --backtraces, the history of an object says where each step was done";

/// Said when a driver looked for values that are not there.
const REGISTRY_HINT: &str = r"with --registry '[KEY\]NAME=dword:N' (or sz:TEXT, hex:DIGITS), the driver finds a value in the registry";

const EXAMPLES: &str = r"Examples:
  cargo xtask run mydriver.sys --pcap traffic.pcapng
  cargo xtask run mydriver.sys --pcap traffic.pcap --local 192.0.2.7/24 --seed 42 --json report.json
  cargo xtask run mydriver.sys --pcap traffic.pcap --faults FwpsAllocateCloneNetBufferList0@3
  cargo xtask run mydriver.sys --pcap short.pcap --faults sweep
  cargo xtask run mydriver.sys --pcap traffic.pcap --filters filters.toml --device '\\.\mydriver' --ioctl 0x222004:01000000";

/// Runs the command.
///
/// # Errors
///
/// If cargo does not say where the workspace is. Everything else is said on standard error, and has exit status 2.
pub fn run(arguments: &RunArguments) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match prepare_and_run(&workspace, arguments) {
        Ok(answer) => {
            let exit = show(&answer);
            if !arguments.backtraces && names_objects(&answer.text) {
                println!("{HINT}");
            }
            if exit != 0 && answer.text.contains("\n  rule: ") {
                for path in [&arguments.driver].into_iter().chain(&arguments.peer) {
                    image::shortcomings(path)
                        .iter()
                        .for_each(|note| println!("{note}"));
                }
            }
            if answer.text.contains("\nnot in the registry: value ") {
                println!("{REGISTRY_HINT}");
            }
            Ok(ExitCode::from(exit))
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            Ok(ExitCode::from(Exit::RefusedToLoad.code()))
        }
    }
}

/// Looks at everything that the arguments name, before anything is built or run.
fn prepare_and_run(workspace: &Workspace, arguments: &RunArguments) -> Result<Answer> {
    if let Some(path) = &arguments.json {
        forget_report(path)?;
    }
    let paths: Vec<&Path> = [&arguments.driver]
        .into_iter()
        .chain(&arguments.peer)
        .map(PathBuf::as_path)
        .collect();
    for path in &paths {
        image::check(path, None)?;
    }
    for path in &arguments.pcap {
        Capture::open(path).with_context(|| path.display().to_string())?;
    }
    let filters = arguments.filters.as_deref().map(read_filters).transpose()?;
    let host = start::Host::find(&System).map_err(anyhow::Error::msg)?;
    let toolchain = ProgramToolchain::find(&System).map_err(anyhow::Error::msg)?;
    let modules = modules::find_or_build(workspace, &toolchain)?;
    let images: Result<Vec<DriverImage>> = paths
        .iter()
        .map(|path| image::check(path, Some(&modules)))
        .collect();
    let local = match (&arguments.local[..], arguments.pcap.first()) {
        ([], Some(capture)) => hosts::guess(capture),
        (given, _) => given.to_vec(),
    };
    let request = Request {
        drivers: images?,
        captures: arguments.pcap.clone(),
        local: local
            .iter()
            .map(|own| format!("{}/{}", own.address(), own.prefix()))
            .collect(),
        seed: arguments.seed,
        shape: arguments.shape.to_string(),
        faults: arguments.faults.as_ref().map(ToString::to_string),
        filters,
        unload_at: arguments.unload_at,
        device: arguments.device.clone(),
        controls: arguments.ioctl.clone(),
        registry: arguments.registry.clone(),
        backtraces: arguments.backtraces,
        debug_print: arguments.debug_print,
        patience: arguments.patience,
        call_limit: arguments.call_limit,
        report: arguments.json.clone(),
        out: arguments.out.clone(),
        answer: PathBuf::new(),
    };
    start::run(workspace, &host, &modules, request)
}

/// Removes the report of an earlier run: a run that does not come to one of its own would leave it to be taken for its own.
fn forget_report(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot replace the report {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// The text of a file of filters, which is one.
fn read_filters(path: &Path) -> Result<String> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read the filters {}", path.display()))?;
    let _filters: Filters = text.parse().with_context(|| path.display().to_string())?;
    Ok(text)
}

/// Prints an answer; gives the exit status.
fn show(answer: &Answer) -> u8 {
    if !answer.text.is_empty() {
        println!("{}", answer.text);
    }
    if let Some(error) = &answer.error {
        eprintln!("error: {error}");
    }
    answer.exit
}

/// Whether an answer has the history of an object.
fn names_objects(text: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with("  ") && line.contains(": created by "))
}

/// Reads `CODE[:HEX[:HEX]]`.
fn control(text: &str) -> Result<Control, String> {
    let (code, buffers) = text.split_once(':').unwrap_or((text, ""));
    let (input, output) = match buffers.split_once(':') {
        Some((input, output)) => (input, Some(output)),
        None => (buffers, None),
    };
    let digits = code.strip_prefix("0x").or_else(|| code.strip_prefix("0X"));
    let code = match digits {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => code.parse(),
    };
    let code =
        code.map_err(|_| format!("`{text}` does not begin with a code: expected a number as 0x222004"))?;
    let read = |digits: &str, what: &str| {
        let wrong = || format!("`{digits}` is no {what}: expected two hexadecimal digits for each byte");
        bytes(digits).ok_or_else(wrong)
    };
    Ok(Control {
        code,
        input: read(input, "input")?,
        output: output.map(|digits| read(digits, "output")).transpose()?,
    })
}

/// The bytes that pairs of hexadecimal digits stand for.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    digits.as_bytes().chunks(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_a_code_and_bytes() {
        assert_eq!(
            control("0x222004:01ff"),
            Ok(Control {
                code: 0x22_2004,
                input: vec![1, 0xFF],
                output: None,
            })
        );
        assert_eq!(
            control("0x222005::0a"),
            Ok(Control {
                code: 0x22_2005,
                input: Vec::new(),
                output: Some(vec![0xA]),
            })
        );
        assert_eq!(
            control("7"),
            Ok(Control {
                code: 7,
                input: Vec::new(),
                output: None,
            })
        );
        for bad in [
            "",
            "0x",
            "code",
            "7:1",
            "7:zz",
            "7:+1",
            "7:00:1",
            "7:00:00:00",
            "0x1ffffffff",
        ] {
            assert!(control(bad).is_err(), "{bad}");
        }
    }
}
