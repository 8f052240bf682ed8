//! Whether a list may be injected: the checks of handle, list, arguments and place that all inject functions share.

use fwps_sys as sys;

use super::inject::Request;
use crate::Status;
use crate::context::{self, Frame};
use crate::engine::forward::{FAR, NEAR};
use crate::engine::host::COMPARTMENT;
use crate::kernel::held_lock;
use crate::machine::Machine;
use crate::memory::list::List;
use crate::traffic::packet::TCP;
use crate::verify::contract::contract;
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{Custody, Origin};

impl Request {
    pub(super) fn check_handle(&self, machine: &mut Machine) -> Result<(), Status> {
        let handle = machine.injection_handle(self.handle)?;
        let (types, closing) = (handle.types, handle.closing);
        let (needed, contract, status) = if self.forward {
            (
                sys::FWPS_INJECTION_TYPE_FORWARD,
                contract!(41),
                sys::STATUS_INVALID_PARAMETER,
            )
        } else if self.transport {
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

    pub(super) fn check_list(&self, machine: &mut Machine) -> Result<List, Status> {
        let function = context::function();
        let (contract, text) = match machine.ledger.find(self.list) {
            Found::Live(object) => match &object.kind {
                Kind::List(record) if record.origin == Origin::Indicated => (
                    contract!(22),
                    format!("{function} was given an indicated original"),
                ),
                Kind::List(record) if matches!(record.origin, Origin::Ndis(_)) => (
                    contract!(22),
                    format!("{function} was given a list that a function of NDIS made"),
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

    pub(super) fn check_arguments(&self, machine: &mut Machine) -> Result<(), Status> {
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
            let past = machine
                .ledger
                .list(self.list)
                .and_then(|record| record.packet.clone());
            // A list of the driver's own does not tell which packet it stands for; it may be one that came by the other interface.
            let other = past.is_none()
                && (machine.options.forwarding || machine.options.weak_host)
                && (interface, sub_interface) == (FAR.index, FAR.sub_index);
            let expected = past.map_or(NEAR, |packet| machine.interface(&packet));
            let (index, sub_index) = (expected.index, expected.sub_index);
            if (interface, sub_interface) != (index, sub_index) && !other {
                let text = format!(
                    "{function} was given interface {interface}, sub-interface {sub_interface}; \
                     the incoming values say {index}, {sub_index}"
                );
                machine.report_about(contract!(25), &[self.list], text);
            }
        }
        Ok(())
    }

    /// Where the call comes from: not TCP from a transport classify, not with a spin lock held.
    pub(super) fn check_surroundings(&self, machine: &mut Machine) {
        let function = context::function();
        if held_lock::locks_held() > 0 {
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
    pub(super) fn check_round(&self, machine: &mut Machine) {
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
}
