//! C-143, C-150: a handle of the metadata does not outlive the call.

use fwps::{callout::*, layer::*};

pub fn case<'c>(kept: &mut Option<EngineHandle<'static>>, classify: &Classify<'c, AleAuthConnectV4>) {
    *kept = classify.completion_handle();
}
