//! C-146: the system's own flags have no accessor.

use fwps::{callout::*, layer::*};

pub fn case(classify: &Classify<'_, StreamV4>) {
    let _flags = classify.metadata.flags;
}
