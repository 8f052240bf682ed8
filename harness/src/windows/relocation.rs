//! Adapting the addresses in an image to where it lies.
//!
//! Wine does that for libraries only, and a driver image is none: the linker does not mark it as one.

use std::{io, ptr};

use windows_sys::Win32::System::Memory::{PAGE_EXECUTE_READWRITE, VirtualProtect};

use crate::image::{Address, Image};

/// Adapts the addresses that the system has left as they are in the file.
///
/// # Errors
/// When the memory of the image cannot be made writable.
pub(super) fn apply(base: usize, image: &Image) -> io::Result<()> {
    let delta = (base as u64).wrapping_sub(image.preferred_base);
    if delta == 0 {
        return Ok(());
    }
    for address in &image.addresses {
        adapt(base + address.at as usize, *address, delta)?;
    }
    Ok(())
}

fn adapt(place: usize, address: Address, delta: u64) -> io::Result<()> {
    let pointer = ptr::with_exposed_provenance_mut::<u64>(place);
    // SAFETY: the place is inside the image, which is loaded, and no code of it has run yet.
    let found = unsafe { pointer.read_unaligned() };
    if found != address.value {
        // The system has adapted it.
        return Ok(());
    }
    let protect = |protection| {
        let mut before = 0;
        // SAFETY: the range is inside the image, and the last pointer is to a local.
        let changed =
            unsafe { VirtualProtect(pointer.cast(), size_of::<u64>(), protection, &raw mut before) };
        if changed == 0 {
            Err(io::Error::last_os_error())
        } else {
            Ok(before)
        }
    };
    let before = protect(PAGE_EXECUTE_READWRITE)?;
    // SAFETY: as above; the memory was just made writable.
    unsafe { pointer.write_unaligned(found.wrapping_add(delta)) };
    protect(before)?;
    Ok(())
}
