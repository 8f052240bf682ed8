//! The near twin of `layer_of_ones_own.rs` that keeps the rule.

use fwps::{Guid, callout::*, layer::*};

pub type Mine = InboundIppacketV4;

pub fn case(_classify: &Classify<'_, Mine>) {}
