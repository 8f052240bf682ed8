//! Injection into a virtual switch.

use core::ptr;

use fwps_sys::{FWP_BYTE_BLOB, FwpsInjectvSwitchEthernetIngressAsync0, HANDLE, NET_BUFFER_LIST, NTSTATUS};

use super::{
    Completed, InjectError, InjectTo, InjectionContext, InjectionHandle, InjectsL2, OneList, VSwitchIngress,
    block::{Block, Room},
    offer::{BlockTarget, Callback},
    target::IngressParameters,
};
use crate::nbl::{NblChain, Origin};

impl BlockTarget for VSwitchIngress {
    type Parameters = IngressParameters;

    fn block(&mut self) -> &mut Block<IngressParameters, Room> {
        &mut self.block
    }
}

impl<K: InjectsL2> InjectionHandle<K> {
    /// Puts the frame of `list` into the ingress path of the switch, also one that was taken at egress (C-071). IRQL <= DISPATCH_LEVEL.
    ///
    /// It starts at the Ethernet header (C-072). The switch distributes it again, and every indication of it is in a state by self (C-073). The
    /// completion goes into the block of the target. `Ok` means the same as for [`inject_network_send`](Self::inject_network_send).
    ///
    /// Source: FwpsInjectvSwitchEthernetIngressAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives all of it back: `STATUS_FWP_INJECT_HANDLE_CLOSING` (the driver unloads), `STATUS_INSUFFICIENT_RESOURCES` (no pool for
    /// a large completion), or another status of the switch.
    #[doc(alias = "FwpsInjectvSwitchEthernetIngressAsync0")]
    pub fn inject_vswitch_ingress<L, T, C>(
        &self,
        list: L,
        target: T,
        completion: C,
    ) -> Result<(), InjectError<L, VSwitchIngress, C>>
    where
        L: OneList,
        T: InjectTo<VSwitchIngress>,
        C: FnOnce(Completed<L::Origin>) + Send + 'static,
    {
        let (injector, _guard) = self.injector::<VSwitchIngress, T>();
        // SAFETY: `inject` makes one inject call, with a handle for frames that lives until `_guard` ends. The list is owned, has no successor,
        // and is given away, so the completion comes once.
        unsafe { injector.offer_with_block(list, target.into_target(), completion, inject) }
    }

    /// Puts a chain of frames into the ingress path of the switch. The completion is called for each list, on any processor, perhaps for
    /// several at once, and dropped after the last. Otherwise as [`inject_vswitch_ingress`](Self::inject_vswitch_ingress).
    ///
    /// Source: FwpsInjectvSwitchEthernetIngressAsync0.
    ///
    /// # Errors
    /// As for [`inject_vswitch_ingress`](Self::inject_vswitch_ingress), and `STATUS_INVALID_PARAMETER` if the chain is empty.
    #[doc(alias = "FwpsInjectvSwitchEthernetIngressAsync0")]
    pub fn inject_vswitch_ingress_chain<O, T, C>(
        &self,
        chain: NblChain<O>,
        target: T,
        completion: C,
    ) -> Result<(), InjectError<NblChain<O>, VSwitchIngress, C>>
    where
        O: Origin,
        T: InjectTo<VSwitchIngress>,
        C: Fn(Completed<O>) + Send + Sync + 'static,
    {
        let (injector, _guard) = self.injector::<VSwitchIngress, T>();
        // SAFETY: as above, for a chain that is owned and given away; its lists come back in any number of calls, each once (C-020).
        unsafe { injector.offer_chain_with_block(chain, target.into_target(), completion, inject) }
    }
}

/// # Safety
/// `handle` injects frames and is live, `list` is given away, and `callback` is a completion for it.
unsafe fn inject(
    handle: HANDLE,
    list: *mut NET_BUFFER_LIST,
    target: &mut VSwitchIngress,
    (function, context): Callback,
) -> NTSTATUS {
    let identifier = FWP_BYTE_BLOB {
        size: target.block.tail_length(0),
        data: target.block.tail_start(0),
    };
    // SAFETY: a place inside the live block; no reference is made.
    let place = unsafe { &raw mut (*target.block.parameters_place()).identifier };
    // SAFETY: inside the block, which nobody else uses before the call below.
    unsafe { place.write(identifier) };
    let IngressParameters {
        source_port,
        source_nic,
        ..
    } = *target.block.parameters();
    // SAFETY: all of it is what the function asks for (the caller's duty). The identifier lives in
    // the block until the completion; flags and reserved are zero (C-023, C-072).
    unsafe {
        FwpsInjectvSwitchEthernetIngressAsync0(
            handle,
            InjectionContext::to_raw(target.context),
            0,
            ptr::null_mut(),
            place,
            source_port,
            source_nic,
            list,
            function,
            context,
        )
    }
}
