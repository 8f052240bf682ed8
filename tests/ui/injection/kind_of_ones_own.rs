//! C-001: kinds of handles are those of the platform.

use fwps::{driver::Start, inject::*};

pub enum Mine {}

impl Kind for Mine {
    const TYPES: InjectionType = InjectionType::L2;
    const ADDRESS_FAMILY: u16 = 0;
}

pub fn case(start: &Start<'_>) {
    let _handle = start.injection_handle::<Mine>();
}
