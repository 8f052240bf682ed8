//! The functions of the kernel by name.

use std::sync::OnceLock;

static FINDER: OnceLock<fn(&str) -> Option<usize>> = OnceLock::new();

/// Says who knows the functions of the kernel by name, besides those that `fwps-sys` declares: `MmGetSystemRoutineAddress` asks it. Where
/// the modules of the kernel are modules of the host, that is the host's loader. The first call counts.
///
/// ```
/// fwps_sim::set_routine_finder(|_name| None);
/// ```
pub fn set_routine_finder(find: fn(&str) -> Option<usize>) {
    FINDER.get_or_init(|| find);
}

/// A table of functions with their addresses.
macro_rules! routines {
    ($($name:ident)*) => {
        /// The address of the function of this name.
        fn find(name: &str) -> Option<usize> {
            match name {
                $(stringify!($name) => Some((fwps_sys::$name as *const ()).expose_provenance()),)*
                _ => None,
            }
        }
    };
}

routines! {
    DbgPrintEx ExAcquireFastMutex ExAcquireRundownProtection ExAcquireSpinLockExclusive
    ExAcquireSpinLockExclusiveAtDpcLevel ExAcquireSpinLockShared ExAcquireSpinLockSharedAtDpcLevel
    ExAllocatePool2 ExAllocatePool3 ExAllocatePoolWithTag ExDeleteLookasideListEx ExFreePool ExFreePool2
    ExFreePoolWithTag ExInitializeLookasideListEx ExInitializeRundownProtection
    ExReInitializeRundownProtection ExReleaseFastMutex ExReleaseRundownProtection
    ExReleaseSpinLockExclusive ExReleaseSpinLockExclusiveFromDpcLevel ExReleaseSpinLockShared
    ExReleaseSpinLockSharedFromDpcLevel ExRundownCompleted ExUuidCreate ExWaitForRundownProtectionRelease
    ExpInterlockedPopEntrySList ExpInterlockedPushEntrySList IoAcquireCancelSpinLock
    IoAllocateDriverObjectExtension IoAllocateMdl IoAllocateWorkItem IoBuildPartialMdl IoCreateDevice
    IoCreateSymbolicLink IoCsqInitialize IoCsqInsertIrp IoCsqRemoveNextIrp IoDeleteDevice
    IoDeleteSymbolicLink IoFreeMdl IoFreeWorkItem IoGetDriverObjectExtension IoQueueWorkItem
    IoQueueWorkItemEx IoReleaseCancelSpinLock IofCompleteRequest KeAcquireInStackQueuedSpinLock
    KeAcquireInStackQueuedSpinLockAtDpcLevel KeAcquireSpinLockAtDpcLevel KeAcquireSpinLockRaiseToDpc
    KeBugCheckEx KeCancelTimer KeClearEvent KeDelayExecutionThread KeFlushQueuedDpcs KeGetCurrentIrql
    KeGetCurrentProcessorNumberEx KeInitializeDpc KeInitializeEvent KeInitializeSpinLock
    KeInitializeTimerEx KeInsertQueueDpc KeLowerIrql KeQueryActiveProcessorCountEx
    KeQueryInterruptTimePrecise KeQueryPerformanceCounter KeQuerySystemTimePrecise KeReadStateEvent
    KeReleaseInStackQueuedSpinLock KeReleaseInStackQueuedSpinLockFromDpcLevel KeReleaseSpinLock
    KeReleaseSpinLockFromDpcLevel KeRemoveQueueDpc KeResetEvent KeSetEvent KeSetTargetProcessorDpcEx
    KeSetTimerEx KeTryToAcquireSpinLockAtDpcLevel KeWaitForMultipleObjects KeWaitForSingleObject
    KfRaiseIrql MmBuildMdlForNonPagedPool MmGetSystemRoutineAddress MmMapLockedPagesSpecifyCache
    MmProbeAndLockPages MmSizeOfMdl MmUnlockPages MmUnmapLockedPages ObReferenceObjectByHandle
    ObfDereferenceObject ObfReferenceObject PsCreateSystemThread PsGetCurrentProcessId
    PsGetCurrentThreadId PsTerminateSystemThread RtlGetVersion RtlInitUnicodeString
    RtlIsNtDdiVersionAvailable ZwClose ZwOpenKey ZwQueryValueKey ZwWaitForSingleObject
}

/// The functions that came with a version of Windows that has this build, and are often asked for by name.
const SINCE: [(&str, u32); 5] = [
    ("ExAllocatePool2", 19041),
    ("ExAllocatePool3", 19041),
    ("ExFreePool2", 19041),
    ("KeQuerySystemTimePrecise", 9200),
    ("KeQueryInterruptTimePrecise", 9600),
];

/// The address of a function, when the kernel of this build has it.
pub(super) fn address(name: &str, build: u32) -> Option<usize> {
    let since = SINCE.iter().find(|(known, _)| *known == name);
    if since.is_some_and(|(_, since)| build < *since) {
        return None;
    }
    find(name).or_else(|| FINDER.get().and_then(|find| find(name)))
}
