//! C-241: a connection is redirected after its state was asked for.

use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: RedirectHandle) {
    let target = request.local_target(8080);
    let process = core::num::NonZeroU32::MIN;
    let _redirected = request.redirect_to_local(leave, target, process, None);
}
