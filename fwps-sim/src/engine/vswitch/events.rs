//! Telling subscribers about ports of the switch that come and go.

use fwps_sys as sys;
use sys::{
    NDIS_OBJECT_HEADER, NDIS_SWITCH_NIC_PARAMETERS, NDIS_SWITCH_PARAMETERS, NDIS_SWITCH_PORT_PARAMETERS,
};

use super::{Switch, nic_index, nic_type};
use crate::boundary;
use crate::context::Frame;
use crate::kernel::irql::PASSIVE;
use crate::machine::{self, Machine};
use crate::verify::contract::contract;

/// A subscription to the events of the switch.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub(crate) id: u32,
    /// Its place in the ledger.
    pub(crate) handle: usize,
    pub(crate) driver: u32,
    /// What the callbacks are given.
    pub(crate) context: usize,
    pub(crate) port: sys::FWPS_VSWITCH_PORT_EVENT_CALLBACK0,
    pub(crate) interface: sys::FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0,
}

/// A header of an NDIS structure in its first revision.
fn header<T>() -> NDIS_OBJECT_HEADER {
    NDIS_OBJECT_HEADER {
        Type: sys::NDIS_OBJECT_TYPE_DEFAULT,
        Revision: 1,
        Size: size_of::<T>() as u16,
    }
}

/// The parameters that callbacks are given: switch, port, NIC.
struct Parameters {
    switch: NDIS_SWITCH_PARAMETERS,
    port: NDIS_SWITCH_PORT_PARAMETERS,
    nic: NDIS_SWITCH_NIC_PARAMETERS,
}

impl Parameters {
    fn new(switch: &Switch, port: u32) -> Box<Self> {
        // SAFETY: all fields are integers and arrays of them, for which zero is valid.
        let mut parameters: Box<Self> = Box::new(unsafe { std::mem::zeroed() });
        parameters.switch.Header = header::<NDIS_SWITCH_PARAMETERS>();
        parameters.switch.NumSwitchPorts = switch.ports.len() as u32;
        parameters.switch.IsActive = 1;
        parameters.port.Header = header::<NDIS_SWITCH_PORT_PARAMETERS>();
        parameters.port.PortId = port;
        parameters.port.PortType = sys::NdisSwitchPortTypeSynthetic;
        parameters.port.PortState = sys::NdisSwitchPortStateCreated;
        parameters.nic.Header = header::<NDIS_SWITCH_NIC_PARAMETERS>();
        parameters.nic.PortId = port;
        parameters.nic.NicIndex = nic_index(port);
        parameters.nic.NicType = i32::from(nic_type(port));
        parameters.nic.NicState = sys::NdisSwitchNicStateCreated;
        parameters
    }
}

/// Connects a virtual machine to a new port. `None` without a switch.
pub(crate) fn connect() -> Option<u32> {
    let (port, mut parameters) = machine::with(|machine| {
        let switch = machine.host.switch.as_mut()?;
        let port = switch.next_port;
        switch.next_port += 1;
        let parameters = Parameters::new(switch, port);
        switch.ports.push(port);
        Some((port, parameters))
    })?;
    tell(&parameters, sys::FWPS_VSWITCH_EVENT_PORT_CREATE);
    tell(&parameters, sys::FWPS_VSWITCH_EVENT_INTERFACE_CREATE);
    parameters.nic.NicState = sys::NdisSwitchNicStateConnected;
    tell(&parameters, sys::FWPS_VSWITCH_EVENT_INTERFACE_CONNECT);
    Some(port)
}

/// Takes a port away. False when there is no such port.
pub(crate) fn disconnect(port: u32) -> bool {
    let parameters = machine::with(|machine| {
        let switch = machine.host.switch.as_mut()?;
        switch.ports.contains(&port).then(|| {
            switch.ports.retain(|other| *other != port);
            switch.stations.retain(|_, at| *at != port);
            Parameters::new(switch, port)
        })
    });
    let Some(mut parameters) = parameters else {
        return false;
    };
    parameters.nic.NicState = sys::NdisSwitchNicStateDisconnected;
    tell(&parameters, sys::FWPS_VSWITCH_EVENT_INTERFACE_DISCONNECT);
    parameters.nic.NicState = sys::NdisSwitchNicStateDeleted;
    tell(&parameters, sys::FWPS_VSWITCH_EVENT_INTERFACE_DELETE);
    parameters.port.PortState = sys::NdisSwitchPortStateDeleted;
    tell(&parameters, sys::FWPS_VSWITCH_EVENT_PORT_DELETE);
    true
}

/// Calls the callbacks for one event.
fn tell(parameters: &Parameters, event: sys::FWPS_VSWITCH_EVENT_TYPE) {
    let subscriptions = machine::with(|machine| machine.host.subscriptions.clone());
    let of_port = matches!(
        event,
        sys::FWPS_VSWITCH_EVENT_PORT_CREATE | sys::FWPS_VSWITCH_EVENT_PORT_DELETE
    );
    for subscription in subscriptions {
        // Pending from before the call: the callback may have its completion come at once.
        let completion = machine::with(|machine| {
            let completion = machine.ledger.new_handle();
            machine
                .host
                .pended_notifications
                .push((completion, subscription.handle));
            completion
        });
        let context = std::ptr::with_exposed_provenance_mut(subscription.context);
        let pointer = std::ptr::with_exposed_provenance_mut(completion);
        let switch = &raw const parameters.switch;
        let (status, _) = boundary::call(subscription.driver, Frame::SwitchEvent, PASSIVE, || {
            match (of_port, subscription.port, subscription.interface) {
                (true, Some(routine), _) => {
                    let port = &raw const parameters.port;
                    // SAFETY: the driver subscribed with this routine; the parameters live for the call.
                    unsafe { routine(context, pointer, event, switch, port) }
                }
                (false, _, Some(routine)) => {
                    let nic = &raw const parameters.nic;
                    // SAFETY: as above.
                    unsafe { routine(context, pointer, event, switch, nic) }
                }
                // Any callback may be missing (C-304).
                _ => sys::STATUS_SUCCESS,
            }
        });
        machine::with(|machine| machine.end_notification(completion, status));
    }
}

impl Machine {
    /// A callback returned: unless it said STATUS_PENDING, its notification is done.
    fn end_notification(&mut self, completion: usize, status: i32) {
        if status == sys::STATUS_PENDING {
            return;
        }
        let pended = &mut self.host.pended_notifications;
        match pended.iter().position(|(pending, _)| *pending == completion) {
            Some(index) => drop(pended.swap_remove(index)),
            None => {
                let text = "a notification was completed whose callback did not return STATUS_PENDING";
                self.report(contract!(306), text);
            }
        }
    }

    /// No notification of a subscription that ends may be pending.
    pub(crate) fn check_pended(&mut self, subscription: usize) {
        let pended = &mut self.host.pended_notifications;
        let before = pended.len();
        pended.retain(|(_, of)| *of != subscription);
        let left = before - pended.len();
        if left > 0 {
            let text = format!("{left} notifications of a subscription that ended were never completed");
            self.report_about(contract!(306), &[subscription], text);
        }
    }
}
