//! The near twin of `name_missing.rs` that keeps the rule.

use fwps::{Guid, management::*};

pub const SUBLAYER: SubLayer = SubLayer { key: Guid::from_u128(1), name: fwps::wide!("name"), weight: 0 };
