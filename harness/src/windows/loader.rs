//! Driver images in this process.

use std::ffi::CString;
use std::fs;
use std::os::windows::ffi::OsStrExt;
use std::path::Path;
use std::ptr;

use fwps_sim::DriverEntry;
use thiserror::Error;
use windows_sys::Win32::System::LibraryLoader::{GetModuleHandleA, GetProcAddress, LoadLibraryExW};

use super::{modules, relocation, symbols};
use crate::image::{Image, NotAnImage};
use crate::request::DriverImage;

/// Why an image is not in this process.
#[derive(Debug, Error)]
pub(crate) enum LoadError {
    /// The file cannot be read.
    #[error("{0}")]
    Read(#[from] std::io::Error),
    /// It is no image that can be run.
    #[error("{0}")]
    Image(#[from] NotAnImage),
    /// The system does not load it.
    #[error("the system does not load the image: {0}")]
    Refused(std::io::Error),
}

/// The kernel modules beside the program.
const KERNEL_MODULES: [&str; 6] = [
    "ntoskrnl.exe",
    "hal.dll",
    "ndis.sys",
    "fwpkclnt.sys",
    "wdfldr.sys",
    "wpprecorder.sys",
];

/// Loads the kernel modules beside the program, before anything else of their names can be found: the imports of drivers that are loaded
/// later find these.
///
/// # Errors
/// When one cannot be loaded.
pub(crate) fn load_kernel_modules() -> Result<(), LoadError> {
    let program = std::env::current_exe()?;
    for name in KERNEL_MODULES {
        load(&program.with_file_name(name))?;
    }
    Ok(())
}

/// The address of what ntoskrnl.exe or hal.dll exports under a name, for `MmGetSystemRoutineAddress`.
pub(crate) fn find_in_kernel(name: &str) -> Option<usize> {
    let name = CString::new(name).ok()?;
    [c"ntoskrnl.exe", c"hal.dll"].iter().find_map(|module| {
        // SAFETY: the name is a string that ends with zero.
        let module = unsafe { GetModuleHandleA(module.as_ptr().cast()) };
        // SAFETY: as above; a module that is not there has no functions.
        let routine = unsafe { GetProcAddress(module, name.as_ptr().cast()) }?;
        Some((routine as *const ()).expose_provenance())
    })
}

/// Loads a module; gives its base.
fn load(path: &Path) -> Result<usize, LoadError> {
    let text: Vec<u16> = path.as_os_str().encode_wide().chain([0]).collect();
    // SAFETY: the path is a string that ends with zero; neither a native image nor one of the kernel modules has code that runs here.
    let module = unsafe { LoadLibraryExW(text.as_ptr(), ptr::null_mut(), 0) };
    if module.is_null() {
        return Err(LoadError::Refused(std::io::Error::last_os_error()));
    }
    Ok(module.expose_provenance())
}

/// An image that is loaded, and stays so.
///
/// # Invariants
/// `base` is where the image described by `image` lies, for as long as the process lives.
#[derive(Debug)]
pub(crate) struct LoadedImage {
    base: usize,
    image: Image,
    /// The writable sections as they were before any code of the image ran.
    fresh: Vec<(usize, Vec<u8>)>,
}

impl LoadedImage {
    /// Loads an image, and makes it known to backtraces.
    ///
    /// # Errors
    /// When it cannot be loaded; the error tells why.
    pub(crate) fn load(driver: &DriverImage) -> Result<Self, LoadError> {
        let image = Image::read(&fs::read(&driver.path)?)?;
        let base = load(&driver.path)?;
        relocation::apply(base, &image)?;
        modules::add(modules::Module {
            name: driver.name.clone(),
            base,
            size: image.size as usize,
        });
        symbols::add(driver, base, image.size as usize);
        let fresh = image
            .sections
            .iter()
            .filter(|section| section.writable)
            .map(|section| {
                let address = base + section.address as usize;
                let start = ptr::with_exposed_provenance::<u8>(address);
                // SAFETY: by the invariant the section lies there, and no code of the image has run yet.
                let bytes = unsafe { std::slice::from_raw_parts(start, section.size as usize) };
                (address, bytes.to_vec())
            });
        let fresh = fresh.collect();
        Ok(Self { base, image, fresh })
    }

    /// Its entry point.
    pub(crate) fn entry(&self) -> DriverEntry {
        let address = ptr::with_exposed_provenance::<()>(self.base + self.image.entry as usize);
        // SAFETY: by the invariant the image lies there; a driver image is entered by a function of this type.
        unsafe { std::mem::transmute::<*const (), DriverEntry>(address) }
    }

    /// Makes its variables what they were when it was loaded, as for a driver that is loaded again. No code of it may be running.
    pub(crate) fn refresh(&self) {
        super::stand_ins::restart_random();
        for (address, bytes) in &self.fresh {
            let target = ptr::with_exposed_provenance_mut::<u8>(*address);
            // SAFETY: by the invariant a writable section of this length lies there; the caller sees to it that nothing uses it.
            unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), target, bytes.len()) };
        }
    }
}
