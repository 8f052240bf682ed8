//! What the running thread is doing: its IRQL, its locks, and the callbacks that it is inside of.

use std::cell::{Cell, RefCell};

use crate::traffic::output::Direction;

/// A callback of a driver, or the driver routine, that runs on this thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// `DriverEntry` or `DriverUnload`.
    Driver(&'static str),
    Classify(ClassifyFrame),
    Notify,
    /// flowDeleteFn, with the number of spin locks that the thread held when it was called.
    FlowDelete {
        locks: usize,
    },
    /// A callback about an event of the virtual switch.
    SwitchEvent,
    /// The routine that is told about tagged lists.
    Tagged,
    /// A dispatch routine.
    Dispatch,
    /// The cancel routine of a request.
    Cancel,
    /// The callback of a subscription to the state of the filter engine.
    EngineState {
        handle: usize,
    },
    Completion {
        handle: usize,
    },
    WorkItem,
    Dpc,
    Thread,
}

/// The classify call that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClassifyFrame {
    pub(crate) callout: u32,
    /// Address of the metadata.
    pub(crate) metadata: usize,
    /// Address of the indicated list.
    pub(crate) list: usize,
    /// Whether the layer is a transport one, where TCP must not be injected from (C-032).
    pub(crate) transport: bool,
    /// Whether the callout had the right to write the action.
    pub(crate) right: bool,
    /// Whether the call took a clone, a copy or a reference.
    pub(crate) kept: bool,
    /// Whether the call took a clone or a copy.
    pub(crate) copied: bool,
    /// Whether the call took a reference to modify, and has not given it back unused.
    pub(crate) modify: bool,
    /// The stream that is indicated, at the stream layers.
    pub(crate) stream: Option<StreamCall>,
    /// What is authorised, at the ALE layers.
    pub(crate) authorization: Option<AuthorizationCall>,
}

/// The authorisation of a classify call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AuthorizationCall {
    /// The completion handle of the metadata.
    pub(crate) completion: usize,
    /// Whether the layer is one where operations are pended (C-216).
    pub(crate) can_pend: bool,
    pub(crate) reauthorization: bool,
    /// Whether it is about what was bound, or listens, since long (C-187).
    pub(crate) reclassification: bool,
    /// Whether the call pended the operation.
    pub(crate) pended: bool,
    /// Whether the call pended the classification.
    pub(crate) classify_pended: bool,
    /// Whether the layer is one where classifications are pended (C-229).
    pub(crate) can_pend_classify: bool,
    /// Id of the filter whose callout is called.
    pub(crate) filter: u64,
    /// The address of classifyOut.
    pub(crate) out: usize,
    /// The request, at the redirect layers; zero elsewhere.
    pub(crate) request: u64,
}

/// The stream of a classify call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StreamCall {
    /// Handle of the flow.
    pub(crate) flow: u64,
    pub(crate) direction: Direction,
    /// Id of the filter whose callout is called.
    pub(crate) filter: u64,
    /// Whether the end of the stream is indicated.
    pub(crate) end: bool,
}

/// The driver's own part of the stack: addresses between the call that runs and the callback that it is made in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The system process, in which all threads of the kernel run.
const SYSTEM: usize = 4;

thread_local! {
    static THREAD: Cell<Option<usize>> = const { Cell::new(None) };
    static GENERATION: Cell<u64> = const { Cell::new(0) };
    static IRQL: Cell<u8> = const { Cell::new(0) };
    static PACKET: Cell<Option<u64>> = const { Cell::new(None) };
    static PROCESSOR: Cell<Option<u32>> = const { Cell::new(None) };
    static PROCESS: Cell<usize> = const { Cell::new(SYSTEM) };
    static DRIVER: Cell<u32> = const { Cell::new(0) };
    static FUNCTION: Cell<&'static str> = const { Cell::new("") };
    static SEGMENT: Cell<Segment> = const { Cell::new(Segment { start: 0, end: usize::MAX }) };
    static FRAMES: RefCell<Vec<Frame>> = const { RefCell::new(Vec::new()) };
}

/// Makes this thread simulated thread `id` of the machine with this generation.
pub(crate) fn enter_thread(id: usize, generation: u64) {
    THREAD.set(Some(id));
    GENERATION.set(generation);
}

/// The generation of the machine that this thread belongs to.
pub(crate) fn generation() -> u64 {
    GENERATION.get()
}

/// Number of this simulated thread; `None` on a thread of the host.
pub(crate) fn simulated_thread() -> Option<usize> {
    THREAD.get()
}

/// Number of this simulated thread.
pub(crate) fn thread() -> usize {
    THREAD.get().expect(
        "driver code ran on a thread that is not one of the simulated machine: start threads with PsCreateSystemThread, \
         and call into a driver from a test with Sim::run",
    )
}

pub(crate) fn irql() -> u8 {
    IRQL.get()
}

pub(crate) fn set_irql(irql: u8) -> u8 {
    IRQL.replace(irql)
}

/// Number of the captured packet that is being processed.
pub(crate) fn packet() -> Option<u64> {
    PACKET.get()
}

pub(crate) fn set_packet(packet: Option<u64>) -> Option<u64> {
    PACKET.replace(packet)
}

/// The processor that this thread is bound to.
pub(crate) fn processor() -> Option<u32> {
    PROCESSOR.get()
}

pub(crate) fn set_processor(processor: Option<u32>) -> Option<u32> {
    PROCESSOR.replace(processor)
}

/// The process on whose behalf this thread runs.
pub(crate) fn process() -> usize {
    PROCESS.get()
}

pub(crate) fn set_process(process: usize) -> usize {
    PROCESS.replace(process)
}

/// Number of the driver whose code runs on this thread; zero for none.
pub(crate) fn driver() -> u32 {
    DRIVER.get()
}

pub(crate) fn set_driver(driver: u32) -> u32 {
    DRIVER.replace(driver)
}

/// The C function that the driver is in.
pub(crate) fn function() -> &'static str {
    FUNCTION.get()
}

pub(crate) fn set_function(name: &'static str) -> &'static str {
    FUNCTION.replace(name)
}

/// Where the stack of this thread is in the calling function. The address of a variable does not tell: AddressSanitizer may keep
/// it elsewhere.
#[inline(always)]
pub(crate) fn stack_pointer() -> usize {
    let here: usize;
    #[cfg(target_arch = "x86_64")]
    // SAFETY: reads a register.
    unsafe {
        std::arch::asm!("mov {}, rsp", out(reg) here, options(nomem, nostack, preserves_flags));
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: reads a register.
    unsafe {
        std::arch::asm!("mov {}, sp", out(reg) here, options(nomem, nostack, preserves_flags));
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    {
        let mark = 0_u8;
        here = (&raw const mark).addr();
    }
    here
}

/// Where driver code runs on this thread's stack.
pub(crate) fn segment() -> Segment {
    SEGMENT.get()
}

/// Notes that the driver called a function; `start` is a place on the stack inside of the call. Returns the earlier one.
pub(crate) fn set_entry(start: usize) -> usize {
    let segment = SEGMENT.get();
    SEGMENT.set(Segment { start, ..segment });
    segment.start
}

/// Notes that driver code is called; `end` is a place on the stack outside of it. Returns the earlier segment.
pub(crate) fn begin_segment(end: usize) -> Segment {
    SEGMENT.replace(Segment { start: 0, end })
}

/// Notes that the driver code returned.
pub(crate) fn end_segment(outer: Segment) {
    SEGMENT.set(outer);
}

pub(crate) fn push(frame: Frame) {
    FRAMES.with_borrow_mut(|frames| frames.push(frame));
}

pub(crate) fn pop() -> Option<Frame> {
    FRAMES.with_borrow_mut(Vec::pop)
}

/// Looks through the callbacks of this thread, the innermost first.
pub(crate) fn find<R>(mut f: impl FnMut(&Frame) -> Option<R>) -> Option<R> {
    FRAMES.with_borrow(|frames| frames.iter().rev().find_map(&mut f))
}

/// The innermost callback.
pub(crate) fn innermost() -> Option<Frame> {
    FRAMES.with_borrow(|frames| frames.last().cloned())
}

/// Whether the innermost callback is a classify call with the right to write the action.
pub(crate) fn has_right() -> bool {
    FRAMES.with_borrow(|frames| matches!(frames.last(), Some(Frame::Classify(frame)) if frame.right))
}

/// Changes the innermost classify call.
pub(crate) fn update_classify(f: impl FnOnce(&mut ClassifyFrame)) {
    FRAMES.with_borrow_mut(|frames| {
        if let Some(Frame::Classify(frame)) = frames.last_mut() {
            f(frame);
        }
    });
}
