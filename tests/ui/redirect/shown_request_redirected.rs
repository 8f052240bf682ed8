//! C-235: the request that a call is shown is the engine's; what is changed was lent.

use core::net::SocketAddrV4;

use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectVersion<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4) {
    let _redirected = request.redirect_to(leave, target);
}
