//! Fast mutexes.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{FAST_MUTEX, PFAST_MUTEX};

use super::dispatcher;
use crate::context;
use crate::export::export;
use crate::kernel::irql::{APC, DISPATCH, Range, level_name};
use crate::machine;
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::{Contract, contract};

const COUNT: usize = offset_of!(FAST_MUTEX, Count);
const OWNER: usize = offset_of!(FAST_MUTEX, Owner);
const OLD_IRQL: usize = offset_of!(FAST_MUTEX, OldIrql);

fn load<T: Copy>(mutex: usize, offset: usize) -> T {
    // SAFETY: the mutex is resident memory that ExInitializeFastMutex initialised, by the contract of these functions, and every
    // offset here is that of a member.
    unsafe { access::load(mutex + offset) }
}

fn store<T: Copy>(mutex: usize, offset: usize, value: T) {
    // SAFETY: as for `load`.
    unsafe { access::store(mutex + offset, value) }
}

export! {
    /// Waits for the mutex, and raises the IRQL to APC_LEVEL.
    fn ExAcquireFastMutex(FastMutex: PFAST_MUTEX) {
        let _call = machine::enter("ExAcquireFastMutex", Range::UP_TO_DISPATCH, contract!(382));
        dispatcher::check_wait("ExAcquireFastMutex");
        let mutex = FastMutex.expose_provenance();
        let this = context::thread() + 1;
        if load::<usize>(mutex, OWNER) == this {
            machine::bug_check(Contract::Deadlock, &[], "a fast mutex was acquired by the thread that holds it: it waits for ever");
        }
        while load::<i32>(mutex, COUNT) != 1 {
            scheduler::block(machine::lock(), Wait::Object(mutex), None);
        }
        let old = context::set_irql(APC);
        store(mutex, COUNT, 0i32);
        store(mutex, OWNER, this);
        store(mutex, OLD_IRQL, u32::from(old));
    }

    /// Gives the mutex back, and the IRQL that was before.
    fn ExReleaseFastMutex(FastMutex: PFAST_MUTEX) {
        let _call = machine::enter("ExReleaseFastMutex", Range::UP_TO_DISPATCH, contract!(382));
        let mutex = FastMutex.expose_provenance();
        let text = if load::<usize>(mutex, OWNER) != context::thread() + 1 {
            "a fast mutex was released by a thread that does not hold it".to_owned()
        } else if context::irql() != APC {
            format!("a fast mutex was released at {}; it was acquired at APC_LEVEL", level_name(context::irql()))
        } else {
            String::new()
        };
        if !text.is_empty() {
            machine::with(|machine| {
                machine.report(contract!(381), text);
            });
        }
        if load::<i32>(mutex, COUNT) == 1 {
            return;
        }
        let old = load::<u32>(mutex, OLD_IRQL);
        store(mutex, OWNER, 0usize);
        store(mutex, COUNT, 1i32);
        context::set_irql((old as u8).min(DISPATCH));
        machine::with(|machine| machine.scheduler.wake(Wait::Object(mutex)));
    }
}
