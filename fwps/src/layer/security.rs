//! Users and application containers, as the engine names them.

use core::{fmt, marker::PhantomData, ptr::NonNull};

use fwps_sys::SID;

/// The most sub-authorities that a security identifier can have.
const MOST_SUB_AUTHORITIES: u8 = 15;

/// A security identifier, borrowed: from a classify call, from the engine, or from bytes of the driver's own.
///
/// # Invariants
/// The pointer names a security identifier with the given number of sub-authorities, valid for `'c`.
#[doc(alias = "SID")]
#[derive(Clone, Copy)]
pub struct Sid<'c> {
    place: NonNull<SID>,
    sub_authority_count: u8,
    call: PhantomData<&'c SID>,
}

impl<'c> Sid<'c> {
    /// `None` if the pointer is null, or more sub-authorities are claimed than there can be.
    ///
    /// # Safety
    /// `place` is null, or points to a security identifier that is valid for `'c` with its sub-authorities.
    pub(crate) unsafe fn from_raw(place: *const SID) -> Option<Self> {
        let place = NonNull::new(place.cast_mut())?;
        // SAFETY: not null, so valid (the caller's duty); a field of it is inside.
        let count = unsafe { &raw const (*place.as_ptr()).SubAuthorityCount };
        // SAFETY: inside a valid identifier.
        let sub_authority_count = unsafe { count.read() };
        // INVARIANT: the caller's duty.
        (sub_authority_count <= MOST_SUB_AUTHORITIES).then_some(Self {
            place,
            sub_authority_count,
            call: PhantomData,
        })
    }

    /// The security identifier that the bytes begin with. `None` unless they are aligned to 4 bytes, of revision 1, and whole.
    pub fn new(bytes: &'c [u8]) -> Option<Self> {
        let [1, sub_authority_count @ 0..=MOST_SUB_AUTHORITIES, ..] = *bytes else {
            return None;
        };
        bytes.get(..8 + 4 * usize::from(sub_authority_count))?;
        let place = NonNull::from(bytes).cast::<SID>();
        // INVARIANT: just checked.
        (place.as_ptr().addr() % 4 == 0).then_some(Self {
            place,
            sub_authority_count,
            call: PhantomData,
        })
    }

    /// The place, to be read only.
    pub(crate) fn as_raw(self) -> *const SID {
        self.place.as_ptr()
    }

    /// The revision; 1 up to now.
    pub fn revision(self) -> u8 {
        // SAFETY: valid for 'c (invariant); a field of it is inside.
        let place = unsafe { &raw const (*self.place.as_ptr()).Revision };
        // SAFETY: inside a valid identifier.
        unsafe { place.read() }
    }

    /// The authority that issued it.
    pub fn identifier_authority(self) -> [u8; 6] {
        // SAFETY: valid for 'c (invariant); a field of it is inside.
        let place = unsafe { &raw const (*self.place.as_ptr()).IdentifierAuthority };
        // SAFETY: inside a valid identifier.
        unsafe { place.read() }.Value
    }

    /// The sub-authorities, in their order.
    pub fn sub_authorities(self) -> impl ExactSizeIterator<Item = u32> + 'c {
        // SAFETY: valid for 'c (invariant); a field of it is inside.
        let first = unsafe { &raw const (*self.place.as_ptr()).SubAuthority }.cast::<u32>();
        (0..self.sub_authority_count).map(move |index| {
            let place = first.wrapping_add(usize::from(index));
            // SAFETY: that many sub-authorities follow one another, valid for 'c (invariant).
            unsafe { place.read_unaligned() }
        })
    }
}

impl fmt::Display for Sid<'_> {
    /// As tools print it: `S-1-15-2-…`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.identifier_authority();
        let authority = u64::from_be_bytes([0, 0, a, b, c, d, e, g]);
        if authority > u64::from(u32::MAX) {
            write!(f, "S-{}-{authority:#x}", self.revision())?;
        } else {
            write!(f, "S-{}-{authority}", self.revision())?;
        }
        self.sub_authorities()
            .try_for_each(|sub_authority| write!(f, "-{sub_authority}"))
    }
}

impl fmt::Debug for Sid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What the access token of a user or machine grants, borrowed for the classify call.
///
/// The engine gives the bytes of a TOKEN_ACCESS_INFORMATION. The structure holds pointers, so only unsafe code can look into it.
#[doc(alias("TOKEN_ACCESS_INFORMATION", "FWP_TOKEN_ACCESS_INFORMATION_TYPE"))]
#[derive(Clone, Copy)]
pub struct TokenAccessInformation<'c>(&'c [u8]);

impl<'c> TokenAccessInformation<'c> {
    pub(super) const fn new(bytes: &'c [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes as the engine gives them.
    pub const fn as_bytes(self) -> &'c [u8] {
        self.0
    }
}

impl fmt::Debug for TokenAccessInformation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenAccessInformation")
            .field("size", &self.0.len())
            .finish_non_exhaustive()
    }
}
