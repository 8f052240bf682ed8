//! The run.

use std::fs;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use fwps_sim::{
    Capture, Exit, Faults, Filters, LocalAddress, Moment, Outcome, PlayError, RegistryValue, Shapes, Sim,
    SimBuilder, Status,
};

use crate::answer::Answer;
use crate::request::{RegistryData, Request};
use crate::windows::loader::{LoadedImage, find_in_kernel, load_kernel_modules};
use crate::windows::{exceptions, threads};

/// How often the program says on standard output how far it is.
const EVERY_PACKETS: u64 = 256;
/// How many bytes a reply to a device control may have.
const REPLY: usize = 4096;

/// The program: runs the request whose file is the only argument. Returns its exit code: 0 when there is an answer.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn fwps_harness_main() -> i32 {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: fwps-harness REQUEST.json (cargo xtask run writes it)");
        return 1;
    };
    match serve(Path::new(&path)) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("fwps-harness: {error}");
            1
        }
    }
}

/// Runs a request, and writes its answer.
fn serve(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let request: Request = serde_json::from_slice(&fs::read(path)?)?;
    load_kernel_modules()?;
    fwps_sim::set_stack_walker(threads::stack_of);
    fwps_sim::set_backtrace_walker(threads::own_stack);
    fwps_sim::set_routine_finder(find_in_kernel);
    let answer_path = request.answer.clone();
    exceptions::install(move |text| {
        let answer = Answer {
            exit: Exit::Stopped.code(),
            error: Some(text),
            text: String::new(),
        };
        // Nothing can be said about a failure any more: without an answer, the exit code says that the process ended early.
        let _written = write(&answer_path, &answer);
        std::process::exit(0);
    });
    let answer = match Run::new(&request) {
        Ok(mut run) => run.answer()?,
        Err(reason) => Answer::refused(reason),
    };
    write(&request.answer, &answer)?;
    Ok(())
}

fn write(path: &Path, answer: &Answer) -> std::io::Result<()> {
    fs::write(path, serde_json::to_vec(answer)?)
}

impl Answer {
    fn refused(reason: String) -> Self {
        Self {
            exit: Exit::RefusedToLoad.code(),
            error: Some(reason),
            text: String::new(),
        }
    }
}

/// A request with everything read that it names.
struct Run<'r> {
    request: &'r Request,
    images: Vec<LoadedImage>,
    local: Vec<LocalAddress>,
    faults: Faults,
    shape: Shapes,
    filters: Option<Filters>,
    error: Option<String>,
    /// Where the packets go that come out of the next run.
    out: Option<BufWriter<fs::File>>,
    /// What the driver answered to the controls.
    controls: String,
}

impl<'r> Run<'r> {
    fn new(request: &'r Request) -> Result<Self, String> {
        let local: Result<Vec<LocalAddress>, _> = request.local.iter().map(|text| text.parse()).collect();
        let faults = request.faults.as_deref().map_or(Ok(Faults::none()), str::parse);
        let filters = request.filters.as_deref().map(str::parse::<Filters>);
        let mut images = Vec::new();
        for driver in &request.drivers {
            images.push(LoadedImage::load(driver).map_err(|error| format!("{}: {error}", driver.name))?);
        }
        Ok(Self {
            request,
            images,
            local: local.map_err(|error| error.to_string())?,
            faults: faults.map_err(|error| error.to_string())?,
            shape: request
                .shape
                .parse()
                .map_err(|error: fwps_sim::ParseShapeError| error.to_string())?,
            filters: filters.transpose().map_err(|error| error.to_string())?,
            controls: String::new(),
            error: None,
            out: None,
        })
    }

    /// Makes the run, or all runs of a sweep.
    fn answer(&mut self) -> Result<Answer, Box<dyn std::error::Error>> {
        let faults = std::mem::take(&mut self.faults);
        let (exit, text) = if faults.is_sweep() {
            let summary = fwps_sim::sweep(|faults| self.play(faults));
            // In a sweep, to refuse to load is right; what else there is stands in the summary.
            self.error = None;
            if let Some(path) = &self.request.report {
                let report = serde_json::json!({
                    "schema": 1,
                    "exit": summary.exit(),
                    "seed": self.request.seed,
                    "sweep": summary,
                });
                fs::write(path, serde_json::to_vec_pretty(&report)?)?;
            }
            (summary.exit(), summary.to_string())
        } else {
            let out = self.request.out.as_ref().map(fs::File::create).transpose()?;
            self.out = out.map(BufWriter::new);
            let outcome = self.play(faults);
            if let Some(path) = &self.request.report {
                outcome.report().write_json(path)?;
            }
            if let (Some(path), Some(error)) = (&self.request.out, &outcome.output_error) {
                self.error = Some(format!("{} was not written to its end: {error}", path.display()));
            }
            (outcome.exit, self.prints(&outcome) + &outcome.to_string())
        };
        let mut code = exit.code();
        if self.error.is_some() {
            code = code.max(Exit::RefusedToLoad.code());
        }
        Ok(Answer {
            exit: code,
            error: self.error.take(),
            text: self.controls.clone() + &text,
        })
    }

    /// What the drivers printed, one line each, where that is asked for.
    fn prints(&self, outcome: &Outcome) -> String {
        if !self.request.debug_print {
            return String::new();
        }
        let prints = outcome.prints.iter();
        let lines = prints.flat_map(|print| print.lines());
        lines.map(|line| format!("print: {line}\n")).collect()
    }

    fn builder(&self, faults: Faults) -> SimBuilder {
        let mut builder = Sim::builder()
            .seed(self.request.seed)
            .faults(faults)
            .shape(self.shape)
            // What comes out is written as it comes, so that captures may have any length.
            .keep_output(false)
            .backtraces(self.request.backtraces)
            .call_limit(self.request.call_limit)
            .patience(Duration::from_secs(self.request.patience));
        for address in &self.local {
            builder = builder.local(*address);
        }
        for entry in &self.request.registry {
            let value = match &entry.data {
                RegistryData::Dword(value) => RegistryValue::Dword(*value),
                RegistryData::Text(text) => RegistryValue::Text(text.clone()),
                RegistryData::Binary(bytes) => RegistryValue::Binary(bytes.clone()),
            };
            builder = builder.registry_value(&entry.key, &entry.name, value);
        }
        builder
    }

    /// One run: loads the drivers, plays the captures, unloads the drivers in the opposite order.
    fn play(&mut self, faults: Faults) -> Outcome {
        for image in &self.images {
            image.refresh();
        }
        let mut sim = self.builder(faults).build();
        if let Some(out) = self.out.take() {
            if let Err(error) = sim.write_output_to(out) {
                self.error = Some(format!("the packets that come out cannot be written: {error}"));
            }
        }
        let mut drivers = Vec::new();
        let mut refused = false;
        for (image, named) in self.images.iter().zip(&self.request.drivers) {
            match sim.load(image.entry()) {
                Ok(driver) => drivers.push(driver),
                Err(error) => {
                    // Of a machine that stopped, the last report says more.
                    if !error.reports.iter().any(|report| report.fatal) {
                        let status = name_of(error.status);
                        self.error = Some(format!(
                            "{} did not load: DriverEntry returned {status}",
                            named.name
                        ));
                    }
                    refused = true;
                    break;
                }
            }
        }
        if !refused {
            self.prepare(&mut sim);
            if let Some(packet) = self.request.unload_at {
                sim.unload_at(drivers.remove(0), Moment::Packet(packet));
            }
            self.traffic(&mut sim);
        }
        sim.settle();
        for driver in drivers.into_iter().rev() {
            sim.unload(driver);
        }
        sim.finish()
    }

    /// What a service does for its driver before there is traffic: filters, device controls.
    fn prepare(&mut self, sim: &mut Sim) {
        if let Some(filters) = &self.filters {
            if let Err(error) = sim.add_filters(filters) {
                self.error = Some(error.to_string());
            }
        }
        self.controls.clear();
        if let Err(error) = self.control(sim) {
            self.error = Some(error.to_string());
        }
    }

    fn traffic(&mut self, sim: &mut Sim) {
        for path in &self.request.captures {
            if let Err(error) = self.capture(sim, path) {
                self.error = Some(format!("{}: {error}", path.display()));
                return;
            }
        }
    }

    /// Sends the device controls. The file stays open as that of a service does: until the driver is unloaded.
    fn control(&mut self, sim: &mut Sim) -> Result<(), fwps_sim::OpenError> {
        let Some(device) = &self.request.device else {
            return Ok(());
        };
        let file = sim.open(device)?;
        for control in &self.request.controls {
            let room = control.output.clone().unwrap_or_else(|| vec![0; REPLY]);
            let request = sim.begin_device_control(&file, control.code, &control.input, &room);
            let reply = sim.reply(&request).or_else(|| {
                sim.settle();
                sim.reply(&request)
            });
            let (status, output) = reply.unwrap_or((fwps_sys::STATUS_PENDING, Vec::new()));
            let status = name_of(status);
            let digits: String = output.iter().map(|byte| format!("{byte:02x}")).collect();
            let separator = if digits.is_empty() { "" } else { ": " };
            self.controls.push_str(&format!(
                "ioctl {:#x}: {status}{separator}{digits}\n",
                control.code
            ));
        }
        Ok(())
    }

    /// Plays one capture. That the machine stopped is no error of the capture.
    fn capture(&self, sim: &mut Sim, path: &Path) -> Result<(), fwps_sim::CaptureError> {
        let bytes = AtomicU64::new(0);
        let file = Counted {
            inner: BufReader::new(fs::File::open(path)?),
            bytes: &bytes,
        };
        let mut capture = Capture::new(file)?;
        let played = sim.play(&mut capture, |progress| {
            if progress.packets % EVERY_PACKETS == 0 {
                say(bytes.load(Ordering::Relaxed));
            }
        });
        match played {
            Err(PlayError::Capture(error)) => Err(error),
            _ => Ok(()),
        }
    }
}

/// A status by its name, or as a number.
fn name_of(status: Status) -> String {
    fwps_sim::status_name(status).map_or_else(|| format!("{status:#010x}"), str::to_owned)
}

/// Says how many bytes of a capture were read.
fn say(bytes: u64) {
    let mut output = std::io::stdout().lock();
    // Whoever started the program may not listen any more.
    let _heard = writeln!(output, "{bytes}").and_then(|()| output.flush());
}

/// A reader that counts.
struct Counted<'a, R> {
    inner: R,
    bytes: &'a AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.bytes.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}
