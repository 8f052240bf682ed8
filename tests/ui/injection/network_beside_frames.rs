//! C-003, C-065: one handle has one address family, so packets of a family and frames need two.

use fwps::{Error, V4, driver::Start, inject::*};

pub fn case(start: &Start<'_>) -> Result<InjectionHandle<(Network<V4>, L2)>, Error> {
    start.injection_handle()
}
