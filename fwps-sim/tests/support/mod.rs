//! A driver in the style of C, over `fwps-sys` alone: it clones, absorbs and injects again every packet, in band at the IP packet
//! layers and out of band at the transport layers. One planted bug can be switched on.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part of it")]

pub mod copy;
pub mod driver;
pub mod layer2;
pub mod layer2_inject;
pub mod layer2_peer;
pub mod layer2_run;
pub mod layer2_work;
pub mod layers;
pub mod out_of_band;
pub mod own_list;
pub mod packets;
pub mod plain;

use std::sync::atomic::{AtomicU32, Ordering};

/// Calls a C function, or does one other unsafe operation of the test driver.
#[macro_export]
macro_rules! c {
    ($operation:expr) => {{
        // SAFETY: the test driver keeps the rules of the C interface here, as its functions say; where a planted bug breaks
        // one, the simulator notices before memory is touched wrongly.
        #[allow(clippy::macro_metavars_in_unsafe, reason = "the operation is one, by the lint on multiple ones")]
        unsafe {
            $operation
        }
    }};
}

/// What is wrong with the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Bug {
    None,
    LeakClone,
    LeakRefusedClone,
    LeakNeverInjected,
    DoubleFree,
    WrongFree,
    UseAfterInjection,
    FreeAfterInjection,
    InjectTwice,
    InjectOriginal,
    MissingUnregister,
    HandleNotDestroyed,
    HandleLeftOpenSession,
    PassiveCallAtDispatch,
    DestroyInsideCompletion,
    WrongHandleType,
    WrongFamily,
    RetreatNotUndone,
    BytesChanged,
    ActionWithoutRight,
    SoftAbsorb,
    AbsorbWithPermit,
    ReservedTouched,
    NoStateQuery,
    WrongCompartment,
    WrongInterface,
    WrongStart,
    WrongChecksum,
    InlineTcp,
    PoolLeak,
    ListPoolLeak,
    GenericObjectLeak,
    DeviceLeak,
    ThreadHandleLeak,
    ThreadObjectLeak,
    LockHeldAcrossInject,
    LockNotReleased,
    WaitInClassify,
    FlagsNotZero,
    DereferenceTwice,
    ReferenceLeak,
    UseAfterClassify,
    NoCompletion,
    PoolWrongTag,
    FreedSendArguments,
    NoUnload,
    StaticFilters,
    RecursiveLock,
    StopsTheMachine,
    Deadlock,
    InjectOwnAgain,
    AdvanceTooFar,
    CloneNotRestored,
    TwoBuffersInbound,
    WaitInCompletion,
    /// A completion waits for what unload does when the handle is destroyed.
    CompletionNeedsUnload,
    /// No bug: the device is deleted before the injection handles, in the order of the page about unloading.
    DeviceBeforeHandles,
    ChangedThroughClone,
    ReferenceToModify,
    /// No bug: a reference to modify is given back in the call, which has done nothing with it.
    ReferenceGivenBack,
    ConstructOnOriginal,
    LostPacket,
    UnregisterInClassify,
    EngineInNotify,
    NoNotify,
    HostOrder,
    IgnoresRight,
    Hang,
    /// No bug: own lists instead of clones.
    Copy,
    LeakCopy,
    DeviceDeletedFirst,
    CaptureForAle,
    AbsorbForAle,
    BlockForAleWithClone,
    /// No bug: what ALE has to classify is cloned, looked at, and dropped.
    BlockForAle,
    RawHeaderLost,
    /// No bug: raw sends are permitted.
    PermitRaw,
    PermitAfterInjection,
    PermitAfterCopy,
    InjectionAfterPermit,
    /// No bug: clones that are looked at and freed, inside of classify.
    CloneToLookAt,
    /// No bug: clones that are looked at and freed later, on another thread.
    KeepToLookAt,
    /// No bug: packets of the driver's own beside those that it permits.
    OwnPacketBeside,
}

static BUG: AtomicU32 = AtomicU32::new(0);

/// Switches a bug on, or all off.
pub fn plant(bug: Bug) {
    BUG.store(bug as u32, Ordering::Relaxed);
}

/// Whether the driver has this bug.
pub fn has(bug: Bug) -> bool {
    BUG.load(Ordering::Relaxed) == bug as u32
}
