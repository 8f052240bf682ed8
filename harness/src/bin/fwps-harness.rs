//! The program around the library: everything is in the module that the kernel modules forward to.

#[cfg(windows)]
#[link(name = "fwps_harness", kind = "raw-dylib")]
unsafe extern "C" {
    fn fwps_harness_main() -> i32;
}

#[cfg(windows)]
fn main() {
    // SAFETY: the function takes nothing, and is called once.
    std::process::exit(unsafe { fwps_harness_main() });
}

#[cfg(not(windows))]
fn main() {
    eprintln!("fwps-harness runs on Windows and under Wine; cargo xtask run builds and starts it");
    std::process::exit(1);
}
