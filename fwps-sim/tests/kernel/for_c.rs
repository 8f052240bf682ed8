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
