//! The functions of NDIS that callout drivers use.

pub(crate) mod adjust;
pub(crate) mod copy;
pub(crate) mod data;
pub(crate) mod derived;
mod event;
pub(crate) mod information;
pub(crate) mod list;
pub(crate) mod list_context;
pub(crate) mod mdl;
pub(crate) mod net_buffer;
pub(crate) mod pool;
mod read_write_lock;
