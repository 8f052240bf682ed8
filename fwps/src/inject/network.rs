//! Injection at the network layer: whole IP packets.

use fwps_sys::{FwpsInjectNetworkReceiveAsync0, FwpsInjectNetworkSendAsync0};

use super::{
    Completed, InjectError, InjectionContext, InjectionHandle, Network, NetworkReceive, NetworkSend,
    offer::offer,
};
use crate::{
    Status,
    family::Family,
    nbl::{Nbl, Origin},
};

impl<F: Family> InjectionHandle<Network<F>> {
    /// Sends the IP packets of `list`; they enter at the top of the outbound path and pass its layers again (C-033).
    ///
    /// Each NET_BUFFER starts at its IP header, in memory aligned to 8 bytes (C-029, C-038). IRQL <= DISPATCH_LEVEL.
    ///
    /// `Ok` means that the list and `completion` belong to the stack until `completion` is called, once, at IRQL <=
    /// DISPATCH_LEVEL, perhaps before this function returns. A completion that captures at most one word allocates nothing.
    ///
    /// Source: FwpsInjectNetworkSendAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives both back: `STATUS_FWP_TCPIP_NOT_READY` (later again), `STATUS_FWP_INJECT_HANDLE_CLOSING` (the driver
    /// unloads), `STATUS_INSUFFICIENT_RESOURCES` (no pool for the completion), or another status of the stack.
    #[doc(alias = "FwpsInjectNetworkSendAsync0")]
    pub fn inject_send<O, C>(
        &self,
        list: Nbl<O>,
        target: NetworkSend<F>,
        completion: C,
    ) -> Result<(), InjectError<O, C>>
    where
        O: Origin,
        C: FnOnce(Completed<O>) + Send + 'static,
    {
        let begun = self.begin();
        let handle = begun
            .as_ref()
            .map(|(handle, _using)| *handle)
            .map_err(|status| *status);
        let inject = |handle, list, function, context| {
            // SAFETY: a network handle of this family, live while `begun` exists; the list is owned and given away; function and
            // context belong together; flags are zero (C-023).
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
        };
        // SAFETY: the closure makes one inject call with what it is given.
        unsafe { offer(handle, list, completion, inject) }
    }

    /// Receives the IP packet of `list`; it enters at the bottom of the inbound path and passes its layers again (C-033).
    ///
    /// The list holds exactly one NET_BUFFER (C-027), which starts at its IP header, with a right IP checksum (C-030, C-038). IRQL
    /// <= DISPATCH_LEVEL. `Ok` means the same as for [`inject_send`](Self::inject_send).
    ///
    /// Source: FwpsInjectNetworkReceiveAsync0.
    ///
    /// # Errors
    /// As for [`inject_send`](Self::inject_send); `STATUS_INVALID_PARAMETER` without asking the stack if the list does not hold
    /// exactly one NET_BUFFER, which would be bug check 0x1D3.
    #[doc(alias = "FwpsInjectNetworkReceiveAsync0")]
    pub fn inject_receive<O, C>(
        &self,
        list: Nbl<O>,
        target: NetworkReceive<F>,
        completion: C,
    ) -> Result<(), InjectError<O, C>>
    where
        O: Origin,
        C: FnOnce(Completed<O>) + Send + 'static,
    {
        if list.as_ref().single().is_none() {
            return Err(InjectError {
                status: Status::INVALID_PARAMETER,
                list,
                completion,
            });
        }
        let begun = self.begin();
        let handle = begun
            .as_ref()
            .map(|(handle, _using)| *handle)
            .map_err(|status| *status);
        let inject = |handle, list, function, context| {
            // SAFETY: as in `inject_send`; the list has one NET_BUFFER, as was checked above (C-027).
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
        };
        // SAFETY: the closure makes one inject call with what it is given.
        unsafe { offer(handle, list, completion, inject) }
    }
}
