//! Callouts that keep something with the filters that name them.

use core::{fmt, marker::PhantomData, ptr::NonNull};

use fwps_sys::{FWPS_FILTER2, GUID};

use super::{FilterSide, Side, registry::Registry};
use crate::{Error, Guid, PoolBox, callout::Callout};

/// A callout that is told of the filters that name it, and keeps something with each.
///
/// [`Start::register_filter`](crate::driver::Start::register_filter) registers such a callout; [`Classify::filter_context`] has what it keeps.
///
/// No pointer is given to the engine, and what a filter brings is never taken for one: the engine keeps a number, which is looked up.
/// So a filter of an earlier run, or one whose deletion nobody tells of, finds nothing (C-199).
///
/// [`Classify::filter_context`]: crate::callout::Classify::filter_context
pub trait FilterCallout: Callout {
    /// What is kept with a filter. Calls read it on several processors at once.
    type FilterContext: Send + Sync + 'static;

    /// A filter that names this callout is to be added. IRQL <= DISPATCH_LEVEL, inside of the filter engine's transaction: a session of this
    /// driver's would wait for ever here, and so could whatever else waits. So this is given no witness (C-200).
    ///
    /// The filter may still go away again, if the transaction is aborted. Filters that are older than the registration do not come here.
    ///
    /// # Errors
    /// The filter is refused; who adds it is told that, not why (C-194).
    ///
    /// Source: FWPS_CALLOUT_NOTIFY_FN2, FWPS_CALLOUT_NOTIFY_ADD_FILTER.
    #[doc(alias = "notifyFn")]
    #[doc(alias = "FWPS_CALLOUT_NOTIFY_ADD_FILTER")]
    fn filter_added(&self, filter: &NewFilter<'_>) -> Result<Self::FilterContext, Error>;

    /// The transaction that added the filter was committed: the filter is in force. IRQL <= DISPATCH_LEVEL.
    ///
    /// Comes only if [`Callout::FLAGS`] has [`CalloutFlags::ENABLE_COMMIT_ADD_NOTIFY`](crate::callout::CalloutFlags::ENABLE_COMMIT_ADD_NOTIFY)
    /// (C-188). Nothing can be refused any more, and the filter may have been deleted meanwhile; classify may have been called for it before.
    ///
    /// Source: FWPS_CALLOUT_NOTIFY_FN2, FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT.
    #[doc(alias = "FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT")]
    fn filter_committed(&self, context: &Self::FilterContext) {
        let _nothing_to_do = context;
    }

    /// The filter was deleted; its context is the driver's again. IRQL <= DISPATCH_LEVEL.
    ///
    /// Comes once for each context, when no classify call reads it any more: at the latest when the callout was unregistered, for filters
    /// whose deletion nobody told of (C-199). Dropped unless this does something else.
    #[doc(alias = "FWPS_CALLOUT_NOTIFY_DELETE_FILTER")]
    fn filter_deleted(&self, context: PoolBox<Self::FilterContext>) {
        drop(context);
    }
}

/// A filter that is to be added.
///
/// # Invariants
/// The arguments of a notify call that lasts for `'a`.
pub struct NewFilter<'a> {
    filter: NonNull<FWPS_FILTER2>,
    key: Option<&'a GUID>,
    call: PhantomData<&'a FWPS_FILTER2>,
}

impl<'a> NewFilter<'a> {
    /// # Safety
    /// Both are arguments of a running notify call for an addition, which ends after `'a`.
    pub(crate) unsafe fn new(filter: NonNull<FWPS_FILTER2>, key: Option<&'a GUID>) -> Self {
        // INVARIANT: the caller's duty.
        Self {
            filter,
            key,
            call: PhantomData,
        }
    }

    fn raw(&self) -> &FWPS_FILTER2 {
        // SAFETY: live for the call, and not changed while this borrows from it (invariant).
        unsafe { self.filter.as_ref() }
    }

    /// The run-time identifier.
    pub fn id(&self) -> u64 {
        self.raw().filterId
    }

    /// The key.
    pub fn key(&self) -> Option<Guid> {
        self.key.map(|key| Guid::from_raw(*key))
    }

    /// What the filter's adder gave as raw context: a number that means what the two agreed on, whoever added it. It is replaced by the
    /// number of what [`FilterCallout::filter_added`] returns (C-198).
    #[doc(alias = "rawContext")]
    pub fn raw_context(&self) -> u64 {
        self.raw().context
    }

    /// Whether the filter has a provider context, and so no raw one (C-198).
    #[doc(alias = "FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT")]
    pub fn has_provider_context(&self) -> bool {
        !self.raw().providerContext.is_null()
    }
}

impl fmt::Debug for NewFilter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewFilter")
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}

/// Everything that the callout `C` keeps with filters.
pub(crate) struct FilterContexts<C: FilterCallout>(Registry<C::FilterContext>);

impl<C: FilterCallout> FilterContexts<C> {
    pub(crate) fn new() -> Self {
        Self(Registry::new())
    }
}

impl<C: FilterCallout> Side<C> for FilterContexts<C> {
    type Context = C::FilterContext;

    fn registry(&self) -> Option<&Registry<C::FilterContext>> {
        Some(&self.0)
    }

    fn deleted(callout: &C, context: PoolBox<C::FilterContext>) {
        callout.filter_deleted(context);
    }
}

impl<C: FilterCallout> FilterSide<C> for FilterContexts<C> {
    const PRESENT: bool = true;

    fn added(&self, callout: &C, filter: &NewFilter<'_>) -> Result<u64, Error> {
        let context = PoolBox::try_new(callout.filter_added(filter)?)?;
        self.0
            .insert(filter.id(), context)
            .map_err(|_dropped| Error::NoMemory {
                function: "ExAllocatePool2",
            })
    }

    fn committed(callout: &C, context: &C::FilterContext) {
        callout.filter_committed(context);
    }
}
