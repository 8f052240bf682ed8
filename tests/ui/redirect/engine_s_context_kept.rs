//! C-242: the context of an earlier redirection is the engine's, and lives for the call.

use fwps::redirect::RedirectedBySelf;

pub fn case<'c>(redirected: RedirectedBySelf<'c>) -> Option<&'static [u8]> {
    // SAFETY: contexts of this driver have four bytes.
    unsafe { redirected.context(4) }
}
