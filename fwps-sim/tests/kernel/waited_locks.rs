//! Mutexes, semaphores and resources: kept as documented, and each rule broken once.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps_sys as sys;
use sys::PVOID;

use crate::call::{Shared, assert_reported, contracts, run, run_with_seed};
use crate::for_c::*;

/// How many threads the races start.
const THREADS: usize = 3;
static INSIDE: AtomicU32 = AtomicU32::new(0);

fn wait(object: PVOID) -> sys::NTSTATUS {
    unsafe { sys::KeWaitForSingleObject(object, 0, 0, 0, std::ptr::null_mut()) }
}

fn poll(object: PVOID) -> sys::NTSTATUS {
    let mut now = sys::LARGE_INTEGER { QuadPart: 0 };
    unsafe { sys::KeWaitForSingleObject(object, 0, 0, 0, &raw mut now) }
}

/// Starts threads with the same argument, and waits for their ends.
unsafe fn in_threads(routine: unsafe extern "system" fn(PVOID), argument: PVOID) {
    let handles: Vec<sys::HANDLE> = (0..THREADS)
        .map(|_| unsafe {
            let mut handle = std::ptr::null_mut();
            let null: PVOID = std::ptr::null_mut();
            let status = sys::PsCreateSystemThread(
                &raw mut handle,
                0,
                null.cast(),
                null,
                null.cast(),
                Some(routine),
                argument,
            );
            assert_eq!(status, sys::STATUS_SUCCESS);
            handle
        })
        .collect();
    for handle in handles {
        unsafe { sys::ZwWaitForSingleObject(handle, 0, std::ptr::null_mut()) };
        unsafe { sys::ZwClose(handle) };
    }
}

fn alone_inside() {
    assert_eq!(
        INSIDE.fetch_add(1, Ordering::Relaxed),
        0,
        "two threads have the lock"
    );
    unsafe { sys::KeGetCurrentIrql() };
    let mut some = sys::LARGE_INTEGER { QuadPart: -10 };
    unsafe { sys::KeDelayExecutionThread(0, 0, &raw mut some) };
    INSIDE.fetch_sub(1, Ordering::Relaxed);
}

unsafe extern "system" fn with_mutex(mutex: PVOID) {
    for _ in 0..4 {
        wait(mutex);
        // Again: it is recursive.
        wait(mutex);
        alone_inside();
        assert_ne!(unsafe { KeReleaseMutex(mutex, 0) }, 0);
        assert_eq!(unsafe { KeReleaseMutex(mutex, 0) }, 0);
    }
}

#[test]
fn a_mutex_lets_one_thread_in_as_often_as_it_likes() {
    for seed in 1..=20 {
        INSIDE.store(0, Ordering::Relaxed);
        let mut memory = Box::new([0_u64; 7]);
        let mutex = Shared(memory.as_mut_ptr().cast());
        run_with_seed(seed, move || unsafe {
            KeInitializeMutex(mutex.get(), 0);
            in_threads(with_mutex, mutex.get());
            assert_eq!(KeReadStateMutex(mutex.get()), 1);
        })
        .assert_clean();
    }
}

#[test]
fn a_mutex_released_by_a_thread_that_does_not_have_it() {
    let mut memory = Box::new([0_u64; 7]);
    let mutex = Shared(memory.as_mut_ptr().cast());
    let outcome = run(move || unsafe {
        KeInitializeMutex(mutex.get(), 0);
        KeReleaseMutex(mutex.get(), 0);
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_semaphore_counts() {
    let mut memory = Box::new([0_u64; 4]);
    let semaphore = Shared(memory.as_mut_ptr().cast());
    run(move || unsafe {
        let semaphore = semaphore.get();
        KeInitializeSemaphore(semaphore, 1, 3);
        assert_eq!(wait(semaphore), sys::STATUS_SUCCESS);
        assert_eq!(poll(semaphore), sys::STATUS_TIMEOUT);
        assert_eq!(KeReleaseSemaphore(semaphore, 0, 2, 0), 0);
        assert_eq!(wait(semaphore), sys::STATUS_SUCCESS);
        assert_eq!(KeReadStateSemaphore(semaphore), 1);
    })
    .assert_clean();
}

#[test]
fn a_semaphore_beyond_its_limit() {
    let mut memory = Box::new([0_u64; 4]);
    let semaphore = Shared(memory.as_mut_ptr().cast());
    let outcome = run(move || unsafe {
        KeInitializeSemaphore(semaphore.get(), 1, 1);
        KeReleaseSemaphore(semaphore.get(), 0, 1, 0);
    });
    assert_reported(&outcome, &["C-382"]);
}

unsafe extern "system" fn with_resource(resource: PVOID) {
    for _ in 0..4 {
        unsafe { KeEnterCriticalRegion() };
        assert_eq!(unsafe { ExAcquireResourceExclusiveLite(resource, 1) }, 1);
        alone_inside();
        unsafe { ExConvertExclusiveToSharedLite(resource) };
        assert_eq!(unsafe { ExIsResourceAcquiredSharedLite(resource) }, 1);
        unsafe { ExReleaseResourceLite(resource) };
        assert_eq!(unsafe { ExAcquireResourceSharedLite(resource, 1) }, 1);
        assert_eq!(INSIDE.load(Ordering::Relaxed), 0);
        unsafe { ExReleaseResourceLite(resource) };
        unsafe { KeLeaveCriticalRegion() };
    }
}

#[test]
fn a_resource_is_shared_or_of_one_thread() {
    for seed in 1..=20 {
        INSIDE.store(0, Ordering::Relaxed);
        let mut memory = Box::new([0_u64; 13]);
        let resource = Shared(memory.as_mut_ptr().cast());
        run_with_seed(seed, move || unsafe {
            let resource = resource.get();
            assert_eq!(ExInitializeResourceLite(resource), sys::STATUS_SUCCESS);
            in_threads(with_resource, resource);
            assert_eq!(ExIsResourceAcquiredExclusiveLite(resource), 0);
            assert_eq!(ExDeleteResourceLite(resource), sys::STATUS_SUCCESS);
        })
        .assert_clean();
    }
}

#[test]
fn resources_released_too_often_deleted_in_use_and_regions_left_too_often() {
    let mut memory = Box::new([0_u64; 13]);
    let resource = Shared(memory.as_mut_ptr().cast());
    let outcome = run(move || unsafe {
        let resource = resource.get();
        ExInitializeResourceLite(resource);
        ExReleaseResourceLite(resource);
        ExAcquireResourceSharedLite(resource, 0);
        ExDeleteResourceLite(resource);
        ExAcquireResourceSharedLite(resource, 0);
        KeLeaveCriticalRegion();
    });
    assert_reported(&outcome, &["C-381", "C-381", "C-381", "C-381"]);
}

unsafe extern "system" fn with_guarded_mutex(mutex: PVOID) {
    for _ in 0..4 {
        unsafe { KeAcquireGuardedMutex(mutex) };
        assert_eq!(unsafe { KeTryToAcquireGuardedMutex(mutex) }, 0);
        alone_inside();
        unsafe { KeReleaseGuardedMutex(mutex) };
    }
}

#[test]
fn a_guarded_mutex_lets_one_thread_in() {
    for seed in 1..=20 {
        INSIDE.store(0, Ordering::Relaxed);
        let mut memory = Box::new([0_u64; 7]);
        let mutex = Shared(memory.as_mut_ptr().cast());
        run_with_seed(seed, move || unsafe {
            KeInitializeGuardedMutex(mutex.get());
            in_threads(with_guarded_mutex, mutex.get());
        })
        .assert_clean();
    }
}

#[test]
fn a_guarded_mutex_released_by_a_thread_that_does_not_have_it() {
    let mut memory = Box::new([0_u64; 7]);
    let mutex = Shared(memory.as_mut_ptr().cast());
    let outcome = run(move || unsafe {
        KeInitializeGuardedMutex(mutex.get());
        KeReleaseGuardedMutex(mutex.get());
    });
    assert_reported(&outcome, &["C-381"]);
}

#[test]
fn a_resource_is_left_behind() {
    let mut sim = fwps_sim::Sim::builder().build();
    let mut memory = Box::new([0; 13]);
    let resource = Shared::<u64>(memory.as_mut_ptr());
    let driver = crate::driver::load(&mut sim, move |_| unsafe {
        ExInitializeResourceLite(resource.get().cast());
    });
    sim.unload(driver);
    assert_eq!(contracts(&sim.finish()), ["C-373"]);
}

#[test]
fn lists_under_a_lock_names_of_files_and_local_time() {
    run(|| unsafe {
        let mut list = [0_usize; 2];
        let (mut first, mut second) = ([0_usize; 2], [0_usize; 2]);
        let head: PVOID = list.as_mut_ptr().cast();
        list = [head.expose_provenance(); 2];
        let null = std::ptr::null_mut();
        let (a, b): (PVOID, PVOID) = (first.as_mut_ptr().cast(), second.as_mut_ptr().cast());
        a.expose_provenance();
        b.expose_provenance();
        assert!(ExInterlockedInsertTailList(head, a, null).is_null());
        assert_eq!(ExInterlockedInsertHeadList(head, b, null), a);
        assert_eq!(ExInterlockedRemoveHeadList(head, null), b);
        assert_eq!(ExInterlockedRemoveHeadList(head, null), a);
        assert!(ExInterlockedRemoveHeadList(head, null).is_null());
        assert_eq!(list, [head.addr(); 2]);
        let mut name = crate::control::string(crate::control::wide(r"\Programs\x.exe"));
        let mut file: sys::FILE_OBJECT = std::mem::zeroed();
        file.FileName = name;
        let mut information = std::ptr::null_mut();
        let status = IoQueryFileDosDeviceName((&raw mut file).cast(), &raw mut information);
        assert_eq!(status, sys::STATUS_SUCCESS);
        name = information.cast::<sys::UNICODE_STRING>().read();
        let units = std::slice::from_raw_parts(name.Buffer, usize::from(name.Length) / 2);
        assert_eq!(String::from_utf16_lossy(units), r"C:\Programs\x.exe");
        sys::ExFreePool(information);
        sys::ExFreePool(ExAllocatePool(sys::NonPagedPoolNx, 8));
        let (time, mut local) = (sys::LARGE_INTEGER { QuadPart: 7 }, std::mem::zeroed());
        ExSystemTimeToLocalTime(&raw const time, &raw mut local);
        assert_eq!((local.QuadPart, KeQueryTimeIncrement()), (7, 156_250));
    })
    .assert_clean();
}

#[test]
fn a_provider_of_events_writes_until_it_is_unregistered() {
    let outcome = run(|| unsafe {
        let (null, mut provider) = (std::ptr::null_mut(), 0);
        let guid: sys::GUID = std::mem::zeroed();
        assert_eq!(
            EtwRegister(&raw const guid, null, null, &raw mut provider),
            sys::STATUS_SUCCESS
        );
        assert_eq!(EtwProviderEnabled(provider, 4, 0), 0);
        assert_eq!(
            EtwWrite(provider, null, std::ptr::null(), 0, null),
            sys::STATUS_SUCCESS
        );
        assert_eq!(EtwUnregister(provider), sys::STATUS_SUCCESS);
        assert_eq!(
            EtwWrite(provider, null, std::ptr::null(), 0, null),
            sys::STATUS_INVALID_HANDLE
        );
    });
    assert_reported(&outcome, &["C-373"]);
}
