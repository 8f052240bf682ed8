//! The near twin of `permit_with_clone_out.rs` that keeps the rule.

use fwps::{callout::*, nbl::*};

pub fn case<'c>(custody: Custody<'c>, clone: Nbl<Cloned>) -> Verdict<'c> {
    custody.give_back(clone).map_or(Verdict::block(), Claim::permit)
}
