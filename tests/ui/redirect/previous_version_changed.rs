//! C-247: older versions are read only.

use fwps::{V4, redirect::*};

pub fn case(request: &mut ConnectRequest<'_, V4>, version: &mut ConnectVersion<'_, V4>) {
    version.set_port_reservation_token(version.port_reservation_token());
}
