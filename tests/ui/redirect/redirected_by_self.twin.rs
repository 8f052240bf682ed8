//! The near twin of `redirected_by_self.rs` that keeps the rule.

use core::net::SocketAddrV4;
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, state: RedirectState<'_>, target: SocketAddrV4) {
    if let RedirectState::NotRedirected(redirectable) = state {
        let _redirected = request.redirect_to(redirectable, target);
    }
}
