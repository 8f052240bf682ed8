//! Lookaside lists of the older kind, used as the inline functions of the headers use them.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{GENERAL_LOOKASIDE_POOL as List, POOL_TYPE, PVOID};

use crate::call::{assert_reported, run};
use crate::for_c::*;

const TAG: u32 = u32::from_le_bytes(*b"list");
const POOL_NX_ALLOCATION: u32 = 512;

/// Room for a list.
#[repr(align(64))]
struct Room([u8; 128]);

fn read<T: Copy>(list: PVOID, offset: usize) -> T {
    unsafe { list.byte_add(offset).cast::<T>().read_unaligned() }
}

/// `ExAllocateFromNPagedLookasideList`.
fn allocate(list: PVOID) -> PVOID {
    let entry = unsafe { sys::ExpInterlockedPopEntrySList(list.cast()) };
    if !entry.is_null() {
        return entry.cast();
    }
    type Allocate = unsafe extern "system" fn(POOL_TYPE, u64, u32) -> PVOID;
    let routine: Allocate = read(list, offset_of!(List, __bindgen_anon_4.AllocateEx));
    let kind = read(list, offset_of!(List, Type));
    let size: u32 = read(list, offset_of!(List, Size));
    unsafe { routine(kind, u64::from(size), read(list, offset_of!(List, Tag))) }
}

/// `ExFreeToNPagedLookasideList`.
fn free(list: PVOID, entry: PVOID) {
    if read::<u16>(list, 0) >= read(list, offset_of!(List, Depth)) {
        let routine: unsafe extern "system" fn(PVOID) = read(list, offset_of!(List, __bindgen_anon_5.FreeEx));
        unsafe { routine(entry) };
    } else {
        unsafe { sys::ExpInterlockedPushEntrySList(list.cast(), entry.cast()) };
    }
}

fn initialise(room: &mut Room) -> PVOID {
    let list: PVOID = room.0.as_mut_ptr().cast();
    let null = std::ptr::null_mut();
    unsafe { ExInitializeNPagedLookasideList(list, null, null, POOL_NX_ALLOCATION, 40, TAG, 0) };
    list
}

#[test]
fn blocks_of_an_older_list_are_used_again_and_freed_with_it() {
    run(|| unsafe {
        let mut room = Box::new(Room([0; 128]));
        let list = initialise(&mut room);
        let blocks: Vec<PVOID> = (0..6).map(|_| allocate(list)).collect();
        assert!(blocks.iter().all(|block| !block.is_null()));
        for block in &blocks {
            block.cast::<[u8; 40]>().write([7; 40]);
            free(list, *block);
        }
        let again = allocate(list);
        assert!(blocks.contains(&again));
        free(list, again);
        ExDeleteNPagedLookasideList(list);
    })
    .assert_clean();
}

#[test]
fn a_block_of_an_older_list_is_left_behind() {
    let mut sim = fwps_sim::Sim::builder().build();
    let driver = crate::driver::load(&mut sim, |_| unsafe {
        let mut room = Box::new(Room([0; 128]));
        let list = initialise(&mut room);
        allocate(list);
        ExDeleteNPagedLookasideList(list);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}

#[test]
fn an_older_list_is_deleted_twice() {
    let outcome = run(|| unsafe {
        let mut room = Box::new(Room([0; 128]));
        let list = initialise(&mut room);
        ExDeleteNPagedLookasideList(list);
        ExDeleteNPagedLookasideList(list);
    });
    assert_reported(&outcome, &["C-380"]);
}
