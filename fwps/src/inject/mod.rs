//! Injection: putting packets into the stack.
//!
//! An [`InjectionHandle`] is made once, at start, for one kind of injection. Its inject functions take an owned list and a
//! closure. `Ok(())` means that both belong to the stack until the closure is called with a [`Completed`] list, once, perhaps
//! before the call returns (C-013). Anything else gives both back in an [`InjectError`]; dropping it frees them (C-015).

mod completion;
mod context;
mod error;
mod handle;
mod inside;
mod kind;
mod network;
mod offer;
pub(crate) mod rundown;
mod state;
mod target;
mod transport;

pub use completion::Completed;
pub(crate) use context::{block_from, closure_from};
pub use error::InjectError;
pub use handle::InjectionHandle;
pub(crate) use inside::{Inside, this_thread_completes};
pub use kind::{InjectionType, Kind, Network, Transport};
pub use state::{InjectionContext, InjectionState};
pub use target::{ControlData, NetworkReceive, NetworkSend, TransportReceive, TransportSend};
