//! The near twin of `redirected_twice.rs` that keeps the rule.

use core::net::SocketAddrV4;
use fwps::{V4, redirect::*};

pub fn case<'a>(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'a>, other: Redirectable<'a>, target: SocketAddrV4) {
    let _first = request.redirect_to(leave, target);
    let _second = request.redirect_to(other, target);
}
