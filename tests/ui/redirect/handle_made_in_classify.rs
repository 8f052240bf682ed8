//! C-240: a redirect handle is made at PASSIVE_LEVEL, once.

use fwps::{Error, Guid, Passive, callout::Classify, driver::Image, layer::AleConnectRedirectV4, redirect::RedirectHandle};

pub fn case(image: &Image, _classify: &Classify<'_, AleConnectRedirectV4>, passive: &Passive<'_>) -> Result<RedirectHandle, Error> {
    RedirectHandle::create(image, Guid::from_u128(1), _classify)
}
