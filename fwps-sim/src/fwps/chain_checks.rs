//! Whether a chain of frames may be injected: handle, lists, arguments, completion routine and place.

use fwps_sys as sys;

use super::chain::{ChainRequest, Entry, Target};
use crate::Status;
use crate::context;
use crate::engine::host::INTERFACE_INDEX;
use crate::engine::layer::Layer;
use crate::engine::layer2::value::NDIS_PORT;
use crate::kernel::held_lock;
use crate::machine::Machine;
use crate::memory::access;
use crate::memory::list::List;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{Custody, Origin};

impl ChainRequest {
    pub(super) fn check_handle(&self, machine: &mut Machine) -> Result<(), Status> {
        let handle = machine.injection_handle(self.handle)?;
        let (types, closing) = (handle.types, handle.closing);
        let needed = sys::FWPS_INJECTION_TYPE_L2;
        if types & needed == 0 {
            let text = format!(
                "{} was given a handle of types {types:#x}, which lacks {needed:#x}",
                context::function()
            );
            let contract = match self.target {
                Target::Mac { .. } => contract!(65),
                Target::Switch { .. } => contract!(1),
            };
            machine.report_about(contract, &[self.handle], text);
            return Err(sys::STATUS_FWP_INJECT_HANDLE_STALE);
        }
        if closing {
            return Err(sys::STATUS_FWP_INJECT_HANDLE_CLOSING);
        }
        Ok(())
    }

    /// Every list of the chain, in order.
    pub(super) fn check_lists(&self, machine: &mut Machine) -> Result<Vec<List>, Status> {
        let mut lists: Vec<List> = Vec::new();
        let mut address = self.lists;
        loop {
            if let Some((contract, what)) = wrong_list(machine, address) {
                let text = format!("{} was given {what}", context::function());
                machine.report_about(contract, &[address], text);
                return Err(sys::STATUS_INVALID_PARAMETER);
            }
            // SAFETY: the list is in the ledger.
            let list = unsafe { List::new(address) }.ok_or(sys::STATUS_INVALID_PARAMETER)?;
            if lists.contains(&list) {
                let text = format!(
                    "{} was given a chain that leads back into itself",
                    context::function()
                );
                machine.report_about(contract!(22), &[address], text);
                return Err(sys::STATUS_INVALID_PARAMETER);
            }
            lists.push(list);
            address = list.next_pointer().expose_provenance();
            if address == 0 {
                return Ok(lists);
            }
        }
    }

    /// Flags, and what says where the frames enter.
    pub(super) fn check_arguments(&self, machine: &mut Machine, lists: &[List]) -> Result<Entry, Status> {
        let function = context::function();
        if !self.reserved_clear {
            let text = format!("{function} was given a reserved argument that is not 0");
            machine.report_about(contract!(23), &[self.lists], text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
        match &self.target {
            Target::Mac {
                allowed,
                layer_id,
                interface,
                port,
            } => {
                let Some(layer) = allowed.iter().copied().find(|layer| layer.id() == *layer_id) else {
                    let text = format!("{function} was given layer {layer_id}");
                    machine.report_about(contract!(66), &[self.lists], text);
                    return Err(sys::STATUS_INVALID_PARAMETER);
                };
                let other = allowed.iter().copied().find(|other| *other != layer);
                let captured_at = captured_at(machine, lists);
                if captured_at.is_some() && captured_at == other {
                    let text =
                        format!("{function} was given layer {layer_id}, which is not the capturing layer");
                    machine.report_about(contract!(66), &[self.lists], text);
                }
                if (*interface, *port) != (INTERFACE_INDEX, NDIS_PORT) {
                    let text = format!(
                        "{function} was given interface {interface}, NDIS port {port}; \
                         the incoming values say {INTERFACE_INDEX}, {NDIS_PORT}"
                    );
                    machine.report_about(contract!(25), &[self.lists], text);
                }
                Ok(Entry { layer, source: None })
            }
            Target::Switch { id, source } => {
                let known = machine.host.switch.as_ref().map(|switch| switch.id());
                let wrong = if id.as_deref().is_none_or(|id| Some(id) != known) {
                    Some("a vSwitchId that is not the one of the incoming values".to_owned())
                } else if machine.switch_place(*source).is_none() {
                    Some(format!("port {} with NIC index {}", source.port, source.nic))
                } else {
                    None
                };
                if let Some(what) = wrong {
                    let text = format!("{function} was given {what}");
                    machine.report_about(contract!(72), &[self.lists], text);
                    return Err(sys::STATUS_INVALID_PARAMETER);
                }
                let past = machine
                    .ledger
                    .list(self.lists)
                    .and_then(|record| record.frame.as_ref());
                let expected = past.and_then(|past| Some(past.frame.place.as_ref()?.source));
                if let Some(expected) = expected.filter(|expected| expected != source) {
                    let text = format!(
                        "{function} was given port {}, NIC index {}; the metadata say {}, {}",
                        source.port, source.nic, expected.port, expected.nic
                    );
                    machine.report_about(contract!(72), &[self.lists], text);
                }
                Ok(Entry {
                    layer: Layer::IngressVSwitchEthernet,
                    source: Some(*source),
                })
            }
        }
    }

    /// Only originals that nobody changed go without a completion routine.
    pub(super) fn check_completion(&self, machine: &mut Machine, lists: &[List]) -> Result<(), Status> {
        if self.completion.is_some() {
            return Ok(());
        }
        let Some(list) = lists.iter().find(|list| !is_unaltered_original(machine, **list)) else {
            return Ok(());
        };
        let contract = match self.target {
            Target::Mac { .. } => contract!(70),
            Target::Switch { .. } => contract!(19),
        };
        let text = format!(
            "{} was given no completionFn for a list that is no unaltered original",
            context::function()
        );
        machine.report_about(contract, &[list.address()], text);
        Err(sys::STATUS_INVALID_PARAMETER)
    }

    /// What was accepted although it should not have been asked for.
    pub(super) fn check_surroundings(&self, machine: &mut Machine, entry: Entry, lists: &[List]) {
        let function = context::function();
        if held_lock::locks_held() > 0 {
            let text = format!(
                "{function} was called with a spin lock held; its completion may run before it returns"
            );
            machine.report_about(contract!(381), &[self.lists], text);
        }
        let mac = matches!(self.target, Target::Mac { .. });
        if mac && !machine.has_own_callout(entry.layer, context::driver()) {
            let text = format!(
                "{function} was given a layer at which the driver has no callout with a filter: {}",
                entry.layer.name()
            );
            machine.report_about(contract!(68), &[self.lists], text);
        }
        for list in lists {
            self.check_list_surroundings(machine, list.address());
        }
    }

    fn check_list_surroundings(&self, machine: &mut Machine, address: usize) {
        let inside = context::find(|frame| match frame {
            context::Frame::Classify(classify) if classify.list == address => Some(classify.right),
            _ => None,
        });
        let Some(record) = machine.ledger.list(address) else {
            return;
        };
        let rounds = record.injections().len();
        let own = record
            .injections()
            .iter()
            .any(|injection| injection.handle == self.handle);
        let (queried, without_right) = (record.queried, record.without_right || inside == Some(false));
        if inside.is_some() {
            context::update_classify(|frame| frame.kept = true);
        }
        if without_right {
            let text = "a frame was injected that was captured in a classify call without the action right: \
                        it was decided on already";
            machine.report_about(contract!(165), &[address], text);
        }
        if own && queried {
            let text = format!("a frame in a by-self state was injected again, {rounds} times so far");
            machine.report_about(contract!(76), &[address], text);
        } else if own {
            let text = format!(
                "a frame was injected again without a query of its injection state, {rounds} times so far"
            );
            machine.report_about(contract!(74), &[address], text);
        }
    }
}

/// Why a list cannot be injected.
fn wrong_list(machine: &mut Machine, address: usize) -> Option<(Contract, String)> {
    let (contract, what) = match machine.ledger.find(address) {
        Found::Live(object) => match &object.kind {
            Kind::List(record) if record.origin == Origin::Indicated => match &record.frame {
                Some(frame) if frame.spent => (contract!(14), "an original that was injected already"),
                Some(_) if record.indicated || record.references > 0 => return None,
                Some(_) => (contract!(94), "an original after classify, without a reference"),
                None => (contract!(22), "an indicated original of a layer above"),
            },
            Kind::List(record) if record.custody == Custody::Stack => {
                (contract!(14), "a list that the stack owns since an injection")
            }
            Kind::List(_) => return None,
            _ => return Some((contract!(22), format!("a {}", object.kind.name()))),
        },
        Found::Dead(_) => (contract!(85), "a list that was freed"),
        Found::Unknown => (contract!(22), "an address at which there is no list"),
    };
    Some((contract, what.to_owned()))
}

/// The layer that the first list with a frame was captured at.
fn captured_at(machine: &Machine, lists: &[List]) -> Option<Layer> {
    lists
        .iter()
        .find_map(|list| Some(machine.ledger.list(list.address())?.frame.as_ref()?.frame.layer))
}

/// Whether the list is an indicated one whose bytes are as they were.
fn is_unaltered_original(machine: &Machine, list: List) -> bool {
    let Some(record) = machine.ledger.list(list.address()) else {
        return false;
    };
    let Some(shown) = record
        .frame
        .as_ref()
        .filter(|_| record.origin == Origin::Indicated)
    else {
        return false;
    };
    record.shown.iter().all(|(data, _)| {
        // SAFETY: the data block belongs to the list, is as long as the frame, and no driver code runs now.
        let now = unsafe { access::bytes(*data, shown.frame.bytes.len()) };
        now == shown.frame.bytes
    }) && !record.shown.is_empty()
}
