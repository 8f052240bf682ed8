//! Critical and guarded regions: what keeps APCs from a thread. No APC is simulated; that each is left once is checked.

use std::cell::Cell;

use fwps_sys::BOOLEAN;

use crate::context;
use crate::export::export_for_c;
use crate::kernel::irql::{APC, Range};
use crate::machine;
use crate::verify::contract::contract;

thread_local! {
    /// How many critical and guarded regions this thread is in.
    static REGIONS: [Cell<u32>; 2] = const { [Cell::new(0), Cell::new(0)] };
}

/// The two kinds.
#[derive(Clone, Copy)]
pub(super) enum Region {
    Critical,
    Guarded,
}

pub(super) fn enter(region: Region) {
    REGIONS.with(|regions| {
        let count = &regions[region as usize];
        count.set(count.get() + 1);
    });
}

/// Leaves a region. False when the thread is in none.
pub(super) fn leave(region: Region) -> bool {
    REGIONS.with(|regions| {
        let count = &regions[region as usize];
        let inside = count.get() > 0;
        count.set(count.get().saturating_sub(1));
        inside
    })
}

fn leave_or_report(name: &str, region: Region) {
    if !leave(region) {
        machine::with(|machine| {
            machine.report(
                contract!(381),
                format!("{name} was called outside of such a region"),
            );
        });
    }
}

export_for_c! {
    /// Keeps normal kernel APCs from this thread.
    fn KeEnterCriticalRegion() {
        let _call = machine::enter("KeEnterCriticalRegion", Range::UP_TO_APC, contract!(381));
        enter(Region::Critical);
    }

    /// Ends what `KeEnterCriticalRegion` began.
    fn KeLeaveCriticalRegion() {
        let _call = machine::enter("KeLeaveCriticalRegion", Range::UP_TO_DISPATCH, contract!(381));
        leave_or_report("KeLeaveCriticalRegion", Region::Critical);
    }

    /// Whether normal kernel APCs are kept from this thread.
    fn KeAreApcsDisabled() -> BOOLEAN {
        let inside = REGIONS.with(|regions| regions.iter().any(|count| count.get() > 0));
        BOOLEAN::from(inside || context::irql() >= APC)
    }

    /// Whether all APCs are kept from this thread.
    fn KeAreAllApcsDisabled() -> BOOLEAN {
        let inside = REGIONS.with(|regions| regions[Region::Guarded as usize].get() > 0);
        BOOLEAN::from(inside || context::irql() >= APC)
    }

    /// Keeps all APCs from this thread.
    fn KeEnterGuardedRegion() {
        let _call = machine::enter("KeEnterGuardedRegion", Range::UP_TO_APC, contract!(381));
        enter(Region::Guarded);
    }

    /// Ends what `KeEnterGuardedRegion` began.
    fn KeLeaveGuardedRegion() {
        let _call = machine::enter("KeLeaveGuardedRegion", Range::UP_TO_APC, contract!(381));
        leave_or_report("KeLeaveGuardedRegion", Region::Guarded);
    }
}
