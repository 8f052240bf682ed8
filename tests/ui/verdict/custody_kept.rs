//! C-166: the verdict is given in the call that captured the packet.

use fwps::callout::*;

pub fn case<'c>(kept: &mut Option<Custody<'static>>, custody: Custody<'c>) {
    *kept = Some(custody);
}
