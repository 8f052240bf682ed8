//! The driver: what it makes at start, and the order in which it ends.

mod entry;
mod hosted;
mod image;
mod loaded;
mod start;

#[doc(hidden)]
pub use entry::enter;
pub use entry::panic_bug_check;
pub use hosted::LoadedDriver;
pub(crate) use image::{Close, Resource, Stage};
pub use image::{Image, LoadedImage};
#[doc(hidden)]
pub use loaded::{HasPlace, Place};
pub use start::Start;

use crate::{Error, Passive};

/// A driver: made when the image is loaded, dropped when it is unloaded.
///
/// The value owns what the driver needs for as long as it runs. At unload, in this order (C-373):
///
/// 1. operations and classifications that callouts have pended are completed, and no more are pended;
/// 2. filter engine sessions are closed, which deletes their filters;
/// 3. callouts are unregistered; running classify functions are waited for; the callouts are dropped, with what they own: a queue of
///    theirs finishes what is queued;
/// 4. [`Driver::stop`] is called;
/// 5. the other out-of-band queues finish what is queued, and their threads end;
/// 6. this value is dropped;
/// 7. injection handles that are left are destroyed; pending injections are waited for; then redirect handles are destroyed;
/// 8. the device object is deleted, and unload returns.
///
/// If [`Driver::start`] fails, the same happens to what it had made.
pub trait Driver: Sized + Send + 'static {
    /// Makes the driver. PASSIVE_LEVEL.
    ///
    /// Make injection handles and queues first, then register callouts, then add filters: a callout can be called as soon as its
    /// filter is there (C-149, C-372).
    ///
    /// # Errors
    /// What prevents the driver from running; `DriverEntry` returns its status.
    fn start(start: &mut Start<'_>) -> Result<Self, Error>;

    /// Called at unload when no classify can run any more, and queues that the callouts do not own still do. PASSIVE_LEVEL.
    fn stop(&mut self, _passive: &Passive<'_>) {}
}
