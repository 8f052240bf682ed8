//! The completion of requests.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{CCHAR, IRP, NTSTATUS, PDRIVER_CANCEL, PIRP};

use super::{Method, Reply, request};
use crate::context;
use crate::export::export;
use crate::kernel::held_lock;
use crate::kernel::irql::Range;
use crate::kernel::object::KernelObject;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// The number of the request whose packet this is; anything else is reported.
pub(super) fn usable(machine: &mut Machine, irp: usize) -> Option<u64> {
    let function = context::function();
    let text = match machine.ledger.find(irp) {
        Found::Live(object) => match object.kind {
            Kind::Kernel(KernelObject::Irp { request }) => return Some(request),
            _ => format!("{function} was given a {}", object.kind.name()),
        },
        Found::Dead(object) if matches!(object.kind, Kind::Kernel(KernelObject::Irp { .. })) => {
            format!("{function} was given an IRP that was completed already")
        }
        _ => format!("{function} was given something that is no IRP"),
    };
    machine.report_about(contract!(386), &[irp], text);
    None
}

fn load<T: Copy>(irp: usize, offset: usize) -> T {
    // SAFETY: the packet is live, and every offset here is that of a member, for whose type every bit pattern is valid.
    unsafe { access::load(irp + offset) }
}

/// What the caller gets of its output.
fn output(machine: &Machine, number: u64, information: usize) -> Vec<u8> {
    let Some(request) = machine.io.requests.get(&number) else {
        return Vec::new();
    };
    let length = information.min(request.output_length);
    let address = match request.method {
        Method::Buffered => load::<usize>(request.irp, offset_of!(IRP, AssociatedIrp.SystemBuffer)),
        Method::Direct | Method::Neither => request.output.as_ref().map_or(0, |memory| memory.address()),
    };
    if length == 0 || address == 0 {
        return Vec::new();
    }
    // SAFETY: the buffer has `output_length` bytes at least, all of them initialised, and no driver code runs now.
    unsafe { access::bytes(address, length) }.to_vec()
}

export! {
    /// Gives a packet back to its caller. The driver must not touch it afterwards.
    fn IofCompleteRequest(Irp: PIRP, _PriorityBoost: CCHAR) {
        let _call = machine::enter("IofCompleteRequest", Range::UP_TO_DISPATCH, contract!(386));
        let irp = Irp.expose_provenance();
        machine::with(|machine| {
            if held_lock::locks_held() > 0 {
                machine.report(contract!(381), "an IRP was completed with a spin lock held");
            }
            let Some(number) = usable(machine, irp) else { return };
            let mut status: NTSTATUS = load(irp, offset_of!(IRP, IoStatus.__bindgen_anon_1.Status));
            let information: usize = load(irp, offset_of!(IRP, IoStatus.Information));
            if status == sys::STATUS_PENDING {
                machine.report_about(contract!(386), &[irp], "an IRP was completed with STATUS_PENDING");
                status = sys::STATUS_UNSUCCESSFUL;
            }
            if load::<PDRIVER_CANCEL>(irp, offset_of!(IRP, CancelRoutine)).is_some() {
                let text = "an IRP was completed while it has a cancel routine, which may be called later";
                machine.report_about(contract!(386), &[irp], text);
            }
            // The two highest bits say that a status is an error; nothing is given out then.
            let is_error = status as u32 >> 30 == 3;
            let Some(request) = machine.io.requests.get(&number) else { return };
            let room = request.output_length;
            if !is_error && request.method == Method::Buffered && room > 0 && information > room {
                let text = format!("an IRP was completed with {information} bytes for a caller with room for {room}");
                machine.report_about(contract!(386), &[irp], text);
            }
            let output = if is_error { Vec::new() } else { output(machine, number, information) };
            if let Some(request) = machine.io.requests.get_mut(&number) {
                request.marked = request::is_marked(irp);
                request.reply = Some(Reply { status, output });
            }
            machine.destroy(irp, "completed");
        });
    }
}
