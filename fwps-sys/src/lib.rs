//! Raw bindings to fwpkclnt, the kernel library of the Windows Filtering Platform (WFP).
//!
//! This crate is the C interface as it is: the names of the headers, every item public at the root, nothing clever. The
//! crate `fwps` is the safe one, built on this. `no_std`, without dependencies, and without need of a kit, on any host.
//!
//! | from | what is here |
//! |---|---|
//! | fwpsk.h | all `Fwps...` functions, `FWPS_...` types, callbacks of all versions, layers, fields, metadata flags |
//! | fwpmk.h | all `Fwpm...`, `IPsec...` and `Ikeext...` functions and types; `FWPM_LAYER_...`, `FWPM_CONDITION_...` and the other keys as [`GUID`] constants |
//! | ndis/nbl\*.h, ndis.h | NET_BUFFER and NET_BUFFER_LIST, their pools, data and out-of-band information |
//! | wdm.h, ntddk.h | what a callout driver calls of the kernel: MDLs, pool, locks, events, DPCs, threads, work items, devices, IRPs |
//! | ntstatus.h | `STATUS_FWP_...` and the other statuses that these functions return |
//! | macros, inline functions | functions of the same names, such as [`NET_BUFFER_LIST_FIRST_NB`] and [`FWPS_IS_METADATA_FIELD_PRESENT`] |
//!
//! The unversioned names of the headers (`FwpsCalloutRegister` for `FwpsCalloutRegister3`) are macros that follow the
//! version of the kit. They are not here: write the version that you mean.
//!
//! # Calling
//!
//! In a driver (Windows, compiled with `panic = "abort"`) a function that is used becomes an import of `fwpkclnt.sys`,
//! `ndis.sys` or `ntoskrnl.exe`; one that is not used costs nothing and does not keep a driver from loading on an older
//! system. Everywhere else, in tests on any host, the functions are declared only: a test links a crate that defines
//! them, such as `fwps-sim`.
//!
//! Sizes, offsets and values are those of the 64-bit kernel on AMD64 and ARM64. They are asserted when the crate is
//! compiled, for whatever target, so a layout cannot be wrong on the machine that runs the tests.
//!
//! NET_BUFFER_LIST grows at its end with the NDIS version. It is made by NDIS and reached by pointer; do not hold one by
//! value.
//!
//! # Features
//!
//! - `import-lib`: link the kit's `fwpkclnt.lib`, `ndis.lib` and `ntoskrnl.lib` instead of importing by name.
//! - `wdk`: on Windows, take the records that wdk-sys also defines (an explicit list, in `generate/shared.rs`) from there.
//! - `regenerate`: on a Windows host, make the bindings from the kit of that machine while building. Needs libclang.
//!
//! How names, pointers, enumerations, unions and constants are written is in `RULES.md`.

#![no_std]
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

mod additional;
pub mod ctypes;
mod inline;

// Generated: its unsafe code is bindgen's, and its names and values are documented by the headers.
#[allow(missing_docs, unsafe_op_in_unsafe_fn, clippy::all)]
#[allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    clippy::missing_safety_doc
)]
#[allow(unknown_lints, unnecessary_transmutes)]
#[cfg(not(fwps_sys_regenerated))]
mod bindings;
#[allow(missing_docs)]
#[cfg(not(fwps_sys_regenerated))]
mod constants;
#[allow(missing_docs)]
#[cfg(not(fwps_sys_regenerated))]
mod guid;

#[cfg(fwps_sys_regenerated)]
#[allow(missing_docs, unsafe_op_in_unsafe_fn, clippy::all)]
#[allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    clippy::missing_safety_doc
)]
#[allow(unknown_lints, unnecessary_transmutes)]
mod bindings {
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}
#[cfg(fwps_sys_regenerated)]
#[allow(missing_docs)]
mod constants {
    include!(concat!(env!("OUT_DIR"), "/constants.rs"));
}
#[cfg(fwps_sys_regenerated)]
#[allow(missing_docs)]
mod guid {
    include!(concat!(env!("OUT_DIR"), "/guid.rs"));
}

pub use additional::*;
pub use bindings::*;
pub use constants::*;
pub use guid::*;
pub use inline::*;
