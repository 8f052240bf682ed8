//! The layers that packets are taken at and put back to in band, each with its inject functions.

use fwps::{
    InjectionHandle, Kind, V4, V6,
    callout::{Claim, Classify, Verdict},
    inject::{
        Completed, Forward, ForwardTarget, Forwarding, InjectError, InjectTo, L2, MacReceive, MacSend,
        Network, NetworkReceive, NetworkSend, Target, VSwitchIngress, Within,
    },
    layer::{
        AbsorbLayer, EgressVswitchEthernet, InboundIppacketV4, InboundIppacketV6, InboundMacFrameEthernet,
        InboundMacFrameNative, IngressVswitchEthernet, IpforwardV4, IpforwardV6, OutboundIppacketV4,
        OutboundIppacketV6, OutboundMacFrameEthernet, OutboundMacFrameNative,
    },
    nbl::{Nbl, NblChain, Origin},
};

use crate::common::{FORWARD, MAC, NETWORK, SWITCH};

/// A layer with the functions that put its packets back.
pub(crate) trait Door: AbsorbLayer + Sized {
    /// The kind that plans name.
    const KIND: u32;
    /// Whether frames can be injected as a chain, and originals put back.
    const FRAMES: bool = false;
    type Handle: Kind;
    type Target: Target + Send + 'static;

    fn target<'c>(classify: &Classify<'c, Self>) -> Option<Within<'c, Self::Target>>;

    fn inject<O, T, C>(
        handle: &InjectionHandle<Self::Handle>,
        list: Nbl<O>,
        target: T,
        completion: C,
    ) -> Result<(), InjectError<Nbl<O>, Self::Target, C>>
    where
        O: Origin,
        T: InjectTo<Self::Target>,
        C: FnOnce(Completed<O>) + Send + 'static;

    fn inject_chain<O, T, C>(
        _handle: &InjectionHandle<Self::Handle>,
        _chain: NblChain<O>,
        _target: T,
        _completion: C,
    ) -> Result<(), InjectError<NblChain<O>, Self::Target, C>>
    where
        O: Origin,
        T: InjectTo<Self::Target>,
        C: Fn(Completed<O>) + Send + Sync + 'static,
    {
        unreachable!("asked for at layers of frames only")
    }

    /// Removes a frame that was taken before, for another of its destinations.
    fn absorb_again<'c>(_classify: &Classify<'c, Self>, claim: Claim<'c>) -> Result<Verdict<'c>, Claim<'c>> {
        Err(claim)
    }

    /// Puts the original back; layers of packets give the claim back.
    fn original<'c>(
        _handle: &InjectionHandle<Self::Handle>,
        _classify: &Classify<'c, Self>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, Claim<'c>> {
        Err(claim)
    }
}

/// An injection that takes one list of any number of packets.
macro_rules! any_list {
    ($function:ident) => {
        fn inject<O, T, C>(
            handle: &InjectionHandle<Self::Handle>,
            list: Nbl<O>,
            target: T,
            completion: C,
        ) -> Result<(), InjectError<Nbl<O>, Self::Target, C>>
        where
            O: Origin,
            T: InjectTo<Self::Target>,
            C: FnOnce(Completed<O>) + Send + 'static,
        {
            handle.$function(list, target, completion)
        }
    };
}

macro_rules! chain {
    ($function:ident) => {
        const FRAMES: bool = true;

        fn inject_chain<O, T, C>(
            handle: &InjectionHandle<L2>,
            chain: NblChain<O>,
            target: T,
            completion: C,
        ) -> Result<(), InjectError<NblChain<O>, Self::Target, C>>
        where
            O: Origin,
            T: InjectTo<Self::Target>,
            C: Fn(Completed<O>) + Send + Sync + 'static,
        {
            handle.$function(chain, target, completion)
        }
    };
}

macro_rules! outbound {
    ($($layer:ty: $family:ty),+) => {$(
        impl Door for $layer {
            const KIND: u32 = NETWORK;
            type Handle = Network<$family>;
            type Target = NetworkSend<$family>;

            fn target<'c>(classify: &Classify<'c, Self>) -> Option<Within<'c, Self::Target>> {
                Some(classify.network_send())
            }

            any_list!(inject_network_send);
        }
    )+};
}

macro_rules! inbound {
    ($($layer:ty: $family:ty),+) => {$(
        impl Door for $layer {
            const KIND: u32 = NETWORK;
            type Handle = Network<$family>;
            type Target = NetworkReceive<$family>;

            fn target<'c>(classify: &Classify<'c, Self>) -> Option<Within<'c, Self::Target>> {
                classify.network_receive()
            }

            fn inject<O, T, C>(
                handle: &InjectionHandle<Self::Handle>,
                list: Nbl<O>,
                target: T,
                completion: C,
            ) -> Result<(), InjectError<Nbl<O>, Self::Target, C>>
            where
                O: Origin,
                T: InjectTo<Self::Target>,
                C: FnOnce(Completed<O>) + Send + 'static,
            {
                let list = list.into_single().expect("a list that arrived has one packet");
                handle
                    .inject_network_receive(list, target, completion)
                    .map_err(|error| InjectError {
                        status: error.status,
                        list: error.list.into_list(),
                        target: error.target,
                        completion: error.completion,
                    })
            }
        }
    )+};
}

macro_rules! forward {
    ($($layer:ty: $family:ty),+) => {$(
        impl Door for $layer {
            const KIND: u32 = FORWARD;
            type Handle = Forward;
            type Target = Forwarding<$family>;

            /// Only packets from one network to another; those that pass through are left alone here.
            fn target<'c>(classify: &Classify<'c, Self>) -> Option<Within<'c, Self::Target>> {
                match classify.forward()? {
                    ForwardTarget::Forward(target) => Some(target),
                    ForwardTarget::Receive(_) | ForwardTarget::Send(_) => None,
                }
            }

            any_list!(inject_forward);
        }
    )+};
}

macro_rules! mac {
    ($($layer:ty: $target:ty, $place:ident, $one:ident, $chain:ident, $original:ident;)+) => {$(
        impl Door for $layer {
            const KIND: u32 = MAC;
            type Handle = L2;
            type Target = $target;

            fn target<'c>(classify: &Classify<'c, Self>) -> Option<Within<'c, Self::Target>> {
                classify.$place()
            }

            any_list!($one);
            chain!($chain);

            fn original<'c>(
                handle: &InjectionHandle<L2>,
                classify: &Classify<'c, Self>,
                claim: Claim<'c>,
            ) -> Result<Verdict<'c>, Claim<'c>> {
                match classify.$place() {
                    Some(target) => handle.$original(classify, claim, target),
                    None => Err(claim),
                }
            }
        }
    )+};
}

macro_rules! switch {
    ($($layer:ty $(, $absorb:ident)?;)+) => {$(
        impl Door for $layer {
            const KIND: u32 = SWITCH;
            type Handle = L2;
            type Target = VSwitchIngress;

            fn target<'c>(classify: &Classify<'c, Self>) -> Option<Within<'c, Self::Target>> {
                classify.vswitch_ingress().ok().flatten()
            }

            any_list!(inject_vswitch_ingress);
            chain!(inject_vswitch_ingress_chain);

            $(fn absorb_again<'c>(
                classify: &Classify<'c, Self>,
                claim: Claim<'c>,
            ) -> Result<Verdict<'c>, Claim<'c>> {
                classify.$absorb(claim)
            })?

            fn original<'c>(
                handle: &InjectionHandle<L2>,
                classify: &Classify<'c, Self>,
                claim: Claim<'c>,
            ) -> Result<Verdict<'c>, Claim<'c>> {
                handle.reinject_vswitch_ingress(classify, claim, None)
            }
        }
    )+};
}

outbound! { OutboundIppacketV4: V4, OutboundIppacketV6: V6 }
inbound! { InboundIppacketV4: V4, InboundIppacketV6: V6 }
forward! { IpforwardV4: V4, IpforwardV6: V6 }
mac! {
    InboundMacFrameEthernet: MacReceive, mac_receive, inject_mac_receive, inject_mac_receive_chain, reinject_mac_receive;
    InboundMacFrameNative: MacReceive, mac_receive, inject_mac_receive, inject_mac_receive_chain, reinject_mac_receive;
    OutboundMacFrameEthernet: MacSend, mac_send, inject_mac_send, inject_mac_send_chain, reinject_mac_send;
    OutboundMacFrameNative: MacSend, mac_send, inject_mac_send, inject_mac_send_chain, reinject_mac_send;
}
switch! {
    IngressVswitchEthernet;
    EgressVswitchEthernet, absorb_later_destination;
}
