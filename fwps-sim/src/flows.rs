//! The ends of flows, as a test brings them about.

use crate::machine;
use crate::sim::{Sim, on_machine};

impl Sim {
    /// Ends every flow that exists, as the end of the network does: what callouts associated with them is given back through their
    /// flowDeleteFn, some of it later.
    pub fn end_flows(&mut self) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(|| machine::with(machine::Machine::end_flows));
    }
}
