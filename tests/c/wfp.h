/* The part of the platform's C interface that inspect.c uses, for 64-bit targets: names, signatures, values and layouts.
 * The assertions hold the same numbers as those of the crate fwps-sys, so the two cannot drift apart unseen. */
#ifndef WFP_H
#define WFP_H

#include <stddef.h>
#include <stdint.h>

/* Base types. A long of Windows has 32 bits on every host. */
typedef uint8_t UINT8, UCHAR, BOOLEAN, KIRQL;
typedef uint16_t UINT16, USHORT, ADDRESS_FAMILY;
typedef uint32_t UINT32, ULONG, IF_INDEX;
typedef uint64_t UINT64, SIZE_T, KSPIN_LOCK, POOL_FLAGS;
typedef int32_t NTSTATUS, LONG, COMPARTMENT_ID;
typedef int64_t LONG64;
typedef void *PVOID, *HANDLE;

typedef struct {
    UINT32 Data1;
    UINT16 Data2, Data3;
    UINT8 Data4[8];
} GUID;

enum { FALSE = 0, TRUE = 1 };
enum { AF_UNSPEC = 0, AF_INET = 2, AF_INET6 = 23 };

#define STATUS_SUCCESS ((NTSTATUS)0)
#define STATUS_DEVICE_BUSY ((NTSTATUS)0x80000011)
#define STATUS_FWP_IN_USE ((NTSTATUS)0xC022000A)
#define NT_SUCCESS(status) ((status) >= 0)

/* Lists of packets. */
typedef struct NET_BUFFER {
    struct NET_BUFFER *Next;
    PVOID CurrentMdl;
    ULONG CurrentMdlOffset;
    SIZE_T DataLength;
    PVOID MdlChain;
    ULONG DataOffset;
    UINT8 NotUsed[132];
} NET_BUFFER;
_Static_assert(sizeof(NET_BUFFER) == 176, "NET_BUFFER");
_Static_assert(offsetof(NET_BUFFER, DataLength) == 24, "NET_BUFFER.DataLength");
_Static_assert(offsetof(NET_BUFFER, DataOffset) == 40, "NET_BUFFER.DataOffset");

typedef struct NET_BUFFER_LIST {
    struct NET_BUFFER_LIST *Next;
    NET_BUFFER *FirstNetBuffer;
    PVOID NotUsed1[15];
    ULONG Flags;
    NTSTATUS Status;
    PVOID NetBufferListInfo[27];
    PVOID NotUsed2;
} NET_BUFFER_LIST;
_Static_assert(sizeof(NET_BUFFER_LIST) == 368, "NET_BUFFER_LIST");
_Static_assert(offsetof(NET_BUFFER_LIST, Flags) == 136, "NET_BUFFER_LIST.Flags");
_Static_assert(offsetof(NET_BUFFER_LIST, NetBufferListInfo) == 144, "NET_BUFFER_LIST.NetBufferListInfo");

NTSTATUS NdisRetreatNetBufferListDataStart(NET_BUFFER_LIST *list, ULONG delta, ULONG backFill, PVOID allocateMdl,
                                           PVOID freeMdl);
void NdisAdvanceNetBufferListDataStart(NET_BUFFER_LIST *list, ULONG delta, BOOLEAN freeMdl, PVOID freeMdlHandler);

/* The kernel. */
typedef struct {
    USHORT Length, MaximumLength;
    UINT16 *Buffer;
} UNICODE_STRING;
_Static_assert(sizeof(UNICODE_STRING) == 16, "UNICODE_STRING");

typedef struct DEVICE_OBJECT DEVICE_OBJECT;

typedef struct DRIVER_OBJECT {
    PVOID NotUsed1;
    DEVICE_OBJECT *DeviceObject;
    PVOID NotUsed2[11];
    void (*DriverUnload)(struct DRIVER_OBJECT *driver);
    PVOID MajorFunction[28];
} DRIVER_OBJECT;
_Static_assert(sizeof(DRIVER_OBJECT) == 336, "DRIVER_OBJECT");
_Static_assert(offsetof(DRIVER_OBJECT, DriverUnload) == 104, "DRIVER_OBJECT.DriverUnload");

typedef struct { UINT64 Header[3]; } KEVENT;
_Static_assert(sizeof(KEVENT) == 24, "KEVENT");

typedef struct {
    ULONG Length;
    HANDLE RootDirectory;
    UNICODE_STRING *ObjectName;
    ULONG Attributes;
    PVOID SecurityDescriptor, SecurityQualityOfService;
} OBJECT_ATTRIBUTES;
_Static_assert(sizeof(OBJECT_ATTRIBUTES) == 48, "OBJECT_ATTRIBUTES");

enum { FILE_DEVICE_NETWORK = 0x12, FILE_DEVICE_SECURE_OPEN = 0x100 };
enum { OBJ_KERNEL_HANDLE = 0x200, THREAD_ALL_ACCESS = 0x1FFFFF };
enum { POOL_FLAG_UNINITIALIZED = 0x2, POOL_FLAG_NON_PAGED = 0x40 };
enum { SynchronizationEvent = 1, Executive = 0, KernelMode = 0 };

NTSTATUS IoCreateDevice(DRIVER_OBJECT *driver, ULONG extensionSize, UNICODE_STRING *name, ULONG type,
                        ULONG characteristics, BOOLEAN exclusive, DEVICE_OBJECT **device);
void IoDeleteDevice(DEVICE_OBJECT *device);
PVOID ExAllocatePool2(POOL_FLAGS flags, SIZE_T size, ULONG tag);
void ExFreePoolWithTag(PVOID block, ULONG tag);
KIRQL KfRaiseIrql(KIRQL irql);
void KeLowerIrql(KIRQL irql);
KIRQL KeAcquireSpinLockRaiseToDpc(KSPIN_LOCK *lock);
void KeReleaseSpinLock(KSPIN_LOCK *lock, KIRQL irql);
void KeInitializeEvent(KEVENT *event, int type, BOOLEAN state);
LONG KeSetEvent(KEVENT *event, LONG increment, BOOLEAN wait);
NTSTATUS KeWaitForSingleObject(PVOID object, int reason, char mode, BOOLEAN alertable, LONG64 *timeout);
NTSTATUS KeDelayExecutionThread(char mode, BOOLEAN alertable, LONG64 *interval);
NTSTATUS PsCreateSystemThread(HANDLE *thread, ULONG access, OBJECT_ATTRIBUTES *attributes, HANDLE process,
                              PVOID clientId, void (*routine)(PVOID context), PVOID context);
NTSTATUS PsTerminateSystemThread(NTSTATUS status);
NTSTATUS ZwWaitForSingleObject(HANDLE handle, BOOLEAN alertable, LONG64 *timeout);
NTSTATUS ZwClose(HANDLE handle);

/* Values and metadata of a classify call. */
typedef struct { UINT8 byteArray16[16]; } FWP_BYTE_ARRAY16;

typedef struct {
    UINT32 type;
    union {
        UINT32 uint32;
        FWP_BYTE_ARRAY16 *byteArray16;
    };
} FWP_VALUE0;
_Static_assert(sizeof(FWP_VALUE0) == 16, "FWP_VALUE0");

typedef struct {
    UINT16 layerId;
    UINT32 valueCount;
    FWP_VALUE0 *incomingValue;
} FWPS_INCOMING_VALUES0;
_Static_assert(sizeof(FWPS_INCOMING_VALUES0) == 16, "FWPS_INCOMING_VALUES0");

typedef struct {
    UINT32 currentMetadataValues;
    UINT8 NotUsed1[36];
    UINT32 ipHeaderSize;
    UINT32 transportHeaderSize;
    UINT8 NotUsed2[32];
    ULONG compartmentId;
    UINT8 NotUsed3[28];
    UINT64 transportEndpointHandle;
    ULONG remoteScopeId;
    PVOID controlData;
    ULONG controlDataLength;
    UINT8 NotUsed4[12];
    ULONG headerIncludeHeaderLength;
    UINT8 NotUsed5[124];
} FWPS_INCOMING_METADATA_VALUES0;
_Static_assert(sizeof(FWPS_INCOMING_METADATA_VALUES0) == 280, "FWPS_INCOMING_METADATA_VALUES0");
_Static_assert(offsetof(FWPS_INCOMING_METADATA_VALUES0, ipHeaderSize) == 40, "ipHeaderSize");
_Static_assert(offsetof(FWPS_INCOMING_METADATA_VALUES0, compartmentId) == 80, "compartmentId");
_Static_assert(offsetof(FWPS_INCOMING_METADATA_VALUES0, transportEndpointHandle) == 112, "transportEndpointHandle");
_Static_assert(offsetof(FWPS_INCOMING_METADATA_VALUES0, remoteScopeId) == 120, "remoteScopeId");
_Static_assert(offsetof(FWPS_INCOMING_METADATA_VALUES0, controlData) == 128, "controlData");
_Static_assert(offsetof(FWPS_INCOMING_METADATA_VALUES0, controlDataLength) == 136, "controlDataLength");
_Static_assert(offsetof(FWPS_INCOMING_METADATA_VALUES0, headerIncludeHeaderLength) == 152, "headerIncludeHeaderLength");

enum {
    FWPS_METADATA_FIELD_IP_HEADER_SIZE = 0x4,
    FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE = 0x400,
    FWPS_METADATA_FIELD_COMPARTMENT_ID = 0x800,
    FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE = 0x8000,
    FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA = 0x10000,
    FWPS_METADATA_FIELD_REMOTE_SCOPE_ID = 0x20000,
    FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED = 0x400000,
    FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER = 0x800000,
};
enum { UNSPECIFIED_COMPARTMENT_ID = 0 };

typedef struct {
    UINT64 filterId;
    FWP_VALUE0 weight;
    UINT16 subLayerWeight;
    UINT16 flags;
    UINT8 NotUsed[12];
    struct {
        UINT32 type, calloutId;
    } action;
    UINT8 NotUsedEither[16];
} FWPS_FILTER2;
_Static_assert(sizeof(FWPS_FILTER2) == 64, "FWPS_FILTER2");
_Static_assert(offsetof(FWPS_FILTER2, action) == 40, "FWPS_FILTER2.action");
_Static_assert(offsetof(FWPS_FILTER2, flags) == 26, "FWPS_FILTER2.flags");

typedef struct {
    UINT32 actionType;
    UINT64 outContext, filterId;
    UINT32 rights, flags, reserved;
} FWPS_CLASSIFY_OUT0;
_Static_assert(sizeof(FWPS_CLASSIFY_OUT0) == 40, "FWPS_CLASSIFY_OUT0");
_Static_assert(offsetof(FWPS_CLASSIFY_OUT0, rights) == 24, "FWPS_CLASSIFY_OUT0.rights");

enum { FWP_ACTION_BLOCK = 0x1001, FWP_ACTION_PERMIT = 0x1002, FWP_ACTION_CONTINUE = 0x2006 };
enum { FWP_ACTION_CALLOUT_UNKNOWN = 0x4005, FWP_ACTION_CALLOUT_INSPECTION = 0x6004 };
enum { FWP_UINT32 = 3, FWP_BYTE_ARRAY16_TYPE = 11 };
enum { DISPATCH_LEVEL = 2 };
enum { FWPS_RIGHT_ACTION_WRITE = 1, FWPS_CLASSIFY_OUT_FLAG_ABSORB = 1, FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT = 1 };

/* The numbers of layers and fields. Those of IPv4 and IPv6 have the same fields at the same places. */
enum {
    FWPS_LAYER_INBOUND_IPPACKET_V4 = 0,
    FWPS_LAYER_INBOUND_IPPACKET_V6 = 2,
    FWPS_LAYER_OUTBOUND_IPPACKET_V4 = 4,
    FWPS_LAYER_OUTBOUND_IPPACKET_V6 = 6,
    FWPS_LAYER_INBOUND_TRANSPORT_V4 = 12,
    FWPS_LAYER_INBOUND_TRANSPORT_V6 = 14,
    FWPS_LAYER_OUTBOUND_TRANSPORT_V4 = 16,
    FWPS_LAYER_OUTBOUND_TRANSPORT_V6 = 18,
};
enum {
    FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX = 4,
    FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX = 5,
    FWPS_FIELD_INBOUND_TRANSPORT_V4_INTERFACE_INDEX = 7,
    FWPS_FIELD_INBOUND_TRANSPORT_V4_SUB_INTERFACE_INDEX = 8,
    FWPS_FIELD_INBOUND_TRANSPORT_V4_FLAGS = 9,
    FWPS_FIELD_OUTBOUND_TRANSPORT_V4_IP_REMOTE_ADDRESS = 3,
};

/* Callouts, clones and injection. */
typedef void (*FWPS_CALLOUT_CLASSIFY_FN2)(const FWPS_INCOMING_VALUES0 *values,
                                          const FWPS_INCOMING_METADATA_VALUES0 *metadata, PVOID layerData,
                                          const void *classifyContext, const FWPS_FILTER2 *filter, UINT64 flowContext,
                                          FWPS_CLASSIFY_OUT0 *out);
typedef NTSTATUS (*FWPS_CALLOUT_NOTIFY_FN2)(int type, const GUID *filterKey, FWPS_FILTER2 *filter);

typedef struct {
    GUID calloutKey;
    UINT32 flags;
    FWPS_CALLOUT_CLASSIFY_FN2 classifyFn;
    FWPS_CALLOUT_NOTIFY_FN2 notifyFn;
    PVOID flowDeleteFn;
} FWPS_CALLOUT2;
_Static_assert(sizeof(FWPS_CALLOUT2) == 48, "FWPS_CALLOUT2");
_Static_assert(offsetof(FWPS_CALLOUT2, classifyFn) == 24, "FWPS_CALLOUT2.classifyFn");

typedef struct {
    UCHAR *remoteAddress;
    ULONG remoteScopeId;
    PVOID controlData;
    ULONG controlDataLength;
} FWPS_TRANSPORT_SEND_PARAMS0;
_Static_assert(sizeof(FWPS_TRANSPORT_SEND_PARAMS0) == 32, "FWPS_TRANSPORT_SEND_PARAMS0");
_Static_assert(offsetof(FWPS_TRANSPORT_SEND_PARAMS0, controlData) == 16, "FWPS_TRANSPORT_SEND_PARAMS0.controlData");

enum { FWP_CALLOUT_FLAG_ALLOW_OFFLOAD = 0x2, FWP_CALLOUT_FLAG_ALLOW_RSC = 0x40, FWP_CALLOUT_FLAG_ALLOW_USO = 0x100 };
enum { FWPS_INJECTION_TYPE_TRANSPORT = 0x2, FWPS_INJECTION_TYPE_NETWORK = 0x4 };
enum { FWP_CONDITION_FLAG_IS_IPSEC_SECURED = 0x2 };
enum { FWPS_PACKET_INJECTED_BY_SELF = 1, FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF = 3 };

typedef void (*FWPS_INJECT_COMPLETE0)(PVOID context, NET_BUFFER_LIST *list, BOOLEAN dispatchLevel);

NTSTATUS FwpsCalloutRegister2(PVOID device, const FWPS_CALLOUT2 *callout, UINT32 *id);
NTSTATUS FwpsCalloutUnregisterById0(UINT32 id);
NTSTATUS FwpsInjectionHandleCreate0(ADDRESS_FAMILY family, UINT32 flags, HANDLE *handle);
NTSTATUS FwpsInjectionHandleDestroy0(HANDLE handle);
int FwpsQueryPacketInjectionState0(HANDLE handle, const NET_BUFFER_LIST *list, HANDLE *context);
NTSTATUS FwpsAllocateCloneNetBufferList0(NET_BUFFER_LIST *original, HANDLE listPool, HANDLE bufferPool, ULONG flags,
                                         NET_BUFFER_LIST **clone);
void FwpsFreeCloneNetBufferList0(NET_BUFFER_LIST *clone, ULONG flags);
NTSTATUS FwpsInjectNetworkSendAsync0(HANDLE handle, HANDLE context, UINT32 flags, COMPARTMENT_ID compartment,
                                     NET_BUFFER_LIST *list, FWPS_INJECT_COMPLETE0 completion, PVOID completionContext);
NTSTATUS FwpsInjectNetworkReceiveAsync0(HANDLE handle, HANDLE context, UINT32 flags, COMPARTMENT_ID compartment,
                                        IF_INDEX interfaceIndex, IF_INDEX subInterfaceIndex, NET_BUFFER_LIST *list,
                                        FWPS_INJECT_COMPLETE0 completion, PVOID completionContext);
NTSTATUS FwpsInjectTransportSendAsync0(HANDLE handle, HANDLE context, UINT64 endpoint, UINT32 flags,
                                       FWPS_TRANSPORT_SEND_PARAMS0 *parameters, ADDRESS_FAMILY family,
                                       COMPARTMENT_ID compartment, NET_BUFFER_LIST *list,
                                       FWPS_INJECT_COMPLETE0 completion, PVOID completionContext);
NTSTATUS FwpsInjectTransportReceiveAsync0(HANDLE handle, HANDLE context, PVOID reserved, UINT32 flags,
                                          ADDRESS_FAMILY family, COMPARTMENT_ID compartment, IF_INDEX interfaceIndex,
                                          IF_INDEX subInterfaceIndex, NET_BUFFER_LIST *list,
                                          FWPS_INJECT_COMPLETE0 completion, PVOID completionContext);

/* Management. */
typedef struct {
    const UINT16 *name, *description;
} FWPM_DISPLAY_DATA0;

typedef struct { UINT32 size; UINT8 *data; } FWP_BYTE_BLOB;

typedef struct {
    GUID sessionKey;
    FWPM_DISPLAY_DATA0 displayData;
    UINT32 flags, txnWaitTimeoutInMSec, processId;
    PVOID sid, username;
    int32_t kernelMode;
} FWPM_SESSION0;
_Static_assert(sizeof(FWPM_SESSION0) == 72, "FWPM_SESSION0");
_Static_assert(offsetof(FWPM_SESSION0, flags) == 32, "FWPM_SESSION0.flags");

typedef struct {
    GUID subLayerKey;
    FWPM_DISPLAY_DATA0 displayData;
    UINT32 flags;
    GUID *providerKey;
    FWP_BYTE_BLOB providerData;
    UINT16 weight;
} FWPM_SUBLAYER0;
_Static_assert(sizeof(FWPM_SUBLAYER0) == 72, "FWPM_SUBLAYER0");
_Static_assert(offsetof(FWPM_SUBLAYER0, weight) == 64, "FWPM_SUBLAYER0.weight");

typedef struct {
    GUID calloutKey;
    FWPM_DISPLAY_DATA0 displayData;
    UINT32 flags;
    GUID *providerKey;
    FWP_BYTE_BLOB providerData;
    GUID applicableLayer;
    UINT32 calloutId;
} FWPM_CALLOUT0;
_Static_assert(sizeof(FWPM_CALLOUT0) == 88, "FWPM_CALLOUT0");
_Static_assert(offsetof(FWPM_CALLOUT0, applicableLayer) == 64, "FWPM_CALLOUT0.applicableLayer");

typedef struct {
    UINT32 type;
    GUID calloutKey;
} FWPM_ACTION0;
_Static_assert(sizeof(FWPM_ACTION0) == 20, "FWPM_ACTION0");

typedef struct {
    GUID filterKey;
    FWPM_DISPLAY_DATA0 displayData;
    UINT32 flags;
    GUID *providerKey;
    FWP_BYTE_BLOB providerData;
    GUID layerKey, subLayerKey;
    FWP_VALUE0 weight;
    UINT32 numFilterConditions;
    PVOID filterCondition;
    FWPM_ACTION0 action;
    UINT64 context[2];
    GUID *reserved;
    UINT64 filterId;
    FWP_VALUE0 effectiveWeight;
} FWPM_FILTER0;
_Static_assert(sizeof(FWPM_FILTER0) == 200, "FWPM_FILTER0");
_Static_assert(offsetof(FWPM_FILTER0, layerKey) == 64, "FWPM_FILTER0.layerKey");
_Static_assert(offsetof(FWPM_FILTER0, action) == 128, "FWPM_FILTER0.action");
_Static_assert(offsetof(FWPM_FILTER0, reserved) == 168, "FWPM_FILTER0.reserved");

enum { FWPM_SESSION_FLAG_DYNAMIC = 1, RPC_C_AUTHN_WINNT = 10 };

NTSTATUS FwpmEngineOpen0(const UINT16 *server, UINT32 service, PVOID identity, const FWPM_SESSION0 *session,
                         HANDLE *engine);
NTSTATUS FwpmEngineClose0(HANDLE engine);
NTSTATUS FwpmTransactionBegin0(HANDLE engine, UINT32 flags);
NTSTATUS FwpmTransactionCommit0(HANDLE engine);
NTSTATUS FwpmTransactionAbort0(HANDLE engine);
NTSTATUS FwpmSubLayerAdd0(HANDLE engine, const FWPM_SUBLAYER0 *subLayer, PVOID descriptor);
NTSTATUS FwpmCalloutAdd0(HANDLE engine, const FWPM_CALLOUT0 *callout, PVOID descriptor, UINT32 *id);
NTSTATUS FwpmFilterAdd0(HANDLE engine, const FWPM_FILTER0 *filter, PVOID descriptor, UINT64 *id);

#endif
