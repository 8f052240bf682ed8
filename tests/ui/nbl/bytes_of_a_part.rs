//! C-086: the parts of a clone share its bytes.

use fwps::nbl::*;

pub fn case(part: &mut Single<Part>) {
    part.bytes_mut().fill(0);
}
