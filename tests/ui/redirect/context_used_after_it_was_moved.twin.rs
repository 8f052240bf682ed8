//! The near twin of `context_used_after_it_was_moved.rs` that keeps the rule.

use core::{net::SocketAddrV4, num::NonZeroU32};
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4, mut context: RedirectContext) {
    context.fill(0);
    let _redirected = request.redirect_to_local(leave, target, NonZeroU32::MIN, Some(context));
}
