//! C-141, C-392: layers are those of the platform.

use fwps::{Guid, callout::*, layer::*};

pub struct Mine;

impl Layer for Mine {
    const ID: u16 = 0;
    const KEY: Guid = Guid::from_u128(1);
    type Verdict = Filtering;
}

pub fn case(_classify: &Classify<'_, Mine>) {}
