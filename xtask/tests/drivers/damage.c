/* Drivers that damage memory, crash or hang, one for each entry point: what `cargo xtask run` says about them is tested in
 * xtask/tests/damage.rs. All of them have a callout at the IP packet layers, which does its harm at the first packet that comes in. */
#include "fwps.h"

#define TAG 0x67616D44 /* Dmag */
#define SIZE 24

typedef void ACT(NET_BUFFER_LIST *packet);

/* Functions that a backtrace has to name. */
#define SHOWN static __attribute__((noinline, disable_tail_calls))

static struct {
    ACT *atPacket;
    void (*atUnload)(void);
    DEVICE_OBJECT *device;
    HANDLE engine, thread;
    UINT32 calloutId;
    BOOLEAN acted;
    KEVENT begun, wake;
    KSPIN_LOCK lock;
} Bad;

static UINT16 Name[] = {'d', 'a', 'm', 'a', 'g', 'e', 0};
static const GUID Key = {0x6f1c0a52, 0x93d4, 0x4b0e, {0x8a, 0x27, 0x1d, 0x5e, 0x40, 0x7c, 0x99, 0x01}};

static volatile UINT64 Sink;

static volatile UCHAR *Allocate(void)
{
    return ExAllocatePool2(POOL_FLAG_NON_PAGED, SIZE, TAG);
}

static void Free(volatile UCHAR *block)
{
    ExFreePoolWithTag((PVOID)block, TAG);
}

/* ---- What is right, and what is not. */

SHOWN void FillExactly(NET_BUFFER_LIST *packet)
{
    volatile UCHAR *block = Allocate();
    (void)packet;
    if (block == NULL)
        return;
    for (int index = 0; index < SIZE; index++)
        block[index] = 0x41;
    Free(block);
}

SHOWN void WriteBehind(NET_BUFFER_LIST *packet)
{
    volatile UCHAR *block = Allocate();
    (void)packet;
    if (block == NULL)
        return;
    for (int index = 0; index <= SIZE; index++)
        block[index] = 0x41;
    Free(block);
}

SHOWN void WriteBefore(NET_BUFFER_LIST *packet)
{
    volatile UCHAR *block = Allocate();
    (void)packet;
    if (block == NULL)
        return;
    block[-4] = 0x41;
    Free(block);
}

SHOWN void WriteAfterFree(NET_BUFFER_LIST *packet)
{
    volatile UCHAR *block = Allocate();
    (void)packet;
    if (block == NULL)
        return;
    Free(block);
    block[9] = 0x41;
}

/* A list of one entry, whose link is read when the entry is gone. */
SHOWN void ReadAfterFree(NET_BUFFER_LIST *packet)
{
    UINT64 *volatile *entry = (UINT64 *volatile *)Allocate();
    (void)packet;
    if (entry == NULL)
        return;
    *entry = NULL;
    Free((volatile UCHAR *)entry);
    if (*entry != NULL)
        Sink = **entry;
}

SHOWN void FreeTwice(NET_BUFFER_LIST *packet)
{
    volatile UCHAR *block = Allocate();
    (void)packet;
    if (block == NULL)
        return;
    Free(block);
    Free(block);
}

SHOWN void FreeListTwice(NET_BUFFER_LIST *packet)
{
    NET_BUFFER_LIST *clone = NULL;
    if (!NT_SUCCESS(FwpsAllocateCloneNetBufferList0(packet, NULL, NULL, 0, &clone)))
        return;
    FwpsFreeCloneNetBufferList0(clone, 0);
    FwpsFreeCloneNetBufferList0(clone, 0);
}

SHOWN void WriteBehindMdl(NET_BUFFER_LIST *packet)
{
    MDL *mdl = packet->FirstNetBuffer->MdlChain;
    while (mdl->Next != NULL)
        mdl = mdl->Next;
    volatile UCHAR *data = mdl->MappedSystemVa;
    data[mdl->ByteCount] = 0x41;
}

SHOWN void CallNothing(NET_BUFFER_LIST *packet)
{
    void (*volatile routine)(void) = NULL;
    (void)packet;
    routine();
}

SHOWN void Spin(void)
{
    for (;;)
        Sink++;
}

SHOWN void SpinAtPacket(NET_BUFFER_LIST *packet)
{
    (void)packet;
    Spin();
}

SHOWN void AskForEver(NET_BUFFER_LIST *packet)
{
    (void)packet;
    for (;;)
        FillExactly(NULL);
}

SHOWN void LockTwice(NET_BUFFER_LIST *packet)
{
    (void)packet;
    KeAcquireSpinLockRaiseToDpc(&Bad.lock);
    KeAcquireSpinLockRaiseToDpc(&Bad.lock);
}

/* ---- The driver. */

static void Classify(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata, PVOID layerData,
                     const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out)
{
    (void)values, (void)metadata, (void)classifyContext, (void)filter, (void)flowContext;
    if (layerData != NULL && Bad.atPacket != NULL && !Bad.acted) {
        Bad.acted = TRUE;
        Bad.atPacket(layerData);
    }
    if (out->rights & FWPS_RIGHT_ACTION_WRITE)
        out->actionType = FWP_ACTION_PERMIT;
}

static NTSTATUS Notify(FWPS_CALLOUT_NOTIFY_TYPE type, const GUID *filterKey, FWPS_FILTER2 *filter)
{
    (void)type, (void)filterKey, (void)filter;
    return STATUS_SUCCESS;
}

/* Waits until the driver is unloaded: it is there to be shown. */
SHOWN void Wait(PVOID context)
{
    (void)context;
    KeSetEvent(&Bad.begun, 0, FALSE);
    KeWaitForSingleObject(&Bad.wake, Executive, KernelMode, FALSE, NULL);
}

static void Unload(DRIVER_OBJECT *driver)
{
    (void)driver;
    if (Bad.atUnload != NULL)
        Bad.atUnload();
    if (Bad.thread != NULL) {
        KeSetEvent(&Bad.wake, 0, FALSE);
        ZwWaitForSingleObject(Bad.thread, FALSE, NULL);
        ZwClose(Bad.thread);
    }
    if (Bad.engine != NULL)
        FwpmEngineClose0(Bad.engine);
    if (Bad.calloutId != 0)
        FwpsCalloutUnregisterById0(Bad.calloutId);
    if (Bad.device != NULL)
        IoDeleteDevice(Bad.device);
}

static NTSTATUS AddCallout(void)
{
    FWPM_SESSION0 session = {.displayData = {.name = Name}, .flags = FWPM_SESSION_FLAG_DYNAMIC};
    FWPS_CALLOUT2 callout = {.calloutKey = Key, .classifyFn = Classify, .notifyFn = Notify};
    FWPM_CALLOUT0 described = {
        .calloutKey = Key, .displayData = {.name = Name}, .applicableLayer = FWPM_LAYER_INBOUND_IPPACKET_V4};
    FWPM_FILTER0 filter = {.displayData = {.name = Name}, .layerKey = FWPM_LAYER_INBOUND_IPPACKET_V4};
    filter.action.type = FWP_ACTION_CALLOUT_UNKNOWN;
    filter.action.calloutKey = Key;
    NTSTATUS status = FwpsCalloutRegister2(Bad.device, &callout, &Bad.calloutId);
    if (NT_SUCCESS(status))
        status = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &Bad.engine);
    if (NT_SUCCESS(status))
        status = FwpmCalloutAdd0(Bad.engine, &described, NULL, NULL);
    if (NT_SUCCESS(status))
        status = FwpmFilterAdd0(Bad.engine, &filter, NULL, NULL);
    return status;
}

static NTSTATUS Start(DRIVER_OBJECT *driver, ACT *atPacket, void (*atUnload)(void))
{
    OBJECT_ATTRIBUTES attributes = {.Length = sizeof(attributes), .Attributes = OBJ_KERNEL_HANDLE};
    Bad.atPacket = atPacket;
    Bad.atUnload = atUnload;
    KeInitializeEvent(&Bad.begun, NotificationEvent, FALSE);
    KeInitializeEvent(&Bad.wake, SynchronizationEvent, FALSE);
    KeInitializeSpinLock(&Bad.lock);
    NTSTATUS status = IoCreateDevice(driver, 0, NULL, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, FALSE, &Bad.device);
    if (NT_SUCCESS(status))
        status = PsCreateSystemThread(&Bad.thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, Wait, NULL);
    if (NT_SUCCESS(status))
        status = KeWaitForSingleObject(&Bad.begun, Executive, KernelMode, FALSE, NULL);
    if (NT_SUCCESS(status))
        status = AddCallout();
    if (!NT_SUCCESS(status)) {
        Unload(driver);
        return status;
    }
    driver->DriverUnload = Unload;
    return STATUS_SUCCESS;
}

#define ENTRY(name, atPacket, atUnload)                                                                                    \
    NTSTATUS name(DRIVER_OBJECT *driver, UNICODE_STRING *registryPath)                                                     \
    {                                                                                                                      \
        (void)registryPath;                                                                                                \
        return Start(driver, atPacket, atUnload);                                                                          \
    }

ENTRY(Exact, FillExactly, NULL)
ENTRY(Overrun, WriteBehind, NULL)
ENTRY(Underrun, WriteBefore, NULL)
ENTRY(WrittenAfterFree, WriteAfterFree, NULL)
ENTRY(ReadAfterItWasFreed, ReadAfterFree, NULL)
ENTRY(FreedTwice, FreeTwice, NULL)
ENTRY(ListFreedTwice, FreeListTwice, NULL)
ENTRY(MdlOverrun, WriteBehindMdl, NULL)
ENTRY(NullCall, CallNothing, NULL)
ENTRY(LoopInClassify, SpinAtPacket, NULL)
ENTRY(CallsForEver, AskForEver, NULL)
ENTRY(LoopInUnload, NULL, Spin)
ENTRY(LockedTwice, LockTwice, NULL)

NTSTATUS NeverUnloads(DRIVER_OBJECT *driver, UNICODE_STRING *registryPath)
{
    NTSTATUS status = Exact(driver, registryPath);
    driver->DriverUnload = NULL;
    return status;
}

NTSTATUS EntryFails(DRIVER_OBJECT *driver, UNICODE_STRING *registryPath)
{
    NTSTATUS status = Exact(driver, registryPath);
    if (!NT_SUCCESS(status))
        return status;
    Unload(driver);
    return STATUS_NOT_SUPPORTED;
}

/* As the one before, and what it made is left behind. */
NTSTATUS EntryFailsAndLeaves(DRIVER_OBJECT *driver, UNICODE_STRING *registryPath)
{
    (void)registryPath;
    (void)driver;
    Sink = (UINT64)Allocate();
    return STATUS_NOT_SUPPORTED;
}
