//! The bytes next to a block: a driver that writes outside of it changes them.
//!
//! Under AddressSanitizer there are none: its own are not to be written and not to be read, and it stops the driver at once.

use super::first_other_than;

/// Fills the guards.
pub(crate) const GUARD: u8 = 0xFD;
/// How many bytes are watched behind a block. Most mistakes are off by an element, or by a structure.
pub(super) const BEHIND: usize = 64;
/// How many bytes are watched before a block that is aligned as nearly every one is.
pub(super) const FRONT: usize = 16;
/// A word of a guard.
pub(super) const WORD: u128 = u128::from_ne_bytes([GUARD; 16]);

/// What was written next to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// The last byte that changed lies so many bytes before the block: 1 is the byte next to it.
    Before(usize),
    /// The first byte that changed lies so many bytes behind the last one of the block: 1 is the byte next to it.
    Behind(usize),
}

/// How many bytes are watched before and behind a block that is aligned so.
pub(super) fn sizes(align: usize) -> (usize, usize) {
    if under_address_sanitizer() {
        return (0, 0);
    }
    (align, BEHIND)
}

/// Finds what was written. A write behind a block is the more frequent mistake, and is named when there are both.
pub(super) fn outside(before: &[u8], behind: &[u8]) -> Option<Outside> {
    if let Some(place) = first_other_than(behind, GUARD) {
        return Some(Outside::Behind(place + 1));
    }
    first_other_than(before, GUARD)?;
    let last = before.iter().rposition(|byte| *byte != GUARD)?;
    Some(Outside::Before(before.len() - last))
}

/// Whether the process runs under AddressSanitizer: its run-time library is there.
#[cfg(unix)]
fn under_address_sanitizer() -> bool {
    use std::sync::OnceLock;
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| {
        // SAFETY: the name is a C string; the result is compared and not called.
        let found = unsafe { libc::dlsym(libc::RTLD_DEFAULT, c"__asan_init".as_ptr()) };
        !found.is_null()
    })
}

#[cfg(not(unix))]
fn under_address_sanitizer() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Memory, access};

    #[test]
    fn writes_next_to_a_block_are_found() {
        if under_address_sanitizer() {
            println!("SKIPPED: under AddressSanitizer blocks have no guards of the simulator's");
            return;
        }
        for (size, align) in [(1, 16), (13, 16), (64, 64)] {
            let block = |place: isize| {
                let block = Memory::new(size, align, 0);
                assert_eq!(block.address() % align, 0);
                assert_eq!(block.outside(), None);
                // SAFETY: the block with its guards has that byte.
                unsafe { access::store(block.address().wrapping_add_signed(place), 1u8) };
                block.outside()
            };
            let size = size as isize;
            assert_eq!(block(size - 1), None);
            assert_eq!(block(size), Some(Outside::Behind(1)));
            assert_eq!(block(size + 63), Some(Outside::Behind(64)));
            assert_eq!(block(-1), Some(Outside::Before(1)));
            assert_eq!(block(-16), Some(Outside::Before(16)));
        }
    }
}
