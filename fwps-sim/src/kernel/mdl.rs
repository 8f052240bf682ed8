//! Locked pages and mapped MDLs.

use fwps_sys as sys;
use sys::{KPROCESSOR_MODE, LOCK_OPERATION, PMDL, PVOID, SIZE_T, ULONG};

use crate::context;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::mdl::mdl_size;
use crate::ndis::mdl::usable;
use crate::verify::contract::contract;

/// The mode of callers that are processes.
const USER_MODE: KPROCESSOR_MODE = 1;

fn report(machine: &mut Machine, mdl: usize, what: &str) {
    let text = format!("{} was given {what}", context::function());
    machine.report_about(contract!(387), &[mdl], text);
}

/// Whether the memory belongs to a process that waits for the reply to a request.
fn is_of_process(machine: &Machine, start: usize, len: usize) -> bool {
    let requests = machine.io.requests.values();
    let mut buffers = requests.flat_map(|request| request.input.iter().chain(&request.output));
    buffers.any(|buffer| {
        let end = buffer.address() + buffer.size();
        (buffer.address()..=end).contains(&start) && start + len <= end
    })
}

export! {
    /// Makes an MDL describe a part of the memory of another one, as it is mapped and locked there. A length of zero means all
    /// that is left.
    fn IoBuildPartialMdl(SourceMdl: PMDL, TargetMdl: PMDL, VirtualAddress: PVOID, Length: ULONG) {
        let _call = machine::enter("IoBuildPartialMdl", Range::UP_TO_DISPATCH, contract!(387));
        let (source, target) = (SourceMdl.expose_provenance(), TargetMdl.expose_provenance());
        let va = VirtualAddress.expose_provenance();
        machine::with(|machine| {
            let (Some(source), Some(target)) = (usable(machine, source), usable(machine, target)) else { return };
            let start = source.address_described();
            let end = start + source.len();
            let len = if Length == 0 { end.saturating_sub(va) } else { Length as usize };
            if va < start || va + len > end {
                let text = format!("{len} bytes that do not lie in the {} bytes of the source", source.len());
                report(machine, target.address(), &text);
                return;
            }
            // The size says for how many pages there is room.
            if mdl_size(va, len) > target.size().max(0) as usize {
                report(machine, target.address(), "a target that is too small for the part");
                return;
            }
            target.become_part_of(source, va, len);
        });
    }

    /// Locks the pages of an MDL. What cannot be locked raises an exception, which no driver without a handler survives.
    fn MmProbeAndLockPages(
        MemoryDescriptorList: PMDL,
        AccessMode: KPROCESSOR_MODE,
        _Operation: LOCK_OPERATION,
    ) {
        let _call = machine::enter("MmProbeAndLockPages", Range::UP_TO_DISPATCH, contract!(387));
        let address = MemoryDescriptorList.expose_provenance();
        let raised = machine::with(|machine| {
            let mdl = usable(machine, address)?;
            if mdl.is_locked() {
                report(machine, address, "an MDL whose pages are locked already");
                return None;
            }
            if mdl.is_nonpaged() {
                report(machine, address, "an MDL over non-paged pool, whose pages are not to be locked");
                return None;
            }
            let foreign = AccessMode == USER_MODE && !is_of_process(machine, mdl.address_described(), mdl.len());
            if !foreign {
                mdl.lock();
            }
            Some(foreign)
        });
        if raised == Some(true) {
            let text = "MmProbeAndLockPages raised an exception: the memory is not that of the process that asks";
            machine::bug_check(contract!(387), &[address], text);
        }
    }

    /// Unlocks the pages of an MDL, and ends its mapping.
    fn MmUnlockPages(MemoryDescriptorList: PMDL) {
        let _call = machine::enter("MmUnlockPages", Range::UP_TO_DISPATCH, contract!(387));
        let address = MemoryDescriptorList.expose_provenance();
        machine::with(|machine| {
            let Some(mdl) = usable(machine, address) else { return };
            if !mdl.is_locked() {
                report(machine, address, "an MDL whose pages are not locked");
                return;
            }
            mdl.unlock();
        });
    }

    /// Ends the mapping of an MDL.
    fn MmUnmapLockedPages(BaseAddress: PVOID, MemoryDescriptorList: PMDL) {
        let _call = machine::enter("MmUnmapLockedPages", Range::UP_TO_DISPATCH, contract!(387));
        let address = MemoryDescriptorList.expose_provenance();
        let base = BaseAddress.expose_provenance();
        machine::with(|machine| {
            let Some(mdl) = usable(machine, address) else { return };
            if !mdl.is_mapped() {
                report(machine, address, "an MDL that is not mapped");
            } else if mdl.mapped().expose_provenance() != base {
                report(machine, address, "another address than that of the mapping");
            } else {
                mdl.unmap();
            }
        });
    }

    /// How many bytes an MDL over this memory takes.
    fn MmSizeOfMdl(Base: PVOID, Length: SIZE_T) -> SIZE_T {
        let _call = machine::enter_quietly("MmSizeOfMdl");
        mdl_size(Base.expose_provenance(), Length as usize) as SIZE_T
    }
}
