//! Runs the macros and inline functions on a host, with stand-ins for the kernel functions that they call.

use std::cell::Cell;
use std::mem::{offset_of, zeroed};
use std::ptr::{self, null_mut};

use fwps_sys::*;

thread_local! {
    static IRQL: Cell<KIRQL> = const { Cell::new(0) };
    static MAPPED: Cell<usize> = const { Cell::new(0) };
    static UNMAPPED: Cell<usize> = const { Cell::new(0) };
    static FREED: Cell<usize> = const { Cell::new(0) };
}

#[unsafe(no_mangle)]
extern "system" fn KfRaiseIrql(new: KIRQL) -> KIRQL {
    IRQL.replace(new)
}

#[unsafe(no_mangle)]
extern "system" fn KeAcquireSpinLockRaiseToDpc(_lock: *mut KSPIN_LOCK) -> KIRQL {
    IRQL.replace(DISPATCH_LEVEL)
}

#[unsafe(no_mangle)]
extern "system" fn MmMapLockedPagesSpecifyCache(
    mdl: PMDL,
    mode: KPROCESSOR_MODE,
    cache: MEMORY_CACHING_TYPE,
    _address: PVOID,
    bug_check: ULONG,
    _priority: ULONG,
) -> PVOID {
    assert_eq!((i32::from(mode), cache, bug_check), (KernelMode, MmCached, 0));
    MAPPED.set(MAPPED.get() + 1);
    mdl.cast()
}

#[unsafe(no_mangle)]
extern "system" fn MmUnmapLockedPages(_address: PVOID, _mdl: PMDL) {
    UNMAPPED.set(UNMAPPED.get() + 1);
}

/// A list of free entries that is linked through its first word, and counts in its lowest 16 bits.
#[unsafe(no_mangle)]
unsafe extern "system" fn ExpInterlockedPushEntrySList(
    head: PSLIST_HEADER,
    entry: PSLIST_ENTRY,
) -> PSLIST_ENTRY {
    let words = head.cast::<u64>();
    // SAFETY: the test's header has two words and is used by one thread.
    let (depth, first) = unsafe { words.cast::<(u64, PSLIST_ENTRY)>().read() };
    // SAFETY: the entry is memory of the test with room for a link.
    unsafe { entry.cast::<PSLIST_ENTRY>().write(first) };
    // SAFETY: as for reading the header.
    unsafe { words.cast::<(u64, PSLIST_ENTRY)>().write((depth + 1, entry)) };
    first
}

#[unsafe(no_mangle)]
unsafe extern "system" fn ExpInterlockedPopEntrySList(head: PSLIST_HEADER) -> PSLIST_ENTRY {
    let words = head.cast::<(u64, PSLIST_ENTRY)>();
    // SAFETY: the test's header has two words and is used by one thread.
    let (depth, first) = unsafe { words.read() };
    if !first.is_null() {
        // SAFETY: the entry was pushed, so its first word is the link.
        let next = unsafe { first.cast::<PSLIST_ENTRY>().read() };
        // SAFETY: as for reading the header.
        unsafe { words.write((depth - 1, next)) };
    }
    first
}

unsafe extern "system" fn allocate(
    _kind: POOL_TYPE,
    bytes: SIZE_T,
    tag: ULONG,
    _list: PLOOKASIDE_LIST_EX,
) -> PVOID {
    assert_eq!((bytes, tag), (64, 7));
    Box::into_raw(Box::new([0u64; 8])).cast()
}

unsafe extern "system" fn free(entry: PVOID, _list: PLOOKASIDE_LIST_EX) {
    FREED.set(FREED.get() + 1);
    // SAFETY: all entries come from `allocate`.
    drop(unsafe { Box::from_raw(entry.cast::<[u64; 8]>()) });
}

#[test]
fn severities() {
    assert!(
        NT_SUCCESS(STATUS_SUCCESS) && NT_SUCCESS(STATUS_PENDING) && NT_SUCCESS(STATUS_OBJECT_NAME_EXISTS)
    );
    assert!(NT_INFORMATION(STATUS_OBJECT_NAME_EXISTS) && !NT_INFORMATION(STATUS_PENDING));
    assert!(NT_WARNING(STATUS_DEVICE_BUSY) && !NT_ERROR(STATUS_DEVICE_BUSY));
    assert!(NT_ERROR(STATUS_FWP_ALREADY_EXISTS) && !NT_SUCCESS(STATUS_FWP_ALREADY_EXISTS));
}

#[test]
fn metadata_flags() {
    // SAFETY: integers and pointers may be zero.
    let mut values: FWPS_INCOMING_METADATA_VALUES0 = unsafe { zeroed() };
    values.currentMetadataValues = FWPS_METADATA_FIELD_IP_HEADER_SIZE | FWPS_METADATA_FIELD_FLOW_HANDLE;
    values.currentL2MetadataValues = FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE;
    assert!(FWPS_IS_METADATA_FIELD_PRESENT(
        &values,
        FWPS_METADATA_FIELD_FLOW_HANDLE
    ));
    let both = FWPS_METADATA_FIELD_FLOW_HANDLE | FWPS_METADATA_FIELD_PROCESS_ID;
    assert!(
        !FWPS_IS_METADATA_FIELD_PRESENT(&values, both),
        "one of two flags is not both"
    );
    assert!(FWPS_IS_L2_METADATA_FIELD_PRESENT(
        &values,
        FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE
    ));
}

#[test]
fn accessors_reach_the_members() {
    // SAFETY: integers and pointers may be zero.
    let mut list: NET_BUFFER_LIST = unsafe { zeroed() };
    let list: *mut NET_BUFFER_LIST = &mut list;
    // SAFETY: integers and pointers may be zero.
    let mut buffer: NET_BUFFER = unsafe { zeroed() };
    let buffer: *mut NET_BUFFER = &mut buffer;
    // SAFETY: the two records are the test's own, here and in the rest of the test.
    unsafe { SET_NET_BUFFER_LIST_FIRST_NB(list, buffer) };
    // SAFETY: as above.
    unsafe { SET_NET_BUFFER_LIST_STATUS(list, STATUS_FWP_IN_USE) };
    // SAFETY: as above.
    unsafe { SET_NET_BUFFER_LIST_INFO(list, NetBufferListFrameType, ptr::without_provenance_mut(0x0800)) };
    // SAFETY: as above.
    unsafe { NBL_SET_FLAG(list, 6) };
    // SAFETY: as above.
    unsafe { NBL_CLEAR_FLAG(list, 2) };
    // SAFETY: as above.
    unsafe { NDIS_SET_NET_BUFFER_LIST_VLAN_ID(list, 0x123) };
    // SAFETY: as above.
    unsafe { NET_BUFFER_LIST_SET_HASH_TYPE(list, 0x200) };
    // SAFETY: as above.
    unsafe { NET_BUFFER_LIST_SET_HASH_FUNCTION(list, 1) };
    // SAFETY: as above.
    unsafe { SET_NET_BUFFER_DATA_LENGTH(buffer, 1400) };
    // SAFETY: as above.
    unsafe { SET_NET_BUFFER_DATA_OFFSET(buffer, 20) };

    // SAFETY: as above.
    let copy = unsafe { list.read() };
    // SAFETY: the union's members have the same layout.
    let header = unsafe { copy.__bindgen_anon_1.__bindgen_anon_1 };
    assert_eq!(header.FirstNetBuffer, buffer);
    // SAFETY: any bytes are a status.
    assert_eq!(unsafe { copy.__bindgen_anon_2.Status }, STATUS_FWP_IN_USE);
    assert_eq!(
        copy.NetBufferListInfo[NetBufferListFrameType as usize].addr(),
        0x0800
    );
    assert_eq!(copy.Flags, 4);
    // SAFETY: as above.
    assert_eq!(unsafe { NDIS_GET_NET_BUFFER_LIST_VLAN_ID(list) }, 0x123);
    // The VLAN identifier is in bits 4 to 15 of its slot.
    assert_eq!(
        copy.NetBufferListInfo[Ieee8021QNetBufferListInfo as usize].addr(),
        0x1230
    );
    // SAFETY: as above.
    assert_eq!(unsafe { NET_BUFFER_LIST_GET_HASH_TYPE(list) }, 0x200);
    // SAFETY: as above.
    assert_eq!(unsafe { NET_BUFFER_LIST_GET_HASH_FUNCTION(list) }, 1);
    // SAFETY: as above.
    let copy = unsafe { buffer.read() };
    // SAFETY: the union's members have the same layout.
    let header = unsafe { copy.__bindgen_anon_1.__bindgen_anon_1 };
    assert_eq!(header.DataOffset, 20);
    // SAFETY: as above.
    assert_eq!(unsafe { NET_BUFFER_DATA_LENGTH(buffer) }, 1400);
}

#[test]
fn linked_lists() {
    // SAFETY: pointers may be null.
    let mut nodes: [LIST_ENTRY; 4] = unsafe { zeroed() };
    let [head, first, second, third] = nodes.each_mut().map(ptr::from_mut);
    // SAFETY: the nodes are the test's own and stay in place, here and in the rest of the test.
    unsafe { InitializeListHead(head) };
    // SAFETY: as above.
    assert!(unsafe { IsListEmpty(head) });
    // SAFETY: as above.
    unsafe { InsertTailList(head, second) };
    // SAFETY: as above.
    unsafe { InsertTailList(head, third) };
    // SAFETY: as above.
    unsafe { InsertHeadList(head, first) };
    // SAFETY: as above.
    assert!(!unsafe { RemoveEntryList(second) });
    // SAFETY: as above.
    assert_eq!(unsafe { RemoveHeadList(head) }, first);
    // SAFETY: as above.
    assert_eq!(unsafe { RemoveTailList(head) }, third);
    // SAFETY: as above.
    assert!(unsafe { IsListEmpty(head) });
}

#[test]
fn containing_record() {
    // SAFETY: integers and pointers may be zero.
    let mut event: FAST_MUTEX = unsafe { zeroed() };
    let mutex = ptr::from_mut(&mut event);
    let member = mutex
        .wrapping_byte_add(offset_of!(FAST_MUTEX, Event))
        .cast::<KEVENT>();
    assert_eq!(CONTAINING_RECORD!(member, FAST_MUTEX, Event), mutex);
}

#[test]
fn memory_descriptor_lists() {
    let start: PVOID = ptr::without_provenance_mut(0x1_0FF0);
    assert_eq!((BYTE_OFFSET(start), PAGE_ALIGN(start).addr()), (0xFF0, 0x1_0000));
    assert_eq!(ADDRESS_AND_SIZE_TO_SPAN_PAGES(start, 16), 1);
    assert_eq!(ADDRESS_AND_SIZE_TO_SPAN_PAGES(start, 17), 2);
    assert_eq!(ADDRESS_AND_SIZE_TO_SPAN_PAGES(start, 0), 1);
    // SAFETY: integers and pointers may be zero.
    let mut mdl: MDL = unsafe { zeroed() };
    let mdl = ptr::from_mut(&mut mdl);
    // SAFETY: only the header is written; the MDL is the test's own, here and in the rest of the test.
    unsafe { MmInitializeMdl(mdl, start, 5000) };
    // SAFETY: as above.
    assert_eq!(unsafe { MmGetMdlVirtualAddress(mdl) }, start);
    // SAFETY: as above.
    let size = unsafe { (*mdl).Size };
    // SAFETY: as above.
    assert_eq!((size, unsafe { MmGetMdlByteCount(mdl) }), (48 + 3 * 8, 5000));
    assert_eq!(MmGetMdlPfnArray(mdl).addr(), mdl.addr() + 48);
    // SAFETY: the stand-in maps anything.
    assert_eq!(unsafe { MmGetSystemAddressForMdlSafe(mdl, 16) }, mdl.cast());
    assert_eq!(MAPPED.get(), 1);
    // SAFETY: as above.
    unsafe { (*mdl).MdlFlags = MDL_SOURCE_IS_NONPAGED_POOL as CSHORT };
    let (mut address, mut length) = (mdl.cast(), 0);
    // SAFETY: as above.
    unsafe { NdisQueryMdl(mdl, &mut address, &mut length, NormalPagePriority) };
    assert_eq!(
        (address, length, MAPPED.get()),
        (null_mut(), 5000, 1),
        "nonpaged pool is not mapped again"
    );
    // SAFETY: as above.
    unsafe { MmPrepareMdlForReuse(mdl) };
    assert_eq!(UNMAPPED.get(), 0);
    // SAFETY: as above.
    unsafe { (*mdl).MdlFlags = (MDL_PARTIAL | MDL_PARTIAL_HAS_BEEN_MAPPED) as CSHORT };
    // SAFETY: as above.
    unsafe { MmPrepareMdlForReuse(mdl) };
    assert_eq!(UNMAPPED.get(), 1);
}

#[test]
fn interrupt_request_levels() {
    let mut old = 9;
    // SAFETY: the stand-ins only remember the level.
    unsafe { KeRaiseIrql(APC_LEVEL, &mut old) };
    assert_eq!((old, IRQL.get()), (PASSIVE_LEVEL, APC_LEVEL));
    // SAFETY: as above.
    assert_eq!(unsafe { KeRaiseIrqlToDpcLevel() }, APC_LEVEL);
    let mut lock = 0;
    // SAFETY: as above.
    unsafe { KeAcquireSpinLock(&mut lock, &mut old) };
    assert_eq!(old, DISPATCH_LEVEL);
}

#[test]
fn request_packets() {
    // SAFETY: integers and pointers may be zero.
    let mut locations: [IO_STACK_LOCATION; 2] = unsafe { zeroed() };
    let current = ptr::from_mut(&mut locations)
        .cast::<IO_STACK_LOCATION>()
        .wrapping_add(1);
    // SAFETY: as above.
    let mut irp: IRP = unsafe { zeroed() };
    let irp = ptr::from_mut(&mut irp);
    // SAFETY: the packet is the test's own, here and in the rest of the test.
    unsafe { SET_IoGetCurrentIrpStackLocation(irp, current) };
    // SAFETY: as above.
    assert_eq!(unsafe { IoGetNextIrpStackLocation(irp) }, current.wrapping_sub(1));
    // SAFETY: as above.
    unsafe { IoMarkIrpPending(irp) };
    // SAFETY: as above.
    assert_eq!(unsafe { (*current).Control }, SL_PENDING_RETURNED as UCHAR);
    unsafe extern "system" fn cancel(_device: *mut DEVICE_OBJECT, _irp: *mut IRP) {}
    // SAFETY: as above.
    assert!(unsafe { IoSetCancelRoutine(irp, Some(cancel)) }.is_none());
    // SAFETY: as above.
    let before = unsafe { IoSetCancelRoutine(irp, None) };
    assert_eq!(
        before.map(|routine| routine as usize),
        Some(cancel as *const () as usize)
    );
}

#[test]
fn lookaside_lists() {
    // SAFETY: integers, pointers and optional callbacks may be zero.
    let mut list: LOOKASIDE_LIST_EX = unsafe { zeroed() };
    list.L.Depth = 1;
    (list.L.Size, list.L.Tag) = (64, 7);
    list.L.__bindgen_anon_4.AllocateEx = Some(allocate);
    list.L.__bindgen_anon_5.FreeEx = Some(free);
    let list = ptr::from_mut(&mut list);
    // SAFETY: the list is the test's own, here and in the rest of the test.
    let first = unsafe { ExAllocateFromLookasideListEx(list) };
    // SAFETY: as above.
    let second = unsafe { ExAllocateFromLookasideListEx(list) };
    // SAFETY: as above; the list keeps one entry.
    unsafe { ExFreeToLookasideListEx(list, first) };
    // SAFETY: as above; the list is full.
    unsafe { ExFreeToLookasideListEx(list, second) };
    assert_eq!(FREED.get(), 1);
    // SAFETY: as above; the kept entry is used again.
    assert_eq!(unsafe { ExAllocateFromLookasideListEx(list) }, first);
    // SAFETY: as above.
    let pool = unsafe { (*list).L };
    assert_eq!((pool.TotalAllocates, pool.TotalFrees), (3, 2));
    // SAFETY: any bytes are a count.
    assert_eq!(unsafe { pool.__bindgen_anon_2.AllocateMisses }, 2);
    // SAFETY: `first` is an entry of `allocate`.
    unsafe { free(first, list) };
}
