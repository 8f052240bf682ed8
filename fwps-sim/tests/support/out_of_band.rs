//! Injecting: in band from classify, and out of band by a thread with a queue.

use std::collections::VecDeque;
use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use super::driver::{TAG, pointer, state, update};
use super::layers::{Call, first_buffer};
use super::{Bug, has};
use crate::c;

/// A packet that waits for its injection, with everything that the call needs (C-026).
pub struct Work {
    list: usize,
    inbound: bool,
    family: u16,
    compartment: i32,
    interface: u32,
    sub_interface: u32,
    endpoint: u64,
    scope: SCOPE_ID,
    remote: Box<[u8; 16]>,
    control: Option<Box<[u8]>>,
    /// Bytes of the IP header that was put in front of the clone.
    raw_header: u32,
}

/// What the thread and its queue consist of. The event and the lock are memory of the driver.
struct Thread {
    handle: usize,
    object: usize,
    stop: bool,
    queue: VecDeque<Work>,
}

struct Shared<T>(std::cell::UnsafeCell<std::mem::MaybeUninit<T>>);

// SAFETY: the kernel objects inside are used through C functions only, which are made for use from many threads.
unsafe impl<T> Sync for Shared<T> {}

impl<T> Shared<T> {
    const fn new() -> Self {
        Self(std::cell::UnsafeCell::new(std::mem::MaybeUninit::zeroed()))
    }

    fn get(&self) -> *mut T {
        self.0.get().cast()
    }
}

static THREAD: Mutex<Thread> = Mutex::new(Thread {
    handle: 0,
    object: 0,
    stop: false,
    queue: VecDeque::new(),
});
static EVENT: Shared<KEVENT> = Shared::new();
static LOCK: Shared<KSPIN_LOCK> = Shared::new();

impl Work {
    pub fn new(call: Call, clone: *mut NET_BUFFER_LIST, raw_header: u32) -> Self {
        let metadata = call.metadata();
        let present = |flag: u32| metadata.currentMetadataValues & flag == flag;
        let compartment = if present(FWPS_METADATA_FIELD_COMPARTMENT_ID) {
            metadata.compartmentId as i32
        } else {
            0
        };
        let mut remote = Box::new([0; 16]);
        if !call.inbound {
            if call.family == AF_INET {
                // Field 3 of the outbound transport layers is the remote address, in host order (C-052).
                remote[..4].copy_from_slice(&call.value_u32(3).to_be_bytes());
                if has(Bug::HostOrder) {
                    remote[..4].reverse();
                }
            } else {
                let values = c!(call.values.read());
                let value = c!(values.incomingValue.add(3).read());
                let address = c!(value.value.__bindgen_anon_1.byteArray16);
                *remote = c!(address.read()).byteArray16;
            }
        }
        let control = (!call.inbound && present(FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA)).then(|| {
            let bytes = std::ptr::slice_from_raw_parts(
                metadata.controlData.cast(),
                metadata.controlDataLength as usize,
            );
            c!(&*bytes).to_vec().into_boxed_slice()
        });
        // The interface fields have the same numbers at the transport layers of both directions.
        let (interface, sub_interface) = (call.value_u32(7), call.value_u32(8));
        Self {
            list: clone.expose_provenance(),
            inbound: call.inbound,
            family: call.family,
            compartment,
            interface,
            sub_interface,
            endpoint: if call.inbound {
                0
            } else {
                metadata.transportEndpointHandle
            },
            scope: metadata.remoteScopeId,
            remote,
            control,
            raw_header,
        }
    }

    /// Frees the clone as it was made.
    fn free(self) {
        let list = pointer(self.list);
        if self.raw_header > 0 {
            c!(NdisAdvanceNetBufferDataStart(
                first_buffer(list),
                self.raw_header,
                1,
                None
            ));
        }
        c!(FwpsFreeCloneNetBufferList0(list, 0));
    }
}

/// Puts the IP header of a raw send in front of its clone (C-056). Returns its length; `None` without memory for it.
pub fn put_raw_header(call: Call, clone: *mut NET_BUFFER_LIST) -> Option<u32> {
    let metadata = call.metadata();
    let length = metadata.headerIncludeHeaderLength;
    let buffer = first_buffer(clone);
    if c!(NdisRetreatNetBufferDataStart(buffer, length, 0, None)) != STATUS_SUCCESS {
        return None;
    }
    let front = c!(NdisGetDataBuffer(buffer, length, null_mut(), 1, 0)).cast::<u8>();
    c!(front.copy_from(metadata.headerIncludeHeader.cast(), length as usize));
    Some(length)
}

/// Forgets the thread of an earlier load.
pub fn reset() {
    *THREAD.lock().unwrap() = Thread {
        handle: 0,
        object: 0,
        stop: false,
        queue: VecDeque::new(),
    };
}

/// Starts the thread.
pub fn start() -> Result<(), NTSTATUS> {
    c!(KeInitializeSpinLock(LOCK.get()));
    c!(KeInitializeEvent(EVENT.get(), SynchronizationEvent, 0));
    let mut handle = null_mut();
    let access = 0x1F_FFFF;
    let status = c!(PsCreateSystemThread(
        &raw mut handle,
        access,
        null_mut(),
        null_mut(),
        null_mut(),
        Some(thread),
        null_mut()
    ));
    if status != STATUS_SUCCESS {
        return Err(status);
    }
    THREAD.lock().unwrap().handle = handle.expose_provenance();
    let mut object = null_mut();
    let status = c!(ObReferenceObjectByHandle(
        handle,
        access,
        null_mut(),
        0,
        &raw mut object,
        null_mut()
    ));
    if status != STATUS_SUCCESS {
        // Without the object nobody can wait for the thread, so it is asked to end and given the time.
        signal_stop();
        let mut interval = LARGE_INTEGER { QuadPart: -10_000 };
        c!(KeDelayExecutionThread(0, 0, &raw mut interval));
        return Err(status);
    }
    THREAD.lock().unwrap().object = object.expose_provenance();
    Ok(())
}

fn signal_stop() {
    THREAD.lock().unwrap().stop = true;
    c!(KeSetEvent(EVENT.get(), 0, 0));
}

/// Stops the thread and waits for its end.
pub fn stop() {
    let (handle, object) = {
        let thread = THREAD.lock().unwrap();
        (thread.handle, thread.object)
    };
    if object != 0 {
        if !has(Bug::Deadlock) {
            signal_stop();
        }
        c!(KeWaitForSingleObject(
            pointer(object),
            Executive,
            0,
            0,
            null_mut()
        ));
        if !has(Bug::ThreadObjectLeak) {
            c!(ObfDereferenceObject(pointer(object)));
        }
    }
    if handle != 0 && !has(Bug::ThreadHandleLeak) {
        c!(ZwClose(pointer(handle)));
    }
    // A callout may have queued after the thread ended.
    while let Some(work) = pop() {
        work.free();
    }
}

fn pop() -> Option<Work> {
    let old = c!(KeAcquireSpinLockRaiseToDpc(LOCK.get()));
    let work = THREAD.lock().unwrap().queue.pop_front();
    c!(KeReleaseSpinLock(LOCK.get(), old));
    work
}

/// Queues a packet.
pub fn queue(work: Work) {
    let old = c!(KeAcquireSpinLockRaiseToDpc(LOCK.get()));
    if has(Bug::RecursiveLock) {
        c!(KeAcquireSpinLockRaiseToDpc(LOCK.get()));
    }
    THREAD.lock().unwrap().queue.push_back(work);
    if has(Bug::LockNotReleased) {
        return;
    }
    c!(KeReleaseSpinLock(LOCK.get(), old));
    c!(KeSetEvent(EVENT.get(), 0, 0));
}

/// # Safety
/// As every thread routine.
unsafe extern "system" fn thread(_context: PVOID) {
    loop {
        c!(KeWaitForSingleObject(
            EVENT.get().cast(),
            Executive,
            0,
            0,
            null_mut()
        ));
        while let Some(work) = pop() {
            inject_transport(work);
        }
        if THREAD.lock().unwrap().stop {
            return;
        }
    }
}

/// Bugs that need nothing but to be in classify.
pub fn plant_in_classify(call: Call) {
    if has(Bug::PassiveCallAtDispatch) && c!(KeGetCurrentIrql()) == 2 {
        let mut handle = null_mut();
        let status = c!(FwpsInjectionHandleCreate0(
            AF_INET,
            FWPS_INJECTION_TYPE_NETWORK,
            &raw mut handle
        ));
        if status == STATUS_SUCCESS {
            LEFT.lock().unwrap().push(handle.expose_provenance());
        }
    }
    if has(Bug::WaitInClassify) && c!(KeGetCurrentIrql()) == 0 {
        let mut interval = LARGE_INTEGER { QuadPart: -1 };
        c!(KeDelayExecutionThread(0, 0, &raw mut interval));
    }
    if has(Bug::BytesChanged) {
        let buffer = first_buffer(call.list);
        let at = c!(NdisGetDataBuffer(buffer, 1, null_mut(), 1, 0)).cast::<u8>();
        let byte = c!(at.read());
        c!(at.write(!byte));
    }
    if has(Bug::InjectOriginal) {
        let handle = state().network_v4;
        c!(FwpsInjectNetworkSendAsync0(
            pointer(handle),
            null_mut(),
            0,
            1,
            call.list,
            Some(complete),
            null_mut()
        ));
    }
    if has(Bug::ReferenceLeak) {
        c!(FwpsReferenceNetBufferList0(call.list, 0));
    }
    if has(Bug::DereferenceTwice) {
        c!(FwpsReferenceNetBufferList0(call.list, 0));
        c!(FwpsDereferenceNetBufferList0(call.list, 0));
        c!(FwpsDereferenceNetBufferList0(call.list, 0));
    }
    if has(Bug::UseAfterClassify) {
        // No host lock may be held across a call: another thread of the machine may run in it.
        let before = LEFT.lock().unwrap().pop();
        if let Some(before) = before {
            let handle = state().network_v4;
            c!(FwpsQueryPacketInjectionState0(
                pointer(handle),
                pointer(before),
                null_mut()
            ));
        }
        LEFT.lock().unwrap().push(call.list.expose_provenance());
    }
    if has(Bug::PoolLeak) || has(Bug::PoolWrongTag) {
        let block = c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 32, TAG));
        if has(Bug::PoolWrongTag) {
            c!(ExFreePoolWithTag(block, TAG + 1));
            c!(ExFreePoolWithTag(block, TAG));
        }
    }
    if has(Bug::ReferenceToModify) || has(Bug::ReferenceGivenBack) {
        c!(FwpsReferenceNetBufferList0(call.list, 1));
        if has(Bug::ReferenceToModify) {
            let mut clone = null_mut();
            let status = c!(FwpsAllocateCloneNetBufferList0(
                call.list,
                null_mut(),
                null_mut(),
                0,
                &raw mut clone
            ));
            if status == STATUS_SUCCESS {
                c!(FwpsFreeCloneNetBufferList0(clone, 0));
            }
        }
        c!(FwpsDereferenceNetBufferList0(call.list, 0));
    }
    if has(Bug::ConstructOnOriginal) {
        let addresses = [0u8; 32];
        c!(FwpsConstructIpHeaderForTransportPacket0(
            call.list,
            0,
            call.family,
            addresses.as_ptr(),
            addresses.as_ptr(),
            17,
            0,
            std::ptr::null(),
            0,
            0,
            null_mut(),
            0,
            0
        ));
    }
    if has(Bug::UnregisterInClassify) && c!(KeGetCurrentIrql()) == 0 && call.inbound && call.family == AF_INET
    {
        c!(FwpsCalloutUnregisterById0(state().callouts[0]));
    }
    if has(Bug::Hang) {
        loop {
            std::thread::sleep(std::time::Duration::from_secs(1));
        }
    }
    if has(Bug::StopsTheMachine) {
        c!(KeBugCheckEx(0xE2, 1, 2, 3, 4));
    }
}

/// What bugs leave behind, for later.
pub static LEFT: Mutex<Vec<usize>> = Mutex::new(Vec::new());

/// Injects a clone of an IP packet. False when the stack refused; the clone is freed then.
pub fn inject_network(call: Call, clone: *mut NET_BUFFER_LIST, handle: usize) -> bool {
    if has(Bug::LeakNeverInjected) {
        return true;
    }
    let metadata = call.metadata();
    let mut compartment = metadata.compartmentId as i32;
    if metadata.currentMetadataValues & FWPS_METADATA_FIELD_COMPARTMENT_ID == 0 {
        compartment = UNSPECIFIED_COMPARTMENT_ID;
    }
    compartment += i32::from(has(Bug::WrongCompartment));
    let flags = if has(Bug::FlagsNotZero) { 8 } else { 0 };
    if has(Bug::AdvanceTooFar) {
        c!(NdisAdvanceNetBufferDataStart(
            first_buffer(clone),
            100_000,
            0,
            None
        ));
    }
    if has(Bug::CloneNotRestored) {
        c!(NdisRetreatNetBufferDataStart(first_buffer(clone), 4, 0, None));
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        return false;
    }
    let routine: FWPS_INJECT_COMPLETE0 = if has(Bug::NoCompletion) {
        None
    } else {
        Some(complete)
    };
    let mut held = None;
    if has(Bug::LockHeldAcrossInject) {
        held = Some(c!(KeAcquireSpinLockRaiseToDpc(LOCK.get())));
    }
    let status = if call.inbound {
        let interface = call.value_u32(4) + u32::from(has(Bug::WrongInterface));
        c!(FwpsInjectNetworkReceiveAsync0(
            pointer(handle),
            null_mut(),
            flags,
            compartment,
            interface,
            call.value_u32(5),
            clone,
            routine,
            pointer(handle)
        ))
    } else {
        let context = pointer(handle);
        c!(FwpsInjectNetworkSendAsync0(
            pointer(handle),
            null_mut(),
            flags,
            compartment,
            clone,
            routine,
            context
        ))
    };
    if let Some(old) = held {
        c!(KeReleaseSpinLock(LOCK.get(), old));
    }
    if status != STATUS_SUCCESS {
        if !has(Bug::LeakRefusedClone) {
            c!(FwpsFreeCloneNetBufferList0(clone, 0));
        }
        return false;
    }
    if has(Bug::UseAfterInjection) {
        c!((*first_buffer(clone)).Reserved = 0);
        let data = c!((&raw mut (*first_buffer(clone)).__bindgen_anon_1)
            .cast::<NET_BUFFER_DATA>()
            .as_mut())
        .unwrap();
        data.DataOffset += 1;
    }
    if has(Bug::FreeAfterInjection) {
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
    }
    if has(Bug::InjectTwice) {
        c!(FwpsInjectNetworkSendAsync0(
            pointer(handle),
            null_mut(),
            0,
            compartment,
            clone,
            Some(complete),
            pointer(handle)
        ));
    }
    true
}

/// Injects what was queued.
pub fn inject_transport(work: Work) {
    let handle = state().transport;
    let handle = if handle == 0 {
        super::driver::state().transport
    } else {
        handle
    };
    if handle == 0 || has(Bug::KeepToLookAt) {
        // The driver is stopping: its state is gone, so is the place to inject into.
        work.free();
        return;
    }
    let work = Box::new(work);
    let mut arguments = FWPS_TRANSPORT_SEND_PARAMS0 {
        remoteAddress: work.remote.as_ptr().cast_mut(),
        remoteScopeId: work.scope,
        controlData: work
            .control
            .as_ref()
            .map_or(null_mut(), |control| control.as_ptr().cast_mut().cast()),
        controlDataLength: work.control.as_ref().map_or(0, |control| control.len() as u32),
    };
    let list = pointer(work.list);
    let (family, compartment, endpoint) = (work.family, work.compartment, work.endpoint);
    let (interface, sub_interface, inbound) = (work.interface, work.sub_interface, work.inbound);
    let raw = Box::into_raw(work);
    let context = raw.cast();
    let status = if inbound || has(Bug::TwoBuffersInbound) {
        c!(FwpsInjectTransportReceiveAsync0(
            pointer(handle),
            null_mut(),
            null_mut(),
            0,
            family,
            compartment,
            interface,
            sub_interface,
            list,
            Some(complete_work),
            context
        ))
    } else {
        c!(FwpsInjectTransportSendAsync0(
            pointer(handle),
            null_mut(),
            endpoint,
            0,
            &raw mut arguments,
            family,
            compartment,
            list,
            Some(complete_work),
            context
        ))
    };
    if status != STATUS_SUCCESS {
        c!(Box::from_raw(raw)).free();
    } else if has(Bug::FreedSendArguments) && !inbound {
        let work = c!(raw.as_mut()).unwrap();
        work.remote.fill(0xDD);
    }
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete_work(
    context: *mut std::ffi::c_void,
    _list: *mut NET_BUFFER_LIST,
    _level: BOOLEAN,
) {
    c!(Box::from_raw(context.cast::<Work>())).free();
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _level: BOOLEAN,
) {
    if has(Bug::DestroyInsideCompletion)
        && c!(KeGetCurrentIrql()) == 0
        && context.expose_provenance() == state().network_v4
    {
        update(|state| state.network_v4 = 0);
        c!(FwpsInjectionHandleDestroy0(context));
    }
    if has(Bug::LeakClone) {
        return;
    }
    if has(Bug::WaitInCompletion) && c!(KeGetCurrentIrql()) == 0 {
        let mut interval = LARGE_INTEGER { QuadPart: -1 };
        c!(KeDelayExecutionThread(0, 0, &raw mut interval));
    }
    if has(Bug::CompletionNeedsUnload) && c!(KeGetCurrentIrql()) == 0 {
        wait_for_unload();
    }
    if has(Bug::ChangedThroughClone) {
        let at = c!(NdisGetDataBuffer(first_buffer(list), 1, null_mut(), 1, 0)).cast::<u8>();
        let byte = c!(at.read());
        c!(at.write(!byte));
    }
    if has(Bug::WrongFree) {
        c!(FwpsFreeNetBufferList0(list));
    }
    c!(FwpsFreeCloneNetBufferList0(list, 0));
    if has(Bug::DoubleFree) {
        c!(FwpsFreeCloneNetBufferList0(list, 0));
    }
}

/// Waits for an event that the driver would set after it has destroyed its handles.
fn wait_for_unload() {
    let event = c!(ExAllocatePool2(
        POOL_FLAG_NON_PAGED,
        size_of::<KEVENT>() as u64,
        1
    ))
    .cast::<KEVENT>();
    c!(KeInitializeEvent(event, NotificationEvent, 0));
    c!(KeWaitForSingleObject(event.cast(), Executive, 0, 0, null_mut()));
}
