//! The functions of the kernel that callout drivers use.

pub(crate) mod cancel_lock;
mod debug_print;
pub(crate) mod device;
pub(crate) mod dispatcher;
pub(crate) mod dpc;
pub(crate) mod executive_lock;
pub(crate) mod fast_mutex;
mod format;
pub(crate) mod held_lock;
pub(crate) mod irql;
pub(crate) mod lock;
pub(crate) mod lookaside;
pub(crate) mod miscellaneous;
pub(crate) mod object;
pub(crate) mod pool;
pub(crate) mod queued_lock;
pub(crate) mod resident;
pub(crate) mod rundown;
pub(crate) mod thread;
pub(crate) mod time;
pub(crate) mod timer;
pub(crate) mod wait_multiple;
pub(crate) mod work_item;
