//! Injection at the transport layer: segments and datagrams.
//!
//! Each function takes an [`OutOfBand`] witness, which a worker of an [`OutOfBandQueue`](crate::OutOfBandQueue) gives and classify
//! does not: injecting TCP from inside classify at a transport layer deadlocks (C-032), and here it does not compile.

use core::ptr;

use fwps_sys::{
    FWPS_TRANSPORT_SEND_PARAMS0, FwpsInjectTransportReceiveAsync0, FwpsInjectTransportSendAsync0, SCOPE_ID,
};

use super::{
    Completed, InjectError, InjectionContext, InjectionHandle, Transport, TransportReceive, TransportSend,
    context::{Sealed, block_from},
    offer::offer,
};
use crate::{
    OutOfBand, PoolBox, Status,
    family::Family,
    ffi::trampoline::completed_block,
    nbl::{Nbl, Origin},
    pool::{OutOfPool, PoolBytes},
};

/// What the stack reads until the completion: address and control data (C-051).
struct SendParameters {
    remote: [u8; 16],
    control: Option<PoolBytes>,
}

impl InjectionHandle<Transport> {
    /// Sends the segments or datagrams of `list`, which start at their transport header (C-049). IRQL <= DISPATCH_LEVEL.
    ///
    /// `Ok` means that the list and `completion` belong to the stack until `completion` is called, once, at IRQL <=
    /// DISPATCH_LEVEL, perhaps before this function returns. One block of pool holds the completion and what the stack still reads.
    ///
    /// Source: FwpsInjectTransportSendAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives list and completion back: `STATUS_FWP_TCPIP_NOT_READY` (later again), `STATUS_FWP_INJECT_HANDLE_CLOSING`
    /// (the driver unloads), `STATUS_INSUFFICIENT_RESOURCES` (no pool for the block), or another status of the stack, as after the
    /// endpoint was closed (C-054).
    #[doc(alias = "FwpsInjectTransportSendAsync0")]
    pub fn inject_send<F, O, C>(
        &self,
        _out_of_band: &OutOfBand<'_>,
        list: Nbl<O>,
        target: TransportSend<F>,
        completion: C,
    ) -> Result<(), InjectError<O, C>>
    where
        F: Family,
        O: Origin,
        C: FnOnce(Completed<O>) + Send + 'static,
    {
        let handle = match self.while_callbacks_run() {
            Ok(handle) => handle,
            Err(status) => {
                return Err(InjectError {
                    status,
                    list,
                    completion,
                });
            }
        };
        let parameters = SendParameters {
            remote: F::network_order(target.remote),
            control: target.control.map(|control| control.0),
        };
        let mut block = match PoolBox::try_new(Sealed {
            completion,
            parameters,
        }) {
            Ok(block) => block,
            Err(OutOfPool(Sealed { completion, .. })) => {
                return Err(InjectError {
                    status: Status::INSUFFICIENT_RESOURCES,
                    list,
                    completion,
                });
            }
        };
        let mut arguments = send_arguments(&mut block.parameters, target.scope);
        let context = block.into_raw().as_ptr().cast();
        let raw = list.into_raw();
        // SAFETY: the handle is a transport handle, live while the worker runs; the list is owned and given away; the structure is
        // read during the call and what it points at lives in the block until the completion (C-051); function and context belong
        // together; flags are zero (C-023). This thread is not inside classify, by the witness (C-032).
        let status = unsafe {
            FwpsInjectTransportSendAsync0(
                handle,
                InjectionContext::to_raw(target.context),
                target.endpoint,
                0,
                &raw mut arguments,
                F::ADDRESS_FAMILY,
                target.compartment,
                raw.as_ptr(),
                Some(completed_block::<O, C, SendParameters>),
                context,
            )
        };
        let status = Status::from_raw(status);
        if status == Status::SUCCESS {
            return Ok(());
        }
        // SAFETY: refused, so the stack did not take the list (C-015).
        let list = unsafe { Nbl::from_raw(raw) };
        // SAFETY: refused, so the completion function will not be called with the context (C-015).
        let completion = unsafe { block_from::<C, SendParameters>(context) }
            .into_inner()
            .completion;
        Err(InjectError {
            status,
            list,
            completion,
        })
    }

    /// Receives the segment or datagram of `list`, which holds one NET_BUFFER that starts at its IP header (C-027, C-057). IRQL <=
    /// DISPATCH_LEVEL.
    ///
    /// The stack does not check such a packet against IPsec policy (C-061), and the header of a packet that IPsec processed would have to
    /// be rebuilt first (C-058): let packets with [`ConditionFlags::IPSEC_SECURED`](crate::layer::ConditionFlags) pass. `Ok` means the same as for
    /// [`inject_send`](Self::inject_send); a completion that captures at most one word allocates nothing.
    ///
    /// Source: FwpsInjectTransportReceiveAsync0.
    ///
    /// # Errors
    /// As for [`inject_send`](Self::inject_send); `STATUS_INVALID_PARAMETER` without asking the stack if the list does not hold
    /// exactly one NET_BUFFER, which would be bug check 0x1D3.
    #[doc(alias = "FwpsInjectTransportReceiveAsync0")]
    pub fn inject_receive<F, O, C>(
        &self,
        _out_of_band: &OutOfBand<'_>,
        list: Nbl<O>,
        target: TransportReceive<F>,
        completion: C,
    ) -> Result<(), InjectError<O, C>>
    where
        F: Family,
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
        let inject = |handle, list, function, context| {
            // SAFETY: a transport handle, live while the worker runs; the list is owned, has one NET_BUFFER (C-027), and is given away;
            // function and context belong together; flags and reserved are zero (C-023). This thread is not inside classify, by the
            // witness (C-032).
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
        };
        // SAFETY: the closure makes one inject call with what it is given.
        unsafe { offer(self.while_callbacks_run(), list, completion, inject) }
    }
}

fn send_arguments(parameters: &mut SendParameters, scope: SCOPE_ID) -> FWPS_TRANSPORT_SEND_PARAMS0 {
    let (control, control_length) = match &mut parameters.control {
        Some(control) => (control.as_mut_ptr().cast(), control.len()),
        None => (ptr::null_mut(), 0),
    };
    FWPS_TRANSPORT_SEND_PARAMS0 {
        remoteAddress: parameters.remote.as_mut_ptr(),
        remoteScopeId: scope,
        controlData: control,
        controlDataLength: control_length,
    }
}
