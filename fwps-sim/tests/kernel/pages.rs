//! Memory by whole pages, and what NDIS has under names of its own.

use fwps_sys as sys;
use sys::PVOID;

use crate::call::{assert_reported, run};
use crate::driver;
use crate::for_c::*;

const LENGTH: usize = 3 * 4096;

fn map(mdl: sys::PMDL) -> PVOID {
    unsafe { sys::MmMapLockedPagesSpecifyCache(mdl, 0, sys::MmCached, std::ptr::null_mut(), 0, 16) }
}

#[test]
fn pages_are_allocated_mapped_and_freed() {
    run(|| unsafe {
        let mdl = MmAllocatePagesForMdl(0, -1, 0, LENGTH as u64 - 5);
        let address = map(mdl).cast::<u8>();
        let bytes = std::slice::from_raw_parts_mut(address, LENGTH);
        assert!(bytes.iter().all(|byte| *byte == 0));
        bytes.fill(7);
        sys::MmUnmapLockedPages(address.cast(), mdl);
        // They hold what was written, wherever they are mapped.
        let again = map(mdl).cast::<u8>();
        assert_eq!(again.add(LENGTH - 1).read(), 7);
        sys::MmUnmapLockedPages(again.cast(), mdl);
        MmFreePagesFromMdl(mdl);
        sys::ExFreePool(mdl.cast());
    })
    .assert_clean();
}

#[test]
fn pages_are_freed_while_they_are_mapped() {
    let outcome = run(|| unsafe {
        let mdl = MmAllocatePagesForMdl(0, -1, 0, 100);
        map(mdl);
        MmFreePagesFromMdl(mdl);
        sys::ExFreePool(mdl.cast());
    });
    assert_reported(&outcome, &["C-387"]);
}

#[test]
fn pages_are_freed_twice() {
    let outcome = run(|| unsafe {
        let mdl = MmAllocatePagesForMdl(0, -1, 0, 100);
        MmFreePagesFromMdl(mdl);
        MmFreePagesFromMdl(mdl);
        sys::ExFreePool(mdl.cast());
    });
    assert_reported(&outcome, &["C-387"]);
}

#[test]
fn pages_and_contiguous_memory_are_left_behind() {
    let mut sim = fwps_sim::Sim::builder().build();
    let driver = driver::load(&mut sim, |_| unsafe {
        let mdl = MmAllocatePagesForMdl(0, -1, 0, 100);
        // The MDL alone goes with the pool.
        sys::ExFreePool(mdl.cast());
        let kept = MmAllocateContiguousMemory(100, -1);
        let freed = MmAllocateContiguousMemory(100, -1);
        MmFreeContiguousMemory(freed);
        assert_ne!(kept, freed);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373", "C-373"]);
}

#[test]
fn events_and_memory_of_ndis_are_those_of_the_kernel() {
    run(|| unsafe {
        let mut memory = Box::new([0_u64; 3]);
        let event: sys::PRKEVENT = memory.as_mut_ptr().cast();
        NdisInitializeEvent(event);
        assert_eq!(NdisWaitEvent(event, 5), 0, "nobody signals it");
        NdisSetEvent(event);
        assert_eq!((NdisWaitEvent(event, 5), NdisWaitEvent(event, 0)), (1, 1));
        NdisResetEvent(event);
        assert_eq!(NdisWaitEvent(event, 1), 0);
        NdisMSleep(100);
        let mut block = std::ptr::null_mut();
        assert_eq!(NdisAllocateMemoryWithTag(&raw mut block, 10, 7), 0);
        block.cast::<[u8; 10]>().write([1; 10]);
        NdisFreeMemory(block, 10, 0);
    })
    .assert_clean();
}

#[test]
fn a_read_write_lock_of_ndis_gives_the_irql_back() {
    run(|| unsafe {
        let null = std::ptr::null_mut();
        let lock = NdisAllocateRWLock(null);
        let (mut first, mut second) = ([0_u8; 3], [0_u8; 3]);
        NdisAcquireRWLockWrite(lock, first.as_mut_ptr().cast(), 0);
        assert_eq!(u32::from(sys::KeGetCurrentIrql()), u32::from(sys::DISPATCH_LEVEL));
        NdisReleaseRWLock(lock, first.as_mut_ptr().cast());
        NdisAcquireRWLockRead(lock, second.as_mut_ptr().cast(), 0);
        NdisReleaseRWLock(lock, second.as_mut_ptr().cast());
        assert_eq!(sys::KeGetCurrentIrql(), 0);
        NdisFreeRWLock(lock);
    })
    .assert_clean();
}

#[test]
fn a_read_write_lock_of_ndis_is_left_behind() {
    let mut sim = fwps_sim::Sim::builder().build();
    let driver = driver::load(&mut sim, |_| unsafe {
        NdisAllocateRWLock(std::ptr::null_mut());
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}
