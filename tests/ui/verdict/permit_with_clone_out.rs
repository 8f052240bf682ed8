//! C-166: the original goes only if its clone comes back.

use fwps::{callout::*, nbl::*};

pub fn case<'c>(custody: Custody<'c>, clone: Nbl<Cloned>) -> Verdict<'c> {
    drop(clone);
    custody.claim.permit()
}
