//! Who may list endpoints.

use core::{fmt, marker::PhantomData, ptr, ptr::NonNull, slice};

use fwps_sys::{
    ACL, FwpsAleEndpointGetSecurityInfo0, FwpsAleEndpointSetSecurityInfo0, PACL, PSECURITY_DESCRIPTOR, PSID,
    SID,
};

use crate::{
    Error, Passive, Status,
    layer::Sid,
    management::{Engine, returned::Returned},
};

bitflags::bitflags! {
    /// Which parts of a security descriptor are meant.
    #[doc(alias = "SECURITY_INFORMATION")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct SecurityInformation: u32 {
        /// The owner.
        #[doc(alias = "OWNER_SECURITY_INFORMATION")]
        const OWNER = 1;
        /// The primary group.
        #[doc(alias = "GROUP_SECURITY_INFORMATION")]
        const GROUP = 2;
        /// The list of who may do what.
        #[doc(alias = "DACL_SECURITY_INFORMATION")]
        const DACL = 4;
        /// The list of what is audited.
        #[doc(alias = "SACL_SECURITY_INFORMATION")]
        const SACL = 8;
    }
}

/// An access control list, borrowed: its head and its entries, as Windows lays them out.
///
/// # Invariants
/// `place` names a valid ACL whose `size` bytes live for `'a`.
#[doc(alias = "ACL")]
#[derive(Clone, Copy)]
pub struct Acl<'a> {
    place: NonNull<ACL>,
    size: u16,
    bytes: PhantomData<&'a [u8]>,
}

impl<'a> Acl<'a> {
    /// The list in these bytes. `None` unless they are one list and nothing else, aligned to 4 bytes, and each entry allows, denies or
    /// audits for one security identifier.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let [revision, _, low, high, count_low, count_high, ..] = *bytes else {
            return None;
        };
        let size = u16::from_le_bytes([low, high]);
        let place = NonNull::from(bytes).cast::<ACL>();
        let aligned = place.as_ptr().addr() % 4 == 0;
        if !(2..=4).contains(&revision) || usize::from(size) != bytes.len() || !aligned {
            return None;
        }
        let mut rest = bytes.get(8..)?;
        for _ in 0..u16::from_le_bytes([count_low, count_high]) {
            rest = skip_entry(rest)?;
        }
        // INVARIANT: just checked.
        Some(Self {
            place,
            size,
            bytes: PhantomData,
        })
    }

    /// # Safety
    /// `place` is null, or a valid ACL that lives for `'a`.
    unsafe fn from_raw(place: *const ACL) -> Option<Self> {
        let place = NonNull::new(place.cast_mut())?;
        // SAFETY: not null, so valid (the caller's duty).
        let head = unsafe { place.read_unaligned() };
        // INVARIANT: the caller's duty.
        Some(Self {
            place,
            size: head.AclSize,
            bytes: PhantomData,
        })
    }

    /// The bytes of the list.
    pub fn as_bytes(self) -> &'a [u8] {
        // SAFETY: as many bytes live for 'a (invariant).
        unsafe { slice::from_raw_parts(self.place.as_ptr().cast(), self.size.into()) }
    }
}

/// What is behind an entry that allows (0), denies (1) or audits (2): head, access mask, security identifier.
fn skip_entry(bytes: &[u8]) -> Option<&[u8]> {
    let [kind, _, low, high, ..] = *bytes else {
        return None;
    };
    let (entry, rest) = bytes.split_at_checked(u16::from_le_bytes([low, high]).into())?;
    Sid::new(entry.get(8..)?)?;
    (kind <= 2 && entry.len() % 4 == 0).then_some(rest)
}

impl fmt::Debug for Acl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Acl")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

/// Parts of a security descriptor, borrowed while they are shown; those that were asked for and are there.
#[doc(alias = "SECURITY_DESCRIPTOR")]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SecurityParts<'a> {
    /// The owner.
    pub owner: Option<Sid<'a>>,
    /// The primary group.
    pub group: Option<Sid<'a>>,
    /// Who may do what; without a list, everybody everything.
    pub dacl: Option<Acl<'a>>,
    /// What is audited.
    pub sacl: Option<Acl<'a>>,
}

/// The parts of a security descriptor that are to be replaced.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewSecurity<'a> {
    /// The new owner.
    pub owner: Option<Sid<'a>>,
    /// The new primary group.
    pub group: Option<Sid<'a>>,
    /// The new list of who may do what.
    pub dacl: Option<Acl<'a>>,
    /// The new list of what is audited.
    pub sacl: Option<Acl<'a>>,
}

impl Engine {
    /// Shows the security information of the enumeration of endpoints. PASSIVE_LEVEL.
    ///
    /// Source: FwpsAleEndpointGetSecurityInfo0.
    ///
    /// # Errors
    /// [`Error::Refused`] with what the engine says; `show` is not called then.
    #[doc(alias = "FwpsAleEndpointGetSecurityInfo0")]
    pub fn with_endpoint_security<R>(
        &self,
        which: SecurityInformation,
        passive: &Passive<'_>,
        show: impl FnOnce(&SecurityParts<'_>) -> R,
    ) -> Result<R, Error> {
        let (session, _using) = self.begin("FwpsAleEndpointGetSecurityInfo0")?;
        let (mut owner, mut group): (PSID, PSID) = (ptr::null_mut(), ptr::null_mut());
        let (mut dacl, mut sacl): (PACL, PACL) = (ptr::null_mut(), ptr::null_mut());
        let mut descriptor: PSECURITY_DESCRIPTOR = ptr::null_mut();
        // SAFETY: an open session; PASSIVE_LEVEL by the witness; the out pointers are locals.
        let status = unsafe {
            FwpsAleEndpointGetSecurityInfo0(
                session,
                which.bits(),
                &raw mut owner,
                &raw mut group,
                &raw mut dacl,
                &raw mut sacl,
                &raw mut descriptor,
            )
        };
        Status::from_raw(status).ok("FwpsAleEndpointGetSecurityInfo0")?;
        // SAFETY: what the engine returned after success; the parts lie in it (C-366).
        let _returned = unsafe { Returned::new(descriptor, passive) };
        let parts = SecurityParts {
            // SAFETY: null, or a part of the descriptor, which lives until `_returned` is dropped.
            owner: unsafe { Sid::from_raw(owner.cast::<SID>()) },
            // SAFETY: as above.
            group: unsafe { Sid::from_raw(group.cast::<SID>()) },
            // SAFETY: as above.
            dacl: unsafe { Acl::from_raw(dacl) },
            // SAFETY: as above.
            sacl: unsafe { Acl::from_raw(sacl) },
        };
        Ok(show(&parts))
    }

    /// Replaces parts of the security information of the enumeration of endpoints; not while a transaction is open (C-344). PASSIVE_LEVEL.
    ///
    /// Source: FwpsAleEndpointSetSecurityInfo0.
    ///
    /// # Errors
    /// [`Error::Refused`] with what the engine says; nothing is changed then.
    #[doc(alias = "FwpsAleEndpointSetSecurityInfo0")]
    pub fn set_endpoint_security(&self, new: &NewSecurity<'_>, _passive: &Passive<'_>) -> Result<(), Error> {
        let (session, _using) = self.begin("FwpsAleEndpointSetSecurityInfo0")?;
        let mut which = SecurityInformation::empty();
        which.set(SecurityInformation::OWNER, new.owner.is_some());
        which.set(SecurityInformation::GROUP, new.group.is_some());
        which.set(SecurityInformation::DACL, new.dacl.is_some());
        which.set(SecurityInformation::SACL, new.sacl.is_some());
        let sid = |sid: Option<Sid<'_>>| sid.map_or(ptr::null(), Sid::as_raw);
        let acl = |acl: Option<Acl<'_>>| acl.map_or(ptr::null(), |acl| acl.place.as_ptr().cast_const());
        // SAFETY: an open session; PASSIVE_LEVEL by the witness; each part that is named is valid, and only read during the call (C-363).
        let status = unsafe {
            FwpsAleEndpointSetSecurityInfo0(
                session,
                which.bits(),
                sid(new.owner),
                sid(new.group),
                acl(new.dacl),
                acl(new.sacl),
            )
        };
        Status::from_raw(status).ok("FwpsAleEndpointSetSecurityInfo0")
    }
}
