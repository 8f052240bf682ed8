//! C-163, C-170: where packets may be taken over is not for drivers to say.

use fwps::{callout::*, layer::*};

impl AbsorbLayer for AleFlowEstablishedV4 {}

pub fn case<'c>(classify: &mut Classify<'c, AleFlowEstablishedV4>, claim: Claim<'c>) {
    let _captured = classify.capture(claim);
}
