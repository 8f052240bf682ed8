//! The filter engine's management: sessions, transactions, and the objects that put a callout to work.
//!
//! Everything here runs at PASSIVE_LEVEL only (C-330) and says so in its arguments.

mod endpoint;
mod engine;
mod filter;
mod returned;
mod sublayer;
mod transaction;
mod wide;

pub use endpoint::{
    Acl, Endpoint, EndpointTemplate, NewSecurity, SecurityInformation, SecurityParts, Subnet,
};
pub use engine::Engine;
pub use filter::{Filter, FilterAction};
pub use sublayer::SubLayer;
pub use transaction::Transaction;
pub use wide::WideStr;
#[doc(hidden)]
pub use wide::{wide_length, wide_units};
