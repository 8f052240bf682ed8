//! The functions of fwpsk.h.

pub(crate) mod allocate;
pub(crate) mod callout;
pub(crate) mod chain;
mod chain_checks;
pub(crate) mod chain_completion;
pub(crate) mod clone;
pub(crate) mod completion;
pub(crate) mod deep_clone;
pub(crate) mod forward;
pub(crate) mod header;
pub(crate) mod inject;
mod injectable;
pub(crate) mod injection;
pub(crate) mod mac;
pub(crate) mod network;
pub(crate) mod operation;
pub(crate) mod packet;
pub(crate) mod reassemble;
pub(crate) mod reference;
mod send_arguments;
pub(crate) mod stream;
mod stream_checks;
pub(crate) mod stream_clone;
mod stream_data;
pub(crate) mod transport;
pub(crate) mod vswitch;
pub(crate) mod vswitch_events;
