//! The near twin of `origin_of_ones_own.rs` that keeps the rule.

use fwps::nbl::*;

pub type Mine = Allocated;

pub fn case(chain: NblChain<Mine>) {
    drop(chain);
}
