//! Passes the arguments that make the linker write a kernel driver.

use std::path::Path;

/// What the driver templates of the kit pass, without what only C needs.
const ARGUMENTS: [&str; 14] = [
    // A driver, entered by the kernel, that links no library of user mode.
    "/DRIVER:WDM",
    "/SUBSYSTEM:NATIVE",
    "/ENTRY:DriverEntry",
    "/NODEFAULTLIB",
    "/KERNEL",
    "/MANIFEST:NO",
    // No page that is writable and executable, loaded anywhere, its signature always checked.
    "/NXCOMPAT",
    "/DYNAMICBASE",
    "/HIGHENTROPYVA",
    "/INTEGRITYCHECK",
    // Only what is used; with the checksum that the loader verifies.
    "/OPT:REF,ICF",
    "/INCREMENTAL:NO",
    "/RELEASE",
    "/WX",
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let windows = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows");
    if windows && driver_profile() {
        for argument in ARGUMENTS {
            println!("cargo:rustc-link-arg={argument}");
        }
    }
}

/// Whether the profile is `driver`, or one whose name begins with `driver-`.
///
/// Cargo tells a build script whether the profile resembles `release` or `debug`, not its name; that is in the path of
/// the output folder, `target/TRIPLE/PROFILE/build/..`. Tests on a Windows machine must not be linked as drivers.
fn driver_profile() -> bool {
    let Ok(output) = std::env::var("OUT_DIR") else {
        return false;
    };
    let folders: Vec<_> = Path::new(&output).iter().collect();
    let Some(build) = folders.iter().rposition(|folder| *folder == "build") else {
        return false;
    };
    let profile = build.checked_sub(1).map(|index| folders[index].to_string_lossy());
    profile.is_some_and(|profile| profile == "driver" || profile.starts_with("driver-"))
}
