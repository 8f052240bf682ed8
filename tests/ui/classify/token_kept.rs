//! C-150, C-293: the access token belongs to the call.

use fwps::{callout::Classify, layer::{AleAuthConnectV4, EngineHandle}};

pub fn case<'c>(classify: &Classify<'c, AleAuthConnectV4>) -> Option<EngineHandle<'static>> {
    classify.token()
}
