//! The filter engine as a service, as a test starts and stops it.

use crate::Sim;
use crate::fwpm::{service, transaction};
use crate::sim::on_machine;

impl Sim {
    /// Stops the base filtering engine. Drivers that subscribed to its state are told `FWPM_SERVICE_STOP_PENDING`, in which they may
    /// still use their sessions, and at last `FWPM_SERVICE_STOPPED`. Between the two, transactions are rolled back, sessions are
    /// aborted (C-336) and no filter is in force any more. Persistent objects are kept, all others are gone. Does nothing when the engine does not run.
    ///
    /// ```
    /// let mut sim = fwps_sim::Sim::builder().build();
    /// sim.stop_filter_engine();
    /// sim.start_filter_engine();
    /// sim.finish().assert_clean();
    /// ```
    pub fn stop_filter_engine(&mut self) {
        // A stopped machine has a report about it already.
        let _stopped = on_machine(service::stop);
    }

    /// Starts the base filtering engine: drivers are told `FWPM_SERVICE_START_PENDING`, persistent filters come back with new
    /// run-time ids, of which their callouts are told, and drivers are told `FWPM_SERVICE_RUNNING`. Does nothing when the engine runs.
    pub fn start_filter_engine(&mut self) {
        let _stopped = on_machine(service::start);
    }

    /// Lets the engine abort the transaction that is open, if one is: its changes are dropped, callouts are told so, and the next calls
    /// of its session return `STATUS_FWP_TXN_ABORTED` until it commits or aborts (C-348).
    pub fn abort_transaction(&mut self) {
        let _stopped = on_machine(transaction::abort_by_force);
    }
}
