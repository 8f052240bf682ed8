//! C-169: an emergency block is for flows that are established; elsewhere a block is a block.

use fwps::callout::*;

pub fn case<'c>() -> Verdict<'c> {
    Verdict::emergency_block()
}
