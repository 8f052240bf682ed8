//! The near twin of `chain_of_two_origins.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(chain: &mut NblChain<Allocated>, list: Nbl<Allocated>) {
    chain.push(list);
}
