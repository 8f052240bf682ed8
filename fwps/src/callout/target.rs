//! Snapshots for injecting a packet from the layer where it was seen (C-026).

use core::marker::PhantomData;

use crate::{
    Error,
    callout::Classify,
    inject::{ControlData, NetworkReceive, NetworkSend, TransportReceive, TransportSend},
    layer::{InboundNetworkLayer, InboundTransportLayer, OutboundNetworkLayer, OutboundTransportLayer},
    pool::PoolBytes,
};

impl<L: OutboundNetworkLayer> Classify<'_, L> {
    /// What [`inject_send`](crate::InjectionHandle::inject_send) needs to put the packet back.
    pub fn network_send(&self) -> NetworkSend<L::Family> {
        NetworkSend {
            context: None,
            compartment: self.compartment(),
            family: PhantomData,
        }
    }
}

impl<L: InboundNetworkLayer> Classify<'_, L> {
    /// What [`inject_receive`](crate::InjectionHandle::inject_receive) needs to put the packet back. `None` if the engine did not
    /// name the interface (C-025).
    pub fn network_receive(&self) -> Option<NetworkReceive<L::Family>> {
        Some(NetworkReceive {
            context: None,
            compartment: self.compartment(),
            // The later field first: where it is, the earlier one is, and the compiler checks once.
            sub_interface: self.sub_interface_index()?,
            interface: self.interface_index()?,
            family: PhantomData,
        })
    }
}

impl<L: OutboundTransportLayer> Classify<'_, L> {
    /// What [`inject_send`](crate::InjectionHandle::inject_send) needs to put the packet back, with a copy of the control data.
    ///
    /// `None` if the engine named no endpoint or no remote address, and for a raw send: its IP header is not in the list, and would be
    /// lost (C-056).
    ///
    /// # Errors
    /// [`Error::NoMemory`] if there is control data and no pool for its copy.
    pub fn transport_send(&self) -> Result<Option<TransportSend<L::Family>>, Error> {
        if self.is_raw_send() {
            return Ok(None);
        }
        let (Some(endpoint), Some(remote)) = (self.endpoint_handle(), self.remote_address()) else {
            return Ok(None);
        };
        let control = match self.control_data() {
            // SAFETY: the metadata of the running call says that this many bytes are there.
            Some((address, length)) => Some(ControlData(unsafe { PoolBytes::copy_from(address, length) }?)),
            None => None,
        };
        Ok(Some(TransportSend {
            context: None,
            endpoint,
            compartment: self.compartment(),
            remote,
            scope: self.remote_scope(),
            control,
        }))
    }
}

impl<L: InboundTransportLayer> Classify<'_, L> {
    /// What [`inject_receive`](crate::InjectionHandle::inject_receive) needs to put the packet back.
    ///
    /// `None` if the engine did not name the interface (C-025), or if the packet goes on to an ALE layer: it is to be permitted here
    /// and handled there (C-059, C-171).
    pub fn transport_receive(&self) -> Option<TransportReceive<L::Family>> {
        if self.ale_classify_required().is_some() {
            return None;
        }
        Some(TransportReceive {
            context: None,
            compartment: self.compartment(),
            // The later field first: where it is, the earlier one is, and the compiler checks once.
            sub_interface: self.sub_interface_index()?,
            interface: self.interface_index()?,
            family: PhantomData,
        })
    }
}
