//! The near twin of `bytes_of_a_part.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(copy: &mut Single<Allocated>) {
    copy.bytes_mut().fill(0);
}
