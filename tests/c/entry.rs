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
}

/// The C driver, unless this machine had no C compiler.
pub(crate) fn driver_entry() -> Option<fwps_sim::DriverEntry> {
    #[cfg(c_driver)]
    {
        Some(inspect_c_driver_entry)
    }
    #[cfg(not(c_driver))]
    {
        None
    }
}
