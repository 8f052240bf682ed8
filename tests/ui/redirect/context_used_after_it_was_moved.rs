//! C-244: a context is the engine's once the request was redirected with it.

use core::{net::SocketAddrV4, num::NonZeroU32};
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4, mut context: RedirectContext) {
    let _redirected = request.redirect_to_local(leave, target, NonZeroU32::MIN, Some(context));
    context.fill(0);
}
