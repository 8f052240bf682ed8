//! C-143, C-150: what a field points to does not outlive the call.

use fwps::{callout::*, layer::*};

pub fn case<'c>(kept: &mut Option<Utf16Blob<'static>>, classify: &Classify<'c, AleAuthConnectV4>) {
    *kept = classify.ale_app_id();
}
