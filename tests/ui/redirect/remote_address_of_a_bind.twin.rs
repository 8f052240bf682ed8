//! The near twin of `remote_address_of_a_bind.rs` that keeps the rule.

use core::net::SocketAddrV6;
use fwps::{V6, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V6>, leave: Redirectable<'_>, remote: SocketAddrV6) {
    let _redirected = request.redirect_to(leave, remote);
}
