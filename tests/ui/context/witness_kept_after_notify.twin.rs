//! The near twin of `witness_kept_after_notify.rs` that keeps the rule.

use fwps::{Error, Passive, callout::*};

pub fn filter_added<'a>(
    kept: &mut Option<&'a Passive<'a>>,
    _filter: &NewFilter<'_>,
    passive: &'a Passive<'a>,
) -> Result<u32, Error> {
    *kept = Some(passive);
    Ok(1)
}
