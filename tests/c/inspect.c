/* Loading and unloading. */
#include "inspect.h"

#define LAYERS 8

COUNTERS Counters;
DRIVER Driver;

static UINT32 CalloutIds[LAYERS];

static UINT16 Name[] = {'i', 'n', 's', 'p', 'e', 'c', 't', ' ', 'C', 0};

static const GUID SubLayerKey = {0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x00}};

static const struct {
    GUID key, layer;
    FWPS_CALLOUT_CLASSIFY_FN2 classify;
    UINT32 flags;
} Callouts[LAYERS] = {
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x01}},
     FWPM_LAYER_INBOUND_IPPACKET_V4,
     ClassifyInboundNetwork,
     FWP_CALLOUT_FLAG_ALLOW_RSC},
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x02}},
     FWPM_LAYER_INBOUND_IPPACKET_V6,
     ClassifyInboundNetwork,
     FWP_CALLOUT_FLAG_ALLOW_RSC},
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x03}},
     FWPM_LAYER_OUTBOUND_IPPACKET_V4,
     ClassifyOutboundNetwork,
     FWP_CALLOUT_FLAG_ALLOW_USO},
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x04}},
     FWPM_LAYER_OUTBOUND_IPPACKET_V6,
     ClassifyOutboundNetwork,
     FWP_CALLOUT_FLAG_ALLOW_USO},
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x05}},
     FWPM_LAYER_INBOUND_TRANSPORT_V4,
     ClassifyInboundTransport,
     FWP_CALLOUT_FLAG_ALLOW_RSC},
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x06}},
     FWPM_LAYER_INBOUND_TRANSPORT_V6,
     ClassifyInboundTransport,
     FWP_CALLOUT_FLAG_ALLOW_RSC},
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x07}},
     FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
     ClassifyOutboundTransport,
     FWP_CALLOUT_FLAG_ALLOW_USO},
    {{0x4d5b7a10, 0x2c0e, 0x4a87, {0x9f, 0x61, 0x0b, 0x7e, 0x5a, 0x21, 0xc3, 0x08}},
     FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
     ClassifyOutboundTransport,
     FWP_CALLOUT_FLAG_ALLOW_USO},
};

static NTSTATUS Notify(int type, const GUID *filterKey, FWPS_FILTER2 *filter)
{
    (void)type;
    (void)filterKey;
    (void)filter;
    return STATUS_SUCCESS;
}

static void DestroyHandles(const HANDLES *handles)
{
    const HANDLE all[] = {handles->networkSend, handles->networkReceive, handles->transportSend, handles->transportReceive};
    for (SIZE_T index = 0; index < sizeof(all) / sizeof(all[0]); index++) {
        if (all[index] != NULL)
            FwpsInjectionHandleDestroy0(all[index]);
    }
}

/* Ends what was started, in the one right order: no more classify calls, no more injections, no more completions. */
static void Unload(DRIVER_OBJECT *driver)
{
    (void)driver;
    if (Driver.engine != NULL)
        FwpmEngineClose0(Driver.engine);
    for (int index = 0; index < LAYERS; index++) {
        NTSTATUS status = STATUS_SUCCESS;
        if (CalloutIds[index] != 0)
            status = FwpsCalloutUnregisterById0(CalloutIds[index]);
        while (status == STATUS_DEVICE_BUSY || status == STATUS_FWP_IN_USE) {
            LARGE_INTEGER millisecond = {.QuadPart = -10000};
            KeDelayExecutionThread(KernelMode, FALSE, &millisecond);
            status = FwpsCalloutUnregisterById0(CalloutIds[index]);
        }
    }
    StopWorker();
    DestroyHandles(&Driver.v4);
    DestroyHandles(&Driver.v6);
    if (Driver.device != NULL)
        IoDeleteDevice(Driver.device);
}

static NTSTATUS CreateHandles(HANDLES *handles, ADDRESS_FAMILY family)
{
    NTSTATUS status = FwpsInjectionHandleCreate0(family, FWPS_INJECTION_TYPE_NETWORK, &handles->networkSend);
    if (NT_SUCCESS(status))
        status = FwpsInjectionHandleCreate0(family, FWPS_INJECTION_TYPE_NETWORK, &handles->networkReceive);
    if (NT_SUCCESS(status))
        status = FwpsInjectionHandleCreate0(AF_UNSPEC, FWPS_INJECTION_TYPE_TRANSPORT, &handles->transportSend);
    if (NT_SUCCESS(status))
        status = FwpsInjectionHandleCreate0(AF_UNSPEC, FWPS_INJECTION_TYPE_TRANSPORT, &handles->transportReceive);
    return status;
}

static NTSTATUS RegisterCallouts(void)
{
    NTSTATUS status = STATUS_SUCCESS;
    for (int index = 0; index < LAYERS && NT_SUCCESS(status); index++) {
        FWPS_CALLOUT2 callout = {
            .calloutKey = Callouts[index].key,
            .flags = FWP_CALLOUT_FLAG_ALLOW_OFFLOAD | Callouts[index].flags,
            .classifyFn = Callouts[index].classify,
            .notifyFn = Notify,
        };
        status = FwpsCalloutRegister2(Driver.device, &callout, &CalloutIds[index]);
    }
    return status;
}

static NTSTATUS AddFilter(int index)
{
    FWPM_CALLOUT0 callout = {
        .calloutKey = Callouts[index].key,
        .displayData = {.name = Name},
        .applicableLayer = Callouts[index].layer,
    };
    FWPM_FILTER0 filter = {
        .displayData = {.name = Name},
        .layerKey = Callouts[index].layer,
        .subLayerKey = SubLayerKey,
        .action = {.type = FWP_ACTION_CALLOUT_UNKNOWN, .calloutKey = Callouts[index].key},
    };
    NTSTATUS status = FwpmCalloutAdd0(Driver.engine, &callout, NULL, NULL);
    if (NT_SUCCESS(status))
        status = FwpmFilterAdd0(Driver.engine, &filter, NULL, NULL);
    return status;
}

static NTSTATUS AddFilters(void)
{
    FWPM_SESSION0 session = {.displayData = {.name = Name}, .flags = FWPM_SESSION_FLAG_DYNAMIC};
    FWPM_SUBLAYER0 subLayer = {.subLayerKey = SubLayerKey, .displayData = {.name = Name}};
    NTSTATUS status = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &Driver.engine);
    if (!NT_SUCCESS(status))
        return status;
    status = FwpmTransactionBegin0(Driver.engine, 0);
    if (!NT_SUCCESS(status))
        return status;
    status = FwpmSubLayerAdd0(Driver.engine, &subLayer, NULL);
    for (int index = 0; index < LAYERS && NT_SUCCESS(status); index++)
        status = AddFilter(index);
    if (NT_SUCCESS(status))
        status = FwpmTransactionCommit0(Driver.engine);
    if (!NT_SUCCESS(status))
        FwpmTransactionAbort0(Driver.engine);
    return status;
}

NTSTATUS InspectCDriverEntry(DRIVER_OBJECT *driver, UNICODE_STRING *registryPath)
{
    (void)registryPath;
    /* An image is loaded with its data as it was built; a test loads this one many times. */
    memset(&Driver, 0, sizeof(Driver));
    memset(CalloutIds, 0, sizeof(CalloutIds));
    NTSTATUS status =
        IoCreateDevice(driver, 0, NULL, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, FALSE, &Driver.device);
    if (NT_SUCCESS(status))
        status = CreateHandles(&Driver.v4, AF_INET);
    if (NT_SUCCESS(status))
        status = CreateHandles(&Driver.v6, AF_INET6);
    if (NT_SUCCESS(status))
        status = StartWorker();
    if (NT_SUCCESS(status))
        status = RegisterCallouts();
    Driver.isRegistered = NT_SUCCESS(status);
    /* Last, since packets come as soon as the filters are there. */
    if (NT_SUCCESS(status))
        status = AddFilters();
    if (!NT_SUCCESS(status)) {
        Unload(driver);
        return status;
    }
    driver->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
