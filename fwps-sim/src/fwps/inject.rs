//! What all injections have in common: the checks, the handing over, the re-entry.

use std::sync::Arc;

use fwps_sys as sys;
use sys::{ADDRESS_FAMILY, FWPS_INJECT_COMPLETE0};

use super::completion::{self, Completion};
use crate::Status;
use crate::context::{self, Frame};
use crate::engine::host::{COMPARTMENT, INTERFACE_INDEX, ROUNDS, SUB_INTERFACE_INDEX};
use crate::engine::packet::{Injection, Source, Traveller};
use crate::engine::task::Task;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Headers, TCP};
use crate::verify::contract::contract;
use crate::verify::ledger::{Custody, Found, Kind, Origin};

/// What every inject function is given.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) handle: usize,
    pub(crate) context: usize,
    pub(crate) list: usize,
    pub(crate) compartment: i32,
    /// Interface and sub-interface of a receive injection.
    pub(crate) interface: Option<(u32, u32)>,
    pub(crate) completion: FWPS_INJECT_COMPLETE0,
    pub(crate) completion_context: usize,
    /// Whether flags and other reserved arguments are zero.
    pub(crate) reserved_clear: bool,
    pub(crate) direction: Direction,
    pub(crate) transport: bool,
    /// The family argument of a transport injection.
    pub(crate) family: Option<ADDRESS_FAMILY>,
}

/// The packets of an accepted injection, or why the stack drops it.
pub(crate) struct Accepted {
    pub(crate) packets: Vec<Vec<u8>>,
    pub(crate) lent: Vec<(usize, Vec<u8>)>,
}

/// Statuses that an inject function may refuse with.
const REFUSALS: &[Status] = &[
    sys::STATUS_INSUFFICIENT_RESOURCES,
    sys::STATUS_FWP_TCPIP_NOT_READY,
    sys::STATUS_FWP_INJECT_HANDLE_CLOSING,
];

impl Request {
    /// Handles an injection. `unpack` makes IP packets of the list; an error there drops the packet after it was accepted.
    pub(crate) fn run(
        self,
        unpack: impl FnOnce(&mut Machine, &Request, List) -> Result<Accepted, ()>,
    ) -> Status {
        let accepted = machine::with(|machine| {
            let result = self.accept(machine, unpack);
            if result.is_err() {
                machine.host.refused += 1;
                if let Some(record) = machine.ledger.list_mut(self.list) {
                    if record.origin != Origin::Indicated && record.custody != Custody::Stack {
                        record.custody = Custody::Refused;
                        machine.note(self.list, "injection refused");
                    }
                }
            }
            result
        });
        match accepted {
            Ok(completion) => {
                completion::schedule(completion);
                sys::STATUS_SUCCESS
            }
            Err(status) => status,
        }
    }

    fn accept(
        &self,
        machine: &mut Machine,
        unpack: impl FnOnce(&mut Machine, &Request, List) -> Result<Accepted, ()>,
    ) -> Result<Completion, Status> {
        let function = context::function();
        let routine = self
            .completion
            .ok_or(sys::STATUS_INVALID_PARAMETER)
            .inspect_err(|_| {
                machine.report(contract!(19), format!("{function} was given no completionFn"));
            })?;
        self.check_handle(machine)?;
        let list = self.check_list(machine)?;
        self.check_arguments(machine)?;
        if let Some(status) = machine.fault(REFUSALS) {
            return Err(status);
        }
        if self.direction == Direction::Inbound && list.buffers().count() != 1 {
            let text = format!(
                "{function} was given a list of {} NET_BUFFERs: WFP_INVALID_OPERATION (0x1D3)",
                list.buffers().count()
            );
            machine.report_about(contract!(27), &[self.list], text).fatal = true;
            return Err(STOP);
        }
        self.check_surroundings(machine);
        self.check_round(machine);
        if machine
            .ledger
            .list(self.list)
            .is_some_and(|record| record.without_right)
        {
            let text = "a clone was injected that was made in a classify call without the action right: \
                        the packet was decided on already";
            machine.report_about(contract!(165), &[self.list], text);
        }
        let (travellers, lent, status) = match unpack(machine, self, list) {
            Ok(accepted) => {
                let travellers = self.travellers(machine, accepted.packets);
                // An informational status now and then: it is above zero, and no failure (C-021).
                let status = if machine.draw(4) == 0 {
                    sys::STATUS_OBJECT_NAME_EXISTS
                } else {
                    sys::STATUS_SUCCESS
                };
                (travellers, accepted.lent, status)
            }
            Err(()) => (Vec::new(), Vec::new(), sys::STATUS_INVALID_PARAMETER),
        };
        if let Some(handle) = self.handle_record(machine) {
            handle.pending += 1;
        }
        if let Some(record) = machine.ledger.list_mut(self.list) {
            record.custody = Custody::Stack;
            record.fingerprint = list.fingerprint();
        }
        machine.note(self.list, "injected");
        machine.host.injected += 1;
        machine.tasks.extend(
            travellers
                .into_iter()
                .map(|traveller| Task::Enter(Box::new(traveller))),
        );
        Ok(Completion {
            handle: self.handle,
            list: self.list,
            routine,
            context: self.completion_context,
            status,
            packet: context::packet(),
            driver: context::driver(),
            lent,
        })
    }

    fn handle_record<'a>(&self, machine: &'a mut Machine) -> Option<&'a mut super::injection::Handle> {
        match machine.ledger.get_mut(self.handle).map(|object| &mut object.kind) {
            Some(Kind::InjectionHandle(handle)) => Some(handle),
            _ => None,
        }
    }

    fn check_handle(&self, machine: &mut Machine) -> Result<(), Status> {
        let handle = machine.injection_handle(self.handle)?;
        let (types, closing) = (handle.types, handle.closing);
        let (needed, contract, status) = if self.transport {
            (
                sys::FWPS_INJECTION_TYPE_TRANSPORT,
                contract!(48),
                sys::STATUS_INVALID_PARAMETER,
            )
        } else {
            (
                sys::FWPS_INJECTION_TYPE_NETWORK,
                contract!(37),
                sys::STATUS_FWP_INJECT_HANDLE_STALE,
            )
        };
        if types & needed == 0 {
            let text = format!(
                "{} was given a handle of types {types:#x}, which lacks {needed:#x}",
                context::function()
            );
            machine.report_about(contract, &[self.handle], text);
            return Err(status);
        }
        if closing {
            Err(sys::STATUS_FWP_INJECT_HANDLE_CLOSING)
        } else {
            Ok(())
        }
    }

    fn check_list(&self, machine: &mut Machine) -> Result<List, Status> {
        let function = context::function();
        let (contract, text) = match machine.ledger.find(self.list) {
            Found::Live(object) => match &object.kind {
                Kind::List(record) if record.origin == Origin::Indicated => (
                    contract!(22),
                    format!("{function} was given an indicated original"),
                ),
                Kind::List(record) if record.custody == Custody::Stack => (
                    contract!(14),
                    format!("{function} was given a list that the stack owns since an injection"),
                ),
                Kind::List(_) => {
                    // SAFETY: the list is in the ledger.
                    return unsafe { List::new(self.list) }.ok_or(sys::STATUS_INVALID_PARAMETER);
                }
                _ => (
                    contract!(22),
                    format!("{function} was given a {}", object.kind.name()),
                ),
            },
            Found::Dead(_) => (
                contract!(85),
                format!("{function} was given a list that was freed"),
            ),
            Found::Unknown => (
                contract!(22),
                format!("{function} was given an address at which there is no list"),
            ),
        };
        machine.report_about(contract, &[self.list], text);
        Err(sys::STATUS_INVALID_PARAMETER)
    }

    fn check_arguments(&self, machine: &mut Machine) -> Result<(), Status> {
        let function = context::function();
        if !self.reserved_clear {
            machine.report_about(
                contract!(23),
                &[self.list],
                format!("{function} was given a reserved argument that is not 0"),
            );
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
        let omitted = machine.options.omitted_metadata & sys::FWPS_METADATA_FIELD_COMPARTMENT_ID != 0;
        let known = machine
            .ledger
            .list(self.list)
            .is_some_and(|record| record.packet.is_some());
        let expected = if omitted {
            sys::UNSPECIFIED_COMPARTMENT_ID
        } else {
            COMPARTMENT as i32
        };
        let made = !known && self.compartment == sys::UNSPECIFIED_COMPARTMENT_ID;
        if self.compartment != expected && !made {
            let text = format!(
                "{function} was given compartment {}; the metadata says {expected}",
                self.compartment
            );
            machine.report_about(contract!(24), &[self.list], text);
        }
        if let Some((interface, sub_interface)) = self.interface {
            if (interface, sub_interface) != (INTERFACE_INDEX, SUB_INTERFACE_INDEX) {
                let text = format!(
                    "{function} was given interface {interface}, sub-interface {sub_interface}; \
                     the incoming values say {INTERFACE_INDEX}, {SUB_INTERFACE_INDEX}"
                );
                machine.report_about(contract!(25), &[self.list], text);
            }
        }
        Ok(())
    }

    /// Where the call comes from: not TCP from a transport classify, not with a spin lock held.
    fn check_surroundings(&self, machine: &mut Machine) {
        let function = context::function();
        if context::locks_held() > 0 {
            let text = format!(
                "{function} was called with a spin lock held; its completion may run before it returns"
            );
            machine.report_about(contract!(381), &[self.list], text);
        }
        let inline = context::find(|frame| match frame {
            Frame::Classify(classify) => Some(classify.transport),
            _ => None,
        });
        let packet = machine
            .ledger
            .list(self.list)
            .and_then(|record| record.packet.clone());
        let tcp = packet.is_some_and(|packet| packet.headers.protocol == TCP);
        if self.transport && tcp && inline == Some(true) {
            let text =
                format!("{function} injected a TCP segment from inside classifyFn at a transport layer");
            machine.report_about(contract!(32), &[self.list], text);
        }
    }

    /// A packet that this handle injected before must not be injected with it again.
    fn check_round(&self, machine: &mut Machine) {
        let Some(record) = machine.ledger.list(self.list) else {
            return;
        };
        let Some(packet) = &record.packet else { return };
        if !packet.injected_by(self.handle) {
            return;
        }
        let (queried, rounds) = (record.queried, packet.injections.len());
        if queried {
            let text = format!("a packet in a by-self state was injected again, {rounds} times so far");
            machine.report_about(contract!(76), &[self.list], text);
        } else {
            let text = format!(
                "a packet was injected again without a query of its injection state, {rounds} times so far"
            );
            machine.report_about(contract!(74), &[self.list], text);
        }
    }

    /// The packets with the past of the list that they came from.
    fn travellers(&self, machine: &mut Machine, packets: Vec<Vec<u8>>) -> Vec<Traveller> {
        let past = machine
            .ledger
            .list(self.list)
            .and_then(|record| record.packet.clone());
        let mut travellers = Vec::new();
        for (index, bytes) in packets.into_iter().enumerate() {
            let Ok(headers) = Headers::parse(&bytes) else {
                continue;
            };
            let mut injections = past
                .as_ref()
                .map_or(Vec::new(), |packet| packet.injections.clone());
            injections.push(Injection {
                handle: self.handle,
                context: self.context,
            });
            let source = match &past {
                Some(packet) => Arc::clone(&packet.part(index).source),
                None => Arc::new(Source::new(None, &bytes, &headers, Vec::new())),
            };
            let exempt = injections.len() >= ROUNDS;
            travellers.push(Traveller {
                direction: self.direction,
                bytes,
                headers,
                injections,
                flags: 0,
                exempt,
                source,
                rest: Vec::new(),
            });
        }
        travellers
    }
}

/// What `accept` returns when the machine stops at this call.
const STOP: Status = i32::MIN;

/// Ends an inject function: stops the machine when the call is a bug check.
pub(crate) fn finish(status: Status) -> Status {
    if status == STOP {
        let guard = machine::lock();
        crate::scheduler::stop_here(guard)
    }
    status
}
