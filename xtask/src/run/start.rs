//! Starting the program, and hearing from it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use fwps_harness::{Answer, Request};
use indicatif::{ProgressBar, ProgressStyle};

use super::modules::PROGRAM;
use super::wine::{Wine, windows_path};
use crate::driver::Machine;
use crate::workspace::Workspace;

/// What runs the program here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Host {
    Windows,
    Wine(Wine),
}

impl Host {
    /// Finds out what runs Windows programs on this machine.
    ///
    /// # Errors
    ///
    /// If nothing does, with what to install.
    pub(super) fn find(machine: &dyn Machine) -> Result<Self, String> {
        if machine.is_windows() {
            return Ok(Self::Windows);
        }
        Wine::find(machine).map(Self::Wine).ok_or_else(|| {
            "this machine cannot run driver images: there is no Wine\ninstall it:\n  apt-get install wine64     (Debian, Ubuntu)\n  \
             brew install wine-stable   (macOS)"
                .to_owned()
        })
    }
}

/// Runs a request with the program in `modules`.
///
/// # Errors
///
/// If the program cannot be started, or ends without an answer.
pub(super) fn run(
    workspace: &Workspace,
    host: &Host,
    modules: &Path,
    mut request: Request,
) -> Result<Answer> {
    let folder = workspace.target().join("run");
    let work = tempfile::Builder::new()
        .prefix("run-")
        .tempdir_in(&folder)
        .context("cannot create a folder for the run")?;
    let answer_path = work.path().join("answer.json");
    let captures = request.captures.clone();
    request.answer = windows_path(&answer_path);
    for driver in &mut request.drivers {
        driver.path = windows_path(&absolute(&driver.path)?);
        driver.symbols = driver
            .symbols
            .as_deref()
            .map(absolute)
            .transpose()?
            .as_deref()
            .map(windows_path);
    }
    for path in request
        .captures
        .iter_mut()
        .chain(&mut request.report)
        .chain(&mut request.out)
    {
        *path = windows_path(&absolute(path)?);
    }
    let request_path = work.path().join("request.json");
    fs::write(&request_path, serde_json::to_vec(&request)?)
        .with_context(|| format!("cannot write {}", request_path.display()))?;

    let program = modules.join(PROGRAM);
    let mut command = match host {
        Host::Windows => Command::new(&program),
        Host::Wine(wine) => {
            let prefix = wine.prefix(&folder)?;
            wine.keep_server(&prefix);
            let mut command = wine.command(&prefix);
            command.arg(&program);
            command
        }
    };
    let log = work.path().join("log.txt");
    let mut child = command
        .arg(windows_path(&request_path))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(File::create(&log)?)
        .spawn()
        .with_context(|| format!("cannot start {:?}", command.get_program()))?;
    if let Some(output) = child.stdout.take() {
        let bar = progress_bar(&captures);
        // Something that outlives the program may keep the pipe open: nobody waits for its end.
        thread::spawn(move || listen(output, &bar));
    }
    let status = child.wait().context("cannot wait for the program")?;
    match fs::read(&answer_path) {
        Ok(bytes) => serde_json::from_slice(&bytes).context("cannot read the answer of the program"),
        Err(_) => {
            let said = fs::read_to_string(&log).unwrap_or_default();
            if status.code() == Some(1) {
                bail!("{}", said.trim());
            }
            // The driver took the process with it, in a way that no handler sees.
            Ok(Answer {
                exit: fwps_sim::Exit::Stopped.code(),
                error: Some(format!(
                    "the driver ended the process ({status}): {}",
                    said.trim()
                )),
                text: String::new(),
            })
        }
    }
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("cannot find out where {} is", path.display()))
}

/// Moves the bar as the program says how far it is.
fn listen(output: impl Read, bar: &ProgressBar) {
    let mut before = 0;
    let mut last = 0;
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        let Ok(bytes) = line.trim().parse::<u64>() else {
            continue;
        };
        if bytes < last {
            // The next capture begins.
            before += last;
        }
        last = bytes;
        bar.set_position(before + bytes);
    }
    bar.finish_and_clear();
}

/// A bar on standard error, if somebody looks at it.
fn progress_bar(captures: &[PathBuf]) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let length = captures
        .iter()
        .filter_map(|path| fs::metadata(path).ok())
        .map(|metadata| metadata.len())
        .sum();
    let bar = ProgressBar::new(length);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} of the captures, {elapsed}")
    {
        bar.set_style(style);
    }
    bar
}
