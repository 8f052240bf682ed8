/* A driver that its service tells by device controls whether to block, and asks what it saw. What `cargo xtask run` makes of it
 * is tested in xtask/tests/control.rs. */
#include "fwps.h"

/* What it blocks: one byte, 0 or 1. Answers with the one before. */
#define CONTROL_SET_BLOCKING 0x222004
/* Answers with how many packets were seen and how many blocked: two numbers of 64 bits. */
#define CONTROL_GET_COUNTS 0x222008

static struct {
    DEVICE_OBJECT *device;
    BOOLEAN hasLink;
    HANDLE engine;
    UINT32 calloutId;
    volatile LONG64 isBlocking, seen, blocked;
} Driver;

static UINT16 Name[] = {'d', 'e', 'v', 'i', 'c', 'e', 0};
static UINT16 DeviceName[] = {'\\', 'D', 'e', 'v', 'i', 'c', 'e', '\\', 'F', 'w', 'p', 's', 'D', 'e', 'v', 0};
static UINT16 LinkName[] = {'\\', 'D', 'o', 's', 'D', 'e', 'v', 'i', 'c', 'e', 's', '\\', 'F', 'w', 'p', 's', 'D', 'e', 'v', 0};
static const GUID Key = {0x2b7d40e3, 0x5a11, 0x4c9f, {0xb0, 0x63, 0x7f, 0x1e, 0x28, 0xd4, 0x55, 0x01}};

static void Classify(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata, PVOID layerData,
                     const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out)
{
    (void)values, (void)metadata, (void)layerData, (void)classifyContext, (void)filter, (void)flowContext;
    __atomic_fetch_add(&Driver.seen, 1, __ATOMIC_RELAXED);
    if (!(out->rights & FWPS_RIGHT_ACTION_WRITE))
        return;
    if (!Driver.isBlocking) {
        out->actionType = FWP_ACTION_CONTINUE;
        return;
    }
    __atomic_fetch_add(&Driver.blocked, 1, __ATOMIC_RELAXED);
    out->actionType = FWP_ACTION_BLOCK;
    out->rights &= ~(UINT32)FWPS_RIGHT_ACTION_WRITE;
}

static NTSTATUS Notify(FWPS_CALLOUT_NOTIFY_TYPE type, const GUID *filterKey, FWPS_FILTER2 *filter)
{
    (void)type, (void)filterKey, (void)filter;
    return STATUS_SUCCESS;
}

static NTSTATUS Complete(IRP *irp, NTSTATUS status, SIZE_T length)
{
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = length;
    IofCompleteRequest(irp, 0);
    return status;
}

static NTSTATUS OpenOrClose(DEVICE_OBJECT *device, IRP *irp)
{
    (void)device;
    return Complete(irp, STATUS_SUCCESS, 0);
}

static NTSTATUS Control(DEVICE_OBJECT *device, IRP *irp)
{
    const IO_STACK_LOCATION *location = irp->Tail.Overlay.CurrentStackLocation;
    ULONG input = location->Parameters.DeviceIoControl.InputBufferLength;
    ULONG output = location->Parameters.DeviceIoControl.OutputBufferLength;
    void *buffer = irp->AssociatedIrp.SystemBuffer;
    (void)device;
    switch (location->Parameters.DeviceIoControl.IoControlCode) {
    case CONTROL_SET_BLOCKING: {
        UCHAR before = (UCHAR)Driver.isBlocking;
        if (input != 1 || *(const UCHAR *)buffer > 1)
            return Complete(irp, STATUS_INVALID_PARAMETER, 0);
        Driver.isBlocking = *(const UCHAR *)buffer;
        if (output < 1)
            return Complete(irp, STATUS_SUCCESS, 0);
        *(UCHAR *)buffer = before;
        return Complete(irp, STATUS_SUCCESS, 1);
    }
    case CONTROL_GET_COUNTS: {
        const LONG64 counts[] = {Driver.seen, Driver.blocked};
        if (output < sizeof(counts))
            return Complete(irp, STATUS_BUFFER_TOO_SMALL, 0);
        memcpy(buffer, counts, sizeof(counts));
        return Complete(irp, STATUS_SUCCESS, sizeof(counts));
    }
    default:
        return Complete(irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}

static void Unload(DRIVER_OBJECT *driver)
{
    UNICODE_STRING link;
    (void)driver;
    RtlInitUnicodeString(&link, (PCWSTR)LinkName);
    if (Driver.engine != NULL)
        FwpmEngineClose0(Driver.engine);
    if (Driver.calloutId != 0)
        FwpsCalloutUnregisterById0(Driver.calloutId);
    if (Driver.hasLink)
        IoDeleteSymbolicLink(&link);
    if (Driver.device != NULL)
        IoDeleteDevice(Driver.device);
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
    /* As products have them for user mode. */
    FWPM_FILTER0 other = {.displayData = {.name = Name}, .layerKey = FWPM_LAYER_RPC_UM};
    other.action.type = FWP_ACTION_PERMIT;
    NTSTATUS status = FwpsCalloutRegister2(Driver.device, &callout, &Driver.calloutId);
    if (NT_SUCCESS(status))
        status = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &Driver.engine);
    if (NT_SUCCESS(status))
        status = FwpmCalloutAdd0(Driver.engine, &described, NULL, NULL);
    if (NT_SUCCESS(status))
        status = FwpmFilterAdd0(Driver.engine, &filter, NULL, NULL);
    if (NT_SUCCESS(status))
        status = FwpmFilterAdd0(Driver.engine, &other, NULL, NULL);
    return status;
}

NTSTATUS DriverEntry(DRIVER_OBJECT *driver, UNICODE_STRING *registryPath)
{
    UNICODE_STRING name, link;
    (void)registryPath;
    RtlInitUnicodeString(&name, (PCWSTR)DeviceName);
    RtlInitUnicodeString(&link, (PCWSTR)LinkName);
    driver->MajorFunction[IRP_MJ_CREATE] = OpenOrClose;
    driver->MajorFunction[IRP_MJ_CLEANUP] = OpenOrClose;
    driver->MajorFunction[IRP_MJ_CLOSE] = OpenOrClose;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    NTSTATUS status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, FALSE, &Driver.device);
    if (NT_SUCCESS(status))
        status = IoCreateSymbolicLink(&link, &name);
    Driver.hasLink = NT_SUCCESS(status);
    if (NT_SUCCESS(status))
        status = AddCallout();
    if (!NT_SUCCESS(status)) {
        Unload(driver);
        return status;
    }
    driver->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
