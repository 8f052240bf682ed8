//! The near twin of `local_address_of_a_connection.rs` that keeps the rule.

use core::net::SocketAddrV4;
use fwps::{V4, redirect::*};

pub fn case(request: &mut BindRequest<'_, V4>, local: SocketAddrV4) {
    request.set_local(local);
}
