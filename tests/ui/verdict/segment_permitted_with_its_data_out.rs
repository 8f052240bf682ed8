//! C-270: data goes on only if what was taken comes back.

use fwps::{callout::*, nbl::StreamData};

pub fn case<'c>(custody: StreamCustody<'c>, data: StreamData) -> Verdict<'c> {
    custody.permit()
}
