//! The functions of the kernel that callout drivers use.

mod debug_print;
pub(crate) mod device;
pub(crate) mod dispatcher;
pub(crate) mod dpc;
mod format;
pub(crate) mod irql;
pub(crate) mod lock;
pub(crate) mod lookaside;
pub(crate) mod miscellaneous;
pub(crate) mod pool;
pub(crate) mod rundown;
pub(crate) mod thread;
pub(crate) mod work_item;
