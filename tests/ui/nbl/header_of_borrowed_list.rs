//! C-132: no header is made in a list of the stack.

use fwps::{V4, nbl::*};

pub fn case(list: NblRef<'_>, header: &IpHeader<V4>) {
    let _made = list.construct_ip_header(header);
}
