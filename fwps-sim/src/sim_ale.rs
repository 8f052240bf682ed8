//! What applications do on the simulated machine that ALE sees.

use std::net::SocketAddr;

use crate::Sim;
use crate::engine::authorization;
use crate::machine;
use crate::sim::on_machine;

impl Sim {
    /// Lets the application close its endpoint for `protocol` (6 for TCP, 17 for UDP) at a local address and port. Its flows end, and are
    /// indicated at ALE_ENDPOINT_CLOSURE; what was assigned to it is released at ALE_RESOURCE_RELEASE. An operation that a driver pended about it is still to be completed (C-219), but nothing follows from that any more.
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut sim = Sim::builder().build();
    /// sim.close_endpoint(17, ([10, 0, 0, 1], 53).into());
    /// sim.finish().assert_clean();
    /// ```
    pub fn close_endpoint(&mut self, protocol: u8, local: SocketAddr) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(move || authorization::close(protocol, local));
    }

    /// Lets something happen after which every flow is authorised again, by its next packet: `reasons` are
    /// `FWP_CONDITION_REAUTHORIZE_REASON_*`, for example another interface, or another network profile. Changed filters do that without
    /// being told.
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut sim = Sim::builder().build();
    /// sim.reauthorize(fwps_sys::FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE);
    /// sim.finish().assert_clean();
    /// ```
    pub fn reauthorize(&mut self, reasons: u32) {
        machine::with(|machine| authorization::reauthorize(machine, reasons));
    }

    /// Classifies once more what applications bound, and where they listen: at ALE_RESOURCE_ASSIGNMENT and ALE_AUTH_LISTEN, with
    /// `FWP_CONDITION_FLAG_IS_RECLASSIFY`. Only callouts that were registered with `FWP_CALLOUT_FLAG_ALLOW_RECLASSIFY` are called (C-187).
    ///
    /// When Windows does that is not documented, so it happens only here; nor is what a block means then: the endpoints stay open.
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut sim = Sim::builder().build();
    /// sim.reclassify();
    /// sim.finish().assert_clean();
    /// ```
    pub fn reclassify(&mut self) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(authorization::reclassify);
    }
}
