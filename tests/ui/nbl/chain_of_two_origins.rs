//! C-084: the lists of a chain are freed alike, so they are made alike.

use fwps::nbl::*;

pub fn case(chain: &mut NblChain<Cloned>, list: Nbl<Allocated>) {
    chain.push(list);
}
