//! Bugs of queues.

use std::sync::{
    Mutex,
    atomic::{AtomicU32, Ordering},
};

use fwps::{
    Error, Job, OutOfBand, OutOfBandQueue, QueueLimits, Shared,
    driver::{Driver, Start},
};
use fwps_sim::Sim;

mod crossed {
    use super::*;

    type Queue = Shared<OutOfBandQueue<DropOther>>;
    type Place = Mutex<Option<Queue>>;

    static FIRST: Place = Mutex::new(None);
    static SECOND: Place = Mutex::new(None);

    /// Drops the queue in a place.
    struct DropOther(&'static Place);

    impl Job for DropOther {
        type State = ();

        fn run(self, _state: &(), _worker: &OutOfBand<'_>) {
            let taken = self.0.lock().expect("no test panicked").take();
            drop(taken);
        }
    }

    struct Program;

    impl Driver for Program {
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            let first = Shared::try_new(start.queue(2, ())?)?;
            let second = Shared::try_new(start.queue(2, ())?)?;
            *FIRST.lock().expect("no test panicked") = Some(first.clone());
            *SECOND.lock().expect("no test panicked") = Some(second.clone());
            let _pushed = (first.push(DropOther(&SECOND)), second.push(DropOther(&FIRST)));
            Ok(Self)
        }
    }

    fwps::driver_entry!(Program, callouts: []);

    /// The workers of two queues, each of which dropped the other queue, waited for each other.
    #[test]
    fn workers_that_drop_each_others_queues_do_not_wait_for_each_other() {
        for seed in 0..50 {
            let mut sim = Sim::builder().seed(seed).build();
            let driver = sim.load(DriverEntry).expect("the driver loads");
            sim.unload(driver);
            sim.finish().assert_clean();
        }
    }
}

mod bytes {
    use super::*;

    static DONE: AtomicU32 = AtomicU32::new(0);

    /// A job of more bytes than the queue may hold.
    struct Large;

    impl Job for Large {
        type State = ();

        fn bytes(&self) -> usize {
            100
        }

        fn run(self, _state: &(), _worker: &OutOfBand<'_>) {
            DONE.fetch_add(1, Ordering::Relaxed);
        }
    }

    struct Program;

    impl Driver for Program {
        /// Pushes a second job as soon as there is room for it.
        fn start(start: &mut Start<'_>) -> Result<Self, Error> {
            let queue = start.queue(QueueLimits::jobs(4).and_bytes(10), ())?;
            assert!(queue.push(Large).is_ok(), "a single job may be larger");
            let pushed = (0..10_000).any(|_| queue.push(Large).is_ok());
            assert!(pushed, "a job that is done takes no room");
            drop(queue);
            Ok(Self)
        }
    }

    fwps::driver_entry!(Program, callouts: []);

    #[test]
    fn a_large_job_finds_room_when_the_others_are_done() {
        for seed in 0..5 {
            let mut sim = Sim::builder().seed(seed).build();
            let driver = sim.load(DriverEntry).expect("the driver loads");
            sim.unload(driver);
            sim.finish().assert_clean();
        }
        assert_eq!(DONE.load(Ordering::Relaxed), 10);
    }
}
