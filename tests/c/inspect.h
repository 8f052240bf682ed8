/* The driver of examples/inspect, written in C the way drivers are: global state, no checks that a correct driver on a
 * current Windows can do without. The benchmarks compare the two; a test runs this one on the simulator.
 *
 * Here: its state, and what both ways of working share. */
#ifndef INSPECT_H
#define INSPECT_H

#include "fwps.h"

#ifdef _MSC_VER
#include <intrin.h>
#define Add(counter, amount) ((void)_InterlockedExchangeAdd64((counter), (LONG64)(amount)))
#else
#define Add(counter, amount) ((void)__atomic_fetch_add((counter), (LONG64)(amount), __ATOMIC_RELAXED))
#endif

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* Compiled a second time with CHECKED, the driver checks what the Rust crate checks, so that the benchmarks tell the cost of the checks
 * from that of the language. CHECK is true without. */
#ifdef CHECKED
#define CHECK(condition) (condition)
#define Counters CheckedCounters
#define Driver CheckedDriver
#define ClassifyInboundNetwork CheckedClassifyInboundNetwork
#define ClassifyOutboundNetwork CheckedClassifyOutboundNetwork
#define ClassifyInboundTransport CheckedClassifyInboundTransport
#define ClassifyOutboundTransport CheckedClassifyOutboundTransport
#define StartWorker CheckedStartWorker
#define StopWorker CheckedStopWorker
#define InspectCDriverEntry InspectCheckedCDriverEntry
#else
#define CHECK(condition) ((void)sizeof(condition), 1)
#endif

/* The pool tag, as tools print it: insp. */
#define TAG 0x70736E69

/* Since the image was loaded. */
typedef struct {
    LONG64 packets, bytes, own, absorbed, passed, completed, failed, lost;
} COUNTERS;

/* The handles of one address family. One for both directions would take a packet that comes back by loopback for the driver's
 * own. */
typedef struct {
    HANDLE networkSend, networkReceive, transportSend, transportReceive;
} HANDLES;

typedef struct {
    DEVICE_OBJECT *device;
    HANDLES v4, v6;
    HANDLE engine;
    /* While callouts may be called. */
    BOOLEAN isRegistered;
} DRIVER;

extern COUNTERS Counters;
extern DRIVER Driver;

/* network.c and transport.c: classify functions. */
void ClassifyInboundNetwork(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                            PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext,
                            FWPS_CLASSIFY_OUT0 *out);
void ClassifyOutboundNetwork(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                             PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext,
                             FWPS_CLASSIFY_OUT0 *out);
void ClassifyInboundTransport(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                              PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter,
                              UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out);
void ClassifyOutboundTransport(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                               PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter,
                               UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out);

/* transport.c: its thread. PASSIVE_LEVEL. */
NTSTATUS StartWorker(void);
/* After the last classify call: waits until everything that is queued was injected. */
void StopWorker(void);

static inline int IsOwn(HANDLE handle, const NET_BUFFER_LIST *packet)
{
    int state = FwpsQueryPacketInjectionState0(handle, packet, NULL);
    return state == FWPS_PACKET_INJECTED_BY_SELF || state == FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF;
}

static inline void Saw(const NET_BUFFER_LIST *packet)
{
    for (const NET_BUFFER *buffer = packet->FirstNetBuffer; buffer != NULL; buffer = buffer->Next) {
        Add(&Counters.packets, 1);
        Add(&Counters.bytes, (ULONG)buffer->DataLength);
    }
}

/* Whether the callout is there (CHECKED), and the call is at one of the layers whose fields the function reads: a filter at another layer
 * may name the callout. */
static inline int IsLayer(const FWPS_INCOMING_VALUES0 *values, UINT16 v4, UINT16 v6)
{
    return CHECK(Driver.isRegistered) && CHECK(values->layerId == v4 || values->layerId == v6);
}

/* Whether a callout may decide. The engine takes every answer to an inspection filter as "continue" (CHECKED), so what was taken there
 * would pass beside its clone. */
static inline int HasRight(const FWPS_FILTER2 *filter, const FWPS_CLASSIFY_OUT0 *out)
{
    return CHECK(filter->action.type != FWP_ACTION_CALLOUT_INSPECTION) && (out->rights & FWPS_RIGHT_ACTION_WRITE);
}

/* Whether a number is there at all, on an older Windows (CHECKED), and of its type. */
static inline int HasNumber(const FWPS_INCOMING_VALUES0 *values, UINT32 index)
{
    return CHECK(values->valueCount > index && values->incomingValue != NULL &&
                 values->incomingValue[index].value.type == FWP_UINT32);
}

/* Whether headers are in front of the data of every packet: a retreat would give it other memory otherwise. */
static inline int HasHeaders(const NET_BUFFER_LIST *packet, ULONG headers)
{
    for (const NET_BUFFER *buffer = packet->FirstNetBuffer; buffer != NULL; buffer = buffer->Next) {
        if (buffer->DataOffset < headers)
            return FALSE;
    }
    return TRUE;
}

/* Clones a packet from `headers` bytes before its data start on. */
static inline NET_BUFFER_LIST *Clone(NET_BUFFER_LIST *packet, ULONG headers)
{
    NET_BUFFER_LIST *clone = NULL;
    if (headers != 0 && !CHECK(HasHeaders(packet, headers)))
        return NULL;
    if (headers != 0 && NdisRetreatNetBufferListDataStart(packet, headers, 0, NULL, NULL) != STATUS_SUCCESS)
        return NULL;
    NTSTATUS status = FwpsAllocateCloneNetBufferList0(packet, NULL, NULL, 0, &clone);
    if (headers != 0)
        NdisAdvanceNetBufferListDataStart(packet, headers, FALSE, NULL);
    return NT_SUCCESS(status) ? clone : NULL;
}

static inline int HasOneBuffer(const NET_BUFFER_LIST *list)
{
    return list->FirstNetBuffer != NULL && list->FirstNetBuffer->Next == NULL;
}

static inline COMPARTMENT_ID Compartment(const FWPS_INCOMING_METADATA_VALUES0 *metadata)
{
    if (metadata->currentMetadataValues & FWPS_METADATA_FIELD_COMPARTMENT_ID)
        return (COMPARTMENT_ID)metadata->compartmentId;
    return UNSPECIFIED_COMPARTMENT_ID;
}

static inline void Proceed(FWPS_CLASSIFY_OUT0 *out)
{
    if (out->rights & FWPS_RIGHT_ACTION_WRITE)
        out->actionType = FWP_ACTION_CONTINUE;
}

static inline void Permit(FWPS_CLASSIFY_OUT0 *out, const FWPS_FILTER2 *filter)
{
    Add(&Counters.passed, 1);
    out->actionType = FWP_ACTION_PERMIT;
    if (filter->flags & FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT)
        out->rights &= ~(UINT32)FWPS_RIGHT_ACTION_WRITE;
}

static inline void Absorb(FWPS_CLASSIFY_OUT0 *out)
{
    Add(&Counters.absorbed, 1);
    out->actionType = FWP_ACTION_BLOCK;
    out->rights &= ~(UINT32)FWPS_RIGHT_ACTION_WRITE;
    out->flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
}

/* For injections that read nothing of the driver's. */
static inline void Completed(PVOID context, NET_BUFFER_LIST *list, BOOLEAN dispatchLevel)
{
    (void)context;
#ifdef CHECKED
    /* At DISPATCH_LEVEL nothing in a completion can wait for itself. */
    KIRQL irql = 0;
    if (list == NULL)
        return;
    if (!dispatchLevel)
        irql = KfRaiseIrql(DISPATCH_LEVEL);
#endif
    if (NT_SUCCESS(list->Status))
        Add(&Counters.completed, 1);
    else
        Add(&Counters.failed, 1);
    FwpsFreeCloneNetBufferList0(list, 0);
#ifdef CHECKED
    if (!dispatchLevel)
        KeLowerIrql(irql);
#else
    (void)dispatchLevel;
#endif
}

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
