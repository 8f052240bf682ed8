//! How much a queue may hold.

/// How much an [`OutOfBandQueue`](crate::OutOfBandQueue) may hold: jobs, and bytes of their packets.
///
/// Held packets block memory of the network adapter, so both are bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueLimits {
    jobs: usize,
    bytes: usize,
}

impl QueueLimits {
    /// At most `jobs` that wait, of any size.
    pub const fn jobs(jobs: usize) -> Self {
        Self {
            jobs,
            bytes: usize::MAX,
        }
    }

    /// At most `bytes` bytes, by [`Job::bytes`](crate::Job::bytes), that wait or are with the worker. A single job may be larger.
    #[must_use]
    pub const fn and_bytes(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }

    pub(crate) const fn capacity(self) -> usize {
        self.jobs
    }

    pub(crate) const fn bytes(self) -> usize {
        self.bytes
    }
}

impl From<usize> for QueueLimits {
    fn from(jobs: usize) -> Self {
        Self::jobs(jobs)
    }
}
