//! Macros and inline functions of wdm.h.

mod irp;
mod irql;
mod list;
mod mdl;
mod object;
mod pool;

pub use irp::*;
pub use irql::*;
pub use list::*;
pub use mdl::*;
pub use object::*;
pub use pool::*;
