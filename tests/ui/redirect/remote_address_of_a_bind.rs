//! C-246: a bind has no remote address to change.

use core::net::SocketAddrV6;
use fwps::{V6, redirect::*};

pub fn case(request: &mut BindRequest<'_, V6>, leave: Redirectable<'_>, remote: SocketAddrV6) {
    let _redirected = request.redirect_to(leave, remote);
}
