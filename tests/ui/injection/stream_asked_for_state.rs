//! C-079: there is no state of a piece of a stream, which never comes by twice.

use fwps::{callout::*, inject::*, layer::StreamV4};

pub fn case(classify: &Classify<'_, StreamV4>, handle: &InjectionHandle<Stream>) {
    let _state = handle.state(classify);
}
