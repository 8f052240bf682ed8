//! The near twin of `process_left_out.rs` that keeps the rule.

use core::{net::SocketAddrV4, num::NonZeroU32};
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4, process: NonZeroU32) {
    let _redirected = request.redirect_to_local(leave, target, process, None);
}
