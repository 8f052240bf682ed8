//! Functions that `fwps-sys` does not declare, since only drivers in C import them.

use fwps_sys as sys;
use sys::{BOOLEAN, HANDLE, NTSTATUS, PVOID, ULONG, UNICODE_STRING};

pub(crate) type Compare = unsafe extern "system" fn(PVOID, PVOID, PVOID) -> i32;
pub(crate) type Allocate = unsafe extern "system" fn(PVOID, ULONG) -> PVOID;
pub(crate) type Free = unsafe extern "system" fn(PVOID, PVOID);

unsafe extern "system" {
    pub(crate) fn RtlCompareUnicodeString(
        a: *const UNICODE_STRING,
        b: *const UNICODE_STRING,
        i: BOOLEAN,
    ) -> i32;
    pub(crate) fn RtlEqualUnicodeString(
        a: *const UNICODE_STRING,
        b: *const UNICODE_STRING,
        i: BOOLEAN,
    ) -> BOOLEAN;
    pub(crate) fn RtlPrefixUnicodeString(
        a: *const UNICODE_STRING,
        b: *const UNICODE_STRING,
        i: BOOLEAN,
    ) -> BOOLEAN;
    pub(crate) fn RtlDowncaseUnicodeString(
        d: *mut UNICODE_STRING,
        s: *const UNICODE_STRING,
        a: BOOLEAN,
    ) -> NTSTATUS;
    pub(crate) fn RtlUpcaseUnicodeString(
        d: *mut UNICODE_STRING,
        s: *const UNICODE_STRING,
        a: BOOLEAN,
    ) -> NTSTATUS;
    pub(crate) fn RtlAppendUnicodeToString(d: *mut UNICODE_STRING, s: *const u16) -> NTSTATUS;
    pub(crate) fn RtlAppendUnicodeStringToString(
        d: *mut UNICODE_STRING,
        s: *const UNICODE_STRING,
    ) -> NTSTATUS;
    pub(crate) fn RtlFreeUnicodeString(s: *mut UNICODE_STRING);
    pub(crate) fn RtlStringFromGUID(g: *const sys::GUID, s: *mut UNICODE_STRING) -> NTSTATUS;
    pub(crate) fn RtlGUIDFromString(s: *const UNICODE_STRING, g: *mut sys::GUID) -> NTSTATUS;
    pub(crate) fn RtlUnicodeStringToAnsiString(
        d: *mut UNICODE_STRING,
        s: *const UNICODE_STRING,
        a: BOOLEAN,
    ) -> NTSTATUS;
    pub(crate) fn RtlAnsiStringToUnicodeString(
        d: *mut UNICODE_STRING,
        s: *const UNICODE_STRING,
        a: BOOLEAN,
    ) -> NTSTATUS;
    pub(crate) fn RtlFreeAnsiString(s: *mut UNICODE_STRING);

    pub(crate) fn RtlInitializeGenericTableAvl(
        t: PVOID,
        c: Option<Compare>,
        a: Option<Allocate>,
        f: Option<Free>,
        x: PVOID,
    );
    pub(crate) fn RtlInsertElementGenericTableAvl(t: PVOID, b: PVOID, n: ULONG, new: *mut BOOLEAN) -> PVOID;
    pub(crate) fn RtlDeleteElementGenericTableAvl(t: PVOID, b: PVOID) -> BOOLEAN;
    pub(crate) fn RtlLookupElementGenericTableAvl(t: PVOID, b: PVOID) -> PVOID;
    pub(crate) fn RtlEnumerateGenericTableAvl(t: PVOID, restart: BOOLEAN) -> PVOID;
    pub(crate) fn RtlGetElementGenericTableAvl(t: PVOID, i: ULONG) -> PVOID;
    pub(crate) fn RtlNumberGenericTableElementsAvl(t: PVOID) -> ULONG;
    pub(crate) fn RtlIsGenericTableEmptyAvl(t: PVOID) -> BOOLEAN;

    pub(crate) fn KeInitializeQueue(q: PVOID, n: ULONG);
    pub(crate) fn KeInsertQueue(q: PVOID, e: PVOID) -> i32;
    pub(crate) fn KeInsertHeadQueue(q: PVOID, e: PVOID) -> i32;
    pub(crate) fn KeReadStateQueue(q: PVOID) -> i32;
    pub(crate) fn KeRemoveQueue(q: PVOID, mode: sys::KPROCESSOR_MODE, t: *mut sys::LARGE_INTEGER) -> PVOID;
    pub(crate) fn KeRundownQueue(q: PVOID) -> PVOID;

    pub(crate) fn PsLookupProcessByProcessId(id: HANDLE, p: *mut PVOID) -> NTSTATUS;
    pub(crate) fn PsGetProcessId(p: PVOID) -> HANDLE;
    pub(crate) fn PsGetCurrentProcess() -> PVOID;
    pub(crate) fn ObOpenObjectByPointer(
        o: PVOID,
        f: ULONG,
        s: PVOID,
        a: sys::ACCESS_MASK,
        t: sys::POBJECT_TYPE,
        m: sys::KPROCESSOR_MODE,
        h: *mut HANDLE,
    ) -> NTSTATUS;
    pub(crate) fn ZwQueryInformationProcess(
        h: HANDLE,
        c: ULONG,
        b: PVOID,
        n: ULONG,
        r: *mut ULONG,
    ) -> NTSTATUS;
    pub(crate) fn ZwQuerySystemInformation(c: ULONG, b: PVOID, n: ULONG, r: *mut ULONG) -> NTSTATUS;
    pub(crate) fn PsSetCreateProcessNotifyRoutine(r: PVOID, remove: BOOLEAN) -> NTSTATUS;
    pub(crate) fn PsSetCreateProcessNotifyRoutineEx(r: PVOID, remove: BOOLEAN) -> NTSTATUS;
    pub(crate) fn PsSetCreateProcessNotifyRoutineEx2(k: u32, r: PVOID, remove: BOOLEAN) -> NTSTATUS;

    pub(crate) fn ExCreateCallback(
        o: *mut PVOID,
        a: *mut sys::OBJECT_ATTRIBUTES,
        create: BOOLEAN,
        many: BOOLEAN,
    ) -> NTSTATUS;
    pub(crate) fn ExRegisterCallback(
        o: PVOID,
        f: Option<unsafe extern "system" fn(PVOID, PVOID, PVOID)>,
        c: PVOID,
    ) -> PVOID;
    pub(crate) fn ExUnregisterCallback(r: PVOID);
    pub(crate) fn ExNotifyCallback(o: PVOID, a: PVOID, b: PVOID);

    pub(crate) fn KeExpandKernelStackAndCallout(
        c: Option<unsafe extern "system" fn(PVOID)>,
        p: PVOID,
        n: u64,
    ) -> NTSTATUS;
    pub(crate) fn RtlRandomEx(s: *mut ULONG) -> ULONG;
    pub(crate) fn IoQueryFullDriverPath(d: *mut sys::DRIVER_OBJECT, s: *mut UNICODE_STRING) -> NTSTATUS;
    pub(crate) fn KeSetCoalescableTimer(
        t: sys::PKTIMER,
        due: sys::LARGE_INTEGER,
        period: ULONG,
        delay: ULONG,
        d: sys::PKDPC,
    ) -> BOOLEAN;
}

// Locks that are waited for, lists under a lock, providers of events, and files.
unsafe extern "system" {
    pub(crate) fn KeInitializeMutex(m: PVOID, level: ULONG);
    pub(crate) fn KeReleaseMutex(m: PVOID, wait: BOOLEAN) -> i32;
    pub(crate) fn KeReadStateMutex(m: PVOID) -> i32;
    pub(crate) fn KeInitializeSemaphore(s: PVOID, count: i32, limit: i32);
    pub(crate) fn KeReleaseSemaphore(s: PVOID, p: i32, n: i32, wait: BOOLEAN) -> i32;
    pub(crate) fn KeReadStateSemaphore(s: PVOID) -> i32;
    pub(crate) fn KeEnterCriticalRegion();
    pub(crate) fn KeLeaveCriticalRegion();
    pub(crate) fn ExInitializeResourceLite(r: PVOID) -> NTSTATUS;
    pub(crate) fn ExDeleteResourceLite(r: PVOID) -> NTSTATUS;
    pub(crate) fn ExAcquireResourceExclusiveLite(r: PVOID, wait: BOOLEAN) -> BOOLEAN;
    pub(crate) fn ExAcquireResourceSharedLite(r: PVOID, wait: BOOLEAN) -> BOOLEAN;
    pub(crate) fn ExReleaseResourceLite(r: PVOID);
    pub(crate) fn ExIsResourceAcquiredExclusiveLite(r: PVOID) -> BOOLEAN;
    pub(crate) fn ExIsResourceAcquiredSharedLite(r: PVOID) -> u32;
    pub(crate) fn ExConvertExclusiveToSharedLite(r: PVOID);
    pub(crate) fn ExInterlockedInsertHeadList(l: PVOID, e: PVOID, k: PVOID) -> PVOID;
    pub(crate) fn ExInterlockedInsertTailList(l: PVOID, e: PVOID, k: PVOID) -> PVOID;
    pub(crate) fn ExInterlockedRemoveHeadList(l: PVOID, k: PVOID) -> PVOID;
    pub(crate) fn EtwRegister(g: *const sys::GUID, f: PVOID, c: PVOID, h: *mut u64) -> NTSTATUS;
    pub(crate) fn EtwUnregister(h: u64) -> NTSTATUS;
    pub(crate) fn EtwWrite(h: u64, d: PVOID, a: *const sys::GUID, n: ULONG, u: PVOID) -> NTSTATUS;
    pub(crate) fn EtwProviderEnabled(h: u64, level: u8, keyword: u64) -> BOOLEAN;
    pub(crate) fn ZwOpenFile(h: *mut HANDLE, a: u32, o: PVOID, s: PVOID, m: u32, n: u32) -> NTSTATUS;
    pub(crate) fn IoQueryFileDosDeviceName(f: PVOID, n: *mut PVOID) -> NTSTATUS;
    pub(crate) fn KeInitializeGuardedMutex(m: PVOID);
    pub(crate) fn KeAcquireGuardedMutex(m: PVOID);
    pub(crate) fn KeReleaseGuardedMutex(m: PVOID);
    pub(crate) fn KeTryToAcquireGuardedMutex(m: PVOID) -> BOOLEAN;
    pub(crate) fn ExAllocatePool(t: sys::POOL_TYPE, n: u64) -> PVOID;
    pub(crate) fn ExSystemTimeToLocalTime(s: *const sys::LARGE_INTEGER, l: *mut sys::LARGE_INTEGER);
    pub(crate) fn KeQueryTimeIncrement() -> ULONG;
}

// The registry as it is written and listed.
unsafe extern "system" {
    pub(crate) fn ZwCreateKey(
        k: *mut HANDLE,
        a: u32,
        o: *mut sys::OBJECT_ATTRIBUTES,
        t: ULONG,
        c: *mut UNICODE_STRING,
        f: ULONG,
        d: *mut ULONG,
    ) -> NTSTATUS;
    pub(crate) fn ZwDeleteKey(k: HANDLE) -> NTSTATUS;
    pub(crate) fn ZwSetValueKey(
        k: HANDLE,
        n: *mut UNICODE_STRING,
        i: ULONG,
        t: ULONG,
        d: PVOID,
        l: ULONG,
    ) -> NTSTATUS;
    pub(crate) fn ZwDeleteValueKey(k: HANDLE, n: *mut UNICODE_STRING) -> NTSTATUS;
    pub(crate) fn ZwEnumerateKey(k: HANDLE, i: ULONG, c: u32, b: PVOID, l: ULONG, r: *mut ULONG) -> NTSTATUS;
    pub(crate) fn ZwEnumerateValueKey(
        k: HANDLE,
        i: ULONG,
        c: sys::KEY_VALUE_INFORMATION_CLASS,
        b: PVOID,
        l: ULONG,
        r: *mut ULONG,
    ) -> NTSTATUS;
    pub(crate) fn ZwQueryKey(k: HANDLE, c: u32, b: PVOID, l: ULONG, r: *mut ULONG) -> NTSTATUS;
    pub(crate) fn RtlQueryRegistryValues(r: ULONG, p: *const u16, t: PVOID, c: PVOID, e: PVOID) -> NTSTATUS;
    pub(crate) fn RtlWriteRegistryValue(
        r: ULONG,
        p: *const u16,
        n: *const u16,
        t: ULONG,
        d: PVOID,
        l: ULONG,
    ) -> NTSTATUS;
    pub(crate) fn RtlDeleteRegistryValue(r: ULONG, p: *const u16, n: *const u16) -> NTSTATUS;
    pub(crate) fn RtlCheckRegistryKey(r: ULONG, p: *const u16) -> NTSTATUS;
}

// Locks with a count, locks for readers, lists of pool, and what is told about processes.
unsafe extern "system" {
    pub(crate) fn IoInitializeRemoveLockEx(l: PVOID, t: ULONG, m: ULONG, w: ULONG, n: ULONG);
    pub(crate) fn IoAcquireRemoveLockEx(l: PVOID, t: PVOID, f: PVOID, line: ULONG, n: ULONG) -> NTSTATUS;
    pub(crate) fn IoReleaseRemoveLockEx(l: PVOID, t: PVOID, n: ULONG);
    pub(crate) fn IoReleaseRemoveLockAndWaitEx(l: PVOID, t: PVOID, n: ULONG);
    pub(crate) fn ExInitializePushLock(l: PVOID);
    pub(crate) fn ExAcquirePushLockExclusiveEx(l: PVOID, f: ULONG);
    pub(crate) fn ExReleasePushLockExclusiveEx(l: PVOID, f: ULONG);
    pub(crate) fn ExAcquirePushLockSharedEx(l: PVOID, f: ULONG);
    pub(crate) fn ExTryAcquirePushLockExclusiveEx(l: PVOID, f: ULONG) -> BOOLEAN;
    pub(crate) fn ExReleasePushLockSharedEx(l: PVOID, f: ULONG);
    pub(crate) fn ExAllocateCacheAwareRundownProtection(
        t: sys::POOL_TYPE,
        tag: ULONG,
    ) -> sys::PEX_RUNDOWN_REF;
    pub(crate) fn ExAcquireRundownProtectionCacheAware(r: sys::PEX_RUNDOWN_REF) -> BOOLEAN;
    pub(crate) fn ExReleaseRundownProtectionCacheAware(r: sys::PEX_RUNDOWN_REF);
    pub(crate) fn ExWaitForRundownProtectionReleaseCacheAware(r: sys::PEX_RUNDOWN_REF);
    pub(crate) fn ExFreeCacheAwareRundownProtection(r: sys::PEX_RUNDOWN_REF);
    pub(crate) fn ExInitializeNPagedLookasideList(
        l: PVOID,
        a: PVOID,
        f: PVOID,
        flags: ULONG,
        n: u64,
        tag: ULONG,
        d: u16,
    );
    pub(crate) fn ExDeleteNPagedLookasideList(l: PVOID);
    pub(crate) fn SeLocateProcessImageName(p: PVOID, n: *mut PVOID) -> NTSTATUS;
    pub(crate) fn PsGetProcessImageFileName(p: PVOID) -> *const std::ffi::c_char;
    pub(crate) fn PsGetProcessSessionId(p: PVOID) -> ULONG;
    pub(crate) fn ZwOpenProcess(h: *mut HANDLE, a: u32, o: PVOID, c: *mut sys::CLIENT_ID) -> NTSTATUS;
    pub(crate) fn PsSetLoadImageNotifyRoutine(r: PVOID) -> NTSTATUS;
    pub(crate) fn PsRemoveLoadImageNotifyRoutine(r: PVOID) -> NTSTATUS;
    pub(crate) fn EtwRegisterClassicProvider(
        g: *const sys::GUID,
        t: ULONG,
        f: PVOID,
        c: PVOID,
        h: *mut u64,
    ) -> NTSTATUS;
    pub(crate) fn ObReferenceObjectByPointer(
        o: PVOID,
        a: u32,
        t: sys::POBJECT_TYPE,
        m: sys::KPROCESSOR_MODE,
    ) -> NTSTATUS;
    pub(crate) static PsThreadType: sys::POBJECT_TYPE;
    pub(crate) static PsProcessType: sys::POBJECT_TYPE;
}

// Memory by pages, and what NDIS has of the kernel.
unsafe extern "system" {
    pub(crate) fn MmAllocatePagesForMdl(low: i64, high: i64, skip: i64, n: u64) -> sys::PMDL;
    pub(crate) fn MmFreePagesFromMdl(m: sys::PMDL);
    pub(crate) fn MmAllocateContiguousMemory(n: u64, high: i64) -> PVOID;
    pub(crate) fn MmFreeContiguousMemory(p: PVOID);
    pub(crate) fn NdisInitializeEvent(e: sys::PRKEVENT);
    pub(crate) fn NdisSetEvent(e: sys::PRKEVENT);
    pub(crate) fn NdisResetEvent(e: sys::PRKEVENT);
    pub(crate) fn NdisWaitEvent(e: sys::PRKEVENT, ms: u32) -> BOOLEAN;
    pub(crate) fn NdisMSleep(us: ULONG);
    pub(crate) fn NdisAllocateMemoryWithTag(p: *mut PVOID, n: u32, t: ULONG) -> NTSTATUS;
    pub(crate) fn NdisFreeMemory(p: PVOID, n: u32, f: u32);
    pub(crate) fn NdisAllocateRWLock(h: PVOID) -> PVOID;
    pub(crate) fn NdisFreeRWLock(l: PVOID);
    pub(crate) fn NdisAcquireRWLockRead(l: PVOID, s: PVOID, f: u8);
    pub(crate) fn NdisAcquireRWLockWrite(l: PVOID, s: PVOID, f: u8);
    pub(crate) fn NdisReleaseRWLock(l: PVOID, s: PVOID);
}

// Files, logs of messages, and names with wildcards.
unsafe extern "system" {
    pub(crate) fn ZwCreateFile(
        h: *mut HANDLE,
        a: u32,
        o: PVOID,
        s: PVOID,
        n: PVOID,
        f: u32,
        m: u32,
        d: u32,
        c: u32,
        e: PVOID,
        l: u32,
    ) -> NTSTATUS;
    pub(crate) fn ZwWriteFile(
        h: HANDLE,
        e: HANDLE,
        r: PVOID,
        c: PVOID,
        s: PVOID,
        b: PVOID,
        n: u32,
        o: *const i64,
        k: *const u32,
    ) -> NTSTATUS;
    pub(crate) fn ZwReadFile(
        h: HANDLE,
        e: HANDLE,
        r: PVOID,
        c: PVOID,
        s: PVOID,
        b: PVOID,
        n: u32,
        o: *const i64,
        k: *const u32,
    ) -> NTSTATUS;
    pub(crate) fn ZwQueryInformationFile(h: HANDLE, s: PVOID, b: PVOID, n: u32, c: u32) -> NTSTATUS;
    pub(crate) fn imp_WppRecorderLogCreate(c: PVOID, p: PVOID, l: *mut PVOID) -> NTSTATUS;
    pub(crate) fn imp_WppRecorderLogDelete(c: PVOID, l: PVOID);
    pub(crate) fn FsRtlIsNameInExpression(
        e: *const UNICODE_STRING,
        n: *const UNICODE_STRING,
        i: BOOLEAN,
        t: *const u16,
    ) -> BOOLEAN;
}
