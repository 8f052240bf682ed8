//! The near twin of `name_without_its_end.rs` that keeps the rule.

use fwps::management::WideStr;

pub const NAME: WideStr = fwps::wide!("f");
