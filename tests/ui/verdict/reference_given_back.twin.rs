//! The near twin of `reference_given_back.rs` that keeps the rule.

use fwps::{callout::*, nbl::*};

pub fn case<'c>(custody: Custody<'c>, list: Nbl<Cloned>) -> Verdict<'c> {
    match custody.give_back(list) {
        Ok(claim) => claim.permit(),
        Err((_list, custody)) => custody.absorb(),
    }
}
