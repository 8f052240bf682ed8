//! C-200: inside of a notification nothing of the filter engine is at hand, not even the witness to keep for later.

use fwps::{Error, Passive, callout::*};

pub fn filter_added<'a>(
    kept: &mut Option<&'static Passive<'static>>,
    _filter: &NewFilter<'_>,
    passive: &'a Passive<'a>,
) -> Result<u32, Error> {
    *kept = Some(passive);
    Ok(1)
}
