//! Injection at the network layer: whole IP packets.

use fwps_sys::{
    FwpsInjectNetworkReceiveAsync0, FwpsInjectNetworkSendAsync0, HANDLE, NET_BUFFER_LIST, NTSTATUS,
};

use super::{
    Completed, InjectError, InjectTo, InjectionContext, InjectionHandle, InjectsNetwork, Kind,
    NetworkReceive, NetworkSend, offer::Callback,
};
use crate::{
    family::Family,
    nbl::{Captured, List, Nbl, Origin, Single},
};

impl<K: Kind> InjectionHandle<K> {
    /// Sends the IP packets of `list`; they enter at the top of the outbound path and pass its layers again (C-033).
    ///
    /// Each NET_BUFFER starts at its IP header, in memory aligned to 8 bytes (C-029, C-038). IRQL <= DISPATCH_LEVEL. `list` is an
    /// [`Nbl`] or a [`Single`].
    ///
    /// `Ok` means that the list and `completion` belong to the stack until `completion` is called, once, at DISPATCH_LEVEL, perhaps before
    /// this function returns. A completion that captures at most one word allocates nothing.
    ///
    /// Source: FwpsInjectNetworkSendAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives all of it back: `STATUS_FWP_TCPIP_NOT_READY` (later again), `STATUS_FWP_INJECT_HANDLE_CLOSING` (the driver
    /// unloads), `STATUS_FWP_INJECT_HANDLE_STALE` (the handle is none of the stack's), `STATUS_INSUFFICIENT_RESOURCES` (no pool for the
    /// completion), or another status of the stack.
    #[doc(alias = "FwpsInjectNetworkSendAsync0")]
    pub fn inject_network_send<F, L, T, C>(
        &self,
        list: L,
        target: T,
        completion: C,
    ) -> Result<(), InjectError<L, NetworkSend<F>, C>>
    where
        K: InjectsNetwork<F>,
        F: Family,
        L: OneList,
        T: InjectTo<NetworkSend<F>>,
        C: FnOnce(Completed<L::Origin>) + Send + 'static,
    {
        let (injector, _guard) = self.injector::<NetworkSend<F>, T>();
        // SAFETY: `send` makes one inject call, with a network handle of this family that lives until `_guard` ends. The list is owned
        // and given away.
        unsafe { injector.offer(list, target.into_target(), completion, send::<F>) }
    }

    /// Receives the IP packet of `list`; it enters at the bottom of the inbound path and passes its layers again (C-033).
    ///
    /// The packet starts at its IP header, with a right IP checksum (C-030, C-038). IRQL <= DISPATCH_LEVEL. `Ok` means the same as for
    /// [`inject_network_send`](Self::inject_network_send).
    ///
    /// Source: FwpsInjectNetworkReceiveAsync0.
    ///
    /// # Errors
    /// As for [`inject_network_send`](Self::inject_network_send).
    #[doc(alias = "FwpsInjectNetworkReceiveAsync0")]
    pub fn inject_network_receive<F, O, T, C>(
        &self,
        list: Single<O>,
        target: T,
        completion: C,
    ) -> Result<(), InjectError<Single<O>, NetworkReceive<F>, C>>
    where
        K: InjectsNetwork<F>,
        F: Family,
        O: Origin,
        T: InjectTo<NetworkReceive<F>>,
        C: FnOnce(Completed<O>) + Send + 'static,
    {
        let (injector, _guard) = self.injector::<NetworkReceive<F>, T>();
        // SAFETY: as in `inject_network_send`; the list has one NET_BUFFER, by its type (C-027).
        unsafe { injector.offer(list, target.into_target(), completion, receive::<F>) }
    }
}

/// # Safety
/// `handle` is live and of this kind, `list` is given away, and `callback` is a completion for it.
unsafe fn send<F: Family>(
    handle: HANDLE,
    list: *mut NET_BUFFER_LIST,
    target: &NetworkSend<F>,
    (function, context): Callback,
) -> NTSTATUS {
    // SAFETY: all of it is what the function asks for (the caller's duty); flags are zero (C-023).
    unsafe {
        FwpsInjectNetworkSendAsync0(
            handle,
            InjectionContext::to_raw(target.context),
            0,
            target.compartment,
            list,
            function,
            context,
        )
    }
}

/// # Safety
/// `handle` is live and of this kind, `list` is given away, and `callback` is a completion for it.
unsafe fn receive<F: Family>(
    handle: HANDLE,
    list: *mut NET_BUFFER_LIST,
    target: &NetworkReceive<F>,
    (function, context): Callback,
) -> NTSTATUS {
    // SAFETY: as in `send`.
    unsafe {
        FwpsInjectNetworkReceiveAsync0(
            handle,
            InjectionContext::to_raw(target.context),
            0,
            target.compartment,
            target.interface,
            target.sub_interface,
            list,
            function,
            context,
        )
    }
}

/// One list: an [`Nbl`], with any number of packets, or a [`Single`].
///
/// A chain is not: the stack takes one list at a time at IP layers (C-044).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one list",
    label = "expected `Nbl<_>` or `Single<_>`",
    note = "chains are injected at the MAC layers, into a virtual switch and into streams only"
)]
pub trait OneList: List + Captured {}
impl<O: Origin> OneList for Nbl<O> {}
impl<O: Origin> OneList for Single<O> {}
