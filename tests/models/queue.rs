//! The out-of-band queue: producers, the worker, and the close at unload.

use loom::{
    model::Builder,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    QueueLimits,
    exchange::{Exchange, Pushed},
    pool::PoolArray,
};

const CAPACITY: usize = 2;

/// A queue as the crate puts it together: the exchange, and an event that one wait resets.
struct Queue {
    exchange: Exchange<usize>,
    event: (Mutex<bool>, Condvar),
    /// The sum of the jobs that were done.
    done: AtomicUsize,
    /// The injection handle that the jobs use is destroyed.
    handle_gone: AtomicBool,
}

impl Queue {
    fn new(limits: QueueLimits) -> Arc<Self> {
        Arc::new(Self {
            exchange: Exchange::new(room(), limits),
            event: (Mutex::new(false), Condvar::new()),
            done: AtomicUsize::new(0),
            handle_gone: AtomicBool::new(false),
        })
    }

    fn wake(&self) {
        *self.event.0.lock().expect("no model panics with the lock") = true;
        self.event.1.notify_one();
    }

    fn wait(&self) {
        let mut set = self.event.0.lock().expect("no model panics with the lock");
        while !*set {
            set = self.event.1.wait(set).expect("no model panics with the lock");
        }
        *set = false;
    }

    fn push(&self, job: usize) -> bool {
        match self.exchange.push(job, job) {
            Ok(pushed) => {
                if pushed == Pushed::ToEmpty {
                    self.wake();
                }
                true
            }
            Err(_full) => false,
        }
    }

    fn work(&self) {
        let mut empty = room();
        self.exchange.work(
            &mut empty,
            || self.wait(),
            |job| {
                assert!(!self.handle_gone.load(Ordering::SeqCst), "a job after the handle");
                self.done.fetch_add(job, Ordering::SeqCst);
            },
        );
    }
}

fn room() -> PoolArray<usize> {
    PoolArray::with_capacity(CAPACITY).expect("a model has memory")
}

fn model(limits: QueueLimits) {
    let mut builder = Builder::new();
    builder.preemption_bound = Some(3);
    builder.max_branches = 100_000;
    builder.check(move || {
        let queue = Queue::new(limits);
        let worker = {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.work())
        };
        let producer = {
            let queue = Arc::clone(&queue);
            thread::spawn(move || [1, 10].into_iter().filter(|job| queue.push(*job)).sum::<usize>())
        };
        let accepted = usize::from(queue.push(100)) * 100;
        // The close at unload: no more jobs, the worker ends, and only then the handle goes.
        queue.exchange.stop();
        queue.wake();
        worker.join().expect("the worker does not panic");
        queue.handle_gone.store(true, Ordering::SeqCst);
        let accepted = accepted + producer.join().expect("the producer does not panic");
        assert_eq!(
            queue.done.load(Ordering::SeqCst),
            accepted,
            "every job that was accepted is done, once"
        );
        assert_eq!(queue.exchange.load().waiting, 0);
    });
}

/// C-373: what was accepted is done before the worker ends, and nothing is accepted after; no wake-up is lost.
#[test]
fn every_accepted_job_is_done_before_the_queue_is_closed() {
    model(QueueLimits::jobs(CAPACITY));
}

/// The same with a limit of bytes, which the worker's own jobs count against.
#[test]
fn a_limit_of_bytes_loses_no_job() {
    model(QueueLimits::jobs(CAPACITY).and_bytes(100));
}

/// A job that is pushed is done without another one, or the close, to wake the worker.
#[test]
fn no_wake_up_is_lost() {
    let mut builder = Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(|| {
        let queue = Queue::new(QueueLimits::jobs(CAPACITY));
        let worker = {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.work())
        };
        let mut expected = 0;
        for job in [1, 10] {
            assert!(queue.push(job), "there is room");
            expected += job;
            while queue.done.load(Ordering::SeqCst) != expected {
                thread::yield_now();
            }
        }
        queue.exchange.stop();
        queue.wake();
        worker.join().expect("the worker does not panic");
    });
}
