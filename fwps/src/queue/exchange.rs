//! What the producers and the worker of a queue share: jobs that wait, under one lock, within limits.
//!
//! It knows nothing of threads and events. The workspace's models run this very file under every order of its steps.

use core::mem;

use crate::{QueueLimits, pool::PoolArray, sync::SpinLock};

/// Jobs on their way to the worker.
pub(crate) struct Exchange<J> {
    jobs: SpinLock<Jobs<J>>,
    limits: QueueLimits,
}

struct Jobs<J> {
    waiting: PoolArray<J>,
    /// Bytes of the jobs that wait.
    waiting_bytes: usize,
    /// Bytes of the jobs that the worker took last.
    taken_bytes: usize,
    refused: u64,
    stopping: bool,
}

/// What a producer has to do after a push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pushed {
    /// The worker has to be woken: it may have found nothing.
    ToEmpty,
    /// It will find the job with those before.
    ToWaiting,
}

/// How full a queue is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct QueueLoad {
    /// Jobs that wait; those that the worker has taken are not among them.
    pub waiting: usize,
    /// Bytes of the jobs that wait, and of those that the worker took last.
    pub bytes: usize,
    /// Pushes that were refused since the queue was made.
    pub refused: u64,
}

impl<J> Exchange<J> {
    /// `waiting` has room for as many jobs as the limits allow.
    pub(crate) fn new(waiting: PoolArray<J>, limits: QueueLimits) -> Self {
        Self {
            jobs: SpinLock::new(Jobs {
                waiting,
                waiting_bytes: 0,
                taken_bytes: 0,
                refused: 0,
                stopping: false,
            }),
            limits,
        }
    }

    /// Puts a job of `bytes` bytes in, or gives it back if there is no room, or no worker any more.
    #[inline]
    pub(crate) fn push(&self, job: J, bytes: usize) -> Result<Pushed, J> {
        let mut jobs = self.jobs.lock();
        let all_bytes = jobs
            .waiting_bytes
            .saturating_add(jobs.taken_bytes)
            .saturating_add(bytes);
        // One job may be larger than all are allowed to be, or it could never be done.
        let is_empty = jobs.waiting.is_empty();
        let too_many_bytes = all_bytes > self.limits.bytes() && all_bytes != bytes;
        if jobs.stopping || too_many_bytes {
            jobs.refused = jobs.refused.wrapping_add(1);
            return Err(job);
        }
        if let Err(job) = jobs.waiting.push(job) {
            jobs.refused = jobs.refused.wrapping_add(1);
            return Err(job);
        }
        jobs.waiting_bytes = jobs.waiting_bytes.saturating_add(bytes);
        Ok(if is_empty {
            Pushed::ToEmpty
        } else {
            Pushed::ToWaiting
        })
    }

    /// Does all jobs, until there are none and no more will come: the body of the worker. `wait` waits until the worker was woken since the last
    /// time; `empty` is as large as the array of those that wait.
    pub(crate) fn work(&self, empty: &mut PoolArray<J>, mut wait: impl FnMut(), mut run: impl FnMut(J)) {
        loop {
            wait();
            let stopping = self.take(empty);
            for job in empty.drain() {
                run(job);
            }
            if self.limits.bytes() != usize::MAX {
                self.jobs.lock().taken_bytes = 0;
            }
            // A job that came meanwhile came to an empty queue, so the worker was woken again; none comes after stopping.
            if stopping {
                return;
            }
        }
    }

    /// Exchanges the jobs that wait for none. Says whether no more will come.
    fn take(&self, empty: &mut PoolArray<J>) -> bool {
        let mut jobs = self.jobs.lock();
        mem::swap(&mut jobs.waiting, empty);
        jobs.taken_bytes = mem::take(&mut jobs.waiting_bytes);
        jobs.stopping
    }

    /// Refuses further jobs. Those that wait are still to be taken.
    pub(crate) fn stop(&self) {
        self.jobs.lock().stopping = true;
    }

    /// How full it is now.
    pub(crate) fn load(&self) -> QueueLoad {
        let jobs = self.jobs.lock();
        QueueLoad {
            waiting: jobs.waiting.len(),
            bytes: jobs.waiting_bytes.saturating_add(jobs.taken_bytes),
            refused: jobs.refused,
        }
    }
}
