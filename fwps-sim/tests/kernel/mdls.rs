//! MDLs: locked pages, mappings and parts.

use fwps_sys as sys;
use sys::PMDL;

use crate::call::{assert_reported, run};

const LENGTH: usize = 10_000;

/// An MDL over `memory`, not built.
fn allocate(memory: &mut [u8]) -> PMDL {
    let null = std::ptr::null_mut();
    let length = memory.len() as u32;
    unsafe { sys::IoAllocateMdl(memory.as_mut_ptr().cast(), length, 0, 0, null) }
}

fn address(mdl: PMDL) -> *mut u8 {
    unsafe { sys::MmGetSystemAddressForMdlSafe(mdl, 16).cast() }
}

#[test]
fn locked_pages_are_mapped_and_unlocked() {
    run(|| unsafe {
        let mut memory = vec![7; LENGTH];
        let mdl = allocate(&mut memory);
        sys::MmProbeAndLockPages(mdl, 0, sys::IoModifyAccess);
        let mapped = address(mdl);
        assert_eq!(*mapped, 7);
        sys::MmUnmapLockedPages(mapped.cast(), mdl);
        assert_eq!(address(mdl), mapped);
        sys::MmUnlockPages(mdl);
        sys::IoFreeMdl(mdl);
        assert!(sys::MmSizeOfMdl(memory.as_mut_ptr().cast(), LENGTH as u64) >= 48 + 3 * 8);
    })
    .assert_clean();
}

#[test]
fn a_part_is_mapped_where_the_whole_is() {
    run(|| unsafe {
        let mut memory: Vec<u8> = (0..LENGTH).map(|index| index as u8).collect();
        let (whole, part) = (allocate(&mut memory), allocate(&mut [0; LENGTH]));
        sys::MmBuildMdlForNonPagedPool(whole);
        let start = memory.as_mut_ptr().add(300);
        sys::IoBuildPartialMdl(whole, part, start.cast(), 20);
        assert_eq!((*part).ByteCount, 20);
        assert_eq!(*address(part), 44);
        // Zero means all that is left.
        sys::IoBuildPartialMdl(whole, part, start.cast(), 0);
        assert_eq!((*part).ByteCount as usize, LENGTH - 300);
        sys::IoFreeMdl(part);
        sys::IoFreeMdl(whole);
    })
    .assert_clean();
}

/// Does something wrong with an MDL, and frees it.
fn wrong(code: impl FnOnce(PMDL) + Send) {
    let outcome = run(|| unsafe {
        let mut memory = vec![7; LENGTH];
        let mdl = allocate(&mut memory);
        code(mdl);
        sys::IoFreeMdl(mdl);
    });
    assert_reported(&outcome, &["C-387"]);
}

#[test]
fn pages_locked_twice() {
    wrong(|mdl| unsafe {
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
        sys::MmUnlockPages(mdl);
    });
}

#[test]
fn pages_unlocked_without_a_lock() {
    wrong(|mdl| unsafe { sys::MmUnlockPages(mdl) });
}

#[test]
fn pages_of_non_paged_pool_locked() {
    wrong(|mdl| unsafe {
        sys::MmBuildMdlForNonPagedPool(mdl);
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
    });
}

#[test]
fn an_mdl_freed_with_locked_pages() {
    wrong(|mdl| unsafe { sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess) });
}

#[test]
fn an_mdl_mapped_before_it_describes_memory() {
    wrong(|mdl| assert!(address(mdl).is_null()));
}

#[test]
fn a_mapping_ended_at_another_address() {
    wrong(|mdl| unsafe {
        sys::MmProbeAndLockPages(mdl, 0, sys::IoReadAccess);
        let mapped = address(mdl);
        sys::MmUnmapLockedPages(mapped.add(1).cast(), mdl);
        sys::MmUnlockPages(mdl);
    });
}

#[test]
fn a_part_that_is_not_in_the_whole() {
    let outcome = run(|| unsafe {
        let mut memory = vec![0; LENGTH];
        let (whole, part) = (allocate(&mut memory), allocate(&mut [0; LENGTH]));
        sys::MmBuildMdlForNonPagedPool(whole);
        sys::IoBuildPartialMdl(whole, part, memory.as_mut_ptr().add(LENGTH - 10).cast(), 20);
        sys::IoFreeMdl(part);
        sys::IoFreeMdl(whole);
    });
    assert_reported(&outcome, &["C-387"]);
}

#[test]
fn memory_of_no_process_probed_for_one() {
    let outcome = run(|| unsafe {
        let mut memory = vec![7; LENGTH];
        sys::MmProbeAndLockPages(allocate(&mut memory), 1, sys::IoReadAccess);
    });
    assert_reported(&outcome, &["C-387"]);
    assert!(outcome.stopped);
}
