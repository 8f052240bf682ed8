//! Drivers in C that do what drivers must not, run as a user runs them.
//!
//! They are compiled by the compiler that links the harness. Skipped with the reason on a machine without Wine or that compiler.
#![cfg(feature = "demo")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use xtask::driver::{Machine, ProgramToolchain, System};
use xtask::run::Wine;

const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// What the drivers import.
const IMPORTS: &str = "LIBRARY ntoskrnl.exe\nEXPORTS\nDbgPrint\nDbgPrintEx\nExpInterlockedFlushSList\n\
    ExpInterlockedPushEntrySList\nExQueryDepthSList\nInitializeSListHead\nKeDelayExecutionThread\nKeLowerIrql\n\
    KdDebuggerNotPresent DATA\nKeGetCurrentThread\nKeQueryInterruptTimePrecise\n\
    KeRaiseIrqlToDpcLevel\nMmGetSystemRoutineAddress\nMmIsAddressValid\nMmUserProbeAddress DATA\nProbeForRead\nProbeForWrite\n\
    PsProcessType DATA\nPsThreadType DATA\nZwClose\nZwOpenKey\nZwQueryValueKey\n_vsnprintf\nmemset\nstrlen\nvDbgPrintEx\n\
    vDbgPrintExWithPrefix\n";

/// A driver in a folder of its own.
struct Driver {
    folder: TempDir,
    path: PathBuf,
}

/// Why this machine cannot run images, if it cannot.
fn missing() -> Option<String> {
    if !System.is_windows() && Wine::find(&System).is_none() {
        return Some("there is no Wine here".to_owned());
    }
    if System.on_path(COMPILER).is_none() {
        return Some(format!("there is no {COMPILER} here"));
    }
    ProgramToolchain::find(&System).err()
}

/// Compiles one case; `None`, and a line that says why, where that cannot be.
fn compile(case: &str) -> Option<Driver> {
    if let Some(reason) = missing() {
        println!("SKIPPED: {reason}");
        return None;
    }
    let folder = TempDir::new().expect("a folder");
    let inside = |name: &str| folder.path().join(name);
    fs::write(inside("ntoskrnl.def"), IMPORTS).expect("written");
    let tool = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .current_dir(folder.path())
            .args(arguments)
            .output();
        let output = output.expect("it is installed");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    tool(
        "x86_64-w64-mingw32-dlltool",
        &["-d", "ntoskrnl.def", "-l", "libntoskrnl.a"],
    );
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drivers/misbehave.c");
    let path = inside("driver.sys");
    // What is linked as a library is adapted to its place by the system; a driver of the kit is not marked as one.
    let form = if case == "RELOCATED" {
        "-Wl,--dynamicbase,--image-base,0x140000000"
    } else {
        "-shared"
    };
    let unwinding = if case == "NO_UNWIND_DATA" {
        "-fno-asynchronous-unwind-tables"
    } else {
        "-fasynchronous-unwind-tables"
    };
    let case = format!("-DCASE={case}");
    let source = source.to_str().expect("a path in UTF-8");
    let arguments = [
        "-O1",
        "-Wall",
        "-Werror",
        "-Wno-unused-function",
        "-ffreestanding",
        "-fno-ident",
        unwinding,
        &case,
        source,
        "-nostdlib",
        form,
        "-L.",
        "-lntoskrnl",
        "-Wl,--subsystem,native",
        "-Wl,--entry,DriverEntry",
        "-o",
        "driver.sys",
    ];
    tool(COMPILER, &arguments);
    Some(Driver { folder, path })
}

fn run(driver: &Driver, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(driver.folder.path())
        .arg("run")
        .arg(&driver.path)
        .args(arguments)
        .output()
        .expect("the program that was built")
}

/// Runs a case; gives the exit status and everything that was said.
fn outcome(case: &str, arguments: &[&str]) -> Option<(i32, String)> {
    let driver = compile(case)?;
    let output = run(&driver, arguments);
    let said = [&output.stdout[..], &output.stderr].concat();
    Some((
        output.status.code().expect("it ended by itself"),
        String::from_utf8_lossy(&said).into_owned(),
    ))
}

#[test]
fn inline_reads_of_the_irql_the_clock_and_the_thread_are_answered() {
    let Some((status, said)) = outcome("INLINE", &[]) else {
        return;
    };
    assert_eq!(status, 0, "{said}");
}

#[test]
fn the_c_library_and_what_the_kit_defines_by_other_functions_work() {
    let Some((status, said)) = outcome("LIBRARY", &[]) else {
        return;
    };
    assert_eq!(status, 0, "{said}");
}

#[test]
fn variables_of_the_kernel_are_there_and_prints_are_shown() {
    let Some((status, said)) = outcome("KERNEL_DATA", &["--debug-print"]) else {
        return;
    };
    assert_eq!(status, 0, "{said}");
    assert!(
        said.contains("print: 7 and text\nprint: 100%: 8\nprint: case 13\n"),
        "{said}"
    );
}

#[test]
fn an_image_without_unwind_data_has_the_function_that_made_the_call() {
    let Some((status, said)) = outcome("NO_UNWIND_DATA", &[]) else {
        return;
    };
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("C-377") && said.matches("at driver.sys+0x").count() == 1,
        "{said}"
    );
    assert!(said.contains("driver.sys has no unwind data (.pdata)"), "{said}");
}

#[test]
fn addresses_in_data_are_those_of_where_the_image_lies() {
    let Some((status, said)) = outcome("RELOCATED", &[]) else {
        return;
    };
    assert_eq!(status, 0, "{said}");
}

#[test]
fn values_of_the_registry_are_those_of_the_command_line() {
    let value = r"Parameters\Limit=dword:7";
    for (arguments, expected) in [(&["--registry", value][..], 0), (&[], 2)] {
        let Some((status, said)) = outcome("REGISTRY", arguments) else {
            return;
        };
        assert_eq!(status, expected, "{said}");
    }
}

#[test]
fn other_privileged_instructions_are_named() {
    let Some((status, said)) = outcome("PRIVILEGED", &[]) else {
        return;
    };
    assert_eq!(status, 3, "{said}");
    assert!(
        said.contains("not modelled") && said.contains("cli") && said.contains("driver.sys+0x"),
        "{said}"
    );
}

#[test]
fn a_crash_says_where() {
    let Some((status, said)) = outcome("CRASH", &[]) else {
        return;
    };
    assert_eq!(status, 3, "{said}");
    assert!(
        said.contains("access violation writing 0x0, close to null, at driver.sys+0x"),
        "{said}"
    );
    assert!(
        said.matches("at driver.sys").count() >= 3,
        "the backtrace lacks DriverEntry: {said}"
    );
}

#[test]
fn a_crash_in_unload_says_where() {
    let Some((status, said)) = outcome("UNLOAD_CRASH", &[]) else {
        return;
    };
    assert_eq!(status, 3, "{said}");
    assert!(said.contains("access violation writing"), "{said}");
}

#[test]
fn a_driver_that_hangs_is_stopped_and_shown() {
    let Some((status, said)) = outcome("HANG", &["--patience", "2"]) else {
        return;
    };
    assert_eq!(status, 3, "{said}");
    assert!(
        said.contains("deadlock") && said.contains("without a call"),
        "{said}"
    );
    assert!(said.contains("at driver.sys+0x"), "{said}");
}

#[test]
fn a_driver_that_waits_for_ever_in_unload_is_stopped_and_shown() {
    let Some((status, said)) = outcome("WAIT_FOR_EVER", &["--call-limit", "1000"]) else {
        return;
    };
    assert_eq!(status, 3, "{said}");
    assert!(
        said.contains("1000 calls") && said.contains("KeDelayExecutionThread"),
        "{said}"
    );
    assert!(said.contains("at driver.sys+0x"), "{said}");
}

#[test]
fn a_driver_that_never_unloads_is_reported() {
    let Some((status, said)) = outcome("NO_UNLOAD", &[]) else {
        return;
    };
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("C-373"), "{said}");
}

#[test]
fn a_driver_that_refuses_has_status_2() {
    let Some((status, said)) = outcome("REFUSE", &[]) else {
        return;
    };
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("refused to load"), "{said}");
}
