//! The near twin of `previous_version_changed.rs` that keeps the rule.

use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, version: &mut ConnectVersion<'_, V4>) {
    request.set_port_reservation_token(version.port_reservation_token());
}
