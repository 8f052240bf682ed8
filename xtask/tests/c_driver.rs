//! The C driver becomes an image that is as a driver image has to be.

use std::fs;
use std::path::Path;

use xtask::c_driver;
use xtask::pe::{self, AllowedImports, Architecture};

#[test]
fn the_c_driver_becomes_a_driver_image() {
    if let Some(reason) = c_driver::missing() {
        println!("SKIPPED: {reason}");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace");
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("guard.sys");
    c_driver::build(root, &[root.join("tests/c/guard.c")], "DriverEntry", &out).expect("it is built");
    let bytes = fs::read(&out).expect("it is there");
    let allowed = AllowedImports::of_workspace(root).expect("fwps-sys declares functions");
    let summary = pe::check(&bytes, Architecture::X86_64, &allowed).expect("nothing is wrong with it");
    assert!(summary.imports["fwpkclnt.sys"].contains(&"FwpsPendOperation0".to_owned()));
    assert!(summary.imports["ntoskrnl.exe"].contains(&"KeWaitForSingleObject".to_owned()));
    // Without unwind tables no backtrace goes beyond the innermost function, on Windows neither.
    assert!(bytes.windows(6).any(|window| window == b".pdata"));
    assert!(out.with_extension("pdb").is_file());
    let left = fs::read_dir(folder.path()).expect("it is there").count();
    assert_eq!(left, 2, "something is left beside the image and its symbols");

    let source = folder.path().join("wrong.c");
    fs::write(
        &source,
        "#include \"fwps.h\"\nint DriverEntry(void) { return NotThere(); }\n",
    )
    .expect("written");
    let error =
        c_driver::build(root, &[source], "DriverEntry", &out).expect_err("it calls what is not there");
    assert!(format!("{error:#}").contains("NotThere"), "{error:#}");
}
