//! Injection handles, and the state of injected packets.

use fwps_sys as sys;
use sys::{ADDRESS_FAMILY, FWPS_PACKET_INJECTION_STATE, HANDLE, NET_BUFFER_LIST, NTSTATUS, UINT32};

use crate::Status;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::held_lock;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::scheduler::{self, Wait};
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};

/// An injection handle.
#[derive(Debug)]
pub(crate) struct Handle {
    pub(crate) family: ADDRESS_FAMILY,
    /// `FWPS_INJECTION_TYPE_*`, never zero.
    pub(crate) types: u32,
    /// Injections whose completion routine has not returned.
    pub(crate) pending: u32,
    pub(crate) closing: bool,
}

const TYPES: u32 = sys::FWPS_INJECTION_TYPE_STREAM
    | sys::FWPS_INJECTION_TYPE_TRANSPORT
    | sys::FWPS_INJECTION_TYPE_NETWORK
    | sys::FWPS_INJECTION_TYPE_FORWARD
    | sys::FWPS_INJECTION_TYPE_L2
    | sys::FWPS_INJECTION_TYPE_VSWITCH_TRANSPORT;

impl Machine {
    /// The injection handle with this value; a wrong value is reported.
    pub(crate) fn injection_handle(&mut self, handle: usize) -> Result<&mut Handle, Status> {
        if !matches!(self.ledger.find(handle), Found::Live(object) if matches!(object.kind, Kind::InjectionHandle(_)))
        {
            let what = match self.ledger.find(handle) {
                Found::Dead(_) => "an injection handle that was destroyed",
                _ => "a value that is no injection handle",
            };
            let text = format!("{} was given {what}", context::function());
            self.report_about(contract!(1), &[handle], text);
            return Err(sys::STATUS_INVALID_HANDLE);
        }
        match self.ledger.get_mut(handle).map(|object| &mut object.kind) {
            Some(Kind::InjectionHandle(handle)) => Ok(handle),
            _ => Err(sys::STATUS_INVALID_HANDLE),
        }
    }

    /// Notes that the completion routine of an injection has returned.
    pub(crate) fn injection_done(&mut self, handle: usize) {
        if let Some(Kind::InjectionHandle(record)) =
            self.ledger.get_mut(handle).map(|object| &mut object.kind)
        {
            record.pending -= 1;
            if record.pending == 0 {
                self.scheduler.wake(Wait::Injections(handle));
            }
        }
    }
}

fn pending(machine: &mut Machine, handle: usize) -> u32 {
    match machine.ledger.get(handle).map(|object| &object.kind) {
        Some(Kind::InjectionHandle(record)) => record.pending,
        _ => 0,
    }
}

export! {
    /// Creates an injection handle.
    fn FwpsInjectionHandleCreate0(
        addressFamily: ADDRESS_FAMILY,
        flags: UINT32,
        injectionHandle: *mut HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectionHandleCreate0", Range::PASSIVE, contract!(6));
        machine::with(|machine| {
            if injectionHandle.is_null() {
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_FWP_TCPIP_NOT_READY, sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            // Zero means these three (C-002).
            let types = match flags {
                0 => {
                    sys::FWPS_INJECTION_TYPE_STREAM
                        | sys::FWPS_INJECTION_TYPE_TRANSPORT
                        | sys::FWPS_INJECTION_TYPE_FORWARD
                }
                flags => flags,
            };
            if types & !TYPES != 0 {
                machine.report(contract!(1), format!("injection handle types {flags:#x} hold unknown bits"));
                return sys::STATUS_INVALID_PARAMETER;
            }
            let known = matches!(addressFamily, sys::AF_UNSPEC | sys::AF_INET | sys::AF_INET6);
            let network = types & sys::FWPS_INJECTION_TYPE_NETWORK != 0;
            if !known || (network && addressFamily == sys::AF_UNSPEC) {
                let text = format!("an injection handle of types {flags:#x} was asked for address family {addressFamily}");
                machine.report(contract!(3), text);
                return sys::STATUS_INVALID_PARAMETER;
            }
            let handle = machine.ledger.new_handle();
            let record = Handle { family: addressFamily, types, pending: 0, closing: false };
            machine.create(handle, Kind::InjectionHandle(Box::new(record)), Vec::new());
            // SAFETY: the out pointer is not null and writable by the contract of the function.
            unsafe { access::store(injectionHandle.expose_provenance(), handle) };
            sys::STATUS_SUCCESS
        })
    }

    /// Destroys an injection handle. Waits until every injection made with it has completed.
    fn FwpsInjectionHandleDestroy0(injectionHandle: HANDLE) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectionHandleDestroy0", Range::PASSIVE, contract!(6));
        let handle = injectionHandle.expose_provenance();
        let mut guard = machine::lock();
        let machine = guard.as_mut().expect("driver code runs on a machine");
        match machine.injection_handle(handle) {
            Ok(record) => record.closing = true,
            Err(status) => return status,
        }
        let inside = context::find(|frame| match frame {
            Frame::Completion { handle: other } if *other == handle => Some("its own completionFn"),
            Frame::Classify(_) => Some("classifyFn"),
            _ => None,
        });
        if let Some(inside) = inside.filter(|_| context::irql() == crate::kernel::irql::PASSIVE) {
            // A real machine would wait for ever when the handle has injections pending. The test goes on.
            let text = format!("FwpsInjectionHandleDestroy0 was called inside {inside}");
            machine.report_about(contract!(8), &[handle], text);
        } else if inside.is_none() && held_lock::locks_held() > 0 {
            let text = "FwpsInjectionHandleDestroy0 was called with a spin lock held";
            machine.report_about(contract!(8), &[handle], text);
        }
        let mut left = if inside.is_some() { 0 } else { pending(machine, handle) };
        while left > 0 {
            scheduler::block(guard, Wait::Injections(handle), None);
            guard = machine::lock();
            left = pending(guard.as_mut().expect("driver code runs on a machine"), handle);
        }
        let machine = guard.as_mut().expect("driver code runs on a machine");
        machine.destroy(handle, "destroyed");
        sys::STATUS_SUCCESS
    }

    /// Tells whether and by whom a packet was injected.
    fn FwpsQueryPacketInjectionState0(
        injectionHandle: HANDLE,
        netBufferList: *const NET_BUFFER_LIST,
        injectionContext: *mut HANDLE,
    ) -> FWPS_PACKET_INJECTION_STATE {
        let _call = machine::enter("FwpsQueryPacketInjectionState0", Range::UP_TO_DISPATCH, contract!(147));
        let handle = injectionHandle.expose_provenance();
        let address = netBufferList.expose_provenance();
        machine::with(|machine| {
            if machine.injection_handle(handle).is_err() {
                return sys::FWPS_PACKET_NOT_INJECTED;
            }
            let Ok(record) = machine.usable_list(address) else { return sys::FWPS_PACKET_NOT_INJECTED };
            record.queried = true;
            let injections = record.injections();
            let own = injections.iter().rfind(|injection| injection.handle == handle);
            let state = match (injections.last(), own) {
                (None, _) => return sys::FWPS_PACKET_NOT_INJECTED,
                (Some(last), _) if last.handle == handle => sys::FWPS_PACKET_INJECTED_BY_SELF,
                (Some(_), Some(_)) => sys::FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF,
                (Some(_), None) => return sys::FWPS_PACKET_INJECTED_BY_OTHER,
            };
            if let (Some(own), false) = (own, injectionContext.is_null()) {
                // SAFETY: the out pointer is not null and writable by the contract of the function.
                unsafe { access::store(injectionContext.expose_provenance(), own.context) };
            }
            state
        })
    }
}
