//! The example driver `inspect` survives that any of its calls fails, each once, with every status of its page.

use fwps_sim::{Conversation, Faults, Outcome, Shape, Sim};

/// Loads the driver and lets a little traffic of every kind pass.
fn run(faults: Faults) -> Outcome {
    let mut sim = Sim::builder().seed(11).shape(Shape::Plain).faults(faults).build();
    if let Ok(driver) = sim.load(inspect::DriverEntry) {
        for conversation in [Conversation::v4(1), Conversation::v6(2)] {
            sim.converse(&conversation.from_peer(b"question").from_host(b"answer"));
        }
        sim.settle();
        sim.unload(driver);
    }
    sim.finish()
}

#[test]
fn inspect_survives_a_sweep() {
    let summary = fwps_sim::sweep(run);
    println!("{summary}");
    summary.assert_survived();
    assert!(summary.sites_tried > 30, "{summary}");
}
