//! Changing the request of a classification that is pended.

use core::{fmt, ptr};

use fwps_sys::FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS;

use super::{
    ConnectRedirectLayer, ConnectRequest, RedirectHandle, RedirectLayer, Redirectable, state::Connection,
    writable::lend,
};
use crate::{
    Error,
    callout::{ActionRight, Classify, PendFailure, Verdict},
    pending::{Decision, PendedClassifications, PendedClassify},
};

/// A connection that waits to be redirected: its classification is pended, and it may be redirected.
#[derive(Debug)]
#[must_use = "the application waits until the classification is completed; dropping it decides by default"]
pub struct PendedRedirect<L: ConnectRedirectLayer> {
    pended: PendedClassify<L>,
    handle: RedirectHandle,
}

/// Whether the request is classified again if other callouts change it after this one (C-237).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reauthorize {
    /// It is not.
    Never,
    /// It is, if others changed it.
    #[doc(alias = "FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS")]
    IfModifiedByOthers,
}

/// The classification could not be pended. What was given is the caller's again, to decide in the call.
#[derive(Debug, thiserror::Error)]
#[error("the classification could not be pended: {cause}")]
#[must_use = "the call is still to be decided"]
pub struct PendRedirectError<'c> {
    /// Why.
    pub cause: PendFailure,
    /// The right that pending would have used up.
    pub right: ActionRight<'c>,
    /// The leave to redirect.
    pub redirectable: Redirectable<'c>,
}

/// The request of a pended classification was not lent, and nothing was changed. What was given is the caller's again.
pub struct PendedRequestError<F> {
    /// Why.
    pub cause: PendedRequestFailure,
    /// The closure, which was not called.
    pub change: F,
}

/// Why the request of a pended classification was not lent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PendedRequestFailure {
    /// The classification was completed, since the driver unloads.
    #[error("the classification was completed, since the driver unloads")]
    CompletedAtUnload,
    /// The engine refused.
    #[error(transparent)]
    Refused(#[from] Error),
}

impl Reauthorize {
    fn flags(self) -> u32 {
        match self {
            Self::Never => 0,
            Self::IfModifiedByOthers => FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS,
        }
    }
}

impl<'c, L: ConnectRedirectLayer> Classify<'c, L> {
    /// Pends the classification as [`pend_classify`](Self::pend_classify) does, and keeps the leave to redirect with it.
    ///
    /// # Errors
    /// [`PendRedirectError`] says why not, and gives both back. Nothing is pended then.
    #[doc(alias = "FwpsPendClassify0")]
    pub fn pend_redirect(
        &mut self,
        classifications: &PendedClassifications<L>,
        right: ActionRight<'c>,
        redirectable: Redirectable<'c>,
    ) -> Result<(PendedRedirect<L>, Verdict<'c>), PendRedirectError<'c>> {
        match self.pend_classify(classifications, right) {
            Ok((pended, verdict)) => {
                let handle = redirectable.into_handle();
                Ok((PendedRedirect { pended, handle }, verdict))
            }
            Err(error) => Err(PendRedirectError {
                cause: error.cause,
                right: error.right,
                redirectable,
            }),
        }
    }
}

impl<L: RedirectLayer> PendedClassify<L> {
    /// Lends the request of the application to `change`, and applies what that made of it. IRQL <= DISPATCH_LEVEL, any thread, outside or inside
    /// of classify.
    ///
    /// Unload waits while `change` runs. The application waits until the classification is completed. A connection is redirected through
    /// [`PendedRedirect::redirect`], which brings the leave to do so; here no leave is about it.
    ///
    /// Source: FwpsAcquireWritableLayerDataPointer0, FwpsApplyModifiedLayerData0.
    ///
    /// # Errors
    /// [`PendedRequestError`] gives the closure back: the engine refused, or the driver unloads and the classification was completed.
    #[doc(alias("FwpsAcquireWritableLayerDataPointer0", "FwpsApplyModifiedLayerData0"))]
    pub fn with_request<R, F>(
        &mut self,
        reauthorize: Reauthorize,
        change: F,
    ) -> Result<R, PendedRequestError<F>>
    where
        F: FnOnce(&mut L::Request<'_>) -> R,
    {
        self.lend(reauthorize, Connection::UNASKED, change, |change, request| {
            change(request)
        })
    }

    /// Lends the request to `change`, which is for `given`.
    fn lend<R, G>(
        &mut self,
        reauthorize: Reauthorize,
        of: Connection,
        given: G,
        change: impl FnOnce(G, &mut L::Request<'_>) -> R,
    ) -> Result<R, PendedRequestError<G>> {
        let Some(classification) = self.table().take(self.place()) else {
            return Err(PendedRequestError {
                cause: PendedRequestFailure::CompletedAtUnload,
                change: given,
            });
        };
        let (handle, filter_id) = (&classification.handle, classification.filter_id);
        let flags = reauthorize.flags();
        // SAFETY: pended at this layer, and taken out of its place, so nobody completes it before it is put back below; the filter is that of
        // its call, whose classifyOut is gone.
        let lent = unsafe { lend::<L, R, G>(handle, filter_id, ptr::null_mut(), flags, of, given, change) };
        self.table().fill(self.place(), classification);
        lent.map_err(|(error, change)| PendedRequestError {
            cause: error.into(),
            change,
        })
    }
}

impl<L: ConnectRedirectLayer> PendedRedirect<L> {
    /// Lends the request and the leave to redirect to `change`, and applies what that made of it; then the classification is to be completed
    /// (C-234). IRQL <= DISPATCH_LEVEL, any thread, outside or inside of classify.
    ///
    /// Unload waits while `change` runs.
    ///
    /// Source: FwpsAcquireWritableLayerDataPointer0, FwpsApplyModifiedLayerData0.
    ///
    /// # Errors
    /// The pended redirection, with [`PendedRequestError`] as for [`PendedClassify::with_request`].
    pub fn redirect<R, F>(
        mut self,
        reauthorize: Reauthorize,
        change: F,
    ) -> Result<(R, PendedClassify<L>), (Self, PendedRequestError<F>)>
    where
        F: for<'r> FnOnce(&mut ConnectRequest<'r, L::Family>, Redirectable<'r>) -> R,
    {
        let handle = self.handle.clone();
        let of = Connection::known_by(&self.handle);
        let lent = self.pended.lend(reauthorize, of, change, |change, request| {
            change(request, Redirectable::new(handle, of))
        });
        match lent {
            Ok(result) => Ok((result, self.pended)),
            Err(error) => Err((self, error)),
        }
    }

    /// Gives up the leave to redirect.
    pub fn into_pended(self) -> PendedClassify<L> {
        self.pended
    }

    /// Completes the classification without redirecting, as [`PendedClassify::complete`] does.
    pub fn complete(self, decision: Decision) -> bool {
        self.pended.complete(decision)
    }
}

impl<F> fmt::Debug for PendedRequestError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendedRequestError")
            .field("cause", &self.cause)
            .finish_non_exhaustive()
    }
}

impl<F> fmt::Display for PendedRequestError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the request could not be changed: {}", self.cause)
    }
}

impl<F> core::error::Error for PendedRequestError<F> {}
