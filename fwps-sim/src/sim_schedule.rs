//! What a test lets happen at a moment of its choice, while driver code runs.

use std::net::SocketAddr;

use crate::machine;
use crate::scheduler::schedule::{Disturbance, Moment};
use crate::sim::{Driver, Sim};

impl Sim {
    /// How many yield points there were so far. Every call of a C function is one: another thread can run there, as another processor
    /// could. A test that lets something happen at each yield point of a run counts them first.
    pub fn yield_points(&self) -> u64 {
        machine::with(|machine| machine.calls)
    }

    /// Unloads a driver at a moment of the run, on a thread of its own, whatever its own code is in the middle of. When the moment does
    /// not come, the driver is unloaded at the end.
    ///
    /// A test that does it at every moment finds each race of unload with a callback:
    ///
    /// ```
    /// use fwps_sim::{Moment, Sim};
    /// # unsafe extern "system" fn driver_entry(
    /// #     driver: *mut fwps_sys::DRIVER_OBJECT,
    /// #     _path: *mut fwps_sys::UNICODE_STRING,
    /// # ) -> i32 {
    /// #     unsafe extern "system" fn unload(_driver: *mut fwps_sys::DRIVER_OBJECT) {}
    /// #     unsafe { (*driver).DriverUnload = Some(unload) };
    /// #     0
    /// # }
    ///
    /// /// A run in which the driver is unloaded at a yield point; returns how many there were.
    /// fn run(point: u64) -> u64 {
    ///     let mut sim = Sim::builder().seed(1).build();
    ///     let driver = sim.load(driver_entry).expect("the driver loads");
    ///     let before = sim.yield_points();
    ///     sim.unload_at(driver, Moment::YieldPoint(point));
    ///     // Traffic goes here.
    ///     sim.settle();
    ///     let count = sim.yield_points() - before;
    ///     sim.finish().assert_clean();
    ///     count
    /// }
    ///
    /// for point in 0..run(u64::MAX) {
    ///     run(point);
    /// }
    /// ```
    pub fn unload_at(&mut self, driver: Driver, moment: Moment) {
        let loaded = self.loaded(driver);
        schedule(moment, Disturbance::Unload(loaded));
    }

    /// Ends every flow at a moment of the run: contexts go back through flowDeleteFn, whatever the driver is in the middle of.
    ///
    /// ```
    /// use fwps_sim::{Moment, Sim};
    ///
    /// let mut sim = Sim::builder().build();
    /// sim.end_flows_at(Moment::Packet(3));
    /// sim.finish().assert_clean();
    /// ```
    pub fn end_flows_at(&mut self, moment: Moment) {
        schedule(moment, Disturbance::EndFlows);
    }

    /// Lets the application close an endpoint at a moment of the run, as [`Sim::close_endpoint`] does at once.
    ///
    /// ```
    /// use fwps_sim::{Moment, Sim};
    ///
    /// let mut sim = Sim::builder().build();
    /// sim.close_endpoint_at(Moment::YieldPoint(12), 17, ([10, 0, 0, 1], 53).into());
    /// sim.finish().assert_clean();
    /// ```
    pub fn close_endpoint_at(&mut self, moment: Moment, protocol: u8, local: SocketAddr) {
        schedule(moment, Disturbance::CloseEndpoint(protocol, local));
    }

    /// Lets a completion come, or another task of the stack be done, at a moment of the run, if one is waiting then.
    ///
    /// ```
    /// use fwps_sim::{Moment, Sim};
    ///
    /// let mut sim = Sim::builder().build();
    /// sim.complete_at(Moment::YieldPoint(12));
    /// sim.finish().assert_clean();
    /// ```
    pub fn complete_at(&mut self, moment: Moment) {
        schedule(moment, Disturbance::Complete);
    }
}

fn schedule(moment: Moment, disturbance: Disturbance) {
    machine::with(|machine| machine.schedule.add(moment, machine.calls, disturbance));
}
