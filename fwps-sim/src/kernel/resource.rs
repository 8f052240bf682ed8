//! Resources (`ERESOURCE`): locks that threads have shared or alone, and wait for.

use std::collections::BTreeMap;

use fwps_sys::{BOOLEAN, NTSTATUS, PVOID, STATUS_SUCCESS};

use super::region::{self, Region};
use super::{dispatcher, resident};
use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// How many bytes drivers have for a resource.
const SIZE: usize = 104;

/// Who has a resource: how often each thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holders {
    alone: Option<(usize, u32)>,
    shared: BTreeMap<usize, u32>,
    /// How many threads wait to have it alone, for whom new shared holders stand back.
    waiting: u32,
}

/// How a thread asks for a resource.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Alone,
    Shared,
    /// Before those who wait to have it alone.
    SharedFirst,
}

impl Holders {
    /// Lets the thread have it, if that is possible now.
    fn take(&mut self, thread: usize, mode: Mode) -> bool {
        match (&mut self.alone, mode) {
            (Some((owner, count)), _) if *owner == thread => *count += 1,
            (Some(_), _) => return false,
            (None, Mode::Alone) if self.shared.is_empty() => self.alone = Some((thread, 1)),
            (None, Mode::Alone) => return false,
            (None, Mode::Shared) if self.waiting > 0 && !self.shared.contains_key(&thread) => return false,
            (None, _) => *self.shared.entry(thread).or_default() += 1,
        }
        true
    }

    /// Gives it back once. False when the thread does not have it.
    fn release(&mut self, thread: usize) -> bool {
        if let Some((owner, count)) = &mut self.alone {
            if *owner != thread {
                return false;
            }
            *count -= 1;
            if *count == 0 {
                self.alone = None;
            }
            return true;
        }
        match self.shared.get_mut(&thread) {
            Some(count) => {
                *count -= 1;
                if *count == 0 {
                    self.shared.remove(&thread);
                }
                true
            }
            None => false,
        }
    }
}

fn holders(machine: &mut Machine, resource: usize) -> Option<&mut Holders> {
    let key = resident::resource(resource);
    match machine.ledger.get_mut(key).map(|object| &mut object.kind) {
        Some(Kind::Resource(holders)) => Some(holders),
        _ => None,
    }
}

fn no_resource(machine: &mut Machine, resource: usize) {
    let text = format!(
        "{} was given what is no resource, or was deleted",
        context::function()
    );
    machine.report_about(contract!(381), &[resident::resource(resource)], text);
}

/// Acquires a resource; waits for it if `wait`.
fn acquire(name: &'static str, resource: PVOID, wait: bool, mode: Mode) -> BOOLEAN {
    let range = if wait {
        Range::UP_TO_APC
    } else {
        Range::UP_TO_DISPATCH
    };
    let _call = machine::enter(name, range, contract!(381));
    let resource = resource.expose_provenance();
    let thread = context::thread();
    let mut waits = false;
    loop {
        let taken = machine::with(|machine| {
            let Some(holders) = holders(machine, resource) else {
                no_resource(machine, resource);
                return Some(false);
            };
            if waits {
                holders.waiting -= 1;
            }
            if holders.take(thread, mode) {
                return Some(true);
            }
            if !wait {
                return Some(false);
            }
            waits = mode == Mode::Alone;
            holders.waiting += u32::from(waits);
            None
        });
        if let Some(taken) = taken {
            return BOOLEAN::from(taken);
        }
        dispatcher::check_wait(name);
        scheduler::block(machine::lock(), Wait::Object(resource), None);
    }
}

fn release(name: &'static str, resource: PVOID) {
    let _call = machine::enter(name, Range::UP_TO_DISPATCH, contract!(381));
    let resource = resource.expose_provenance();
    machine::with(|machine| {
        let thread = context::thread();
        match holders(machine, resource).map(|holders| holders.release(thread)) {
            Some(true) => machine.scheduler.wake(Wait::Object(resource)),
            Some(false) => {
                let text = format!("{name} was given a resource that this thread does not have");
                machine.report_about(contract!(381), &[resident::resource(resource)], text);
            }
            None => no_resource(machine, resource),
        }
    });
}

export_for_c! {
    /// Makes a resource of the memory. `ExDeleteResourceLite` ends it: the system links all resources.
    fn ExInitializeResourceLite(Resource: PVOID) -> NTSTATUS {
        let _call = machine::enter("ExInitializeResourceLite", Range::UP_TO_DISPATCH, contract!(381));
        let resource = Resource.expose_provenance();
        // SAFETY: the resource is resident memory of the driver, by the contract of the function.
        unsafe { access::fill(resource, 0, SIZE) };
        machine::with(|machine| {
            let key = resident::resource(resource);
            if machine.ledger.get(key).is_some() {
                let text = "ExInitializeResourceLite was given a resource that was not deleted";
                machine.report_about(contract!(381), &[key], text);
            }
            machine.create_resident(key, Kind::Resource(Holders::default()));
        });
        STATUS_SUCCESS
    }

    /// Ends a resource, which nobody has.
    fn ExDeleteResourceLite(Resource: PVOID) -> NTSTATUS {
        let _call = machine::enter("ExDeleteResourceLite", Range::UP_TO_DISPATCH, contract!(381));
        let resource = Resource.expose_provenance();
        machine::with(|machine| {
            let key = resident::resource(resource);
            match holders(machine, resource) {
                Some(holders) => {
                    if holders.alone.is_some() || !holders.shared.is_empty() {
                        let text = "ExDeleteResourceLite was given a resource that a thread has";
                        machine.report_about(contract!(381), &[key], text);
                    }
                    machine.destroy(key, "deleted");
                }
                None => no_resource(machine, resource),
            }
        });
        STATUS_SUCCESS
    }

    /// Acquires a resource for this thread alone, again if it has it alone already.
    fn ExAcquireResourceExclusiveLite(Resource: PVOID, Wait: BOOLEAN) -> BOOLEAN {
        acquire("ExAcquireResourceExclusiveLite", Resource, Wait != 0, Mode::Alone)
    }

    /// Acquires a resource with others, behind those who wait to have it alone.
    fn ExAcquireResourceSharedLite(Resource: PVOID, Wait: BOOLEAN) -> BOOLEAN {
        acquire("ExAcquireResourceSharedLite", Resource, Wait != 0, Mode::Shared)
    }

    /// Acquires a resource with others, before those who wait to have it alone.
    fn ExAcquireSharedStarveExclusive(Resource: PVOID, Wait: BOOLEAN) -> BOOLEAN {
        acquire("ExAcquireSharedStarveExclusive", Resource, Wait != 0, Mode::SharedFirst)
    }

    /// Gives a resource back once.
    fn ExReleaseResourceLite(Resource: PVOID) {
        release("ExReleaseResourceLite", Resource);
    }

    /// Enters a critical region and acquires a resource alone.
    fn ExEnterCriticalRegionAndAcquireResourceExclusive(Resource: PVOID) -> PVOID {
        region::enter(Region::Critical);
        acquire("ExEnterCriticalRegionAndAcquireResourceExclusive", Resource, true, Mode::Alone);
        std::ptr::null_mut()
    }

    /// Enters a critical region and acquires a resource with others.
    fn ExEnterCriticalRegionAndAcquireResourceShared(Resource: PVOID) -> PVOID {
        region::enter(Region::Critical);
        acquire("ExEnterCriticalRegionAndAcquireResourceShared", Resource, true, Mode::Shared);
        std::ptr::null_mut()
    }

    /// Gives a resource back and leaves the critical region.
    fn ExReleaseResourceAndLeaveCriticalRegion(Resource: PVOID) {
        release("ExReleaseResourceAndLeaveCriticalRegion", Resource);
        region::leave(Region::Critical);
    }

    /// Whether this thread has a resource alone.
    fn ExIsResourceAcquiredExclusiveLite(Resource: PVOID) -> BOOLEAN {
        let _call = machine::enter("ExIsResourceAcquiredExclusiveLite", Range::UP_TO_DISPATCH, contract!(381));
        let (resource, thread) = (Resource.expose_provenance(), context::thread());
        machine::with(|machine| {
            let alone = holders(machine, resource).and_then(|holders| holders.alone);
            BOOLEAN::from(alone.is_some_and(|(owner, _)| owner == thread))
        })
    }

    /// How often this thread has a resource, in whatever way.
    fn ExIsResourceAcquiredSharedLite(Resource: PVOID) -> u32 {
        let _call = machine::enter("ExIsResourceAcquiredSharedLite", Range::UP_TO_DISPATCH, contract!(381));
        let (resource, thread) = (Resource.expose_provenance(), context::thread());
        machine::with(|machine| {
            let Some(holders) = holders(machine, resource) else { return 0 };
            match holders.alone {
                Some((owner, count)) if owner == thread => count,
                _ => holders.shared.get(&thread).copied().unwrap_or(0),
            }
        })
    }

    /// Lets others share a resource that this thread has alone.
    fn ExConvertExclusiveToSharedLite(Resource: PVOID) {
        let _call = machine::enter("ExConvertExclusiveToSharedLite", Range::UP_TO_DISPATCH, contract!(381));
        let (resource, thread) = (Resource.expose_provenance(), context::thread());
        machine::with(|machine| {
            let converted = holders(machine, resource).is_some_and(|holders| match holders.alone {
                Some((owner, count)) if owner == thread => {
                    holders.alone = None;
                    holders.shared.insert(thread, count);
                    true
                }
                _ => false,
            });
            if converted {
                machine.scheduler.wake(Wait::Object(resource));
            } else {
                let text = "ExConvertExclusiveToSharedLite was given a resource that this thread does not have alone";
                machine.report_about(contract!(381), &[resident::resource(resource)], text);
            }
        });
    }
}
