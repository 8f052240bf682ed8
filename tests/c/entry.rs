//! The entry point of the C driver, for the test and the benchmark that include this file.

// The C objects are linked with this library.
use fwps_workspace as _;

/// Why there is no C driver in this build.
pub(crate) const SKIPPED: &str =
    "there was no C compiler for a 64-bit target when this was built: install one, or set CC";

#[cfg(c_driver)]
unsafe extern "system" {
    #[link_name = "InspectCDriverEntry"]
    fn inspect_c_driver_entry(
        driver: *mut fwps_sys::DRIVER_OBJECT,
        registry_path: *mut fwps_sys::UNICODE_STRING,
    ) -> fwps_sys::NTSTATUS;

    #[link_name = "InspectCheckedCDriverEntry"]
    fn inspect_checked_c_driver_entry(
        driver: *mut fwps_sys::DRIVER_OBJECT,
        registry_path: *mut fwps_sys::UNICODE_STRING,
    ) -> fwps_sys::NTSTATUS;
}

/// The C drivers, unless this machine had no C compiler.
#[derive(Clone, Copy)]
pub(crate) struct Entries {
    /// Written as C drivers usually are, without checks that a correct driver on a current Windows can do without.
    pub(crate) usual: fwps_sim::DriverEntry,
    /// The same source with the checks that the Rust crate makes.
    pub(crate) checked: fwps_sim::DriverEntry,
}

/// The C drivers, unless this machine had no C compiler.
pub(crate) fn driver_entries() -> Option<Entries> {
    #[cfg(c_driver)]
    {
        Some(Entries {
            usual: inspect_c_driver_entry,
            checked: inspect_checked_c_driver_entry,
        })
    }
    #[cfg(not(c_driver))]
    {
        None
    }
}
