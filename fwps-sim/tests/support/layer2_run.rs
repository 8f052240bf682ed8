//! Runs of a machine with the driver of `layer2`.

use fwps_sim::{Outcome, Sim, SimBuilder};

use super::layer2::{Setup, choose, driver_entry};
use super::layer2_inject;
use super::layer2_work::{self, Seen};

/// What a run with the driver came to.
pub struct Run {
    pub outcome: Outcome,
    pub seen: Vec<Seen>,
    /// How many lists each call of the completion routine got.
    pub completed: Vec<usize>,
}

/// Runs a machine with the driver.
pub fn run(builder: SimBuilder, setup: Setup, traffic: impl FnOnce(&mut Sim)) -> Run {
    let mut sim = builder.build();
    choose(setup);
    if let Ok(driver) = sim.load(driver_entry) {
        traffic(&mut sim);
        sim.settle();
        sim.unload(driver);
    }
    // The next machine of another test starts when this one is gone.
    let (seen, completed) = (layer2_work::seen(), layer2_inject::completed());
    Run {
        outcome: sim.finish(),
        seen,
        completed,
    }
}
