//! C-241: whether a connection may be redirected is asked, not said.

use fwps::{callout::Classify, layer::AleConnectRedirectV4, redirect::*};

pub fn case<'c>(handle: RedirectHandle, _classify: &Classify<'c, AleConnectRedirectV4>) -> RedirectState<'c> {
    RedirectState::NotRedirected(Redirectable { handle, call: core::marker::PhantomData })
}
