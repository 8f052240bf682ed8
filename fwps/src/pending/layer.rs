//! The layers whose operations can be pended, and what travels with an operation of each.

use core::{marker::PhantomData, ptr::NonNull};

use fwps_sys::NET_BUFFER_LIST;

use crate::{
    callout::{ActionRight, CaptureFailure, Claim, Classify, Filtering, PendFailure},
    family::Family,
    inject::{SendParameters, TransportReceive, TransportSend},
    layer::{
        AleAuthConnectV4, AleAuthConnectV6, AleAuthListenV4, AleAuthListenV6, AleAuthRecvAcceptV4,
        AleAuthRecvAcceptV6, AleResourceAssignmentV4, AleResourceAssignmentV6, CompletionHandleMetadata,
        ConditionFlags, EndpointHandleMetadata, FlagsField, IpLayer, Layer,
    },
    nbl::{Cloned, Nbl, Single},
};

/// A layer whose operations can be pended (C-216).
#[diagnostic::on_unimplemented(
    message = "operations cannot be pended at `{Self}`",
    label = "expected a layer of ALE resource assignment, listen, connect, or receive/accept"
)]
pub trait PendableLayer:
    CompletionHandleMetadata + EndpointHandleMetadata + FlagsField + IpLayer + Layer<Verdict = Filtering>
{
    /// What pending uses up: the right to decide, and where packets are injected afterwards, the proof that this one was not (C-074).
    type Entitlement<'c>;
    /// What [`PendedOperation::complete`](super::PendedOperation::complete) gives out: the packet, or nothing.
    type Packet: Send + 'static;
    /// Whether the completion lets the operation be classified again.
    #[doc(hidden)]
    const IS_CLASSIFIED_AGAIN: bool;

    #[doc(hidden)]
    fn identity(classify: &Classify<'_, Self>) -> Identity;

    /// Clones the packet.
    #[doc(hidden)]
    fn take(classify: &mut Classify<'_, Self>) -> Result<Self::Packet, PendFailure>;

    /// The list that the completion is given (C-225).
    #[doc(hidden)]
    fn list(packet: &Self::Packet) -> Option<NonNull<NET_BUFFER_LIST>>;
}

/// By what an operation is known again (C-220).
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    endpoint: Option<u64>,
    protocol: Option<u8>,
    local: Option<[u8; 16]>,
    local_port: Option<u16>,
    remote: Option<[u8; 16]>,
    remote_port: Option<u16>,
}

/// A packet whose acceptance was permitted: inject it with
/// [`inject_transport_receive`](crate::InjectionHandle::inject_transport_receive), with the handle that
/// gave the [`Claim`], and permit it when it comes by again (C-222). Dropping it
/// drops the packet.
#[derive(Debug)]
#[must_use = "the connection is accepted when this packet is injected"]
pub struct PendedReceive<F: Family> {
    /// The packet, from its IP header on.
    pub list: Single<Cloned>,
    /// Where it goes.
    pub target: TransportReceive<F>,
}

/// A datagram whose connection was permitted: inject it with
/// [`inject_transport_send`](crate::InjectionHandle::inject_transport_send), with the handle that gave the [`Claim`], and permit it if it comes by
/// again: its flow may have ended meanwhile. Dropping it drops the datagram.
#[derive(Debug)]
#[must_use = "the stack has flushed the datagram; it is sent when this one is injected"]
pub struct PendedSend<F: Family> {
    /// The datagram, from its transport header on.
    pub list: Nbl<Cloned>,
    /// Where it goes.
    pub target: TransportSend<F>,
}

/// Layers of endpoints, which have no packets and no other side.
macro_rules! endpoints {
    ($($layer:ty: $protocol:expr;)+) => {$(
        impl PendableLayer for $layer {
            type Entitlement<'c> = ActionRight<'c>;
            type Packet = ();
            const IS_CLASSIFIED_AGAIN: bool = true;

            fn identity(classify: &Classify<'_, Self>) -> Identity {
                let protocol: fn(&Classify<'_, Self>) -> Option<u8> = $protocol;
                Identity {
                    endpoint: classify.endpoint_handle(),
                    protocol: protocol(classify),
                    local: classify.local_address().map(<Self as IpLayer>::Family::network_order),
                    local_port: classify.local_port(),
                    remote: None,
                    remote_port: None,
                }
            }

            fn take(_classify: &mut Classify<'_, Self>) -> Result<(), PendFailure> {
                Ok(())
            }

            fn list(_packet: &()) -> Option<NonNull<NET_BUFFER_LIST>> {
                None
            }
        }
    )+};
}

/// Layers of flows: how the packet is taken, and which list the completion is given.
macro_rules! flows {
    ($($layer:ty: $packet:ty, $again:literal, $take:expr, $list:expr;)+) => {$(
        impl PendableLayer for $layer {
            type Entitlement<'c> = Claim<'c>;
            type Packet = $packet;
            const IS_CLASSIFIED_AGAIN: bool = $again;

            fn identity(classify: &Classify<'_, Self>) -> Identity {
                Identity {
                    endpoint: classify.endpoint_handle(),
                    protocol: classify.protocol(),
                    local: classify.local_address().map(<Self as IpLayer>::Family::network_order),
                    local_port: classify.local_port(),
                    remote: classify.remote_address().map(<Self as IpLayer>::Family::network_order),
                    remote_port: classify.remote_port(),
                }
            }

            fn take(classify: &mut Classify<'_, Self>) -> Result<$packet, PendFailure> {
                let take: fn(&mut Classify<'_, Self>) -> Result<$packet, PendFailure> = $take;
                take(classify)
            }

            fn list(packet: &$packet) -> Option<NonNull<NET_BUFFER_LIST>> {
                let list: fn(&$packet) -> Option<NonNull<NET_BUFFER_LIST>> = $list;
                list(packet)
            }
        }
    )+};
}

/// The packet to be accepted.
macro_rules! receive {
    () => {
        |classify| {
            let list = classify.clone_packet()?;
            let list = list
                .into_single()
                .map_err(|_several| CaptureFailure::SeveralPackets)?;
            let target = TransportReceive {
                context: None,
                compartment: classify.compartment(),
                sub_interface: classify.sub_interface_index().ok_or(PendFailure::NoTarget)?,
                interface: classify.interface_index().ok_or(PendFailure::NoTarget)?,
                family: PhantomData,
            };
            Ok(PendedReceive { list, target })
        }
    };
}

/// The datagram that connects; a TCP connection has none yet (C-286). That of a raw socket may have an IP header of its application's own, which
/// this layer does not show, so it could not be sent with it (C-056).
macro_rules! send {
    () => {
        |classify| {
            if classify.packet().is_none() {
                return Ok(None);
            }
            let is_raw = |flags: ConditionFlags| flags.contains(ConditionFlags::RAW_ENDPOINT);
            if classify.flags().is_some_and(is_raw) {
                return Err(PendFailure::RawSend);
            }
            let remote = classify.remote_address().ok_or(PendFailure::NoTarget)?;
            let parameters = SendParameters {
                endpoint: classify.endpoint_handle().ok_or(PendFailure::NoTarget)?,
                compartment: classify.compartment(),
                scope: classify.remote_scope(),
                remote,
                remote_bytes: <<Self as IpLayer>::Family as Family>::network_order(remote),
            };
            let target = TransportSend::new(parameters, &[], None)?;
            let list = classify.clone_packet()?;
            Ok(Some(PendedSend { list, target }))
        }
    };
}

endpoints! {
    AleResourceAssignmentV4: |classify| classify.protocol();
    AleResourceAssignmentV6: |classify| classify.protocol();
    AleAuthListenV4: |_| None;
    AleAuthListenV6: |_| None;
}

flows! {
    AleAuthRecvAcceptV4: PendedReceive<<AleAuthRecvAcceptV4 as IpLayer>::Family>, false, receive!(),
        |packet| Some(packet.list.as_non_null());
    AleAuthRecvAcceptV6: PendedReceive<<AleAuthRecvAcceptV6 as IpLayer>::Family>, false, receive!(),
        |packet| Some(packet.list.as_non_null());
    AleAuthConnectV4: Option<PendedSend<<AleAuthConnectV4 as IpLayer>::Family>>, true, send!(),
        |packet| packet.as_ref().map(|packet| packet.list.as_non_null());
    AleAuthConnectV6: Option<PendedSend<<AleAuthConnectV6 as IpLayer>::Family>>, true, send!(),
        |packet| packet.as_ref().map(|packet| packet.list.as_non_null());
}
