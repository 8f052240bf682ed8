//! AVL tables against a map of the standard library, and queues.

use std::collections::BTreeSet;

use fwps_sys as sys;
use sys::{PVOID, ULONG};

use crate::call::{Shared, run};
use crate::for_c::*;

const TAG: u32 = u32::from_le_bytes(*b"tabl");

unsafe extern "system" fn compare(_table: PVOID, first: PVOID, second: PVOID) -> i32 {
    let (first, second) = unsafe {
        (
            first.cast::<u32>().read_unaligned(),
            second.cast::<u32>().read_unaligned(),
        )
    };
    match first.cmp(&second) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => 2,
    }
}

unsafe extern "system" fn allocate(_table: PVOID, size: ULONG) -> PVOID {
    unsafe { sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, u64::from(size), TAG) }
}

unsafe extern "system" fn free(_table: PVOID, buffer: PVOID) {
    unsafe { sys::ExFreePoolWithTag(buffer, TAG) }
}

/// An empty table of numbers.
fn make_table(memory: &mut [u64; 13]) -> PVOID {
    let table: PVOID = memory.as_mut_ptr().cast();
    unsafe {
        RtlInitializeGenericTableAvl(
            table,
            Some(compare),
            Some(allocate),
            Some(free),
            std::ptr::null_mut(),
        );
    }
    table
}

/// The elements in order, by enumeration.
unsafe fn elements(table: PVOID) -> Vec<u32> {
    let mut found = Vec::new();
    let mut element = unsafe { RtlEnumerateGenericTableAvl(table, 1) };
    while !element.is_null() {
        found.push(unsafe { element.cast::<u32>().read_unaligned() });
        element = unsafe { RtlEnumerateGenericTableAvl(table, 0) };
    }
    found
}

#[test]
fn a_table_does_what_an_ordered_set_does() {
    run(|| unsafe {
        let mut memory = [0_u64; 13];
        let table = make_table(&mut memory);
        let mut expected = BTreeSet::new();
        let mut random = oorandom::Rand32::new(7);
        for round in 0..600_u32 {
            // The first rounds go up, which leans an unbalanced tree to one side.
            let mut value = if round < 100 {
                round
            } else {
                random.rand_range(0..200)
            };
            let element: PVOID = (&raw mut value).cast();
            if round < 100 || random.rand_range(0..2) == 0 {
                let mut new = 9;
                let inserted = RtlInsertElementGenericTableAvl(table, element, 4, &raw mut new);
                assert_eq!(new != 0, expected.insert(value));
                assert_eq!(inserted.cast::<u32>().read_unaligned(), value);
            } else {
                let deleted = RtlDeleteElementGenericTableAvl(table, element);
                assert_eq!(deleted != 0, expected.remove(&value));
            }
            assert_eq!(
                RtlLookupElementGenericTableAvl(table, element).is_null(),
                !expected.contains(&value)
            );
            assert_eq!(RtlNumberGenericTableElementsAvl(table) as usize, expected.len());
        }
        let all: Vec<u32> = expected.iter().copied().collect();
        assert_eq!(elements(table), all);
        let third = RtlGetElementGenericTableAvl(table, 2);
        assert_eq!(third.cast::<u32>().read_unaligned(), all[2]);
        assert!(RtlGetElementGenericTableAvl(table, all.len() as u32).is_null());
        // Deleted as drivers empty a table: the first one, until none is left.
        while RtlIsGenericTableEmptyAvl(table) == 0 {
            let first = RtlGetElementGenericTableAvl(table, 0);
            assert_eq!(RtlDeleteElementGenericTableAvl(table, first), 1);
        }
        assert!(elements(table).is_empty());
    })
    .assert_clean();
}

#[test]
fn an_element_is_deleted_by_its_own_address() {
    let outcome = run(|| unsafe {
        let mut memory = [0_u64; 13];
        let table = make_table(&mut memory);
        let mut value = 1_u32;
        RtlInsertElementGenericTableAvl(table, (&raw mut value).cast(), 4, std::ptr::null_mut());
        let mut again = 1_u32;
        let found = RtlLookupElementGenericTableAvl(table, (&raw mut again).cast());
        assert_eq!(RtlDeleteElementGenericTableAvl(table, found), 1);
        assert_eq!(RtlDeleteElementGenericTableAvl(table, (&raw mut again).cast()), 0);
    });
    outcome.assert_clean();
}

fn entry() -> Box<[u64; 2]> {
    Box::new([0; 2])
}

#[test]
fn a_queue_gives_its_entries_in_order_and_to_who_waits() {
    let mut memory = Box::new([0_u64; 8]);
    let queue: PVOID = memory.as_mut_ptr().cast();
    let (mut first, mut second) = (entry(), entry());
    let (a, b): (PVOID, PVOID) = (first.as_mut_ptr().cast(), second.as_mut_ptr().cast());
    let shared = [Shared(queue), Shared(a), Shared(b)];
    run(move || unsafe {
        let [queue, a, b] = shared.map(Shared::get);
        KeInitializeQueue(queue, 1);
        let mut now: sys::LARGE_INTEGER = std::mem::zeroed();
        assert_eq!(KeRemoveQueue(queue, 0, &raw mut now).addr(), 0x102);
        assert_eq!(KeInsertQueue(queue, a), 0);
        assert_eq!(KeInsertHeadQueue(queue, b), 1);
        assert_eq!(KeReadStateQueue(queue), 2);
        assert_eq!(KeRemoveQueue(queue, 0, std::ptr::null_mut()), b);
        assert_eq!(KeInsertQueue(queue, b), 1);
        assert_eq!(KeRundownQueue(queue), a);
        // What is left is a ring of entries without a head.
        assert_eq!(a.cast::<PVOID>().read(), b);
        assert_eq!(b.cast::<PVOID>().read(), a);
        assert_eq!(KeRemoveQueue(queue, 0, std::ptr::null_mut()).addr(), 0x80);
    })
    .assert_clean();
}
