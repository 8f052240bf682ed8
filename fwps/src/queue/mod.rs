//! Work outside classify: a bounded queue with one worker thread.

mod exchange;
mod limits;

use core::{
    cell::UnsafeCell,
    ffi::c_void,
    fmt, mem, ptr,
    sync::atomic::{AtomicPtr, Ordering},
};

use fwps_sys::{
    Executive, HANDLE, InitializeObjectAttributes, KEVENT, KeInitializeEvent, KeSetEvent,
    KeWaitForSingleObject, KernelMode, OBJ_KERNEL_HANDLE, PsCreateSystemThread, SynchronizationEvent,
    THREAD_ALL_ACCESS, ZwClose, ZwWaitForSingleObject,
};

use self::exchange::{Exchange, Pushed};
pub use self::{exchange::QueueLoad, limits::QueueLimits};
use crate::{
    Error, Passive, PoolBox, Shared, Status,
    driver::{Close, Image, Resource, Stage},
    ffi::current_thread,
    irql::if_waiting_is_allowed,
    pool::PoolArray,
};

/// Work for an [`OutOfBandQueue`].
pub trait Job: Send + 'static {
    /// What all jobs of the queue share, for example the injection handles.
    type State: Send + Sync + 'static;

    /// The bytes that the job keeps from others, for the limit of the queue: those of its packet, by
    /// [`NblRef::data_length`](crate::nbl::NblRef::data_length). Zero unless it says otherwise.
    fn bytes(&self) -> usize {
        0
    }

    /// Does the work, at PASSIVE_LEVEL, on the worker thread of the queue, one job after the other.
    fn run(self, state: &Self::State, out_of_band: &OutOfBand<'_>);
}

/// Proof that code runs on a worker thread, outside every classify call. Transport injection needs it (C-032).
#[derive(Debug)]
pub struct OutOfBand<'a> {
    passive: &'a Passive<'a>,
}

impl OutOfBand<'_> {
    /// The worker runs at PASSIVE_LEVEL.
    pub fn passive(&self) -> &Passive<'_> {
        self.passive
    }
}

/// A bounded queue of jobs and the thread that runs them.
///
/// Pushing copies the job into memory that was allocated with the queue: it cannot fail but for a full queue, and allocates
/// nothing. The worker is woken when the queue stops being empty, and takes all that is there at once.
///
/// At unload the image lets the worker finish what is queued, after no classify can push any more, and before injection handles
/// are destroyed. Dropping the queue at PASSIVE_LEVEL does the same earlier; above it, in a completion, or on the worker of any queue, which
/// may be waited for in turn, the rest is left to the image.
pub struct OutOfBandQueue<J: Job> {
    core: Shared<Core<J>>,
    image: Image,
}

/// # Invariants
/// `event` is initialised before the thread starts and does not move. `thread` is null, or the handle of the thread that runs
/// `worker::<J>` on this core.
struct Core<J: Job> {
    exchange: Exchange<J>,
    event: UnsafeCell<KEVENT>,
    thread: AtomicPtr<c_void>,
    worker_id: AtomicPtr<c_void>,
    state: J::State,
}

// SAFETY: the event is used through kernel functions only, which any thread may call; all else is Send and Sync.
unsafe impl<J: Job> Send for Core<J> {}
// SAFETY: as above; jobs are moved between threads under the lock, and are Send.
unsafe impl<J: Job> Sync for Core<J> {}

/// The queue is full, or the driver unloads. The job comes back.
#[derive(thiserror::Error)]
#[error("the queue is full, or the driver unloads; the job is yours again")]
pub struct QueueFull<J>(pub J);

impl<J> fmt::Debug for QueueFull<J> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueueFull")
    }
}

impl<J: Job> OutOfBandQueue<J> {
    /// Makes a queue and starts its thread. PASSIVE_LEVEL.
    ///
    /// `limits` is a number of jobs, or [`QueueLimits`]. Twice that many jobs can be under way: those that wait, and those that the worker
    /// took.
    ///
    /// Source: PsCreateSystemThread.
    ///
    /// # Errors
    /// [`Error::NoMemory`] if non-paged pool is exhausted, [`Error::Refused`] if the thread cannot be started. The state is
    /// dropped.
    pub fn create(
        image: &Image,
        limits: impl Into<QueueLimits>,
        state: J::State,
        _passive: &Passive<'_>,
    ) -> Result<Self, Error> {
        let limits = limits.into();
        let capacity = limits.capacity();
        if capacity == 0 {
            return Err(Error::InvalidArgument {
                what: "a queue for no jobs; the capacity must be at least 1",
            });
        }
        let waiting = PoolArray::with_capacity(capacity)?;
        let spare = PoolArray::with_capacity(capacity)?;
        let core = Shared::try_new(Core {
            exchange: Exchange::new(waiting, limits),
            // SAFETY: all zero bytes are a valid KEVENT value; it is initialised in its final place below.
            event: UnsafeCell::new(unsafe { mem::zeroed() }),
            thread: AtomicPtr::new(ptr::null_mut()),
            worker_id: AtomicPtr::new(ptr::null_mut()),
            state,
        })
        .map_err(|_| Error::NoMemory {
            function: "ExAllocatePool2",
        })?;
        // SAFETY: the event lies in its final place, in non-paged pool, and no thread uses it yet.
        unsafe { KeInitializeEvent(core.event.get(), SynchronizationEvent, 0) };

        let resource = Resource::new(Stage::Queue, core.clone())?;
        let start = PoolBox::try_new(Start {
            core: core.clone(),
            spare,
        })?;
        let context = start.into_raw();
        // SAFETY: the context is the one that `worker::<J>` takes.
        let thread = match unsafe { start_thread(worker::<J>, context.as_ptr().cast()) } {
            Ok(thread) => thread,
            Err(error) => {
                // SAFETY: no thread was started, so nobody else takes the context.
                drop(unsafe { PoolBox::from_raw(context) });
                return Err(error);
            }
        };
        // INVARIANT: the handle of the thread that was started just now.
        core.thread.store(thread, Ordering::Release);
        image.adopt(resource);
        Ok(Self {
            core,
            image: image.clone(),
        })
    }

    /// Hands a job to the worker. IRQL <= DISPATCH_LEVEL.
    ///
    /// # Errors
    /// [`QueueFull`] with the job if the queue is full, in jobs or in bytes, or stopping.
    #[inline]
    pub fn push(&self, job: J) -> Result<(), QueueFull<J>> {
        self.core.push(job)
    }

    /// How full the queue is, to slow down before it refuses. IRQL <= DISPATCH_LEVEL.
    pub fn load(&self) -> QueueLoad {
        self.core.exchange.load()
    }
}

impl<J: Job> Core<J> {
    #[inline]
    fn push(&self, job: J) -> Result<(), QueueFull<J>> {
        let bytes = job.bytes();
        if self.exchange.push(job, bytes).map_err(QueueFull)? == Pushed::ToEmpty {
            self.wake();
        }
        Ok(())
    }

    fn wake(&self) {
        // SAFETY: the event is initialised and lives as long as self (invariant); Wait is FALSE, so DISPATCH_LEVEL is allowed.
        unsafe { KeSetEvent(self.event.get(), 0, 0) };
    }

    fn ask_to_stop(&self) {
        self.exchange.stop();
        self.wake();
    }

    /// Runs jobs until asked to stop and nothing is left.
    fn work(&self, spare: &mut PoolArray<J>, passive: &Passive<'_>) {
        let out_of_band = OutOfBand { passive };
        let wait = || {
            // SAFETY: the event is initialised and lives as long as self (invariant); PASSIVE_LEVEL, by `passive` (C-382). Not alertable, so
            // the wait ends when the event is set.
            let _status = unsafe {
                KeWaitForSingleObject(
                    self.event.get().cast(),
                    Executive,
                    KernelMode as i8,
                    0,
                    ptr::null_mut(),
                )
            };
        };
        self.exchange
            .work(spare, wait, |job| job.run(&self.state, &out_of_band));
    }
}

impl<J: Job> Close for Core<J> {
    fn close(&self, _passive: &Passive<'_>) {
        self.ask_to_stop();
        let thread = self.thread.swap(ptr::null_mut(), Ordering::AcqRel);
        if !thread.is_null() {
            // SAFETY: the handle of a live thread, taken out of `thread` by this call alone; PASSIVE_LEVEL by the witness.
            unsafe { join_thread(thread) };
        }
    }

    fn runs_on_this_thread(&self) -> bool {
        self.worker_id.load(Ordering::Acquire) == current_thread()
    }
}

/// Starts a system thread. PASSIVE_LEVEL.
///
/// # Safety
/// `routine` may be called with `context`, once, on any thread.
#[inline(never)]
unsafe fn start_thread(
    routine: unsafe extern "system" fn(*mut c_void),
    context: *mut c_void,
) -> Result<HANDLE, Error> {
    // A kernel handle: the queue may be made in the context of a user's process.
    let mut attributes = InitializeObjectAttributes(
        ptr::null_mut(),
        OBJ_KERNEL_HANDLE,
        ptr::null_mut(),
        ptr::null_mut(),
    );
    let mut thread: HANDLE = ptr::null_mut();
    // SAFETY: PASSIVE_LEVEL and a routine for its context (the caller's duty); the attributes and the out pointer are locals.
    let status = unsafe {
        PsCreateSystemThread(
            &raw mut thread,
            THREAD_ALL_ACCESS,
            &raw mut attributes,
            ptr::null_mut(),
            ptr::null_mut(),
            Some(routine),
            context,
        )
    };
    Status::from_raw(status).ok("PsCreateSystemThread")?;
    Ok(thread)
}

/// Waits for the end of a thread. PASSIVE_LEVEL.
///
/// # Safety
/// `thread` is the handle of a thread, and the caller's to close.
#[inline(never)]
unsafe fn join_thread(thread: HANDLE) {
    // SAFETY: a live handle (the caller's duty); PASSIVE_LEVEL (C-382). Not alertable, so the wait ends when the thread does.
    let _status = unsafe { ZwWaitForSingleObject(thread, 0, ptr::null_mut()) };
    // SAFETY: as above; closed once.
    let _status = unsafe { ZwClose(thread) };
}

/// What the new thread takes over.
struct Start<J: Job> {
    core: Shared<Core<J>>,
    spare: PoolArray<J>,
}

/// The thread of a queue.
///
/// # Safety
/// Called once by the kernel, at PASSIVE_LEVEL, with the raw form of a `PoolBox<Start<J>>`.
unsafe extern "system" fn worker<J: Job>(context: *mut c_void) {
    let Some(context) = ptr::NonNull::new(context.cast::<Start<J>>()) else {
        return;
    };
    // SAFETY: given away by `create` for this thread (the caller's duty).
    let Start { core, mut spare } = unsafe { PoolBox::from_raw(context) }.into_inner();
    core.worker_id.store(current_thread(), Ordering::Release);
    // SAFETY: a system thread starts at PASSIVE_LEVEL, and nothing in `work` raises it but lock guards that end there.
    let passive = unsafe { Passive::assume() };
    core.work(&mut spare, &passive);
}

impl<J: Job> Drop for OutOfBandQueue<J> {
    fn drop(&mut self) {
        if self.core.runs_on_this_thread() || self.image.is_worker_thread() {
            // Waiting here for this thread, or for one that waits for this one, would never end; the image does it at unload.
            self.core.ask_to_stop();
            return;
        }
        let _closed = if_waiting_is_allowed(|passive| {
            self.core.close(passive);
            self.image.release(self.core.address().cast());
        });
    }
}

impl<J: Job> fmt::Debug for OutOfBandQueue<J> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OutOfBandQueue")
    }
}
