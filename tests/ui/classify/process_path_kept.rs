//! C-150, C-293: the path of the process belongs to the call.

use fwps::{callout::Classify, layer::{AleAuthConnectV4, Utf16Blob}};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<Utf16Blob<'static>> {
    classify.process_path()
}
