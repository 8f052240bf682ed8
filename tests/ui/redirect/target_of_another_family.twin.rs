//! The near twin of `target_of_another_family.rs` that keeps the rule.

use core::net::SocketAddrV6;
use fwps::{V6, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V6>, leave: Redirectable<'_>, target: SocketAddrV6) {
    let _redirected = request.redirect_to(leave, target);
}
