//! C-349: a name ends with zero.

use fwps::management::WideStr;

pub const NAME: WideStr = WideStr::from_units(&[0x66]);
