//! C-241: only connections at the connect redirect layers have a redirect state.

use fwps::{callout::*, layer::AleBindRedirectV4, redirect::*};

pub fn case(handle: &RedirectHandle, classify: &Classify<'_, AleBindRedirectV4>) -> bool {
    matches!(handle.state(classify), RedirectState::NotRedirected(_))
}
