//! C-074: that a packet is not the driver's own is asked, not said.

use fwps::callout::*;

pub fn case<'c>(right: ActionRight<'c>, claim: Claim<'c>) -> Claim<'c> {
    Claim::new(right)
}
