//! C-174: the question is about the packet of the call; stream data is none.

use fwps::{callout::*, layer::StreamV4};

pub fn case(classify: &Classify<'_, StreamV4>) {
    let _answer = classify.inbound_ipsec();
}
