//! The injection handles of one address family.

use fwps::{
    Error, Family,
    driver::Start,
    inject::{InjectionHandle, Network, Transport},
};

/// One handle per kind and direction. With one handle for both directions, a packet that was sent and comes back by loopback would
/// look like the driver's own, and pass uninspected.
pub(crate) struct Handles<F: Family> {
    pub(crate) network_send: InjectionHandle<Network<F>>,
    pub(crate) network_receive: InjectionHandle<Network<F>>,
    pub(crate) transport_send: InjectionHandle<Transport>,
    pub(crate) transport_receive: InjectionHandle<Transport>,
}

impl<F: Family> Handles<F> {
    pub(crate) fn create(start: &Start<'_>) -> Result<Self, Error> {
        Ok(Self {
            network_send: start.injection_handle()?,
            network_receive: start.injection_handle()?,
            transport_send: start.injection_handle()?,
            transport_receive: start.injection_handle()?,
        })
    }
}
