//! Snapshots for injecting a packet from the layer where it was seen (C-026).

use core::marker::PhantomData;

use crate::{
    Error, Lookaside,
    callout::Classify,
    family::Family,
    inject::{
        ForwardTarget, Forwarding, MacReceive, MacSend, NetworkReceive, NetworkSend, RawSend, SendParameters,
        TransportReceive, TransportSend, VSwitchIngress, Within,
    },
    layer::{
        CompartmentIdMetadata, ConditionFlags, ForwardLayer, InboundMacLayer, InboundNetworkLayer,
        InterfaceIndexField, IpLayer, OutboundMacLayer, OutboundNetworkLayer, SubInterfaceIndexField,
        TransportReceiveLayer, TransportSendLayer, VSwitchLayer,
    },
};

impl<'c, L: OutboundNetworkLayer> Classify<'c, L> {
    /// What [`inject_network_send`](crate::InjectionHandle::inject_network_send) needs to put the packet back.
    pub fn network_send(&self) -> Within<'c, NetworkSend<L::Family>> {
        Within::new(NetworkSend {
            context: None,
            compartment: self.compartment(),
            family: PhantomData,
        })
    }
}

impl<'c, L: InboundNetworkLayer> Classify<'c, L> {
    /// What [`inject_network_receive`](crate::InjectionHandle::inject_network_receive) needs to put the packet back. `None` if the
    /// engine did not name the interface (C-025).
    pub fn network_receive(&self) -> Option<Within<'c, NetworkReceive<L::Family>>> {
        Some(Within::new(NetworkReceive {
            context: None,
            compartment: self.compartment(),
            // The later field first: where it is, the earlier one is, and the compiler checks once.
            sub_interface: self.sub_interface_index()?,
            interface: self.interface_index()?,
            family: PhantomData,
        }))
    }
}

impl<L: IpLayer + CompartmentIdMetadata> Classify<'_, L> {
    /// Where a packet of the driver's own leaves, in the routing compartment of this event: an answer to a packet that arrived, or one more of
    /// those that leave.
    ///
    /// It is not for the packet of this event, which goes back by the target of its layer: what one injection function wants of a packet, the
    /// layers of others do not give (C-034).
    pub fn own_network_send(&self) -> NetworkSend<L::Family> {
        NetworkSend {
            context: None,
            compartment: self.compartment(),
            family: PhantomData,
        }
    }
}

impl<L> Classify<'_, L>
where
    L: IpLayer + CompartmentIdMetadata + InterfaceIndexField + SubInterfaceIndexField,
{
    /// Where a packet of the driver's own arrives, by the interface and in the routing compartment of this event: an answer to a packet that
    /// leaves, or one more of those that arrive. `None` if the engine did not name the interface (C-025).
    ///
    /// As for [`own_network_send`](Self::own_network_send) otherwise.
    pub fn own_network_receive(&self) -> Option<NetworkReceive<L::Family>> {
        Some(NetworkReceive {
            context: None,
            compartment: self.compartment(),
            sub_interface: self.sub_interface_index()?,
            interface: self.interface_index()?,
            family: PhantomData,
        })
    }
}

impl<L: TransportSendLayer> Classify<'_, L> {
    /// What [`inject_transport_send`](crate::InjectionHandle::inject_transport_send) needs to put the packet back: a block of pool with a
    /// copy of the remote address and the control data.
    ///
    /// `None` if the engine named no endpoint or no remote address, and for a raw send, which [`raw_send`](Self::raw_send) is for (C-056).
    ///
    /// # Errors
    /// [`Error::NoMemory`] if there is no pool for the block.
    pub fn transport_send(&self) -> Result<Option<TransportSend<L::Family>>, Error> {
        self.send(None)
    }

    /// As [`transport_send`](Self::transport_send), with a block from a lookaside list, if it is large enough.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if there is no memory for the block.
    pub fn transport_send_from(
        &self,
        lookaside: &Lookaside,
    ) -> Result<Option<TransportSend<L::Family>>, Error> {
        self.send(Some(lookaside))
    }

    fn send(&self, lookaside: Option<&Lookaside>) -> Result<Option<TransportSend<L::Family>>, Error> {
        if L::raw_header(self).is_some() {
            return Ok(None);
        }
        let Some(parameters) = self.send_parameters() else {
            return Ok(None);
        };
        TransportSend::new(parameters, self.control_bytes(), lookaside).map(Some)
    }

    /// What [`inject_raw_send`](crate::InjectionHandle::inject_raw_send) needs to put the datagram of a raw socket back: a block of pool with a
    /// copy of the remote address, the control data, and the IP header that the application brought.
    ///
    /// `None` if the engine named no endpoint or no remote address, and for other sends, which [`transport_send`](Self::transport_send) is for.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if there is no pool for the block.
    #[doc(alias = "headerIncludeHeader")]
    pub fn raw_send(&self) -> Result<Option<RawSend<L::Family>>, Error> {
        let (Some(header), Some(parameters)) = (L::raw_header(self), self.send_parameters()) else {
            return Ok(None);
        };
        RawSend::new(parameters, self.control_bytes(), header, None).map(Some)
    }

    fn send_parameters(&self) -> Option<SendParameters<L::Family>> {
        if !L::leaves(self) {
            return None;
        }
        let (endpoint, remote) = (self.endpoint_handle()?, self.remote_address()?);
        Some(SendParameters {
            endpoint,
            compartment: self.compartment(),
            scope: self.remote_scope(),
            remote,
            remote_bytes: <L::Family as Family>::network_order(remote),
        })
    }

    fn control_bytes(&self) -> &[u8] {
        self.control_messages().unwrap_or_default()
    }
}

impl<L: TransportReceiveLayer> Classify<'_, L> {
    /// What [`inject_transport_receive`](crate::InjectionHandle::inject_transport_receive) needs to put the packet back.
    ///
    /// `None` if the engine did not name the interface (C-025), or if the packet goes on to an ALE layer: it is to be permitted here
    /// and handled there (C-059, C-171).
    pub fn transport_receive(&self) -> Option<TransportReceive<L::Family>> {
        if L::goes_to_ale(self) || !L::arrives(self) {
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

impl<'c, L: ForwardLayer> Classify<'c, L> {
    /// What puts the packet back: [`inject_forward`](crate::InjectionHandle::inject_forward), or a network function for a packet that only passes
    /// through this layer (C-045). `None` if the engine did not name the interface (C-025, C-042).
    pub fn forward(&self) -> Option<ForwardTarget<'c, L::Family>> {
        let compartment = self.compartment();
        if self.forward_inbound_pass_thru().is_some() || self.has_flag(ConditionFlags::INBOUND_PASS_THRU) {
            return Some(ForwardTarget::Receive(Within::new(NetworkReceive {
                context: None,
                compartment,
                interface: self.source_interface_index()?,
                sub_interface: self.source_sub_interface_index()?,
                family: PhantomData,
            })));
        }
        if self.forward_outbound_pass_thru().is_some() || self.has_flag(ConditionFlags::OUTBOUND_PASS_THRU) {
            return Some(ForwardTarget::Send(Within::new(NetworkSend {
                context: None,
                compartment,
                family: PhantomData,
            })));
        }
        Some(ForwardTarget::Forward(Within::new(Forwarding {
            context: None,
            compartment,
            interface: self.destination_interface_index()?,
            family: PhantomData,
        })))
    }

    fn has_flag(&self, flag: ConditionFlags) -> bool {
        self.flags().is_some_and(|flags| flags.contains(flag))
    }
}

impl<'c, L: InboundMacLayer> Classify<'c, L> {
    /// What [`inject_mac_receive`](crate::InjectionHandle::inject_mac_receive) needs to put the frame back. `None` if the engine did not name
    /// interface and port (C-025).
    pub fn mac_receive(&self) -> Option<Within<'c, MacReceive>> {
        Some(Within::new(MacReceive {
            context: None,
            layer: L::ID,
            interface: self.interface_index()?,
            port: self.ndis_port()?,
        }))
    }
}

impl<'c, L: OutboundMacLayer> Classify<'c, L> {
    /// What [`inject_mac_send`](crate::InjectionHandle::inject_mac_send) needs to put the frame back. `None` if the engine did not name interface
    /// and port (C-025).
    pub fn mac_send(&self) -> Option<Within<'c, MacSend>> {
        Some(Within::new(MacSend {
            context: None,
            layer: L::ID,
            interface: self.interface_index()?,
            port: self.ndis_port()?,
        }))
    }
}

impl<'c, L: VSwitchLayer> Classify<'c, L> {
    /// What [`inject_vswitch_ingress`](crate::InjectionHandle::inject_vswitch_ingress) needs to put the frame back: a block of pool with a copy of
    /// the identifier of the switch (C-072).
    ///
    /// `None` if the engine did not name switch, port and NIC.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if there is no pool for the block.
    pub fn vswitch_ingress(&self) -> Result<Option<Within<'c, VSwitchIngress>>, Error> {
        let (Some(identifier), Some(port), Some(nic)) = (
            self.vswitch_id(),
            self.vswitch_source_port_id(),
            self.vswitch_source_nic_index(),
        ) else {
            return Ok(None);
        };
        VSwitchIngress::new(identifier, port, nic, None).map(|target| Some(Within::new(target)))
    }
}
