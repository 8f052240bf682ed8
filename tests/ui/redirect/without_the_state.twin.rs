//! The near twin of `without_the_state.rs` that keeps the rule.

use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>) {
    let target = request.local_target(8080);
    let process = core::num::NonZeroU32::MIN;
    let _redirected = request.redirect_to_local(leave, target, process, None);
}
