//! What the documentation promises of types, checked by the compiler.

use static_assertions::{assert_eq_size, assert_impl_all, assert_not_impl_any};

use crate::{
    Dispatch, InjectionHandle, Lookaside, OutOfBand, Passive, Shared, V4, V6,
    callout::{
        ActionRight, Claim, Classify, Custody, Flow, NewFilter, StreamCustody, StreamSegment, Verdict,
    },
    driver::Image,
    inject::{
        Completed, Forward, Forwarding, L2, MacReceive, MacSend, Network, NetworkReceive, NetworkSend,
        RawSend, Stream, Transport, TransportReceive, TransportSend, VSwitchIngress, Within,
    },
    layer::{
        AleAuthConnectV4, AleAuthRecvAcceptV6, AleBindRedirectV6, AleConnectRedirectV4, AleEndpointClosureV4,
        InboundIppacketV4,
    },
    management::{Engine, Transaction},
    nbl::{
        Allocated, CapturedReference, Cloned, Nbl, NblChain, NblHold, NblPool, NblRef, NetBufferRef, Part,
        Single, Singles,
    },
    pending::{PendedClassifications, PendedClassify, PendedOperation, PendedOperations},
    redirect::{
        BindRequest, ConnectRequest, ConnectVersion, PendedRedirect, RedirectContext, RedirectHandle,
        RedirectRecords, RedirectState, Redirectable, RedirectedBySelf,
    },
};

// One word: captured alone, they make a completion that allocates nothing.
assert_eq_size!(Nbl<Cloned>, *const ());
assert_eq_size!(Nbl<Allocated>, *const ());
assert_eq_size!(Shared<[u8; 64]>, *const ());

// Witnesses and rights cost nothing.
assert_eq_size!(Passive<'static>, ());
assert_eq_size!(Dispatch<'static>, ());
assert_eq_size!(ActionRight<'static>, ());
assert_eq_size!(Claim<'static>, ());
assert_eq_size!(Single<Cloned>, *const ());

// What may leave a classify call, and travel to workers and completions.
assert_impl_all!(Nbl<Cloned>: Send, Sync);
assert_impl_all!(Nbl<Allocated>: Send, Sync);
assert_impl_all!(NblPool: Send, Sync);
assert_impl_all!(NetworkSend<V4>: Send, Sync, Copy);
assert_impl_all!(NetworkReceive<V6>: Send, Sync, Copy);
assert_impl_all!(TransportSend<V4>: Send);
assert_impl_all!(TransportReceive<V6>: Send, Sync, Copy);
assert_impl_all!(RawSend<V4>: Send);
assert_impl_all!(Forwarding<V4>: Send, Sync, Copy);
assert_impl_all!(MacSend: Send, Sync, Copy);
assert_impl_all!(MacReceive: Send, Sync, Copy);
assert_impl_all!(VSwitchIngress: Send);
assert_impl_all!(Single<Cloned>: Send, Sync);
assert_impl_all!(NblChain<Cloned>: Send, Sync);
assert_impl_all!(Singles<Allocated>: Send);
assert_impl_all!(Nbl<Part>: Send, Sync);
assert_impl_all!(NblHold: Send, Sync);
assert_impl_all!(CapturedReference: Send, Sync);
assert_impl_all!(Lookaside: Send, Sync, Clone);
assert_impl_all!(InjectionHandle<Network<V4>>: Send, Sync);
assert_impl_all!(InjectionHandle<Transport>: Send, Sync);
assert_impl_all!(InjectionHandle<(Network<V6>, Transport, Stream, Forward)>: Send, Sync);
assert_impl_all!(InjectionHandle<L2>: Send, Sync);
assert_impl_all!(Image: Send, Sync, Clone);
assert_impl_all!(Engine: Send);
assert_impl_all!(PendedOperation<AleAuthConnectV4>: Send);
assert_impl_all!(PendedOperation<AleAuthRecvAcceptV6>: Send);
assert_impl_all!(PendedOperations<AleAuthConnectV4>: Send, Sync);
assert_impl_all!(PendedClassify<AleEndpointClosureV4>: Send);
assert_impl_all!(PendedClassify<AleBindRedirectV6>: Send);
assert_impl_all!(PendedRedirect<AleConnectRedirectV4>: Send);
assert_impl_all!(PendedClassifications<AleConnectRedirectV4>: Send, Sync);
assert_impl_all!(RedirectHandle: Send, Sync, Clone);
assert_impl_all!(RedirectContext: Send, Sync);
assert_impl_all!(RedirectRecords: Send, Sync);
assert_impl_all!(Flow: Send, Sync, Copy);

// What is bound to a call, a level or a thread, and used once.
assert_not_impl_any!(Passive<'static>: Send, Sync, Clone);
assert_not_impl_any!(Dispatch<'static>: Send, Sync, Clone);
assert_not_impl_any!(OutOfBand<'static>: Send, Sync, Clone);
assert_not_impl_any!(NblRef<'static>: Send, Sync);
assert_not_impl_any!(NewFilter<'static>: Send, Sync, Clone);
assert_not_impl_any!(NetBufferRef<'static>: Send, Sync);
assert_not_impl_any!(Classify<'static, InboundIppacketV4>: Send, Sync, Clone);
assert_not_impl_any!(ActionRight<'static>: Send, Sync, Clone);
assert_not_impl_any!(Claim<'static>: Send, Sync, Clone);
assert_not_impl_any!(Within<'static, NetworkSend<V4>>: Send, Sync, Clone);
assert_not_impl_any!(NblHold: Clone);
assert_not_impl_any!(CapturedReference: Clone);
assert_not_impl_any!(PendedOperation<AleAuthConnectV4>: Clone);
assert_not_impl_any!(PendedClassify<AleEndpointClosureV4>: Clone);
assert_not_impl_any!(PendedRedirect<AleConnectRedirectV4>: Clone);
assert_not_impl_any!(Redirectable<'static>: Send, Sync, Clone);
assert_not_impl_any!(RedirectState<'static>: Send, Sync, Clone);
assert_not_impl_any!(RedirectedBySelf<'static>: Send, Sync);
assert_not_impl_any!(RedirectContext: Clone);
assert_not_impl_any!(ConnectRequest<'static, V4>: Send, Sync, Clone);
assert_not_impl_any!(ConnectVersion<'static, V4>: Send, Sync, Clone);
assert_not_impl_any!(BindRequest<'static, V6>: Send, Sync, Clone);
assert_not_impl_any!(Custody<'static>: Send, Sync, Clone);
assert_not_impl_any!(StreamSegment<'static>: Send, Sync, Clone);
assert_not_impl_any!(StreamCustody<'static>: Send, Sync, Clone);
assert_not_impl_any!(Verdict<'static>: Send, Sync, Clone);
assert_not_impl_any!(Completed<Cloned>: Send, Sync, Clone);
assert_not_impl_any!(Transaction<'static>: Send, Sync, Clone);
assert_not_impl_any!(Nbl<Cloned>: Clone, Copy);
