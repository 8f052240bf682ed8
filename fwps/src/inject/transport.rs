//! Injection at the transport layers: segments and datagrams. Only from outside classify (C-032).

use core::ptr;

use fwps_sys::{
    FWPS_TRANSPORT_SEND_PARAMS0, FWPS_TRANSPORT_SEND_PARAMS1, FwpsInjectTransportReceiveAsync0,
    FwpsInjectTransportSendAsync0, FwpsInjectTransportSendAsync1, HANDLE, NET_BUFFER_LIST, NTSTATUS,
};

use super::{
    Completed, InjectError, InjectionContext, InjectionHandle, InjectsTransport, Kind, OneList, RawSend,
    SendParameters, TransportReceive, TransportSend,
    block::{Block, Room},
    offer::{BlockTarget, Callback},
};
use crate::{
    family::Family,
    nbl::{Origin, Single},
    queue::OutOfBand,
};

impl<F: Family> BlockTarget for TransportSend<F> {
    type Parameters = SendParameters<F>;

    fn block(&mut self) -> &mut Block<SendParameters<F>, Room> {
        &mut self.block
    }
}

impl<F: Family> BlockTarget for RawSend<F> {
    type Parameters = SendParameters<F>;

    fn block(&mut self) -> &mut Block<SendParameters<F>, Room> {
        &mut self.block
    }
}

impl<K: Kind> InjectionHandle<K> {
    /// Sends the segments or datagrams of `list`, which start at their transport header (C-049). IRQL <= DISPATCH_LEVEL.
    ///
    /// `Ok` means that the list and `completion` belong to the stack until `completion` is called, once, at DISPATCH_LEVEL, perhaps before
    /// this function returns. The completion goes into the block of the target; one that captures more than four words needs a second
    /// block.
    ///
    /// Source: FwpsInjectTransportSendAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives all of it back: `STATUS_FWP_TCPIP_NOT_READY` (later again), `STATUS_FWP_INJECT_HANDLE_CLOSING` (the driver
    /// unloads), `STATUS_INSUFFICIENT_RESOURCES` (no pool for a large completion), or another status of the stack, as after the endpoint was
    /// closed (C-054).
    #[doc(alias = "FwpsInjectTransportSendAsync0")]
    pub fn inject_transport_send<F, L, C>(
        &self,
        worker: &OutOfBand<'_>,
        list: L,
        target: TransportSend<F>,
        completion: C,
    ) -> Result<(), InjectError<L, TransportSend<F>, C>>
    where
        K: InjectsTransport<F>,
        F: Family,
        L: OneList,
        C: FnOnce(Completed<L::Origin>) + Send + 'static,
    {
        let (injector, _guard) = self.injector_on_worker(worker);
        // SAFETY: `send` makes one inject call, with a transport handle that lives while the worker runs. The list is owned and given away. This
        // thread is not inside classify, by the witness (C-032).
        unsafe { injector.offer_with_block(list, target, completion, send::<F>) }
    }

    /// Sends the datagram of a raw socket, with the IP header that its application brought (C-028, C-056). IRQL <= DISPATCH_LEVEL.
    ///
    /// The list holds one datagram, which starts at its transport header; the IP header is in the target. Otherwise as
    /// [`inject_transport_send`](Self::inject_transport_send).
    ///
    /// Source: FwpsInjectTransportSendAsync1.
    ///
    /// # Errors
    /// As for [`inject_transport_send`](Self::inject_transport_send).
    #[doc(alias = "FwpsInjectTransportSendAsync1")]
    pub fn inject_raw_send<F, O, C>(
        &self,
        worker: &OutOfBand<'_>,
        list: Single<O>,
        target: RawSend<F>,
        completion: C,
    ) -> Result<(), InjectError<Single<O>, RawSend<F>, C>>
    where
        K: InjectsTransport<F>,
        F: Family,
        O: Origin,
        C: FnOnce(Completed<O>) + Send + 'static,
    {
        let (injector, _guard) = self.injector_on_worker(worker);
        // SAFETY: as in `inject_transport_send`; the list has one NET_BUFFER, by its type (C-028).
        unsafe { injector.offer_with_block(list, target, completion, raw_send::<F>) }
    }

    /// Receives the segment or datagram of `list`, which starts at its IP header (C-027, C-057). IRQL <= DISPATCH_LEVEL.
    ///
    /// The stack does not check such a packet against IPsec policy (C-061), and the header of a packet that was changed or that IPsec processed has to
    /// be [rebuilt](Single::rebuild_ip_header) first (C-058). `Ok` means the same as for [`inject_transport_send`](Self::inject_transport_send);
    /// a completion that captures at most one word allocates nothing.
    ///
    /// Source: FwpsInjectTransportReceiveAsync0.
    ///
    /// # Errors
    /// As for [`inject_transport_send`](Self::inject_transport_send).
    #[doc(alias = "FwpsInjectTransportReceiveAsync0")]
    pub fn inject_transport_receive<F, O, C>(
        &self,
        worker: &OutOfBand<'_>,
        list: Single<O>,
        target: TransportReceive<F>,
        completion: C,
    ) -> Result<(), InjectError<Single<O>, TransportReceive<F>, C>>
    where
        K: InjectsTransport<F>,
        F: Family,
        O: Origin,
        C: FnOnce(Completed<O>) + Send + 'static,
    {
        let (injector, _guard) = self.injector_on_worker(worker);
        // SAFETY: `receive` makes one inject call, with a transport handle that lives while the worker runs. The list is owned, has one
        // NET_BUFFER by its type (C-027), and is given away. This thread is not inside classify, by the witness (C-032).
        unsafe { injector.offer(list, target, completion, receive::<F>) }
    }
}

/// # Safety
/// `handle` is live and of this kind, `list` is given away, and `callback` is a completion for it.
unsafe fn send<F: Family>(
    handle: HANDLE,
    list: *mut NET_BUFFER_LIST,
    target: &mut TransportSend<F>,
    (function, context): Callback,
) -> NTSTATUS {
    let SendParameters {
        endpoint,
        compartment,
        scope,
        ..
    } = *target.block.parameters();
    let mut arguments = FWPS_TRANSPORT_SEND_PARAMS0 {
        remoteAddress: remote_address(&target.block),
        remoteScopeId: scope,
        controlData: tail(&target.block, 0).cast(),
        controlDataLength: target.block.tail_length(0),
    };
    // SAFETY: all of it is what the function asks for (the caller's duty). The structure is read during the call, and what it points at lives in the
    // block of the target until the completion (C-051); flags are zero (C-023).
    unsafe {
        FwpsInjectTransportSendAsync0(
            handle,
            InjectionContext::to_raw(target.context),
            endpoint,
            0,
            &raw mut arguments,
            F::ADDRESS_FAMILY,
            compartment,
            list,
            function,
            context,
        )
    }
}

/// # Safety
/// `handle` is live and of this kind, `list` is given away, and `callback` is a completion for it.
unsafe fn raw_send<F: Family>(
    handle: HANDLE,
    list: *mut NET_BUFFER_LIST,
    target: &mut RawSend<F>,
    (function, context): Callback,
) -> NTSTATUS {
    let SendParameters {
        endpoint,
        compartment,
        scope,
        ..
    } = *target.block.parameters();
    let mut arguments = FWPS_TRANSPORT_SEND_PARAMS1 {
        remoteAddress: remote_address(&target.block),
        remoteScopeId: scope,
        controlData: tail(&target.block, 0).cast(),
        controlDataLength: target.block.tail_length(0),
        headerIncludeHeader: tail(&target.block, 1),
        headerIncludeHeaderLength: target.block.tail_length(1),
    };
    // SAFETY: as in `send`; the IP header lives in the block as well.
    unsafe {
        FwpsInjectTransportSendAsync1(
            handle,
            InjectionContext::to_raw(target.context),
            endpoint,
            0,
            &raw mut arguments,
            F::ADDRESS_FAMILY,
            compartment,
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
    target: &TransportReceive<F>,
    (function, context): Callback,
) -> NTSTATUS {
    // SAFETY: all of it is what the function asks for (the caller's duty); flags and reserved are zero (C-023).
    unsafe {
        FwpsInjectTransportReceiveAsync0(
            handle,
            InjectionContext::to_raw(target.context),
            ptr::null_mut(),
            0,
            F::ADDRESS_FAMILY,
            target.compartment,
            target.interface,
            target.sub_interface,
            list,
            function,
            context,
        )
    }
}

/// Where the remote address is, as C reads it.
fn remote_address<F: Family>(block: &Block<SendParameters<F>, Room>) -> *mut u8 {
    // SAFETY: a place inside the live block; no reference is made.
    unsafe { &raw mut (*block.parameters_place()).remote_bytes }.cast()
}

/// Where the bytes of a tail begin, or null if it has none.
fn tail<P: Copy>(block: &Block<P, Room>, index: usize) -> *mut u8 {
    if block.tail_length(index) == 0 {
        ptr::null_mut()
    } else {
        block.tail_start(index)
    }
}
