//! The program that `cargo xtask mutants` makes of each mutant: it examines the driver and prints what it finds, one finding a line.

#[path = "../support/examine.rs"]
mod examine;
#[path = "../support/traffic.rs"]
mod traffic;

use std::io::Write as _;

#[cfg(driver = "guard")]
unsafe extern "system" {
    #[link_name = "DriverEntry"]
    fn driver_entry(
        driver: *mut fwps_sys::DRIVER_OBJECT,
        registry_path: *mut fwps_sys::UNICODE_STRING,
    ) -> fwps_sys::NTSTATUS;
}

#[cfg(driver = "inspect")]
use inspect::DriverEntry as driver_entry;

/// What the driver blocks.
fn blocks(packet: &[u8]) -> bool {
    cfg!(driver = "guard") && traffic::is_mail(packet)
}

fn main() {
    examine::examine(driver_entry, blocks, &mut |finding| {
        println!("{finding}");
        // A driver that crashes takes what is buffered with it.
        let _ = std::io::stdout().flush();
    });
    println!("examined");
}
