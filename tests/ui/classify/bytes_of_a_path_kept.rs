//! C-150, C-293: the bytes of a path belong to the call as the path does.

use fwps::{callout::Classify, layer::AleAuthConnectV4};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<&'static [u8]> {
    classify.process_path().map(|path| path.as_bytes())
}
