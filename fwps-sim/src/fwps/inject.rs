//! What all injections have in common: the handing over to the stack, and the re-entry.

use std::sync::Arc;

use fwps_sys as sys;
use sys::{ADDRESS_FAMILY, FWPS_INJECT_COMPLETE0};

use super::completion::{self, Completion};
use super::packet::Place;
use crate::Status;
use crate::context;
use crate::engine::ale;
use crate::engine::host::ROUNDS;
use crate::engine::offload;
use crate::engine::packet::{Injection, Source, State, Traveller};
use crate::engine::tagging::{self, Journey};
use crate::engine::task::Task;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::traffic::output::Direction;
use crate::traffic::packet::Headers;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;
use crate::verify::list_record::{Custody, Origin};

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
    /// Whether the packet goes to the forward path, where no layer sees it.
    pub(crate) forward: bool,
    /// The family argument of a transport injection.
    pub(crate) family: Option<ADDRESS_FAMILY>,
}

/// The packets of an accepted injection, or why the stack drops it.
pub(crate) struct Accepted {
    pub(crate) packets: Vec<Vec<u8>>,
    pub(crate) lent: Vec<(usize, Vec<u8>)>,
}

/// Statuses that an inject function may refuse with. The last one is for network injection only.
const REFUSALS: &[Status] = &[
    sys::STATUS_INSUFFICIENT_RESOURCES,
    sys::STATUS_FWP_TCPIP_NOT_READY,
    sys::STATUS_FWP_INJECT_HANDLE_CLOSING,
    sys::STATUS_FWP_INJECT_HANDLE_STALE,
];

impl Request {
    /// One packet of the list.
    pub(crate) fn place(&self, index: usize) -> Place {
        Place {
            list: self.list,
            index,
        }
    }

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
            Ok((completion, tags)) => {
                tagging::event::entered(tags);
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
    ) -> Result<(Completion, Vec<u64>), Status> {
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
        if self.forward {
            self.check_single(machine, list)?;
        }
        if let Some(status) =
            machine.fault(&REFUSALS[..REFUSALS.len() - usize::from(self.transport || self.forward)])
        {
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
                let replaces = machine.replaces_original(self.list, self.direction, &accepted.packets);
                if replaces && self.transport && self.direction == Direction::Inbound {
                    ale::check_injection(machine, self.list);
                }
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
        let tags = match travellers.first() {
            Some(first) if !machine.host.tags.is_empty() => machine.tags_enter(self.list, first),
            _ => Vec::new(),
        };
        machine.tasks.extend(
            travellers
                .into_iter()
                .map(|traveller| Task::Enter(Box::new(traveller))),
        );
        let completion = Completion {
            handle: self.handle,
            list: self.list,
            routine,
            context: self.completion_context,
            status,
            packet: context::packet(),
            driver: context::driver(),
            lent,
        };
        Ok((completion, tags))
    }

    fn handle_record<'a>(&self, machine: &'a mut Machine) -> Option<&'a mut super::injection::Handle> {
        match machine.ledger.get_mut(self.handle).map(|object| &mut object.kind) {
            Some(Kind::InjectionHandle(handle)) => Some(handle),
            _ => None,
        }
    }

    /// The packets with the past of the list that they came from.
    fn travellers(&self, machine: &mut Machine, packets: Vec<Vec<u8>>) -> Vec<Traveller> {
        let past = machine
            .ledger
            .list(self.list)
            .and_then(|record| record.packet.clone());
        let mut travellers = Vec::new();
        // What was one list has the contexts of one list.
        let journey = Journey::new();
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
            let bytes: Arc<[u8]> = bytes.into();
            let source = match &past {
                Some(packet) => Arc::clone(&packet.part(index).source),
                None => Arc::new(Source::new(None, Arc::clone(&bytes), Vec::new())),
            };
            let source = offload::source_of(machine, self.list, self.direction, source, &headers);
            let exempt = self.forward || injections.len() >= ROUNDS;
            travellers.push(Traveller::from(State {
                direction: self.direction,
                bytes,
                headers,
                injections,
                flags: 0,
                exempt,
                source,
                rest: Vec::new(),
                journey: journey.clone(),
            }));
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
