//! The C header that is committed is the one that fwps-sys gives.

use std::fs;
use std::path::Path;

use xtask::c_header::{HEADER, generate};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace")
}

#[test]
fn the_committed_header_is_up_to_date() {
    let generated = generate(root()).expect("every declaration is known");
    let committed = fs::read_to_string(root().join(HEADER)).expect("it is committed");
    assert!(
        generated == committed,
        "{HEADER} is not what fwps-sys gives: run `cargo xtask c-header`"
    );
    // The assertions are what makes the compiler check the layouts.
    assert!(committed.matches("_Static_assert").count() > 1500);
    assert!(committed.contains("sizeof(struct _NET_BUFFER_LIST) == 368"));
}
