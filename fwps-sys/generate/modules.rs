//! Which kernel module exports each function that the bindings declare.

use std::fmt;

/// A kernel module that exports functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Module {
    /// The kernel library of the filtering platform.
    Fwpkclnt,
    /// The network driver interface.
    Ndis,
    /// The kernel.
    Ntoskrnl,
}

impl Module {
    /// All of them, in the order of the generated file.
    pub(crate) const ALL: [Self; 3] = [Self::Fwpkclnt, Self::Ndis, Self::Ntoskrnl];

    /// File name of the module, as an import table writes it.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::Fwpkclnt => "fwpkclnt.sys",
            Self::Ndis => "ndis.sys",
            Self::Ntoskrnl => "ntoskrnl.exe",
        }
    }

    /// Name of the kit's import library, without its extension.
    pub(crate) fn library(self) -> &'static str {
        match self {
            Self::Fwpkclnt => "fwpkclnt",
            Self::Ndis => "ndis",
            Self::Ntoskrnl => "ntoskrnl",
        }
    }

    /// The module that exports `function`.
    pub(crate) fn of(function: &str) -> Option<Self> {
        if FILTERING_PREFIXES
            .iter()
            .any(|prefix| function.starts_with(prefix))
        {
            Some(Self::Fwpkclnt)
        } else if function.starts_with("Ndis") {
            Some(Self::Ndis)
        } else {
            KERNEL.contains(&function).then_some(Self::Ntoskrnl)
        }
    }
}

impl fmt::Display for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file())
    }
}

/// How the functions of fwpsk.h and fwpmk.h begin.
pub(crate) const FILTERING_PREFIXES: [&str; 4] = ["Fwps", "Fwpm", "IPsec", "Ikeext"];

/// Functions of fwpsk.h and fwpmk.h that no import library of the kit exports.
pub(crate) const NOT_EXPORTED: [&str; 11] = [
    "FwpmNetEventCreateEnumHandle0",
    "FwpmNetEventDestroyEnumHandle0",
    "FwpmNetEventEnum0",
    "FwpmNetEventEnum1",
    "FwpmNetEventEnum2",
    "FwpmNetEventEnum3",
    "FwpmNetEventEnum4",
    "FwpmNetEventEnum5",
    "FwpmNetEventsGetSecurityInfo0",
    "FwpmNetEventsSetSecurityInfo0",
    "FwpsOpenToken0",
];

/// Functions that one processor has under another name: the condition under which they can be imported.
pub(crate) const CONDITIONAL: [(&str, &str); 1] = [(
    "KeLowerIrql",
    r#"not(all(windows, panic = "abort", target_arch = "aarch64"))"#,
)];

/// Functions of ndis.sys that a callout driver calls. Those of ndis/nblapi.h and ndis/mdlapi.h come with their files.
pub(crate) const NDIS: [&str; 3] = [
    "NdisAllocateGenericObject",
    "NdisFreeGenericObject",
    "NdisGetVersion",
];

/// Functions of ntoskrnl.exe that a callout driver calls.
pub(crate) const KERNEL: &[&str] = &[
    "DbgPrintEx",
    "ExAcquireFastMutex",
    "ExAcquireRundownProtection",
    "ExAcquireSpinLockExclusive",
    "ExAcquireSpinLockExclusiveAtDpcLevel",
    "ExAcquireSpinLockShared",
    "ExAcquireSpinLockSharedAtDpcLevel",
    "ExAllocatePool2",
    "ExAllocatePool3",
    "ExAllocatePoolWithTag",
    "ExDeleteLookasideListEx",
    "ExFreePool",
    "ExFreePool2",
    "ExFreePoolWithTag",
    "ExInitializeLookasideListEx",
    "ExInitializeRundownProtection",
    "ExReInitializeRundownProtection",
    "ExReleaseFastMutex",
    "ExReleaseRundownProtection",
    "ExReleaseSpinLockExclusive",
    "ExReleaseSpinLockExclusiveFromDpcLevel",
    "ExReleaseSpinLockShared",
    "ExReleaseSpinLockSharedFromDpcLevel",
    "ExRundownCompleted",
    "ExUuidCreate",
    "ExWaitForRundownProtectionRelease",
    "ExpInterlockedPopEntrySList",
    "ExpInterlockedPushEntrySList",
    "IoAcquireCancelSpinLock",
    "IoAllocateDriverObjectExtension",
    "IoAllocateMdl",
    "IoAllocateWorkItem",
    "IoBuildPartialMdl",
    "IoCreateDevice",
    "IoCreateSymbolicLink",
    "IoCsqInitialize",
    "IoCsqInsertIrp",
    "IoCsqRemoveNextIrp",
    "IoDeleteDevice",
    "IoDeleteSymbolicLink",
    "IoFreeMdl",
    "IoFreeWorkItem",
    "IoGetDriverObjectExtension",
    "IoQueueWorkItem",
    "IoQueueWorkItemEx",
    "IoReleaseCancelSpinLock",
    "IofCompleteRequest",
    "KeAcquireInStackQueuedSpinLock",
    "KeAcquireInStackQueuedSpinLockAtDpcLevel",
    "KeAcquireSpinLockAtDpcLevel",
    "KeAcquireSpinLockRaiseToDpc",
    "KeBugCheckEx",
    "KeCancelTimer",
    "KeClearEvent",
    "KeDelayExecutionThread",
    "KeFlushQueuedDpcs",
    "KeGetCurrentIrql",
    "KeGetCurrentProcessorNumberEx",
    "KeInitializeDpc",
    "KeInitializeEvent",
    "KeInitializeSpinLock",
    "KeInitializeTimerEx",
    "KeInsertQueueDpc",
    "KeLowerIrql",
    "KeQueryActiveProcessorCountEx",
    "KeQueryInterruptTimePrecise",
    "KeQueryPerformanceCounter",
    "KeQuerySystemTimePrecise",
    "KeReadStateEvent",
    "KeReleaseInStackQueuedSpinLock",
    "KeReleaseInStackQueuedSpinLockFromDpcLevel",
    "KeReleaseSpinLock",
    "KeReleaseSpinLockFromDpcLevel",
    "KeRemoveQueueDpc",
    "KeResetEvent",
    "KeSetEvent",
    "KeSetTargetProcessorDpcEx",
    "KeSetTimerEx",
    "KeTryToAcquireSpinLockAtDpcLevel",
    "KeWaitForMultipleObjects",
    "KeWaitForSingleObject",
    "KfRaiseIrql",
    "MmBuildMdlForNonPagedPool",
    "MmGetSystemRoutineAddress",
    "MmMapLockedPagesSpecifyCache",
    "MmProbeAndLockPages",
    "MmSizeOfMdl",
    "MmUnlockPages",
    "MmUnmapLockedPages",
    "ObReferenceObjectByHandle",
    "ObfDereferenceObject",
    "ObfReferenceObject",
    "PsCreateSystemThread",
    "PsGetCurrentProcessId",
    "PsGetCurrentThreadId",
    "PsTerminateSystemThread",
    "RtlGetVersion",
    "RtlInitUnicodeString",
    "RtlIsNtDdiVersionAvailable",
    "ZwClose",
    "ZwOpenKey",
    "ZwQueryValueKey",
];
