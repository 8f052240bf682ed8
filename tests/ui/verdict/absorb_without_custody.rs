//! C-162, C-164: an absorbed packet is in custody.

use fwps::callout::*;

pub fn case(right: ActionRight<'_>) -> Verdict<'_> {
    right.absorb()
}
