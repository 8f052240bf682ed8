//! Reading and changing a request inside of the call.

use core::fmt;

use super::{RedirectLayer, state::Connection, writable::lend};
use crate::{
    Error,
    callout::{ActionRight, Classify, Taken},
};

/// The engine did not lend the request, and nothing was changed. What was given is the caller's again.
#[must_use = "the call is still to be decided"]
pub struct RequestError<'c, F> {
    /// Why.
    pub error: Error,
    /// The right to decide.
    pub right: ActionRight<'c>,
    /// The closure, which was not called.
    pub change: F,
}

impl<'c, L: RedirectLayer> Classify<'c, L> {
    /// The request as the engine shows it to this call, to read: also without the right to decide. What others changed in the same
    /// classification need not be in it; [`with_request`](Self::with_request) has the latest version. `None` once the classification was
    /// pended, and if the engine shows none.
    #[doc(alias = "layerData")]
    pub fn request(&self) -> Option<L::Version<'_>> {
        // It may be completed on another processor by now.
        if self.captured().get() != Taken::Nothing {
            return None;
        }
        // SAFETY: the layer data of the running call, which is the request at these layers (C-136). It is borrowed, so neither this call
        // changes it nor pends meanwhile.
        self.layer_data().map(|data| unsafe { L::version(data) })
    }

    /// Lends the request of the application to `change`, and applies what that made of it. IRQL <= DISPATCH_LEVEL.
    ///
    /// It is a closure, and not a guard that could be leaked, so that what is acquired is applied in any case (C-235). The right comes back:
    /// what the engine does to the verdict meanwhile is undone (C-236), so return the verdict, mostly [`ActionRight::permit`].
    ///
    /// Source: FwpsAcquireClassifyHandle0, FwpsAcquireWritableLayerDataPointer0, FwpsApplyModifiedLayerData0, FwpsReleaseClassifyHandle0.
    ///
    /// # Errors
    /// [`RequestError`] gives right and closure back, with the error of the engine.
    #[doc(alias("FwpsAcquireWritableLayerDataPointer0", "FwpsApplyModifiedLayerData0"))]
    pub fn with_request<R, F>(
        &mut self,
        right: ActionRight<'c>,
        change: F,
    ) -> Result<(R, ActionRight<'c>), RequestError<'c, F>>
    where
        F: FnOnce(&mut L::Request<'_>) -> R,
    {
        match self.lend_request(change) {
            Ok(result) => Ok((result, right)),
            Err((error, change)) => Err(RequestError { error, right, change }),
        }
    }

    fn lend_request<R, F>(&mut self, change: F) -> Result<R, (Error, F)>
    where
        F: FnOnce(&mut L::Request<'_>) -> R,
    {
        let acquired = self.asynchronous().and_then(|call| Ok((call, call.acquire()?)));
        let (call, handle) = match acquired {
            Ok(acquired) => acquired,
            Err(error) => return Err((error, change)),
        };
        let before = call.copy_out();
        // SAFETY: a handle of the running call at this layer, which completes nobody, since it is not pended: that would have used up the right;
        // filter and classifyOut are that call's. The flags are zero (C-237).
        let lent = unsafe {
            lend::<L, R, F>(
                &handle,
                self.filter_id(),
                call.out().as_ptr(),
                0,
                Connection::of(self),
                change,
                |change, request| change(request),
            )
        };
        call.restore_out(&before);
        lent
    }
}

impl<F> fmt::Debug for RequestError<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestError")
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl<F> fmt::Display for RequestError<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the request could not be changed: {}", self.error)
    }
}

impl<F> core::error::Error for RequestError<'_, F> {}
