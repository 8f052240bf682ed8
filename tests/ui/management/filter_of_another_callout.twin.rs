//! The near twin of `filter_of_another_callout.rs` that keeps the rule.

use fwps::{Error, callout::Callout, management::*};

pub fn case<A: Callout, B: Callout>(transaction: &mut Transaction<'_>, filter: Filter<A>) -> Result<u64, Error> {
    transaction.add_filter::<A>(filter)
}
