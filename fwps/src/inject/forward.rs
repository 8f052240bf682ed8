//! Injection at the forward layer: IP packets on their way through this machine.

use fwps_sys::{FwpsInjectForwardAsync0, HANDLE, NET_BUFFER_LIST, NTSTATUS};

use super::{
    Completed, Forwarding, InjectError, InjectTo, InjectionContext, InjectionHandle, InjectsForward, Kind,
    OneList, offer::Callback,
};
use crate::family::Family;

impl<K: Kind> InjectionHandle<K> {
    /// Forwards the IP packet of `list` by the interface of the target. No layer sees it again (C-043).
    ///
    /// The packet starts at its IP header, in memory aligned to 8 bytes (C-029, C-041). IRQL <= DISPATCH_LEVEL. Packets that only pass
    /// through the forward layer have other targets ([`ForwardTarget`](super::ForwardTarget)). `Ok` means the same as for
    /// [`inject_network_send`](Self::inject_network_send).
    ///
    /// Source: FwpsInjectForwardAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives all of it back: `STATUS_FWP_TCPIP_NOT_READY` (later again), `STATUS_FWP_INJECT_HANDLE_CLOSING` (the driver
    /// unloads), `STATUS_INSUFFICIENT_RESOURCES` (no pool for the completion), or another status of the stack.
    #[doc(alias = "FwpsInjectForwardAsync0")]
    pub fn inject_forward<F, L, T, C>(
        &self,
        list: L,
        target: T,
        completion: C,
    ) -> Result<(), InjectError<L, Forwarding<F>, C>>
    where
        K: InjectsForward<F>,
        F: Family,
        L: OneList,
        T: InjectTo<Forwarding<F>>,
        C: FnOnce(Completed<L::Origin>) + Send + 'static,
    {
        let (injector, _guard) = self.injector::<Forwarding<F>, T>();
        // SAFETY: `forward` makes one inject call, with a handle that forwards this family and lives until `_guard` ends. The list is owned,
        // has no successor (C-044), and is given away.
        unsafe { injector.offer(list, target.into_target(), completion, forward::<F>) }
    }
}

/// # Safety
/// `handle` is live and of this kind, `list` is given away, and `callback` is a completion for it.
unsafe fn forward<F: Family>(
    handle: HANDLE,
    list: *mut NET_BUFFER_LIST,
    target: &Forwarding<F>,
    (function, context): Callback,
) -> NTSTATUS {
    // SAFETY: all of it is what the function asks for (the caller's duty); flags are zero (C-023).
    unsafe {
        FwpsInjectForwardAsync0(
            handle,
            InjectionContext::to_raw(target.context),
            0,
            F::ADDRESS_FAMILY,
            target.compartment,
            target.interface,
            list,
            function,
            context,
        )
    }
}
