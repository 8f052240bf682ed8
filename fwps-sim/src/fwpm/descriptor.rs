//! Security descriptors: read from a driver in either form, kept in parts, and written self-relative.

use fwps_sys as sys;

use crate::Status;
use crate::memory::access;

/// `OWNER_SECURITY_INFORMATION` and the others.
pub(crate) const OWNER: u32 = 1;
pub(crate) const GROUP: u32 = 2;
pub(crate) const DACL: u32 = 4;
pub(crate) const SACL: u32 = 8;

/// Of the control word: the descriptor is one block, its members are offsets.
const SELF_RELATIVE: u16 = 0x8000;
const DACL_PRESENT: u16 = 0x0004;
const SACL_PRESENT: u16 = 0x0010;
/// Size of the head of a self-relative descriptor.
const HEAD: usize = 20;
/// S-1-5-18, the local system.
const SYSTEM: [u8; 12] = [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0];
/// An ACL with one entry: the local system may do everything.
const SYSTEM_ACL: [u8; 28] = [
    2, 0, 28, 0, 1, 0, 0, 0, // revision, size, one entry
    0, 0, 20, 0, 0xFF, 0x07, 0x0F, 0, // allowed, size, the rights of the filter engine
    1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,
];

/// A security descriptor in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Descriptor {
    owner: Vec<u8>,
    group: Vec<u8>,
    dacl: Option<Vec<u8>>,
    sacl: Option<Vec<u8>>,
}

impl Default for Descriptor {
    /// What an object has that was added without one: it is the local system's.
    fn default() -> Self {
        Self {
            owner: SYSTEM.to_vec(),
            group: SYSTEM.to_vec(),
            dacl: Some(SYSTEM_ACL.to_vec()),
            sacl: None,
        }
    }
}

/// Where the parts of a written descriptor lie in it; zero for those that are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) owner: usize,
    pub(crate) group: usize,
    pub(crate) dacl: usize,
    pub(crate) sacl: usize,
}

/// The length of a SID; `None` when it is none.
///
/// # Safety
/// `address` is that of a SID.
pub(crate) unsafe fn sid_length(address: usize) -> Option<usize> {
    // SAFETY: a SID starts with its revision and the number of its parts.
    let head: [u8; 2] = unsafe { access::load(address) };
    (head[0] == 1 && head[1] <= 15).then(|| 8 + 4 * usize::from(head[1]))
}

/// Reads a SID.
///
/// # Safety
/// `address` is zero, or that of a SID.
unsafe fn read_sid(address: usize) -> Result<Vec<u8>, Status> {
    if address == 0 {
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    // SAFETY: the caller's promise.
    let length = unsafe { sid_length(address) }.ok_or(sys::STATUS_INVALID_PARAMETER)?;
    // SAFETY: as above; a SID says how long it is.
    Ok(unsafe { access::bytes(address, length) }.to_vec())
}

/// Reads an ACL; without one everything is allowed.
///
/// # Safety
/// `address` is zero, or that of an ACL.
unsafe fn read_acl(address: usize) -> Result<Option<Vec<u8>>, Status> {
    if address == 0 {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    let head: sys::ACL = unsafe { access::load(address) };
    let size = usize::from(head.AclSize);
    if !(2..=4).contains(&head.AclRevision) || size < size_of::<sys::ACL>() {
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    // SAFETY: as above; an ACL says how long it is.
    Ok(Some(unsafe { access::bytes(address, size) }.to_vec()))
}

/// Whether bytes are a self-relative descriptor whose parts lie inside of it.
pub(crate) fn is_self_relative(bytes: &[u8]) -> bool {
    let Some(head) = bytes.get(..HEAD) else {
        return false;
    };
    let control = u16::from_le_bytes([head[2], head[3]]);
    let offset =
        |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize;
    let inside = |at: usize| offset(at) == 0 || (HEAD..=bytes.len() - 8).contains(&offset(at));
    head[0] == 1
        && control & SELF_RELATIVE != 0
        && [4, 8, 12, 16]
            .into_iter()
            .all(|at| bytes.len() >= HEAD && inside(at))
}

impl Descriptor {
    /// Reads a descriptor, absolute or self-relative.
    ///
    /// # Safety
    /// `address` is that of a SECURITY_DESCRIPTOR, whose parts are valid.
    pub(crate) unsafe fn read(address: usize) -> Result<Self, Status> {
        // SAFETY: the caller's promise; both forms start with revision and control.
        let head: [u8; 4] = unsafe { access::load(address) };
        let control = u16::from_le_bytes([head[2], head[3]]);
        if head[0] != 1 {
            return Err(sys::STATUS_INVALID_SECURITY_DESCR);
        }
        let part = |index: usize| -> usize {
            if control & SELF_RELATIVE != 0 {
                // SAFETY: the head of a self-relative descriptor has four offsets.
                let offset: u32 = unsafe { access::load(address + 4 + 4 * index) };
                if offset == 0 { 0 } else { address + offset as usize }
            } else {
                // SAFETY: the head of an absolute descriptor has four pointers, aligned.
                unsafe { access::load(address + 8 + 8 * index) }
            }
        };
        let or_system = |address: usize| -> Result<Vec<u8>, Status> {
            if address == 0 {
                return Ok(SYSTEM.to_vec());
            }
            // SAFETY: the parts are valid by the caller's promise.
            unsafe { read_sid(address) }
        };
        // In memory the SACL comes before the DACL.
        let sacl = if control & SACL_PRESENT != 0 { part(2) } else { 0 };
        let dacl = if control & DACL_PRESENT != 0 { part(3) } else { 0 };
        Ok(Self {
            owner: or_system(part(0))?,
            group: or_system(part(1))?,
            // SAFETY: the parts are valid by the caller's promise.
            dacl: unsafe { read_acl(dacl) }?,
            // SAFETY: as above.
            sacl: unsafe { read_acl(sacl) }?,
        })
    }

    /// Replaces the parts that `which` names (`OWNER_SECURITY_INFORMATION` and the others).
    ///
    /// # Safety
    /// Each address is zero, or that of a SID or an ACL.
    pub(crate) unsafe fn replace(
        &mut self,
        which: u32,
        owner: usize,
        group: usize,
        dacl: usize,
        sacl: usize,
    ) -> Result<(), Status> {
        let mut changed = self.clone();
        if which & OWNER != 0 {
            // SAFETY: the caller's promise.
            changed.owner = unsafe { read_sid(owner) }?;
        }
        if which & GROUP != 0 {
            // SAFETY: the caller's promise.
            changed.group = unsafe { read_sid(group) }?;
        }
        if which & DACL != 0 {
            // SAFETY: the caller's promise.
            changed.dacl = unsafe { read_acl(dacl) }?;
        }
        if which & SACL != 0 {
            // SAFETY: the caller's promise.
            changed.sacl = unsafe { read_acl(sacl) }?;
        }
        *self = changed;
        Ok(())
    }

    /// The self-relative form with the parts that `which` names, and where they lie.
    pub(crate) fn self_relative(&self, which: u32) -> (Vec<u8>, Parts) {
        let mut bytes = vec![0; HEAD];
        bytes[0] = 1;
        let mut control = SELF_RELATIVE;
        let mut append = |wanted: u32, part: Option<&Vec<u8>>| -> usize {
            match part.filter(|_| which & wanted != 0) {
                None => 0,
                Some(part) => {
                    let at = bytes.len();
                    bytes.extend_from_slice(part);
                    bytes.resize(bytes.len().next_multiple_of(4), 0);
                    at
                }
            }
        };
        let parts = Parts {
            owner: append(OWNER, Some(&self.owner)),
            group: append(GROUP, Some(&self.group)),
            sacl: append(SACL, self.sacl.as_ref()),
            dacl: append(DACL, self.dacl.as_ref()),
        };
        if which & DACL != 0 {
            control |= DACL_PRESENT;
        }
        if which & SACL != 0 {
            control |= SACL_PRESENT;
        }
        bytes[2..4].copy_from_slice(&control.to_le_bytes());
        for (at, offset) in [
            (4, parts.owner),
            (8, parts.group),
            (12, parts.sacl),
            (16, parts.dacl),
        ] {
            bytes[at..at + 4].copy_from_slice(&(offset as u32).to_le_bytes());
        }
        (bytes, parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptors_survive_the_round_trip() {
        let descriptor = Descriptor::default();
        let (bytes, parts) = descriptor.self_relative(OWNER | GROUP | DACL);
        assert!(is_self_relative(&bytes));
        assert_eq!(parts.sacl, 0);
        let address = bytes.as_ptr().expose_provenance();
        // SAFETY: the bytes are a whole self-relative descriptor.
        assert_eq!(unsafe { Descriptor::read(address) }, Ok(descriptor));
    }

    #[test]
    fn what_is_not_self_relative_is_told() {
        let (mut bytes, _) = Descriptor::default().self_relative(OWNER | DACL);
        assert!(!is_self_relative(&bytes[..19]));
        bytes[3] = 0;
        assert!(!is_self_relative(&bytes), "the control word says absolute");
        let (mut bytes, _) = Descriptor::default().self_relative(OWNER);
        bytes[5] = 0xFF;
        assert!(!is_self_relative(&bytes), "the owner lies outside");
    }
}
