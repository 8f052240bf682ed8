//! C-127: a header is rebuilt in a list of one packet.

use fwps::{V4, nbl::*};

pub fn case(list: Nbl<Cloned>, header: &IpHeader<V4>) {
    let _made = list.rebuild_ip_header(20, header);
}
