//! What is at an address of code: names of the functions of drivers.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::backtrace::BacktraceFrame;

/// What knows the names of addresses in code that the host's debugger does not know, as a PE module under Wine.
///
/// ```
/// use fwps_sim::{BacktraceFrame, Symbols};
///
/// /// Symbols of a module whose one function is known.
/// struct Example;
///
/// impl Symbols for Example {
///     fn frame(&self, address: usize) -> Option<BacktraceFrame> {
///         (0x1000..0x2000).contains(&address).then(|| BacktraceFrame {
///             module: Some("example.sys".to_owned()),
///             function: Some("DriverEntry".to_owned()),
///             offset: (address - 0x1000) as u64,
///             ..BacktraceFrame::default()
///         })
///     }
/// }
///
/// fwps_sim::add_symbols(Example);
/// ```
pub trait Symbols: Send + Sync {
    /// The frame of an address inside of a function (one below the return address, where the caller is named). `None` for an address
    /// of other modules.
    fn frame(&self, address: usize) -> Option<BacktraceFrame>;
}

static KNOWN: Mutex<Vec<Arc<dyn Symbols>>> = Mutex::new(Vec::new());

/// Lets backtraces name what `symbols` knows. From then on, an address that no added symbols know belongs to no driver, and is left out of
/// backtraces.
pub fn add_symbols(symbols: impl Symbols + 'static) {
    lock().push(Arc::new(symbols));
}

/// Lets backtraces name the addresses of a loaded module by their distance from its start: `inspect.sys+0x1234`. `base` is where it was
/// loaded, `size` its size in memory in bytes.
///
/// ```
/// fwps_sim::add_module("inspect.sys", 0x1_4000_0000, 0x8000);
/// ```
pub fn add_module(name: impl Into<String>, base: usize, size: usize) {
    add_symbols(Module {
        name: name.into(),
        base,
        size,
    });
}

/// A module without symbols.
struct Module {
    name: String,
    base: usize,
    size: usize,
}

impl Symbols for Module {
    fn frame(&self, address: usize) -> Option<BacktraceFrame> {
        let offset = address
            .checked_sub(self.base)
            .filter(|offset| *offset < self.size)?;
        Some(BacktraceFrame {
            module: Some(self.name.clone()),
            offset: offset as u64,
            ..BacktraceFrame::default()
        })
    }
}

fn lock() -> std::sync::MutexGuard<'static, Vec<Arc<dyn Symbols>>> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The frames at an address, those of inlined functions first; none for code that is not a driver's.
pub(super) fn resolve(address: usize) -> Vec<BacktraceFrame> {
    let known = lock().clone();
    if known.is_empty() {
        return host_frames(address);
    }
    // The last one added knows best: it may have the names of a module that was added without.
    known
        .iter()
        .rev()
        .find_map(|symbols| symbols.frame(address))
        .into_iter()
        .collect()
}

/// The frames of a driver that is linked into this process.
fn host_frames(address: usize) -> Vec<BacktraceFrame> {
    let mut frames = Vec::new();
    backtrace::resolve(std::ptr::without_provenance_mut(address), |symbol| {
        let Some(name) = symbol.name() else { return };
        // Without the hash at its end.
        let name = format!("{name:#}");
        if is_of_a_driver(&name) && !symbol.filename().is_some_and(is_of_no_driver) {
            frames.push(BacktraceFrame {
                module: None,
                function: Some(name),
                offset: 0,
                file: symbol.filename().map(|path| path.display().to_string()),
                line: symbol.lineno(),
            });
        }
    });
    if let Some(last) = frames.last_mut() {
        last.offset = start_of_function(address).map_or(0, |start| (address - start) as u64);
    }
    frames
}

/// Whether a function is one of a driver, or of a test that plays one, and not of the simulator, the standard library or the C library.
fn is_of_a_driver(name: &str) -> bool {
    const OTHERS: &[&str] = &["fwps_sim", "std", "core", "alloc", "backtrace", "test"];
    let path = name.trim_start_matches(['<', '&', '*', '_']);
    match path.split_once("::") {
        Some((krate, _)) => !OTHERS.contains(&krate),
        // A C name: a C driver's, a function of the simulator, or the start of the thread.
        None => {
            !super::page::is_function(name)
                && !name.starts_with("__rust")
                && ![
                    "start_thread",
                    "clone",
                    "clone3",
                    "__clone",
                    "__clone3",
                    "_start",
                    "main",
                ]
                .contains(&name)
        }
    }
}

/// Whether a source file is one of the simulator, the standard library or the crate that walks the stack. Names do not tell it where debug
/// information is cut down to lines: they come without their crate then.
fn is_of_no_driver(file: &Path) -> bool {
    file.starts_with(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
        || file.starts_with("/rustc")
        || file.components().any(|part| {
            let part = part.as_os_str().as_encoded_bytes();
            part == b"rustlib" || part.starts_with(b"backtrace-0")
        })
}

/// Where the function at an address begins, where the host can tell.
fn start_of_function(address: usize) -> Option<usize> {
    #[cfg(all(unix, not(target_vendor = "apple")))]
    {
        unsafe extern "C" {
            fn _Unwind_FindEnclosingFunction(address: *mut std::ffi::c_void) -> *mut std::ffi::c_void;
        }
        // SAFETY: the unwinder of the standard library looks the address up and reads nothing at it.
        let start = unsafe { _Unwind_FindEnclosingFunction(std::ptr::without_provenance_mut(address)) };
        Some(start.addr()).filter(|start| *start != 0 && *start <= address)
    }
    #[cfg(not(all(unix, not(target_vendor = "apple"))))]
    {
        let _ = address;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_the_simulator_are_left_out() {
        assert!(is_of_a_driver("inspect::network::classify"));
        assert!(is_of_a_driver(
            "<inspect::Network as fwps::callout::Callout>::classify"
        ));
        assert!(is_of_a_driver("driver_entry"));
        assert!(!is_of_a_driver("fwps_sim::boundary::call"));
        assert!(!is_of_a_driver(
            "<alloc::boxed::Box<F> as core::ops::FnOnce>::call_once"
        ));
        assert!(!is_of_a_driver("FwpsFreeCloneNetBufferList0"));
        assert!(!is_of_a_driver("ExFreePoolWithTag"));
    }

    #[test]
    fn files_tell_what_names_without_a_crate_do_not() {
        let of_the_simulator = concat!(env!("CARGO_MANIFEST_DIR"), "/src/machine.rs");
        let of_a_test = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/driver.rs");
        assert!(is_of_no_driver(Path::new(of_the_simulator)));
        assert!(is_of_no_driver(Path::new("/rustc/5980/library/std/src/panic.rs")));
        assert!(is_of_no_driver(Path::new("/r/backtrace-0.3.76/src/lib.rs")));
        assert!(!is_of_no_driver(Path::new(of_a_test)));
        assert!(!is_of_no_driver(Path::new("/home/me/driver/src/backtrace.rs")));
    }

    #[test]
    fn modules_name_addresses_by_offset() {
        let module = Module {
            name: "x.sys".to_owned(),
            base: 0x1000,
            size: 0x100,
        };
        assert_eq!(module.frame(0xFFF), None);
        assert_eq!(module.frame(0x1100), None);
        let frame = module.frame(0x1010).expect("inside");
        assert_eq!(frame.to_string(), "x.sys+0x10");
    }
}
