//! C-245: the local address of a connection is not changed.

use core::net::SocketAddrV4;
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, local: SocketAddrV4) {
    request.set_local(local);
}
