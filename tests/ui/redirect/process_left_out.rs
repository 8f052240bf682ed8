//! C-243: a local redirection names the process that it goes to.

use core::{net::SocketAddrV4, num::NonZeroU32};
use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, leave: Redirectable<'_>, target: SocketAddrV4, process: Option<NonZeroU32>) {
    let _redirected = request.redirect_to_local(leave, target, process, None);
}
