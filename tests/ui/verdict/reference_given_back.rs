//! C-095, C-166: a reference stands for no clone that custody takes back.

use fwps::{callout::*, nbl::*};

pub fn case<'c>(custody: Custody<'c>, list: CapturedReference) -> Verdict<'c> {
    match custody.give_back(list) {
        Ok(claim) => claim.permit(),
        Err((_list, custody)) => custody.absorb(),
    }
}
