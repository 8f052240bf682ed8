//! One number replays a run: threads, DPCs, timers, work items, faults and disturbances, in one process and in another.

mod support;

use std::process::Command;
use std::ptr::null_mut;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use fwps_sim::{Faults, Shape, Sim};
use fwps_sys::*;
use support::driver::pointer;
use support::packets::{KINDS, packet};
use support::{Bug, plant};

const TAG: u32 = u32::from_le_bytes(*b"rply");

/// In which order the routines of the driver ran, and on which threads.
static ORDER: Mutex<Vec<(u32, usize)>> = Mutex::new(Vec::new());
static DEVICE: AtomicUsize = AtomicUsize::new(0);
static BLOCK: AtomicUsize = AtomicUsize::new(0);

fn note(step: u32) {
    let thread = c!(PsGetCurrentThreadId()).addr();
    ORDER.lock().expect("no test panicked").push((step, thread));
}

/// Timers and DPCs, in one block of pool.
#[repr(C)]
struct Block {
    timers: [KTIMER; 3],
    dpcs: [KDPC; 3],
}

fn block() -> *mut Block {
    pointer(BLOCK.load(Ordering::Relaxed))
}

/// # Safety
/// As every DPC routine.
unsafe extern "system" fn tick(_dpc: *mut KDPC, context: PVOID, _first: PVOID, _second: PVOID) {
    note(100 + context.addr() as u32);
}

/// # Safety
/// As every work item routine.
unsafe extern "system" fn work(_device: PDEVICE_OBJECT, context: PVOID) {
    note(200);
    c!(IoFreeWorkItem(context.cast()));
    note(201);
}

/// # Safety
/// As every thread routine.
unsafe extern "system" fn thread(context: PVOID) {
    for step in 0..5 {
        note(300 + 10 * context.addr() as u32 + step);
        let mut interval = LARGE_INTEGER { QuadPart: -50 };
        c!(KeDelayExecutionThread(0, 0, &raw mut interval));
    }
}

/// Starts all of it, and waits for the threads.
fn start_everything() {
    for index in 0..3 {
        let timer = c!(&raw mut (*block()).timers[index]);
        let dpc = c!(&raw mut (*block()).dpcs[index]);
        c!(KeInitializeTimerEx(timer, 0));
        c!(KeInitializeDpc(
            dpc,
            Some(tick),
            std::ptr::without_provenance_mut(index)
        ));
        let due = LARGE_INTEGER {
            QuadPart: -60 * (index as i64 + 1),
        };
        c!(KeSetTimerEx(timer, due, 0, dpc));
        let item = c!(IoAllocateWorkItem(pointer(DEVICE.load(Ordering::Relaxed))));
        c!(IoQueueWorkItem(item, Some(work), DelayedWorkQueue, item.cast()));
    }
    let handles = [1, 2, 3].map(|number| {
        let mut handle = null_mut();
        let argument = std::ptr::without_provenance_mut(number);
        let status = c!(PsCreateSystemThread(
            &raw mut handle,
            0,
            null_mut(),
            null_mut(),
            null_mut(),
            Some(thread),
            argument
        ));
        assert_eq!(status, STATUS_SUCCESS);
        handle.expose_provenance()
    });
    for handle in handles {
        c!(ZwWaitForSingleObject(pointer(handle), 0, null_mut()));
        c!(ZwClose(pointer(handle)));
    }
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    for index in 0..3 {
        c!(KeCancelTimer(&raw mut (*block()).timers[index]));
    }
    c!(KeFlushQueuedDpcs());
    c!(ExFreePoolWithTag(block().cast(), TAG));
    c!(IoDeleteDevice(pointer(DEVICE.load(Ordering::Relaxed))));
}

/// # Safety
/// As every DriverEntry.
unsafe extern "system" fn driver_entry(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    DEVICE.store(device.expose_provenance(), Ordering::Relaxed);
    let memory = c!(ExAllocatePool2(
        POOL_FLAG_NON_PAGED,
        size_of::<Block>() as SIZE_T,
        TAG
    ));
    BLOCK.store(memory.expose_provenance(), Ordering::Relaxed);
    start_everything();
    STATUS_SUCCESS
}

/// Everything that a run shows: the order of the routines, the report with all backtraces, the packets that came out.
fn all_of_a_run(seed: u64) -> String {
    ORDER.lock().expect("no test panicked").clear();
    let bugs = [
        Bug::None,
        Bug::Copy,
        Bug::LeakClone,
        Bug::DoubleFree,
        Bug::PoolLeak,
        Bug::LostPacket,
    ];
    plant(bugs[seed as usize % bugs.len()]);
    let faults = if seed % 3 == 0 {
        "FwpsAllocateCloneNetBufferList0@2"
    } else {
        "none"
    };
    let faults: Faults = faults.parse().expect("a plan");
    let mut sim = Sim::builder()
        .seed(seed)
        .shape(Shape::Seeded)
        .faults(faults)
        .backtraces(seed % 4 == 0)
        .disturbances(if seed % 2 == 0 { 0.02 } else { 0.0 })
        .build();
    let own = sim.load(driver_entry).expect("the driver loads");
    let other = sim
        .load(support::driver::driver_entry)
        .expect("the other driver loads");
    for kind in KINDS {
        sim.receive(&packet(kind, true, b"to the host"))
            .expect("well formed");
        sim.send(&packet(kind, false, b"from the host"))
            .expect("well formed");
    }
    sim.settle();
    sim.unload(other);
    sim.unload(own);
    let outcome = sim.finish();
    plant(Bug::None);
    let order = ORDER.lock().expect("no test panicked");
    format!(
        "{order:?}\n{}\n{:?}\n{outcome}\n",
        outcome.report().to_json(),
        outcome.output
    )
}

fn seeds() -> u64 {
    std::env::var("FWPS_SEEDS").map_or(24, |text| text.parse().expect("a number"))
}

#[test]
fn a_seed_replays_threads_and_all() {
    if std::env::var_os("FWPS_REPLAY").is_some() {
        return;
    }
    let mut runs = std::collections::BTreeSet::new();
    for seed in 0..seeds() {
        let first = all_of_a_run(seed);
        assert_eq!(all_of_a_run(seed), first, "seed {seed}");
        runs.insert(first);
    }
    assert_eq!(runs.len() as u64, seeds(), "each seed is another run");
}

/// The part that runs in a process of its own.
#[test]
fn print_runs() {
    let Some(path) = std::env::var_os("FWPS_REPLAY") else {
        return;
    };
    let runs: String = (0..seeds()).map(all_of_a_run).collect();
    std::fs::write(path, runs).expect("the file can be written");
}

#[test]
fn two_processes_replay_the_same() {
    if std::env::var_os("FWPS_REPLAY").is_some() {
        return;
    }
    let program = std::env::current_exe().expect("a test is a program");
    let runs = [1, 2].map(|number| {
        let path = std::env::temp_dir().join(format!("fwps-replay-{}-{number}", std::process::id()));
        let mut child = Command::new(&program);
        child.args(["--exact", "print_runs"]).env("FWPS_REPLAY", &path);
        // Another environment is another place of the stack, and of all that follows.
        child.env("FWPS_PADDING", "x".repeat(1000 * number));
        let output = child.output().expect("a test can be run");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
        let runs = std::fs::read_to_string(&path).expect("the child wrote it");
        std::fs::remove_file(&path).expect("it is ours");
        runs
    });
    assert!(runs[0].contains("C-085"), "broken drivers are among them");
    for (one, two) in runs[0].lines().zip(runs[1].lines()) {
        assert_eq!(one, two);
    }
    assert_eq!(runs[0].len(), runs[1].len());
}
