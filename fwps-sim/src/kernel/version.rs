//! The version of Windows, and which functions its kernel exports.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{BOOLEAN, NTSTATUS, OSVERSIONINFOW, PRTL_OSVERSIONINFOW, PUNICODE_STRING, PVOID, ULONG};

use super::{routine, unicode};
use crate::export::{export, export_for_c};
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The platform of all versions since Windows NT.
const VER_PLATFORM_WIN32_NT: u32 = 2;
/// The size of the longer form of the version information, which has service packs, suites and the product type.
const LONGER: u32 = 284;
/// Where the product type is in the longer form, and that of a workstation.
const PRODUCT_TYPE: usize = 282;
const WORKSTATION: u8 = 1;

/// A version of Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) major: u32,
    pub(crate) minor: u32,
    pub(crate) build: u32,
}

/// The builds from which on Windows 10 and 11 have the NTDDI versions 0x0A000000, 0x0A000001 and so on.
const BUILDS: [u32; 17] = [
    10240, 10586, 14393, 15063, 16299, 17134, 17763, 18362, 19041, 19042, 19043, 22000, 22621, 25246, 25330,
    25941, 26100,
];

impl Version {
    /// The version in the form of the NTDDI constants.
    fn ntddi(self) -> u32 {
        let later = BUILDS.iter().filter(|build| **build <= self.build).count() as u32;
        let sub = if self.major >= 10 {
            later.saturating_sub(1)
        } else {
            0
        };
        self.major << 24 | self.minor << 16 | sub
    }
}

export! {
    /// Tells the version.
    fn RtlGetVersion(lpVersionInformation: PRTL_OSVERSIONINFOW) -> NTSTATUS {
        let _call = machine::enter("RtlGetVersion", Range::PASSIVE, contract!(382));
        let at = lpVersionInformation.expose_provenance();
        let version = machine::with(|machine| machine.options.windows);
        // SAFETY: the structure is writable, and its size set, by the contract of the function.
        let size: u32 = unsafe { access::load(at) };
        let known = [
            (offset_of!(OSVERSIONINFOW, dwMajorVersion), version.major),
            (offset_of!(OSVERSIONINFOW, dwMinorVersion), version.minor),
            (offset_of!(OSVERSIONINFOW, dwBuildNumber), version.build),
            (offset_of!(OSVERSIONINFOW, dwPlatformId), VER_PLATFORM_WIN32_NT),
            (offset_of!(OSVERSIONINFOW, szCSDVersion), 0),
        ];
        for (offset, value) in known {
            // SAFETY: as above; the members are 32 bits, and the text behind them starts with a zero when no service pack is there.
            unsafe { access::store(at + offset, value) };
        }
        if size >= LONGER {
            let tail = size_of::<OSVERSIONINFOW>();
            // SAFETY: the caller says that its structure is the longer one.
            unsafe { access::fill(at + tail, 0, LONGER as usize - tail) };
            // SAFETY: as above.
            unsafe { access::store(at + PRODUCT_TYPE, WORKSTATION) };
        }
        sys::STATUS_SUCCESS
    }

    /// Whether the system is this version, in the form of the NTDDI constants, or a later one.
    fn RtlIsNtDdiVersionAvailable(Version: ULONG) -> BOOLEAN {
        let _call = machine::enter("RtlIsNtDdiVersionAvailable", Range::PASSIVE, contract!(382));
        let version = machine::with(|machine| machine.options.windows);
        BOOLEAN::from(version.ntddi() >= Version)
    }

    /// The address of a function of the kernel; null when this version has none of that name.
    fn MmGetSystemRoutineAddress(SystemRoutineName: PUNICODE_STRING) -> PVOID {
        let _call = machine::enter("MmGetSystemRoutineAddress", Range::PASSIVE, contract!(382));
        let name = unicode::text(SystemRoutineName);
        let build = machine::with(|machine| machine.options.windows.build);
        std::ptr::with_exposed_provenance_mut(routine::address(&name, build).unwrap_or(0))
    }
}

export_for_c! {
    /// Tells the version, in the older form. The service pack is an empty string; whether this is a free build is returned as false.
    fn PsGetVersion(
        MajorVersion: *mut ULONG,
        MinorVersion: *mut ULONG,
        BuildNumber: *mut ULONG,
        CSDVersion: PUNICODE_STRING,
    ) -> BOOLEAN {
        let _call = machine::enter_quietly("PsGetVersion");
        let version = machine::with(|machine| machine.options.windows);
        for (out, value) in [
            (MajorVersion, version.major),
            (MinorVersion, version.minor),
            (BuildNumber, version.build),
        ] {
            if !out.is_null() {
                // SAFETY: an out pointer that is not null is writable by the contract of the function.
                unsafe { access::store(out.expose_provenance(), value) };
            }
        }
        if !CSDVersion.is_null() {
            // SAFETY: as above; the length is the first member.
            unsafe { access::store(CSDVersion.expose_provenance(), 0_u16) };
        }
        0
    }
}
