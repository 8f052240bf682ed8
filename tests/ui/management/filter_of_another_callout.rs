//! C-178: a filter names the callout that it was made for.

use fwps::{Error, callout::Callout, management::*};

pub fn case<A: Callout, B: Callout>(transaction: &mut Transaction<'_>, filter: Filter<A>) -> Result<u64, Error> {
    transaction.add_filter::<B>(filter)
}
