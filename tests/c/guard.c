/* A driver that asks a worker before connections are made or accepted, and passes on what the host sends out of band.
 *
 * At ALE_AUTH_CONNECT and ALE_AUTH_RECV_ACCEPT it pends the operation, with a clone of the packet if there is one; its thread completes it.
 * At OUTBOUND_TRANSPORT it clones and absorbs each packet, and the thread injects the clone. What would go to or come for port 25 is blocked.
 *
 * It is compiled for the simulator (build.rs) and for Windows. The mutants of mutants.txt are this file with one line changed. */
#include "fwps.h"

#define TAG 0x64617567
#define LAYERS 6
#define WAITING 1024
#define BLOCKED_PORT 25

/* What waits for the thread; then, when a packet is injected, for its completion, since the stack reads the address and control data. */
typedef struct PENDED {
    struct PENDED *next;
    /* Of an operation that was pended; NULL for a packet at a transport layer. */
    HANDLE operation;
    /* NULL if the operation is about no packet. */
    NET_BUFFER_LIST *clone;
    BOOLEAN outbound, allowed;
    ADDRESS_FAMILY family;
    COMPARTMENT_ID compartment;
    /* Of a packet that arrives. */
    IF_INDEX interfaceIndex, subInterfaceIndex;
    /* Of a packet that leaves. */
    UINT64 endpoint;
    SCOPE_ID scope;
    UCHAR remote[16];
    ULONG controlLength;
    UINT64 control[];
} PENDED;

static struct {
    DEVICE_OBJECT *device;
    /* One for both directions would take a packet that comes back by loopback for the driver's own. */
    HANDLE sends, receives;
    HANDLE engine, thread;
    UINT32 calloutIds[LAYERS];
    KEVENT wake;
    KSPIN_LOCK lock;
    /* Under the lock: */
    PENDED *first, **last;
    ULONG waiting;
    BOOLEAN stopping;
} Guard;

static UINT16 Name[] = {'g', 'u', 'a', 'r', 'd', 0};
static const GUID SubLayerKey = {0x7b1d3c52, 0x5a0e, 0x4f35, {0x8d, 0x4e, 0x1f, 0x62, 0x90, 0xa7, 0x3b, 0x00}};

/* The fields of IPv4 and IPv6 have the same places. */
_Static_assert((int)FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS == (int)FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS, "connect");
_Static_assert((int)FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS == (int)FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V6_FLAGS, "accept");

static int IsOwn(HANDLE handle, NET_BUFFER_LIST *packet)
{
    FWPS_PACKET_INJECTION_STATE state = FwpsQueryPacketInjectionState0(handle, packet, NULL);
    return state == FWPS_PACKET_INJECTED_BY_SELF || state == FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF;
}

/* A raw send has its IP header elsewhere, and a clone would lose it. */
static int IsRaw(const FWPS_INCOMING_METADATA_VALUES0 *metadata)
{
    return (metadata->currentMetadataValues & FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER) &&
           metadata->headerIncludeHeaderLength != 0;
}

static void Permit(FWPS_CLASSIFY_OUT0 *out)
{
    out->actionType = FWP_ACTION_PERMIT;
}

static void Block(FWPS_CLASSIFY_OUT0 *out)
{
    out->actionType = FWP_ACTION_BLOCK;
    out->rights &= ~FWPS_RIGHT_ACTION_WRITE;
}

static void Absorb(FWPS_CLASSIFY_OUT0 *out)
{
    Block(out);
    out->flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
}

/* Frees what is not with the stack. */
static void Release(PENDED *pended)
{
    if (pended->clone != NULL)
        FwpsFreeCloneNetBufferList0(pended->clone, 0);
    ExFreePoolWithTag(pended, TAG);
}

static void Completed(PVOID context, NET_BUFFER_LIST *list, BOOLEAN dispatchLevel)
{
    (void)dispatchLevel;
    FwpsFreeCloneNetBufferList0(list, 0);
    ExFreePoolWithTag(context, TAG);
}

/* What is needed to inject a packet later is copied; NULL if something is missing. A packet that arrives is cloned from its IP header on. */
static PENDED *Capture(const FWPS_INCOMING_METADATA_VALUES0 *metadata, NET_BUFFER_LIST *packet, BOOLEAN outbound)
{
    const UINT32 present = metadata->currentMetadataValues;
    const UINT32 sizes = FWPS_METADATA_FIELD_IP_HEADER_SIZE | FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE;
    ULONG controlLength = 0, headers = 0;
    NTSTATUS status = STATUS_SUCCESS;
    if (packet != NULL && outbound && !(present & FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE))
        return NULL;
    if (packet != NULL && !outbound && (present & sizes) != sizes)
        return NULL;
    if (packet != NULL && outbound && (present & FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA))
        controlLength = metadata->controlDataLength;

    PENDED *pended = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*pended) + controlLength, TAG);
    if (pended == NULL)
        return NULL;
    pended->outbound = outbound;
    pended->compartment = UNSPECIFIED_COMPARTMENT_ID;
    if (present & FWPS_METADATA_FIELD_COMPARTMENT_ID)
        pended->compartment = (COMPARTMENT_ID)metadata->compartmentId;
    if (packet == NULL)
        return pended;

    if (outbound) {
        pended->endpoint = metadata->transportEndpointHandle;
        if (present & FWPS_METADATA_FIELD_REMOTE_SCOPE_ID)
            pended->scope = metadata->remoteScopeId;
        pended->controlLength = controlLength;
        if (controlLength != 0)
            memcpy(pended->control, metadata->controlData, controlLength);
    } else {
        headers = metadata->ipHeaderSize + metadata->transportHeaderSize;
        status = NdisRetreatNetBufferListDataStart(packet, headers, 0, NULL, NULL);
    }
    if (NT_SUCCESS(status)) {
        status = FwpsAllocateCloneNetBufferList0(packet, NULL, NULL, 0, &pended->clone);
        if (headers != 0)
            NdisAdvanceNetBufferListDataStart(packet, headers, FALSE, NULL);
    }
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(pended, TAG);
        return NULL;
    }
    return pended;
}

/* The remote address in network byte order. */
static void CopyRemote(PENDED *pended, const FWP_VALUE0 *value)
{
    if (value->type == FWP_UINT32) {
        pended->family = AF_INET;
        for (int index = 0; index < 4; index++)
            pended->remote[index] = (UCHAR)(value->uint32 >> (24 - 8 * index));
    } else {
        pended->family = AF_INET6;
        memcpy(pended->remote, value->byteArray16->byteArray16, 16);
    }
}

/* Hands something to the thread, unless it has too much already or is about to end. */
static int Push(PENDED *pended)
{
    KIRQL irql = KeAcquireSpinLockRaiseToDpc(&Guard.lock);
    int accepted = Guard.waiting < WAITING && !Guard.stopping;
    if (accepted) {
        pended->next = NULL;
        Guard.waiting++;
        *Guard.last = pended;
        Guard.last = &pended->next;
    }
    KeReleaseSpinLock(&Guard.lock, irql);
    if (accepted)
        KeSetEvent(&Guard.wake, 0, FALSE);
    return accepted;
}

static void Inject(PENDED *pended)
{
    NTSTATUS status;
    if (pended->outbound) {
        FWPS_TRANSPORT_SEND_PARAMS0 parameters = {0};
        parameters.remoteAddress = pended->remote;
        parameters.remoteScopeId = pended->scope;
        parameters.controlData = pended->controlLength != 0 ? (WSACMSGHDR *)pended->control : NULL;
        parameters.controlDataLength = pended->controlLength;
        status = FwpsInjectTransportSendAsync0(Guard.sends, NULL, pended->endpoint, 0, &parameters, pended->family,
                                               pended->compartment, pended->clone, Completed, pended);
    } else {
        status = FwpsInjectTransportReceiveAsync0(Guard.receives, NULL, NULL, 0, pended->family, pended->compartment,
                                                  pended->interfaceIndex, pended->subInterfaceIndex, pended->clone, Completed,
                                                  pended);
    }
    if (status != STATUS_SUCCESS)
        Release(pended);
}

/* Carries a decision out. A connection is decided when it is authorised again, inside of the call that completes it. */
static void Finish(PENDED *pended)
{
    if (pended->operation != NULL)
        FwpsCompleteOperation0(pended->operation, pended->clone);
    if (pended->clone != NULL && pended->allowed)
        Inject(pended);
    else
        Release(pended);
}

static void Worker(PVOID context)
{
    BOOLEAN stopping;
    (void)context;
    do {
        KeWaitForSingleObject(&Guard.wake, Executive, KernelMode, FALSE, NULL);
        KIRQL irql = KeAcquireSpinLockRaiseToDpc(&Guard.lock);
        PENDED *pended = Guard.first;
        Guard.first = NULL;
        Guard.last = &Guard.first;
        Guard.waiting = 0;
        stopping = Guard.stopping;
        KeReleaseSpinLock(&Guard.lock, irql);
        while (pended != NULL) {
            PENDED *next = pended->next;
            Finish(pended);
            pended = next;
        }
    } while (!stopping);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

/* Pends an authorisation, or decides it if that cannot be. */
static void Authorise(const FWPS_INCOMING_METADATA_VALUES0 *metadata, PENDED *pended, FWPS_CLASSIFY_OUT0 *out)
{
    NTSTATUS status = FwpsPendOperation0(metadata->completionHandle, &pended->operation);
    if (!NT_SUCCESS(status)) {
        BOOLEAN allowed = pended->allowed;
        Release(pended);
        if (allowed)
            Permit(out);
        else
            Block(out);
        return;
    }
    Absorb(out);
    if (!Push(pended))
        Finish(pended);
}

static void ClassifyConnect(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                            PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext,
                            FWPS_CLASSIFY_OUT0 *out)
{
    const FWPS_INCOMING_VALUE0 *value = values->incomingValue;
    BOOLEAN allowed = value[FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_PORT].value.uint16 != BLOCKED_PORT;
    UINT32 flags = value[FWPS_FIELD_ALE_AUTH_CONNECT_V4_FLAGS].value.uint32;
    UINT8 protocol = value[FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_PROTOCOL].value.uint8;
    /* Others may be raw sends, whose IP header this layer does not show. */
    BOOLEAN hasPorts = protocol == 6 || protocol == 17;
    NET_BUFFER_LIST *packet = layerData;
    (void)classifyContext, (void)filter, (void)flowContext;

    if (!(out->rights & FWPS_RIGHT_ACTION_WRITE))
        return;
    if (!allowed) {
        Block(out);
        return;
    }
    if ((flags & FWP_CONDITION_FLAG_IS_REAUTHORIZE) || (packet != NULL && (IsOwn(Guard.sends, packet) || !hasPorts)) ||
        !(metadata->currentMetadataValues & FWPS_METADATA_FIELD_COMPLETION_HANDLE)) {
        Permit(out);
        return;
    }
    PENDED *pended = Capture(metadata, packet, TRUE);
    if (pended == NULL) {
        Block(out);
        return;
    }
    pended->allowed = allowed;
    CopyRemote(pended, &value[FWPS_FIELD_ALE_AUTH_CONNECT_V4_IP_REMOTE_ADDRESS].value);
    Authorise(metadata, pended, out);
}

static void ClassifyAccept(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                           PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext,
                           FWPS_CLASSIFY_OUT0 *out)
{
    const FWPS_INCOMING_VALUE0 *value = values->incomingValue;
    BOOLEAN allowed = value[FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_LOCAL_PORT].value.uint16 != BLOCKED_PORT;
    UINT32 flags = value[FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_FLAGS].value.uint32;
    NET_BUFFER_LIST *packet = layerData;
    (void)classifyContext, (void)filter, (void)flowContext;

    if (!(out->rights & FWPS_RIGHT_ACTION_WRITE))
        return;
    if ((flags & FWP_CONDITION_FLAG_IS_REAUTHORIZE) || packet == NULL || IsOwn(Guard.receives, packet) ||
        !(metadata->currentMetadataValues & FWPS_METADATA_FIELD_COMPLETION_HANDLE)) {
        if (allowed)
            Permit(out);
        else
            Block(out);
        return;
    }
    PENDED *pended = Capture(metadata, packet, FALSE);
    if (pended == NULL) {
        Block(out);
        return;
    }
    pended->allowed = allowed;
    CopyRemote(pended, &value[FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_IP_REMOTE_ADDRESS].value);
    pended->interfaceIndex = value[FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_INTERFACE_INDEX].value.uint32;
    pended->subInterfaceIndex = value[FWPS_FIELD_ALE_AUTH_RECV_ACCEPT_V4_SUB_INTERFACE_INDEX].value.uint32;
    Authorise(metadata, pended, out);
}

static void ClassifyOutbound(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                             PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext,
                             FWPS_CLASSIFY_OUT0 *out)
{
    NET_BUFFER_LIST *packet = layerData;
    (void)classifyContext, (void)filter, (void)flowContext;

    if (!(out->rights & FWPS_RIGHT_ACTION_WRITE))
        return;
    if (packet == NULL || IsOwn(Guard.sends, packet) || IsRaw(metadata)) {
        Permit(out);
        return;
    }
    PENDED *pended = Capture(metadata, packet, TRUE);
    if (pended == NULL) {
        Permit(out);
        return;
    }
    pended->allowed = TRUE;
    CopyRemote(pended, &values->incomingValue[FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS].value);
    if (!Push(pended)) {
        Release(pended);
        Permit(out);
        return;
    }
    Absorb(out);
}

static NTSTATUS Notify(FWPS_CALLOUT_NOTIFY_TYPE type, const GUID *filterKey, FWPS_FILTER2 *filter)
{
    (void)type, (void)filterKey, (void)filter;
    return STATUS_SUCCESS;
}

static void StopWorker(void)
{
    KIRQL irql = KeAcquireSpinLockRaiseToDpc(&Guard.lock);
    Guard.stopping = TRUE;
    KeReleaseSpinLock(&Guard.lock, irql);
    KeSetEvent(&Guard.wake, 0, FALSE);
    ZwWaitForSingleObject(Guard.thread, FALSE, NULL);
    ZwClose(Guard.thread);
}

/* The worker first: it completes everything that is pended while the callouts are there to decide it, and nothing is pended after. */
static void Unload(DRIVER_OBJECT *driver)
{
    (void)driver;
    if (Guard.thread != NULL)
        StopWorker();
    if (Guard.engine != NULL)
        FwpmEngineClose0(Guard.engine);
    for (int index = 0; index < LAYERS; index++) {
        NTSTATUS status = STATUS_SUCCESS;
        if (Guard.calloutIds[index] != 0)
            status = FwpsCalloutUnregisterById0(Guard.calloutIds[index]);
        while (status == STATUS_DEVICE_BUSY || status == STATUS_FWP_IN_USE) {
            LARGE_INTEGER millisecond = {.QuadPart = -10000};
            KeDelayExecutionThread(KernelMode, FALSE, &millisecond);
            status = FwpsCalloutUnregisterById0(Guard.calloutIds[index]);
        }
    }
    if (Guard.sends != NULL)
        FwpsInjectionHandleDestroy0(Guard.sends);
    if (Guard.receives != NULL)
        FwpsInjectionHandleDestroy0(Guard.receives);
    if (Guard.device != NULL)
        IoDeleteDevice(Guard.device);
}

static NTSTATUS AddCallout(int index, GUID layer, FWPS_CALLOUT_CLASSIFY_FN2 classify)
{
    GUID key = SubLayerKey;
    key.Data4[7] = (UCHAR)(index + 1);
    FWPS_CALLOUT2 callout = {.calloutKey = key, .classifyFn = classify, .notifyFn = Notify};
    FWPM_CALLOUT0 described = {.calloutKey = key, .displayData = {.name = Name}, .applicableLayer = layer};
    FWPM_FILTER0 filter = {.displayData = {.name = Name}, .layerKey = layer, .subLayerKey = SubLayerKey};
    filter.action.type = FWP_ACTION_CALLOUT_UNKNOWN;
    filter.action.calloutKey = key;
    NTSTATUS status = FwpsCalloutRegister2(Guard.device, &callout, &Guard.calloutIds[index]);
    if (NT_SUCCESS(status))
        status = FwpmCalloutAdd0(Guard.engine, &described, NULL, NULL);
    if (NT_SUCCESS(status))
        status = FwpmFilterAdd0(Guard.engine, &filter, NULL, NULL);
    return status;
}

static NTSTATUS AddFilters(void)
{
    FWPM_SESSION0 session = {.displayData = {.name = Name}, .flags = FWPM_SESSION_FLAG_DYNAMIC};
    FWPM_SUBLAYER0 subLayer = {.subLayerKey = SubLayerKey, .displayData = {.name = Name}};
    NTSTATUS status = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &Guard.engine);
    if (NT_SUCCESS(status))
        status = FwpmSubLayerAdd0(Guard.engine, &subLayer, NULL);
    if (NT_SUCCESS(status))
        status = AddCallout(0, FWPM_LAYER_ALE_AUTH_CONNECT_V4, ClassifyConnect);
    if (NT_SUCCESS(status))
        status = AddCallout(1, FWPM_LAYER_ALE_AUTH_CONNECT_V6, ClassifyConnect);
    if (NT_SUCCESS(status))
        status = AddCallout(2, FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4, ClassifyAccept);
    if (NT_SUCCESS(status))
        status = AddCallout(3, FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6, ClassifyAccept);
    if (NT_SUCCESS(status))
        status = AddCallout(4, FWPM_LAYER_OUTBOUND_TRANSPORT_V4, ClassifyOutbound);
    if (NT_SUCCESS(status))
        status = AddCallout(5, FWPM_LAYER_OUTBOUND_TRANSPORT_V6, ClassifyOutbound);
    return status;
}

NTSTATUS DriverEntry(DRIVER_OBJECT *driver, UNICODE_STRING *registryPath)
{
    OBJECT_ATTRIBUTES attributes = {.Length = sizeof(attributes), .Attributes = OBJ_KERNEL_HANDLE};
    (void)registryPath;
    /* An image is loaded with its data as it was built; a test loads this one many times. */
    memset(&Guard, 0, sizeof(Guard));
    Guard.last = &Guard.first;
    KeInitializeEvent(&Guard.wake, SynchronizationEvent, FALSE);
    NTSTATUS status = IoCreateDevice(driver, 0, NULL, FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, FALSE, &Guard.device);
    if (NT_SUCCESS(status))
        status = FwpsInjectionHandleCreate0(AF_UNSPEC, FWPS_INJECTION_TYPE_TRANSPORT, &Guard.sends);
    if (NT_SUCCESS(status))
        status = FwpsInjectionHandleCreate0(AF_UNSPEC, FWPS_INJECTION_TYPE_TRANSPORT, &Guard.receives);
    if (NT_SUCCESS(status))
        status = PsCreateSystemThread(&Guard.thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, Worker, NULL);
    if (NT_SUCCESS(status))
        status = AddFilters();
    if (!NT_SUCCESS(status)) {
        Unload(driver);
        return status;
    }
    driver->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
