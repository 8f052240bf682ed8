//! The near twin of `header_of_borrowed_list.rs` that keeps the rule.

use fwps::{V4, nbl::*};

pub fn case(list: Nbl<Cloned>, header: &IpHeader<V4>) {
    let _made = list.construct_ip_header(header);
}
