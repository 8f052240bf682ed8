//! C-244: a context comes from ExAllocatePoolWithTag, since the engine frees it.

use core::{net::SocketAddrV4, num::NonZeroU32};
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4, context: fwps::PoolBox<[u8; 16]>) {
    let _redirected = request.redirect_to_local(leave, target, NonZeroU32::MIN, Some(context));
}
