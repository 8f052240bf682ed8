//! What applications do on the simulated machine that ALE sees.

use std::net::SocketAddr;

use crate::Sim;
use crate::engine::authorization;
use crate::machine;

impl Sim {
    /// Lets the application close its endpoint for `protocol` (6 for TCP, 17 for UDP) at a local address and port. Its flows end. An
    /// operation that a driver pended about it is still to be completed (C-219), but nothing follows from that any more.
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut sim = Sim::builder().build();
    /// sim.close_endpoint(17, ([10, 0, 0, 1], 53).into());
    /// sim.finish().assert_clean();
    /// ```
    pub fn close_endpoint(&mut self, protocol: u8, local: SocketAddr) {
        machine::with(|machine| authorization::close(machine, protocol, local));
    }
}
