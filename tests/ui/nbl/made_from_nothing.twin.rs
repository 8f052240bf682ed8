//! The near twin of `made_from_nothing.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(pool: &NblPool) -> Result<Single<Allocated>, fwps::Error> {
    pool.allocate(&[0x45], 0)
}
