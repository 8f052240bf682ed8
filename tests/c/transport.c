/* Out of band, at the transport layers: clone and absorb inside classify, inject from a system thread. */
#include "inspect.h"

/* How many packets may wait for the worker. */
#define WAITING 1024

/* A packet on its way to the worker, and then to the completion of its send, which reads the address and the control data
 * behind the structure. */
typedef struct PENDED_PACKET {
    struct PENDED_PACKET *next;
    NET_BUFFER_LIST *clone;
    HANDLE handle;
    ADDRESS_FAMILY family;
    BOOLEAN outbound;
    COMPARTMENT_ID compartment;
    /* Of a packet that arrives. */
    IF_INDEX interfaceIndex, subInterfaceIndex;
    /* Of a packet that leaves. */
    UINT64 endpoint;
    SCOPE_ID scope;
    ULONG controlLength;
    UCHAR remote[16];
    /* 8-aligned, as control data is. */
    UINT64 control[];
} PENDED_PACKET;

/* The queue and the thread that empties it. */
static struct {
    HANDLE thread;
    KEVENT wake;
    KSPIN_LOCK lock;
    /* Under the lock: */
    PENDED_PACKET *first, **last;
    ULONG waiting;
    BOOLEAN stopping;
} Queue;

static void CompletedPended(PVOID context, NET_BUFFER_LIST *list, BOOLEAN dispatchLevel)
{
    ExFreePoolWithTag(context, TAG);
    Completed(NULL, list, dispatchLevel);
}

/* Hands a packet to the worker, unless it has too many already. */
static int Push(PENDED_PACKET *pended)
{
    int accepted, wasEmpty = FALSE;
    pended->next = NULL;
    KIRQL irql = KeAcquireSpinLockRaiseToDpc(&Queue.lock);
    accepted = Queue.waiting < WAITING && !Queue.stopping;
    if (accepted) {
        wasEmpty = Queue.waiting == 0;
        Queue.waiting++;
        *Queue.last = pended;
        Queue.last = &pended->next;
    }
    KeReleaseSpinLock(&Queue.lock, irql);
    if (wasEmpty)
        KeSetEvent(&Queue.wake, 0, FALSE);
    return accepted;
}

static void PushOrPermit(PENDED_PACKET *pended, const FWPS_FILTER2 *filter, FWPS_CLASSIFY_OUT0 *out)
{
    if (Push(pended)) {
        Absorb(out);
        return;
    }
    FwpsFreeCloneNetBufferList0(pended->clone, 0);
    ExFreePoolWithTag(pended, TAG);
    Permit(out, filter);
}

void ClassifyInboundTransport(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                                     PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter,
                                     UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out)
{
    const UINT32 sizes = FWPS_METADATA_FIELD_IP_HEADER_SIZE | FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE;
    NET_BUFFER_LIST *packet = layerData;
    int isV4 = values->layerId == FWPS_LAYER_INBOUND_TRANSPORT_V4;
    HANDLE handle = isV4 ? Driver.v4.transportReceive : Driver.v6.transportReceive;
    PENDED_PACKET *pended;
    (void)classifyContext;
    (void)flowContext;

    if (!IsLayer(values, FWPS_LAYER_INBOUND_TRANSPORT_V4, FWPS_LAYER_INBOUND_TRANSPORT_V6))
        return;
    /* A packet that goes on to an ALE layer must pass here. */
    if (packet == NULL || !CHECK(handle != NULL) || (metadata->currentMetadataValues & FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED)) {
        Proceed(out);
        return;
    }
    if (IsOwn(handle, packet)) {
        Add(&Counters.own, 1);
        Proceed(out);
        return;
    }
    Saw(packet);
    if (!HasRight(filter, out)) {
        Add(&Counters.passed, 1);
        return;
    }
    if (HasNumber(values, FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS) &&
        values->incomingValue[FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS].value.uint32 & FWP_CONDITION_FLAG_IS_IPSEC_SECURED) {
        /* Its IP header is that of the protected packet, and the stack would not check it against IPsec policy again. */
        Add(&Counters.passed, 1);
        Proceed(out);
        return;
    }
    if ((metadata->currentMetadataValues & sizes) != sizes || !HasOneBuffer(packet) ||
        !HasNumber(values, FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX) ||
        !HasNumber(values, FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX) ||
        !CHECK(metadata->ipHeaderSize + metadata->transportHeaderSize >= metadata->ipHeaderSize) ||
        (pended = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_UNINITIALIZED, sizeof(*pended), TAG)) == NULL) {
        Permit(out, filter);
        return;
    }
    pended->clone = Clone(packet, metadata->ipHeaderSize + metadata->transportHeaderSize);
    if (pended->clone == NULL) {
        ExFreePoolWithTag(pended, TAG);
        Permit(out, filter);
        return;
    }
    pended->handle = handle;
    pended->family = isV4 ? AF_INET : AF_INET6;
    pended->outbound = FALSE;
    pended->compartment = Compartment(metadata);
    pended->interfaceIndex = values->incomingValue[FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX].value.uint32;
    pended->subInterfaceIndex = values->incomingValue[FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX].value.uint32;
    PushOrPermit(pended, filter, out);
}

/* Whether the remote address is there (CHECKED), of the type of the family. */
static int HasRemote(const FWPS_INCOMING_VALUES0 *values, int isV4)
{
    const UINT32 index = FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS;
    const FWP_VALUE0 *value = &values->incomingValue[index].value;
    return CHECK(values->valueCount > index && values->incomingValue != NULL &&
                 (isV4 ? value->type == FWP_UINT32 : value->type == FWP_BYTE_ARRAY16_TYPE && value->byteArray16 != NULL));
}

/* The address in network byte order, in the first bytes. */
static void CopyRemote(UCHAR *target, const FWP_VALUE0 *value, int isV4)
{
    if (isV4) {
        target[0] = (UCHAR)(value->uint32 >> 24);
        target[1] = (UCHAR)(value->uint32 >> 16);
        target[2] = (UCHAR)(value->uint32 >> 8);
        target[3] = (UCHAR)value->uint32;
    } else {
        memcpy(target, value->byteArray16->byteArray16, sizeof(value->byteArray16->byteArray16));
    }
}

void ClassifyOutboundTransport(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                                      PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter,
                                      UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out)
{
    NET_BUFFER_LIST *packet = layerData;
    int isV4 = values->layerId == FWPS_LAYER_OUTBOUND_TRANSPORT_V4;
    HANDLE handle = isV4 ? Driver.v4.transportSend : Driver.v6.transportSend;
    ULONG controlLength = 0;
    PENDED_PACKET *pended;
    (void)classifyContext;
    (void)flowContext;

    if (!IsLayer(values, FWPS_LAYER_OUTBOUND_TRANSPORT_V4, FWPS_LAYER_OUTBOUND_TRANSPORT_V6))
        return;
    if (packet == NULL || !CHECK(handle != NULL)) {
        Proceed(out);
        return;
    }
    if (IsOwn(handle, packet)) {
        Add(&Counters.own, 1);
        Proceed(out);
        return;
    }
    Saw(packet);
    if (!HasRight(filter, out)) {
        Add(&Counters.passed, 1);
        return;
    }
    if ((metadata->currentMetadataValues & FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER) &&
        metadata->headerIncludeHeaderLength != 0) {
        /* A raw send: its IP header is not in the list, and would be lost. */
        Add(&Counters.passed, 1);
        Proceed(out);
        return;
    }
    if ((metadata->currentMetadataValues & FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA) &&
        CHECK(metadata->controlData != NULL))
        controlLength = metadata->controlDataLength;
    if (!(metadata->currentMetadataValues & FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE) || !HasRemote(values, isV4) ||
        (pended = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_UNINITIALIZED, sizeof(*pended) + controlLength, TAG)) ==
            NULL) {
        Permit(out, filter);
        return;
    }
    pended->clone = Clone(packet, 0);
    if (pended->clone == NULL) {
        ExFreePoolWithTag(pended, TAG);
        Permit(out, filter);
        return;
    }
    pended->handle = handle;
    pended->family = isV4 ? AF_INET : AF_INET6;
    pended->outbound = TRUE;
    pended->compartment = Compartment(metadata);
    pended->endpoint = metadata->transportEndpointHandle;
    pended->scope.Value =
        metadata->currentMetadataValues & FWPS_METADATA_FIELD_REMOTE_SCOPE_ID ? metadata->remoteScopeId.Value : 0;
    CopyRemote(pended->remote, &values->incomingValue[FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS].value, isV4);
    pended->controlLength = controlLength;
    if (controlLength != 0)
        memcpy(pended->control, metadata->controlData, controlLength);
    PushOrPermit(pended, filter, out);
}

static void Lose(PENDED_PACKET *pended)
{
    Add(&Counters.lost, 1);
    FwpsFreeCloneNetBufferList0(pended->clone, 0);
    ExFreePoolWithTag(pended, TAG);
}

static void InjectSend(PENDED_PACKET *pended)
{
    NET_BUFFER_LIST *clone = pended->clone;
    if (!CHECK(pended->handle != NULL)) {
        Lose(pended);
        return;
    }
    FWPS_TRANSPORT_SEND_PARAMS0 parameters = {
        .remoteAddress = pended->remote,
        .remoteScopeId = pended->scope,
        .controlData = pended->controlLength != 0 ? (WSACMSGHDR *)pended->control : NULL,
        .controlDataLength = pended->controlLength,
    };
    NTSTATUS status =
        FwpsInjectTransportSendAsync0(pended->handle, NULL, pended->endpoint, 0, &parameters, pended->family,
                                      pended->compartment, clone, CompletedPended, pended);
    if (status != STATUS_SUCCESS)
        Lose(pended);
}

static void InjectReceive(PENDED_PACKET *pended)
{
    NET_BUFFER_LIST *clone = pended->clone;
    if (!CHECK(pended->handle != NULL)) {
        Lose(pended);
        return;
    }
    NTSTATUS status = FwpsInjectTransportReceiveAsync0(pended->handle, NULL, NULL, 0, pended->family, pended->compartment,
                                                       pended->interfaceIndex, pended->subInterfaceIndex, clone, Completed,
                                                       NULL);
    if (status != STATUS_SUCCESS) {
        Lose(pended);
        return;
    }
    ExFreePoolWithTag(pended, TAG);
}

/* The thread. It is woken when the queue stops being empty, and takes all that is there. */
static void Worker(PVOID context)
{
    BOOLEAN stopping;
    (void)context;
    do {
        KeWaitForSingleObject(&Queue.wake, Executive, KernelMode, FALSE, NULL);
        KIRQL irql = KeAcquireSpinLockRaiseToDpc(&Queue.lock);
        PENDED_PACKET *pended = Queue.first;
        Queue.first = NULL;
        Queue.last = &Queue.first;
        Queue.waiting = 0;
        stopping = Queue.stopping;
        KeReleaseSpinLock(&Queue.lock, irql);
        while (pended != NULL) {
            PENDED_PACKET *next = pended->next;
            if (pended->outbound)
                InjectSend(pended);
            else
                InjectReceive(pended);
            pended = next;
        }
    } while (!stopping);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

NTSTATUS StartWorker(void)
{
    OBJECT_ATTRIBUTES attributes = {.Length = sizeof(attributes), .Attributes = OBJ_KERNEL_HANDLE};
    memset(&Queue, 0, sizeof(Queue));
    Queue.last = &Queue.first;
    KeInitializeEvent(&Queue.wake, SynchronizationEvent, FALSE);
    return PsCreateSystemThread(&Queue.thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, Worker, NULL);
}

void StopWorker(void)
{
    if (Queue.thread == NULL)
        return;
    KIRQL irql = KeAcquireSpinLockRaiseToDpc(&Queue.lock);
    Queue.stopping = TRUE;
    KeReleaseSpinLock(&Queue.lock, irql);
    KeSetEvent(&Queue.wake, 0, FALSE);
    ZwWaitForSingleObject(Queue.thread, FALSE, NULL);
    ZwClose(Queue.thread);
    Queue.thread = NULL;
}
