//! The near twin of `engine_s_context_kept.rs` that keeps the rule.

use fwps::redirect::RedirectedBySelf;

pub fn case<'c>(redirected: RedirectedBySelf<'c>) -> Option<&'c [u8]> {
    // SAFETY: contexts of this driver have four bytes.
    unsafe { redirected.context(4) }
}
