//! Where an injected packet goes: snapshots that classify takes, so that only what the layer gave is passed on.
//!
//! Everything in a target is a copy (C-026): it may leave the classify call. Classify gives a target out as [`Within`] where the packet may
//! be injected from inside the call; [`Within::detach`] makes it one that leaves.

mod forward;
mod mac;
mod network;
mod stream;
mod transport;
mod vswitch;

use core::{fmt, marker::PhantomData};

use fwps_sys::HANDLE;

pub use self::{
    forward::{ForwardTarget, Forwarding},
    mac::{MacReceive, MacSend},
    network::{NetworkReceive, NetworkSend},
    stream::StreamInjection,
    transport::{RawSend, TransportReceive, TransportSend},
    vswitch::VSwitchIngress,
};
pub(crate) use self::{transport::SendParameters, vswitch::IngressParameters};
use super::{InjectionContext, InjectionHandle, Kind, rundown::Using};
use crate::{OutOfBand, Status};

/// A target that is used inside the call that it was made in: a classify call, or a job of an
/// [`OutOfBandQueue`](crate::OutOfBandQueue).
///
/// While such a call runs, most injection handles cannot go away, so an injection from it need not be counted. It does not leave the call;
/// [`detach`](Self::detach) gives a target that does.
pub struct Within<'c, T> {
    target: T,
    // The call runs on one thread.
    call: PhantomData<(&'c (), *mut ())>,
}

impl<T> Within<'_, T> {
    /// `'c` must be the running call, whatever the callout makes of the value.
    pub(crate) fn new(target: T) -> Self {
        Self {
            target,
            call: PhantomData,
        }
    }

    /// The target, to leave the call with.
    pub fn detach(self) -> T {
        self.target
    }
}

impl<T: Target> Within<'_, T> {
    /// Lets the packet carry `context`, which [`InjectionHandle::state`] gives back when the packet comes by again.
    #[must_use]
    pub fn with_context(mut self, context: InjectionContext) -> Self {
        self.target.set_context(context);
        self
    }
}

impl<T: fmt::Debug> fmt::Debug for Within<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.target.fmt(f)
    }
}

impl OutOfBand<'_> {
    /// Binds a target to this job, which spares its injection the count of uses.
    pub fn within<T: Target>(&self, target: T) -> Within<'_, T> {
        Within::new(target)
    }
}

/// A place that packets are injected to.
pub trait Target: sealed::Sealed {
    #[doc(hidden)]
    fn set_context(&mut self, context: InjectionContext);
}

/// A target `T` for an inject function: a detached one, or one [`Within`] the running call.
pub trait InjectTo<T: Target>: sealed::Sealed + Sized {
    /// What keeps the handle alive during the call.
    #[doc(hidden)]
    type Guard<'h>;

    #[doc(hidden)]
    fn begin<K: Kind>(handle: &InjectionHandle<K>) -> Result<(HANDLE, Self::Guard<'_>), Status>;

    #[doc(hidden)]
    fn into_target(self) -> T;
}

impl<T: Target> InjectTo<T> for T {
    type Guard<'h> = Using<'h>;

    fn begin<K: Kind>(handle: &InjectionHandle<K>) -> Result<(HANDLE, Using<'_>), Status> {
        handle.begin()
    }

    fn into_target(self) -> T {
        self
    }
}

impl<T: Target> InjectTo<T> for Within<'_, T> {
    type Guard<'h> = Option<Using<'h>>;

    fn begin<K: Kind>(handle: &InjectionHandle<K>) -> Result<(HANDLE, Option<Using<'_>>), Status> {
        handle.while_callbacks_run()
    }

    fn into_target(self) -> T {
        self.target
    }
}

mod sealed {
    pub trait Sealed {}
    impl<T: super::Target> Sealed for super::Within<'_, T> {}
}

/// Makes a structure with a member `context` a target, with the method that sets it.
macro_rules! target {
    ([$($generics:tt)*] $target:ty) => {
        impl<$($generics)*> $crate::inject::target::sealed::Sealed for $target {}

        impl<$($generics)*> $crate::inject::target::Target for $target {
            fn set_context(&mut self, context: $crate::inject::InjectionContext) {
                self.context = Some(context);
            }
        }

        impl<$($generics)*> $target {
            /// Lets the packet carry `context`, which [`InjectionHandle::state`](crate::InjectionHandle::state) gives back when the
            /// packet comes by again.
            #[must_use]
            pub fn with_context(mut self, context: $crate::inject::InjectionContext) -> Self {
                $crate::inject::target::Target::set_context(&mut self, context);
                self
            }
        }
    };
}
use target;
