//! C-162: a custody is used up by its verdict.

use fwps::callout::*;

pub fn case<'c>(custody: Custody<'c>) -> Verdict<'c> {
    let _first = custody.absorb();
    custody.absorb()
}
