//! C-170: nothing is taken over where a flow was established.

use fwps::{callout::*, layer::AleFlowEstablishedV4};

pub fn case<'c>(classify: &mut Classify<'c, AleFlowEstablishedV4>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
