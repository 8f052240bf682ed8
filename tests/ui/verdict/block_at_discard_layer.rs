//! C-172: a packet that is dropped is not blocked; what can be held back is the answer of the stack.

use fwps::callout::*;

pub fn case<'c>() -> DiscardVerdict<'c> {
    Verdict::block()
}
