//! Injection of chains of frames: what the MAC functions and the virtual switch have in common.

use std::sync::Arc;

use fwps_sys as sys;
use sys::FWPS_INJECT_COMPLETE0;

use super::chain_completion::{ChainCompletion, complete};
use super::packet::gather;
use crate::Status;
use crate::context;
use crate::engine::layer::Layer;
use crate::engine::layer2::frame::{Frame, PortAndNic};
use crate::engine::packet::{Injection, Source};
use crate::engine::task::Task;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::traffic::ethernet::{Ethernet, starts_at_header};
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;
use crate::verify::list_record::{Custody, Origin};

/// What an injection of frames is given.
#[derive(Debug)]
pub(crate) struct ChainRequest {
    pub(crate) handle: usize,
    pub(crate) context: usize,
    /// The first list of the chain.
    pub(crate) lists: usize,
    pub(crate) completion: FWPS_INJECT_COMPLETE0,
    pub(crate) completion_context: usize,
    /// Whether flags and other reserved arguments are zero.
    pub(crate) reserved_clear: bool,
    pub(crate) target: Target,
}

/// Where the frames go.
#[derive(Debug)]
pub(crate) enum Target {
    Mac {
        /// The layers that the function can name.
        allowed: [Layer; 2],
        layer_id: u16,
        interface: u32,
        port: u32,
    },
    Switch {
        /// The blob that names the switch, when it could be read.
        id: Option<Vec<u8>>,
        source: PortAndNic,
    },
}

/// What a check of arguments finds out: where the frames enter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) layer: Layer,
    pub(super) source: Option<PortAndNic>,
}

impl Target {
    /// Statuses that the function may refuse with.
    fn refusals(&self) -> &'static [Status] {
        match self {
            Target::Mac { .. } => &[
                sys::STATUS_INSUFFICIENT_RESOURCES,
                sys::STATUS_FWP_TCPIP_NOT_READY,
                sys::STATUS_FWP_INJECT_HANDLE_CLOSING,
                sys::STATUS_FWP_INJECT_HANDLE_STALE,
            ],
            Target::Switch { .. } => &[
                sys::STATUS_INSUFFICIENT_RESOURCES,
                sys::STATUS_FWP_TCPIP_NOT_READY,
                sys::STATUS_FWP_INJECT_HANDLE_CLOSING,
            ],
        }
    }

    /// The contract about where the data of an injected frame starts.
    fn start(&self) -> Contract {
        match self {
            Target::Mac { .. } => contract!(67),
            Target::Switch { .. } => contract!(72),
        }
    }
}

impl ChainRequest {
    /// Handles an injection.
    pub(crate) fn run(self) -> Status {
        let accepted = machine::with(|machine| {
            let result = self.accept(machine);
            if result.is_err() {
                machine.host.refused += 1;
                refuse(machine, self.lists);
            }
            result
        });
        match accepted {
            Ok(completions) => {
                completions.into_iter().for_each(complete);
                sys::STATUS_SUCCESS
            }
            Err(status) => status,
        }
    }

    fn accept(&self, machine: &mut Machine) -> Result<Vec<ChainCompletion>, Status> {
        self.check_handle(machine)?;
        let lists = self.check_lists(machine)?;
        let entry = self.check_arguments(machine, &lists)?;
        self.check_completion(machine, &lists)?;
        if let Some(status) = machine.fault(self.target.refusals()) {
            return Err(status);
        }
        self.check_surroundings(machine, entry, &lists);
        let (frames, status) = match self.unpack(machine, entry, &lists) {
            // An informational status now and then: it is above zero, and no failure (C-021).
            Ok(frames) if machine.draw(4) == 0 => (frames, sys::STATUS_OBJECT_NAME_EXISTS),
            Ok(frames) => (frames, sys::STATUS_SUCCESS),
            Err(()) => (Vec::new(), sys::STATUS_INVALID_PARAMETER),
        };
        let parts = self.cut(machine, &lists);
        if let Some(Kind::InjectionHandle(handle)) =
            machine.ledger.get_mut(self.handle).map(|object| &mut object.kind)
        {
            handle.pending += parts.len() as u32;
        }
        for list in &lists {
            let address = list.address();
            if let Some(record) = machine.ledger.list_mut(address) {
                match &mut record.frame {
                    Some(frame) if record.origin == Origin::Indicated => {
                        frame.injected = true;
                        frame.spent = true;
                    }
                    _ => record.custody = Custody::Stack,
                }
                record.fingerprint = list.fingerprint();
            }
            machine.note(address, "injected");
            machine.host.injected += 1;
        }
        if !frames.is_empty() {
            machine.tasks.push_back(Task::EnterFrames(frames));
        }
        let completion = |lists: Vec<usize>| ChainCompletion {
            handle: self.handle,
            lists,
            routine: self.completion,
            context: self.completion_context,
            status,
            packet: context::packet(),
            driver: context::driver(),
            layer: matches!(self.target, Target::Mac { .. }).then_some(entry.layer),
        };
        Ok(parts.into_iter().map(completion).collect())
    }

    /// Cuts the chain into the parts that complete together: at random for MAC frames, list by list for the switch (C-020).
    fn cut(&self, machine: &mut Machine, lists: &[List]) -> Vec<Vec<usize>> {
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for (index, list) in lists.iter().enumerate() {
            let alone = match self.target {
                Target::Mac { .. } => machine.draw(2) == 0,
                Target::Switch { .. } => true,
            };
            match parts.last_mut() {
                Some(part) if !alone => part.push(list.address()),
                _ => {
                    if let Some(before) = index.checked_sub(1) {
                        lists[before].set_next_pointer(std::ptr::null_mut());
                    }
                    parts.push(vec![list.address()]);
                }
            }
        }
        parts
    }

    /// The frames of the chain, with the past of their lists. An error drops them all after the injection was accepted.
    fn unpack(&self, machine: &mut Machine, entry: Entry, lists: &[List]) -> Result<Vec<Frame>, ()> {
        let place = entry.source.and_then(|source| machine.switch_place(source));
        let mut frames = Vec::new();
        for list in lists {
            let address = list.address();
            let data = gather(machine, address, *list)?;
            if !data.iter().all(|bytes| starts_at_header(bytes)) {
                let text = format!(
                    "the data of the list that {} was given does not start at an Ethernet header",
                    context::function()
                );
                machine.report_about(self.target.start(), &[address], text);
                return Err(());
            }
            machine.replaces_original_frame(address, &data);
            let past = machine
                .ledger
                .list(address)
                .and_then(|record| record.frame.clone());
            if let Some(place) = past.as_ref().and_then(|past| past.frame.place.as_ref()) {
                machine.copy_replaced(place, address);
            }
            let mut injections = machine
                .ledger
                .list(address)
                .map_or(Vec::new(), |record| record.injections().to_vec());
            injections.push(Injection {
                handle: self.handle,
                context: self.context,
            });
            for bytes in data {
                let source = match &past {
                    Some(past) => Arc::clone(&past.frame.source),
                    None => source_of(&bytes),
                };
                frames.extend(Frame::new(entry.layer, bytes, source).map(|frame| Frame {
                    injections: injections.clone(),
                    place: place.clone(),
                    ..frame
                }));
            }
        }
        Ok(frames)
    }
}

/// The source of a frame that a driver made.
fn source_of(bytes: &[u8]) -> Arc<Source> {
    let headers = Ethernet::parse(bytes).and_then(|ethernet| Some((ethernet, ethernet.ip(bytes)?)));
    Arc::new(headers.map_or_else(Source::default, |(ethernet, headers)| {
        let packet = &bytes[ethernet.len..ethernet.len + headers.total_len];
        Source::new(None, packet.into(), Vec::new())
    }))
}

/// Notes that the lists of a chain stay with the driver.
fn refuse(machine: &mut Machine, first: usize) {
    let mut address = first;
    let mut seen = Vec::new();
    while let Some(record) = machine.ledger.list_mut(address) {
        if record.origin == Origin::Indicated || record.custody == Custody::Stack || seen.contains(&address) {
            return;
        }
        record.custody = Custody::Refused;
        machine.note(address, "injection refused");
        seen.push(address);
        // SAFETY: the list is in the ledger.
        let list = unsafe { List::new(address) };
        address = list.map_or(0, |list| list.next_pointer().expose_provenance());
    }
}
