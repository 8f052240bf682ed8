//! The near twin of `rebuilt_with_several.rs` that keeps the rule.

use fwps::{V4, nbl::*};

pub fn case(list: Single<Cloned>, header: &IpHeader<V4>) {
    let _made = list.rebuild_ip_header(20, header);
}
