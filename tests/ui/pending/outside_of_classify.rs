//! C-215: the completion handle stays in its call.

use fwps::{callout::*, layer::{AleAuthConnectV4, EngineHandle}};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<EngineHandle<'static>> {
    classify.completion_handle()
}
