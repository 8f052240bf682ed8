//! C-349: an object has a name.

use fwps::{Guid, management::*};

pub const SUBLAYER: SubLayer = SubLayer { key: Guid::from_u128(1), weight: 0 };
