/* In band, at the IP packet layers: clone, inject and absorb inside classify. */
#include "inspect.h"

void ClassifyInboundNetwork(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                                   PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter,
                                   UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out)
{
    NET_BUFFER_LIST *packet = layerData, *clone;
    HANDLE handle = values->layerId == FWPS_LAYER_INBOUND_IPPACKET_V4 ? Driver.v4.networkReceive : Driver.v6.networkReceive;
    (void)classifyContext;
    (void)flowContext;

    if (!IsLayer(values, FWPS_LAYER_INBOUND_IPPACKET_V4, FWPS_LAYER_INBOUND_IPPACKET_V6))
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
    if (!(metadata->currentMetadataValues & FWPS_METADATA_FIELD_IP_HEADER_SIZE) || !HasOneBuffer(packet) ||
        !HasNumber(values, FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX) ||
        !HasNumber(values, FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX) ||
        (clone = Clone(packet, metadata->ipHeaderSize)) == NULL) {
        Permit(out, filter);
        return;
    }
    NTSTATUS status = FwpsInjectNetworkReceiveAsync0(
        handle, NULL, 0, Compartment(metadata), values->incomingValue[FWPS_FIELD_INBOUND_IPPACKET_V4_INTERFACE_INDEX].value.uint32,
        values->incomingValue[FWPS_FIELD_INBOUND_IPPACKET_V4_SUB_INTERFACE_INDEX].value.uint32, clone, Completed, NULL);
    if (status != STATUS_SUCCESS) {
        FwpsFreeCloneNetBufferList0(clone, 0);
        Permit(out, filter);
        return;
    }
    Absorb(out);
}

void ClassifyOutboundNetwork(const FWPS_INCOMING_VALUES0 *values, const FWPS_INCOMING_METADATA_VALUES0 *metadata,
                                    PVOID layerData, const void *classifyContext, const FWPS_FILTER2 *filter,
                                    UINT64 flowContext, FWPS_CLASSIFY_OUT0 *out)
{
    NET_BUFFER_LIST *packet = layerData, *clone;
    HANDLE handle = values->layerId == FWPS_LAYER_OUTBOUND_IPPACKET_V4 ? Driver.v4.networkSend : Driver.v6.networkSend;
    (void)classifyContext;
    (void)flowContext;

    if (!IsLayer(values, FWPS_LAYER_OUTBOUND_IPPACKET_V4, FWPS_LAYER_OUTBOUND_IPPACKET_V6))
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
    if ((clone = Clone(packet, 0)) == NULL) {
        Permit(out, filter);
        return;
    }
    NTSTATUS status =
        FwpsInjectNetworkSendAsync0(handle, NULL, 0, Compartment(metadata), clone, Completed, NULL);
    if (status != STATUS_SUCCESS) {
        FwpsFreeCloneNetBufferList0(clone, 0);
        Permit(out, filter);
        return;
    }
    Absorb(out);
}
