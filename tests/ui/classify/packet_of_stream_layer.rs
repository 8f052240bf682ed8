//! C-136: a piece of a stream is no packet.

use fwps::{callout::*, layer::StreamV4};

pub fn case(classify: &Classify<'_, StreamV4>) {
    let _packet = classify.packet();
}
