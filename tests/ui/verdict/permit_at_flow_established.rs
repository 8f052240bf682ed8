//! C-169: where a flow was established, nothing is permitted.

use fwps::{callout::*, layer::AleFlowEstablishedV4};

pub fn case<'c>(classify: &mut Classify<'c, AleFlowEstablishedV4>) -> EstablishedVerdict<'c> {
    match classify.take_action_right() {
        Some(right) => right.permit(),
        None => Verdict::proceed(),
    }
}
