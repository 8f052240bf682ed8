//! Cancel-safe queues of requests.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{
    IO_CSQ, IO_CSQ_IRP_CONTEXT, IRP, NTSTATUS, PDEVICE_OBJECT, PDRIVER_CANCEL, PIO_CSQ, PIO_CSQ_ACQUIRE_LOCK,
    PIO_CSQ_COMPLETE_CANCELED_IRP, PIO_CSQ_INSERT_IRP, PIO_CSQ_IRP_CONTEXT, PIO_CSQ_PEEK_NEXT_IRP,
    PIO_CSQ_RELEASE_LOCK, PIO_CSQ_REMOVE_IRP, PIRP, PVOID,
};

use super::completion;
use crate::context;
use crate::export::export;
use crate::kernel::cancel_lock;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// The types of a queue and of the context of a packet in one.
const IO_TYPE_CSQ: u32 = 2;
const IO_TYPE_CSQ_IRP_CONTEXT: u32 = 1;

/// Where a packet says which queue it is in, or by which context: in the last word that drivers have in it.
const QUEUE: usize =
    offset_of!(IRP, Tail.Overlay.__bindgen_anon_1.__bindgen_anon_1.DriverContext) + 3 * size_of::<usize>();
const CANCEL_ROUTINE: usize = offset_of!(IRP, CancelRoutine);

fn load<T: Copy>(address: usize) -> T {
    // SAFETY: the queues, contexts and packets that are read here are live, by the contracts of these functions, and every bit
    // pattern is valid for the types used.
    unsafe { access::load(address) }
}

fn store<T: Copy>(address: usize, value: T) {
    // SAFETY: as for `load`; they are writable.
    unsafe { access::store(address, value) }
}

/// Calls a routine of the driver from inside a function.
fn call<R>(routine: impl FnOnce() -> R) -> R {
    let function = context::set_function("");
    let result = routine();
    context::set_function(function);
    result
}

fn pointer<T>(address: usize) -> *mut T {
    std::ptr::with_exposed_provenance_mut(address)
}

/// A queue with its routines.
#[derive(Clone, Copy)]
struct Queue(usize);

impl Queue {
    /// The queue at the address; what was never initialised is reported.
    fn new(address: usize) -> Option<Self> {
        if load::<u32>(address + offset_of!(IO_CSQ, Type)) == IO_TYPE_CSQ {
            return Some(Queue(address));
        }
        let text = format!(
            "{} was given a queue that was never initialised",
            context::function()
        );
        machine::with(|machine| {
            machine.report(contract!(386), text);
        });
        None
    }

    fn acquire(self) -> u8 {
        let routine: PIO_CSQ_ACQUIRE_LOCK = load(self.0 + offset_of!(IO_CSQ, CsqAcquireLock));
        let mut irql = 0;
        if let Some(routine) = routine {
            // SAFETY: the routine is the one that the driver gave for this queue.
            call(|| unsafe { routine(pointer(self.0), &raw mut irql) });
        }
        irql
    }

    fn release(self, irql: u8) {
        let routine: PIO_CSQ_RELEASE_LOCK = load(self.0 + offset_of!(IO_CSQ, CsqReleaseLock));
        if let Some(routine) = routine {
            // SAFETY: as for `acquire`.
            call(|| unsafe { routine(pointer(self.0), irql) });
        }
    }

    fn insert(self, irp: usize) {
        let routine: PIO_CSQ_INSERT_IRP = load(self.0 + offset_of!(IO_CSQ, CsqInsertIrp));
        if let Some(routine) = routine {
            // SAFETY: as for `acquire`.
            call(|| unsafe { routine(pointer(self.0), pointer(irp)) });
        }
    }

    fn peek(self, irp: usize, context: PVOID) -> usize {
        let routine: PIO_CSQ_PEEK_NEXT_IRP = load(self.0 + offset_of!(IO_CSQ, CsqPeekNextIrp));
        routine.map_or(0, |routine| {
            // SAFETY: as for `acquire`.
            call(|| unsafe { routine(pointer(self.0), pointer(irp), context) }).expose_provenance()
        })
    }

    /// Takes a packet out of the queue.
    fn remove(self, irp: usize) {
        let routine: PIO_CSQ_REMOVE_IRP = load(self.0 + offset_of!(IO_CSQ, CsqRemoveIrp));
        if let Some(routine) = routine {
            // SAFETY: as for `acquire`.
            call(|| unsafe { routine(pointer(self.0), pointer(irp)) });
        }
        let place: usize = load(irp + QUEUE);
        if place != self.0 && place != 0 {
            store(place + offset_of!(IO_CSQ_IRP_CONTEXT, Irp), 0usize);
        }
        store(irp + QUEUE, 0usize);
    }

    fn complete_cancelled(self, irp: usize) {
        let routine: PIO_CSQ_COMPLETE_CANCELED_IRP =
            load(self.0 + offset_of!(IO_CSQ, CsqCompleteCanceledIrp));
        if let Some(routine) = routine {
            // SAFETY: as for `acquire`.
            call(|| unsafe { routine(pointer(self.0), pointer(irp)) });
        }
    }
}

/// Takes the cancel routine off a packet. False when it has none: then it is being cancelled.
fn take_cancel_routine(irp: usize) -> bool {
    let routine: PDRIVER_CANCEL = load(irp + CANCEL_ROUTINE);
    store(irp + CANCEL_ROUTINE, 0usize);
    routine.is_some()
}

/// The cancel routine of every packet in a queue.
///
/// # Safety
/// As every cancel routine: called with the cancel lock held, for a packet in a queue.
unsafe extern "system" fn cancelled(_device: PDEVICE_OBJECT, irp: PIRP) {
    let irp = irp.expose_provenance();
    cancel_lock::release(load(irp + offset_of!(IRP, CancelIrql)));
    let mut place: usize = load(irp + QUEUE);
    if load::<u32>(place) == IO_TYPE_CSQ_IRP_CONTEXT {
        place = load(place + offset_of!(IO_CSQ_IRP_CONTEXT, Csq));
    }
    let queue = Queue(place);
    let irql = queue.acquire();
    queue.remove(irp);
    queue.release(irql);
    queue.complete_cancelled(irp);
}

export! {
    /// Makes a queue of the routines of the driver.
    fn IoCsqInitialize(
        Csq: PIO_CSQ,
        CsqInsertIrp: PIO_CSQ_INSERT_IRP,
        CsqRemoveIrp: PIO_CSQ_REMOVE_IRP,
        CsqPeekNextIrp: PIO_CSQ_PEEK_NEXT_IRP,
        CsqAcquireLock: PIO_CSQ_ACQUIRE_LOCK,
        CsqReleaseLock: PIO_CSQ_RELEASE_LOCK,
        CsqCompleteCanceledIrp: PIO_CSQ_COMPLETE_CANCELED_IRP,
    ) -> NTSTATUS {
        let _call = machine::enter_quietly("IoCsqInitialize");
        let complete = CsqInsertIrp.is_some()
            && CsqRemoveIrp.is_some()
            && CsqPeekNextIrp.is_some()
            && CsqAcquireLock.is_some()
            && CsqReleaseLock.is_some()
            && CsqCompleteCanceledIrp.is_some();
        if !complete {
            machine::with(|machine| {
                machine.report(contract!(386), "IoCsqInitialize was not given all of its routines");
            });
            return sys::STATUS_INVALID_PARAMETER;
        }
        let queue = IO_CSQ {
            Type: IO_TYPE_CSQ,
            CsqInsertIrp,
            CsqRemoveIrp,
            CsqPeekNextIrp,
            CsqAcquireLock,
            CsqReleaseLock,
            CsqCompleteCanceledIrp,
            ReservePointer: std::ptr::null_mut(),
        };
        store(Csq.expose_provenance(), queue);
        sys::STATUS_SUCCESS
    }

    /// Marks a packet as pending and puts it into the queue, from which cancelling takes it.
    fn IoCsqInsertIrp(Csq: PIO_CSQ, Irp: PIRP, Context: PIO_CSQ_IRP_CONTEXT) {
        let _call = machine::enter("IoCsqInsertIrp", Range::UP_TO_DISPATCH, contract!(386));
        let irp = Irp.expose_provenance();
        let Some(queue) = Queue::new(Csq.expose_provenance()) else { return };
        if machine::with(|machine| completion::usable(machine, irp)).is_none() {
            return;
        }
        if Context.is_null() {
            store(irp + QUEUE, queue.0);
        } else {
            let context = IO_CSQ_IRP_CONTEXT { Type: IO_TYPE_CSQ_IRP_CONTEXT, Irp, Csq };
            store(Context.expose_provenance(), context);
            store(irp + QUEUE, Context.expose_provenance());
        }
        let irql = queue.acquire();
        // SAFETY: the packet is live and the driver's, as was seen above.
        unsafe { sys::IoMarkIrpPending(Irp) };
        queue.insert(irp);
        store::<PDRIVER_CANCEL>(irp + CANCEL_ROUTINE, Some(cancelled));
        let is_cancelled = load::<u8>(irp + offset_of!(IRP, Cancel)) != 0;
        if is_cancelled && take_cancel_routine(irp) {
            queue.remove(irp);
            queue.release(irql);
            queue.complete_cancelled(irp);
            return;
        }
        queue.release(irql);
    }

    /// Takes the next packet out of the queue that is not being cancelled; the driver owns it then.
    fn IoCsqRemoveNextIrp(Csq: PIO_CSQ, PeekContext: PVOID) -> PIRP {
        let _call = machine::enter("IoCsqRemoveNextIrp", Range::UP_TO_DISPATCH, contract!(386));
        let Some(queue) = Queue::new(Csq.expose_provenance()) else {
            return std::ptr::null_mut();
        };
        let irql = queue.acquire();
        let mut irp = queue.peek(0, PeekContext);
        while irp != 0 && !take_cancel_routine(irp) {
            irp = queue.peek(irp, PeekContext);
        }
        if irp != 0 {
            queue.remove(irp);
        }
        queue.release(irql);
        pointer(irp)
    }
}
