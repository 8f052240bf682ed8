//! C-002: a handle for no kind cannot be asked for; zero would mean three kinds.

use fwps::{V4, driver::Start, inject::*};

pub fn case(start: &Start<'_>, _: V4) {
    let _handle = start.injection_handle::<()>();
}
