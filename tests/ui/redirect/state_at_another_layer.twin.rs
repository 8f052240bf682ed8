//! The near twin of `state_at_another_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::AleConnectRedirectV4, redirect::*};

pub fn case(handle: &RedirectHandle, classify: &Classify<'_, AleConnectRedirectV4>) -> bool {
    matches!(handle.state(classify), RedirectState::NotRedirected(_))
}
