//! NET_BUFFER_LISTs: owned ones by origin, borrowed ones by lifetime.
//!
//! | type | who owns the list | how it ends |
//! |---|---|---|
//! | [`NblRef`] | the stack, for one classify call, or an owner that is borrowed | it does not leave the call |
//! | [`Nbl<Cloned>`] | the driver; the bytes are the original's | injected, or `Drop` calls `FwpsFreeCloneNetBufferList0` |
//! | [`Nbl<Allocated>`] | the driver, with its MDL and bytes | injected, or `Drop` calls `FwpsFreeNetBufferList0` |
//!
//! The origin is part of the type, so the matching free function (C-084) is no decision at run time. A list that was
//! injected is gone from the caller (C-014); a refused injection gives it back (C-015).

mod allocated;
mod cursor;
mod net_buffer;
mod origin;
mod owned;
mod pool;
mod reference;

pub use cursor::HeaderNotInFront;
pub(crate) use cursor::Rewound;
pub use net_buffer::{NetBufferRef, NetBuffers, ReadError};
pub use origin::{Allocated, Cloned, Origin};
pub use owned::Nbl;
pub use pool::NblPool;
pub use reference::NblRef;
