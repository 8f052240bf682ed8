//! C-241: a connection that this driver has redirected is not redirected again.

use core::net::SocketAddrV4;
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, state: RedirectState<'_>, target: SocketAddrV4) {
    if let RedirectState::RedirectedBySelf(redirectable) = state {
        let _redirected = request.redirect_to(redirectable, target);
    }
}
