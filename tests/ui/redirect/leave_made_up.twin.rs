//! The near twin of `leave_made_up.rs` that keeps the rule.

use fwps::{callout::Classify, layer::AleConnectRedirectV4, redirect::*};

pub fn case<'c>(handle: RedirectHandle, _classify: &Classify<'c, AleConnectRedirectV4>) -> RedirectState<'c> {
    handle.state(_classify)
}
