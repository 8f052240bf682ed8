//! The near twin of `written_through_clone.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(buffer: NetBufferRef<'_>) {
    let _bytes: Result<[u8; 1], ReadError> = buffer.read(0);
}
