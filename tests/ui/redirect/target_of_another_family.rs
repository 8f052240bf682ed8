//! C-245: a connection is redirected to an address of its family.

use core::net::SocketAddrV6;
use fwps::{V6, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, fwps::V4>, leave: Redirectable<'_>, target: SocketAddrV6) {
    let _redirected = request.redirect_to(leave, target);
}
