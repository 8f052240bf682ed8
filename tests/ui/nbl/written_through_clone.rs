//! C-086, C-099: a clone shares its bytes with the original.

use fwps::nbl::*;

pub fn case(buffer: NetBufferRef<'_>) {
    let _bytes: &mut [u8] = buffer.bytes_mut();
}
