//! Injection at the MAC layers: frames.

use fwps_sys::{FwpsInjectMacReceiveAsync0, FwpsInjectMacSendAsync0, HANDLE, NET_BUFFER_LIST, NTSTATUS};

use super::{
    Completed, InjectError, InjectTo, InjectionContext, InjectionHandle, InjectsL2, MacReceive, MacSend,
    OneList, offer::Callback,
};
use crate::nbl::{NblChain, Origin};

/// Declares the functions of one direction: for one list, and for a chain.
macro_rules! mac {
    (
        $(#[$doc:meta])* $one:ident,
        $(#[$chain_doc:meta])* $chain:ident,
        $target:ident, $c:ident
    ) => {
        impl $target {
            /// # Safety
            /// `handle` injects frames and is live, `list` is given away, and `callback` is a completion for it.
            unsafe fn inject(
                handle: HANDLE,
                list: *mut NET_BUFFER_LIST,
                target: &Self,
                (function, context): Callback,
            ) -> NTSTATUS {
                // SAFETY: all of it is what the function asks for (the caller's duty); flags are zero (C-023).
                unsafe {
                    $c(
                        handle,
                        InjectionContext::to_raw(target.context),
                        0,
                        target.layer,
                        target.interface,
                        target.port,
                        list,
                        function,
                        context,
                    )
                }
            }
        }

        impl<K: InjectsL2> InjectionHandle<K> {
            $(#[$doc])*
            pub fn $one<L, T, C>(
                &self,
                list: L,
                target: T,
                completion: C,
            ) -> Result<(), InjectError<L, $target, C>>
            where
                L: OneList,
                T: InjectTo<$target>,
                C: FnOnce(Completed<L::Origin>) + Send + 'static,
            {
                let (injector, _guard) = self.injector::<$target, T>();
                // SAFETY: `inject` makes one inject call, with a handle for frames that lives until `_guard` ends. The list is owned, has no
                // successor, and is given away, so the completion comes once.
                unsafe { injector.offer(list, target.into_target(), completion, $target::inject) }
            }

            $(#[$chain_doc])*
            pub fn $chain<O, T, C>(
                &self,
                chain: NblChain<O>,
                target: T,
                completion: C,
            ) -> Result<(), InjectError<NblChain<O>, $target, C>>
            where
                O: Origin,
                T: InjectTo<$target>,
                C: Fn(Completed<O>) + Send + Sync + 'static,
            {
                let (injector, _guard) = self.injector::<$target, T>();
                // SAFETY: as above, for a chain that is owned and given away; its lists come back in any number of calls, each once (C-020).
                unsafe { injector.offer_chain(chain, target.into_target(), completion, $target::inject) }
            }
        }
    };
}

mac! {
    /// Receives the frame of `list` at the layer where its target was made. IRQL <= DISPATCH_LEVEL.
    ///
    /// At the Ethernet layer it starts at the Ethernet header, otherwise at the MAC header (C-067); [`capture`](crate::callout::Classify::capture)
    /// begins there. The callout must stay attached to the layer until the completion (C-068); the [`Image`](crate::driver::Image) keeps it
    /// registered, and destroys this handle before it goes. `Ok` means the same as for [`inject_network_send`](Self::inject_network_send).
    ///
    /// Source: FwpsInjectMacReceiveAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives all of it back: `STATUS_FWP_TCPIP_NOT_READY` (later again), `STATUS_FWP_INJECT_HANDLE_CLOSING` (the driver
    /// unloads), `STATUS_FWP_INJECT_HANDLE_STALE` (the handle is none of the stack's), `STATUS_INSUFFICIENT_RESOURCES` (no pool for the
    /// completion), or another status of the stack.
    #[doc(alias = "FwpsInjectMacReceiveAsync0")]
    inject_mac_receive,
    /// Receives a chain of frames. The completion is called for each list, on any processor, perhaps for several at once.
    ///
    /// It is dropped after the last. One that captures nothing allocates nothing; another one needs one block. Otherwise as
    /// [`inject_mac_receive`](Self::inject_mac_receive).
    ///
    /// Source: FwpsInjectMacReceiveAsync0.
    ///
    /// # Errors
    /// As for [`inject_mac_receive`](Self::inject_mac_receive), and `STATUS_INVALID_PARAMETER` if the chain is empty.
    #[doc(alias = "FwpsInjectMacReceiveAsync0")]
    inject_mac_receive_chain,
    MacReceive, FwpsInjectMacReceiveAsync0
}

mac! {
    /// Sends the frame of `list` at the layer where its target was made. It starts at the MAC header (C-067). IRQL <= DISPATCH_LEVEL.
    ///
    /// Otherwise as [`inject_mac_receive`](Self::inject_mac_receive).
    ///
    /// Source: FwpsInjectMacSendAsync0.
    ///
    /// # Errors
    /// As for [`inject_mac_receive`](Self::inject_mac_receive).
    #[doc(alias = "FwpsInjectMacSendAsync0")]
    inject_mac_send,
    /// Sends a chain of frames. Otherwise as [`inject_mac_receive_chain`](Self::inject_mac_receive_chain).
    ///
    /// Source: FwpsInjectMacSendAsync0.
    ///
    /// # Errors
    /// As for [`inject_mac_receive_chain`](Self::inject_mac_receive_chain).
    #[doc(alias = "FwpsInjectMacSendAsync0")]
    inject_mac_send_chain,
    MacSend, FwpsInjectMacSendAsync0
}
