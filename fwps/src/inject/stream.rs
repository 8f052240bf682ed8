//! Injection into TCP streams.

use core::ptr;

use fwps_sys::{FwpsStreamInjectAsync0, HANDLE, NET_BUFFER_LIST, NTSTATUS, SIZE_T};

use super::{
    Completed, InjectError, InjectTo, InjectionContext, InjectionHandle, InjectsStream, Kind,
    StreamInjection,
    offer::{Callback, Counted},
};
use crate::{Error, Status, callout::EndOfStream, family::Family, nbl::StreamList};

impl<K: Kind> InjectionHandle<K> {
    /// Puts data into a TCP stream, where the callout stands: this callout does not see it, those of lower sublayers do (C-282). IRQL <=
    /// DISPATCH_LEVEL.
    ///
    /// `data` is [`StreamData`](crate::nbl::StreamData) that was taken out of a stream, with the end of the stream if that came with it, or
    /// lists of the driver's own. Inside classify, it goes
    /// before what classify decides about. From elsewhere it is allowed only while everything that the stream brings is taken and blocked
    /// (C-270, C-271). Injections of one flow and direction go out in the order of the calls, so make them one after the other.
    ///
    /// `Ok` means that data and `completion` belong to the stack until `completion` was called for each list, at DISPATCH_LEVEL, on any
    /// processor, perhaps before this function returns. It is dropped after the last. One that captures nothing allocates nothing; another
    /// one needs one block.
    ///
    /// Source: FwpsStreamInjectAsync0.
    ///
    /// # Errors
    /// [`InjectError`] gives all of it back: `STATUS_FWP_TCPIP_NOT_READY` (later again), `STATUS_FWP_INJECT_HANDLE_CLOSING` (the driver
    /// unloads), `STATUS_INSUFFICIENT_RESOURCES` (no pool for the completion), or another status of the stack, as after the connection ended.
    #[doc(alias = "FwpsStreamInjectAsync0")]
    pub fn inject_stream<F, L, T, C>(
        &self,
        data: L,
        target: T,
        completion: C,
    ) -> Result<(), InjectError<L, StreamInjection<F>, C>>
    where
        K: InjectsStream<F>,
        F: Family,
        L: StreamList,
        T: InjectTo<StreamInjection<F>>,
        C: Fn(Completed<L::Origin>) + Send + Sync + 'static,
    {
        let (injector, _guard) = self.injector::<StreamInjection<F>, T>();
        let mut target = target.into_target();
        target.bytes = data.bytes();
        target.end = EndOfStream::with_data(data.end(), target.flags);
        let lists = Counted(data.lists());
        // SAFETY: `inject` makes one inject call, with a handle for streams of this family that lives until `_guard` ends. The lists are owned
        // and given away, and come back one by one, each once (C-020).
        unsafe { injector.offer_counted(data, lists, target, completion, inject::<F>) }
    }

    /// Ends the outgoing or incoming half of a stream whose end was seen and blocked, after what was injected before (C-277). IRQL <=
    /// DISPATCH_LEVEL.
    ///
    /// Source: FwpsStreamInjectAsync0.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] if the target is of the other direction than the end (C-273). [`Error::Refused`] with a status of the stack:
    /// call again, or drop the connection.
    #[doc(alias("FwpsStreamInjectAsync0", "FWPS_STREAM_FLAG_SEND_DISCONNECT"))]
    pub fn inject_end_of_stream<F, T>(&self, end: &EndOfStream, target: T) -> Result<(), Error>
    where
        K: InjectsStream<F>,
        F: Family,
        T: InjectTo<StreamInjection<F>>,
    {
        const FUNCTION: &str = "FwpsStreamInjectAsync0";
        let (injector, _guard) = self.injector::<StreamInjection<F>, T>();
        let handle = injector.handle.map_err(|status| Error::Refused {
            function: FUNCTION,
            status,
        })?;
        let mut target = target.into_target();
        if !end.is_of(target.flags) {
            return Err(Error::InvalidArgument {
                what: "the end of one half of a stream with a target in the other",
            });
        }
        target.bytes = 0;
        target.end = end.flags();
        let callback: Callback = (Some(never_called), ptr::null_mut());
        // SAFETY: a handle for streams of this family that lives until `_guard` ends; without a list the completion is not called (C-274).
        let status = unsafe { inject::<F>(handle, ptr::null_mut(), &target, callback) };
        Status::from_raw(status).ok(FUNCTION)
    }
}

/// The completion of an injection without a list, which C asks for and does not call (C-274).
unsafe extern "system" fn never_called(
    _context: *mut core::ffi::c_void,
    _list: *mut NET_BUFFER_LIST,
    _level: u8,
) {
}

/// # Safety
/// `handle` is live and of this kind, `list` is given away, or null with a flag for the end, and `callback` is a completion for it.
unsafe fn inject<F: Family>(
    handle: HANDLE,
    list: *mut NET_BUFFER_LIST,
    target: &StreamInjection<F>,
    (function, context): Callback,
) -> NTSTATUS {
    // SAFETY: all of it is what the function asks for (the caller's duty); the length is that of the lists (C-275); flags are zero (C-023).
    unsafe {
        FwpsStreamInjectAsync0(
            handle,
            InjectionContext::to_raw(target.context),
            0,
            target.flow,
            target.callout,
            target.layer,
            target.flags | target.end,
            list,
            target.bytes as SIZE_T,
            function,
            context,
        )
    }
}
