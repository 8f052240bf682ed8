//! The near twin of `shown_request_redirected.rs` that keeps the rule.

use core::net::SocketAddrV4;

use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4) {
    let _redirected = request.redirect_to(leave, target);
}
