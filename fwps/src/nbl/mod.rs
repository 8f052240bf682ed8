//! NET_BUFFER_LISTs: owned ones by origin, borrowed ones by lifetime.
//!
//! | type | who owns the list | how it ends |
//! |---|---|---|
//! | [`NblRef`] | the stack, for one classify call, or an owner that is borrowed | it does not leave the call |
//! | [`Nbl<Cloned>`] | the driver; the bytes are the original's | injected, or `Drop` calls `FwpsFreeCloneNetBufferList0` |
//! | [`Nbl<Allocated>`] | the driver, with its MDL and bytes | injected, or `Drop` calls `FwpsFreeNetBufferList0` |
//! | [`Nbl<Part>`] | the driver; MDLs and bytes are those of a clone | injected, or `Drop` frees it, and the clone with its last part |
//! | [`StreamData`] | the driver; the bytes are those of a TCP stream | injected, or `Drop` calls `FwpsDiscardClonedStreamData0` |
//! | [`NblHold`] | the stack, kept by a counted reference | `Drop` calls `FwpsDereferenceNetBufferList0` |
//! | [`CapturedReference`] | the driver; an absorbed packet of the stack's, kept by a counted reference | cloned, or `Drop` calls `FwpsDereferenceNetBufferList0` |
//!
//! [`Single`] is a list that is known to have one packet; [`Singles`] is several of them; [`NblChain`] is
//! several lists of any kind.
//!
//! The origin is part of the type, so the matching free function (C-084) is no decision at run time. A list that was
//! injected is gone from the caller (C-014); a refused injection gives it back (C-015).

mod allocated;
mod captured_reference;
mod chain;
mod cursor;
mod header;
mod hold;
mod indicated;
mod list;
mod net_buffer;
mod offload;
mod origin;
mod owned;
mod pool;
mod reference;
mod single;
mod singles;
mod split;
mod stream;

pub use captured_reference::{CapturedReference, CloneError};
pub use chain::NblChain;
pub use cursor::HeaderNotInFront;
pub(crate) use cursor::Rewound;
pub use header::{HeaderError, IpHeader};
pub use hold::{DataStartMoved, NblHold};
pub use indicated::Lists;
pub(crate) use list::captured::Address;
pub use list::{Captured, List};
pub use net_buffer::{NetBufferRef, NetBuffers, ReadError};
pub use offload::{LargeSend, ReceiveChecksum, SendChecksum};
pub use origin::{Allocated, Cloned, Origin, SharesBytes};
pub use owned::Nbl;
pub use pool::NblPool;
pub use reference::NblRef;
pub use single::Single;
pub use singles::Singles;
pub use split::{Part, SplitError};
pub use stream::{StreamClone, StreamData, StreamList};
