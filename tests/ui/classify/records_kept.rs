//! C-150, C-252: the records of a redirection belong to the call; a copy does not.

use fwps::{callout::Classify, layer::{AleConnectRedirectV4, EngineHandle}};

pub fn case<'c>(classify: &Classify<'c, AleConnectRedirectV4>) -> Option<EngineHandle<'static>> {
    classify.redirect_records()
}
