//! Pools, rundown protection, and what goes with memory.

use fwps_sim::Sim;
use fwps_sys as sys;
use sys::EX_RUNDOWN_REF;

use crate::call::{assert_reported, run};
use crate::driver;

const TAG: u32 = u32::from_le_bytes(*b"pool");

#[test]
fn older_functions_allocate_what_they_say() {
    run(|| unsafe {
        let plain: *mut u8 = sys::ExAllocatePoolWithTag(sys::NonPagedPoolNx, 16, TAG).cast();
        assert_ne!(*plain, 0, "the memory is not zeroed");
        sys::ExFreePool2(plain.cast(), TAG, std::ptr::null(), 0);
        let zeroed: *mut u8 = sys::ExAllocatePoolZero(sys::NonPagedPoolNx, 16, TAG).cast();
        assert_eq!(*zeroed, 0);
        sys::ExFreePoolWithTag(zeroed.cast(), TAG);
        let extended = sys::ExAllocatePool3(sys::POOL_FLAG_NON_PAGED, 16, TAG, std::ptr::null(), 0);
        sys::ExFreePoolWithTag(extended, TAG);
    })
    .assert_clean();
}

#[test]
fn an_extended_parameter_that_is_not_modelled() {
    let outcome = run(|| unsafe {
        let mut parameter: sys::POOL_EXTENDED_PARAMETER = std::mem::zeroed();
        parameter.__bindgen_anon_1.set_Type(1);
        let null = std::ptr::null();
        assert!(sys::ExAllocatePool3(sys::POOL_FLAG_NON_PAGED, 16, TAG, &raw const parameter, 1).is_null());
        parameter.__bindgen_anon_1.set_Optional(1);
        let block = sys::ExAllocatePool3(sys::POOL_FLAG_NON_PAGED, 16, TAG, &raw const parameter, 1);
        sys::ExFreePool2(block, TAG, null, 0);
    });
    assert_reported(&outcome, &["not-modelled"]);
}

#[test]
fn a_pool_type_that_does_not_exist() {
    let outcome = run(|| unsafe {
        assert!(sys::ExAllocatePoolWithTag(77, 16, TAG).is_null());
    });
    assert_reported(&outcome, &["C-380"]);
}

#[test]
fn paged_pool_at_dispatch_level() {
    let outcome = run(|| unsafe {
        let old = sys::KeRaiseIrqlToDpcLevel();
        let block = sys::ExAllocatePoolWithTag(sys::PagedPool, 16, TAG);
        sys::KeLowerIrql(old);
        sys::ExFreePool(block);
    });
    assert_reported(&outcome, &["C-380"]);
}

#[test]
fn a_block_freed_twice_by_the_newest_function() {
    let outcome = run(|| unsafe {
        let block = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 16, TAG);
        sys::ExFreePool2(block, TAG, std::ptr::null(), 0);
        sys::ExFreePool2(block, TAG, std::ptr::null(), 0);
    });
    assert_reported(&outcome, &["C-380"]);
}

/// Writes one byte so far from the start of a block of 24 bytes, at a place between its allocation and its end.
fn write_at(place: isize, free_first: bool) -> fwps_sim::Outcome {
    run(move || unsafe {
        let block: *mut u8 = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 24, TAG).cast();
        if free_first {
            sys::ExFreePoolWithTag(block.cast(), TAG);
        }
        block.offset(place).write_volatile(0x41);
        if !free_first {
            sys::ExFreePoolWithTag(block.cast(), TAG);
        }
    })
}

/// What happened to the first object of a report.
fn actions(report: &fwps_sim::Report) -> Vec<&str> {
    let events = report.objects[0].events.iter();
    events.map(|event| event.action).collect()
}

/// AddressSanitizer stops the process at the write itself.
fn is_sanitized() -> bool {
    std::env::var("RUSTFLAGS").is_ok_and(|flags| flags.contains("sanitizer="))
}

#[test]
fn a_write_outside_of_a_block_is_found_when_it_is_freed() {
    if is_sanitized() {
        println!("SKIPPED: under a sanitizer, which guards blocks itself, the simulator does not");
        return;
    }
    for (place, said) in [
        (24, "behind its end, 1 byte from its last"),
        (31, "behind its end, 8 bytes from its last"),
        (-1, "before its start, 1 byte from its first"),
    ] {
        let outcome = write_at(place, false);
        assert_reported(&outcome, &["C-380"]);
        let report = &outcome.reports[0];
        assert!(report.text.contains(said), "{report}");
        assert_eq!(report.objects[0].detail, "tag 'pool', 24 bytes");
        assert_eq!(actions(report), ["created", "freed"]);
    }
}

#[test]
fn a_write_inside_of_a_block_is_right_to_its_last_byte() {
    write_at(0, false).assert_clean();
    write_at(23, false).assert_clean();
}

#[test]
fn a_write_after_free_is_reported_with_the_history_of_the_block() {
    let outcome = write_at(9, true);
    assert_reported(&outcome, &["C-380"]);
    let report = &outcome.reports[0];
    assert!(
        report.text.contains("after it was freed, at offset 9"),
        "{report}"
    );
    assert_eq!(actions(report), ["created", "freed"]);
}

#[test]
fn a_write_outside_of_a_block_that_is_left_behind_is_found_at_the_end() {
    if is_sanitized() {
        println!("SKIPPED: under a sanitizer, which guards blocks itself, the simulator does not");
        return;
    }
    let outcome = run(|| unsafe {
        let block: *mut u8 = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 24, TAG).cast();
        block.add(24).write_volatile(0x41);
    });
    assert_reported(&outcome, &["C-380"]);
}

#[test]
fn a_lookaside_list_freed_with_its_memory() {
    let outcome = run(|| unsafe {
        let size = size_of::<sys::LOOKASIDE_LIST_EX>() as u64;
        let list = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, size, TAG);
        let status =
            sys::ExInitializeLookasideListEx(list.cast(), None, None, sys::NonPagedPoolNx, 0, 64, TAG, 0);
        assert_eq!(status, sys::STATUS_SUCCESS);
        sys::ExFreePoolWithTag(list, TAG);
    });
    assert_reported(&outcome, &["C-380"]);
}

#[test]
fn protection_can_be_used_again_after_its_end() {
    run(|| unsafe {
        let mut rundown: EX_RUNDOWN_REF = std::mem::zeroed();
        let rundown = &raw mut rundown;
        sys::ExInitializeRundownProtection(rundown);
        assert_eq!(sys::ExAcquireRundownProtection(rundown), 1);
        sys::ExReleaseRundownProtection(rundown);
        sys::ExWaitForRundownProtectionRelease(rundown);
        sys::ExRundownCompleted(rundown);
        assert_eq!(sys::ExAcquireRundownProtection(rundown), 0);
        sys::ExReInitializeRundownProtection(rundown);
        assert_eq!(sys::ExAcquireRundownProtection(rundown), 1);
        sys::ExReleaseRundownProtection(rundown);
    })
    .assert_clean();
}

#[test]
fn protection_made_anew_before_its_end() {
    let outcome = run(|| unsafe {
        let mut rundown: EX_RUNDOWN_REF = std::mem::zeroed();
        sys::ExInitializeRundownProtection(&raw mut rundown);
        sys::ExReInitializeRundownProtection(&raw mut rundown);
    });
    assert_reported(&outcome, &["C-384"]);
}

#[test]
fn memory_freed_with_protection_that_is_held() {
    let outcome = run(|| unsafe {
        let block = sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 16, TAG);
        sys::ExInitializeRundownProtection(block.cast());
        sys::ExAcquireRundownProtection(block.cast());
        sys::ExFreePoolWithTag(block, TAG);
    });
    assert_reported(&outcome, &["C-384"]);
}

#[test]
fn an_old_block_left_behind() {
    let mut sim = Sim::builder().build();
    let driver = driver::load(&mut sim, |_| unsafe {
        sys::ExAllocatePoolWithTag(sys::NonPagedPoolNx, 16, TAG);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}
