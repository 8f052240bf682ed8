//! Which driver images are in this process, for whoever meets an address.

use std::sync::{Mutex, PoisonError};

/// A driver image and where it lies.
#[derive(Clone, Debug)]
pub(super) struct Module {
    pub(super) name: String,
    pub(super) base: usize,
    pub(super) size: usize,
}

static LOADED: Mutex<Vec<Module>> = Mutex::new(Vec::new());

/// Notes an image.
pub(super) fn add(module: Module) {
    LOADED.lock().unwrap_or_else(PoisonError::into_inner).push(module);
}

/// The image that an address lies in.
pub(super) fn at(address: usize) -> Option<Module> {
    let loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    loaded
        .iter()
        .find(|module| address.wrapping_sub(module.base) < module.size)
        .cloned()
}

/// Whether an address lies in a driver image. Takes no memory.
pub(super) fn holds(address: usize) -> bool {
    let loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    loaded
        .iter()
        .any(|module| address.wrapping_sub(module.base) < module.size)
}

/// Where an address is, as a reader wants it.
pub(super) fn describe(address: usize) -> String {
    match at(address) {
        Some(module) => format!("{}+{:#x}", module.name, address - module.base),
        None if address < 0x1_0000 => format!("{address:#x}, where no code is"),
        None => "code that is no driver's".to_owned(),
    }
}
