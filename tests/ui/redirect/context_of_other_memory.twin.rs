//! The near twin of `context_of_other_memory.rs` that keeps the rule.

use core::{net::SocketAddrV4, num::NonZeroU32};
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4, context: RedirectContext) {
    let _redirected = request.redirect_to_local(leave, target, NonZeroU32::MIN, Some(context));
}
