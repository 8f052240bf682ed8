//! Streams, ALE, layer 2, the virtual switch, tags and fragments.

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    (
        255,
        "stream data comes with FWPS_STREAM_CALLOUT_IO_PACKET0, in which the callout sets three members",
    ),
    (
        257,
        "a stream callout that does more than inspect always sets the action",
    ),
    (259, "countBytesEnforced does not exceed the indicated data"),
    (
        260,
        "more data is asked for with countBytesRequired above 0 and countBytesEnforced 0",
    ),
    (
        261,
        "at the limit of the buffer a callout decides, and asks for no more data",
    ),
    (262, "at the end of the stream a callout asks for no more data"),
    (
        264,
        "a connection is dropped only through a filter with CALLOUT_UNKNOWN",
    ),
    (
        266,
        "only received data is deferred, and continued with what was deferred",
    ),
    (
        267,
        "a stream is not continued from inside classify, nor while data is injected into it",
    ),
    (
        270,
        "no stream data passes a callout that holds earlier data, and the way of editing does not change",
    ),
    (
        271,
        "stream data is injected from classify, into what is deferred or pended, or when everything is cloned and blocked",
    ),
    (
        272,
        "stream injection needs a handle of the STREAM type, and the flow, callout and layer of the classification",
    ),
    (273, "stream injection names one direction"),
    (274, "only a disconnect is injected without a list"),
    (275, "dataLength is the number of bytes of the injected chain"),
    (276, "nothing is injected into a stream that was reset"),
    (
        277,
        "a disconnect is injected only after one was indicated and blocked, behind the data",
    ),
    (278, "an indication without a chain is neither cloned nor copied"),
    (279, "the flags of stream clones are zero"),
    (
        280,
        "the buffer for stream data has room for the bytes that are asked for",
    ),
    (
        281,
        "stream data starts at the list, NET_BUFFER, MDL and offset of its indication",
    ),
    (
        295,
        "flows are authorised before they are established, not at ALE_FLOW_ESTABLISHED",
    ),
    (
        304,
        "switch events are subscribed to at PASSIVE_LEVEL with zero reserved arguments, and every subscription is ended",
    ),
    (
        306,
        "a pended notification of the switch is completed once, with a final status",
    ),
    (307, "filters are not changed inside a callback about the switch"),
    (317, "a tag is what FwpsNetBufferListGetTagForContext0 gave"),
    (
        318,
        "tagging takes flags of zero, a provider, a device object and the layer of the list",
    ),
    (319, "whoever tags a list has a routine that is told about it"),
    (
        321,
        "the context of a tag is freed once, though clones may have it, too",
    ),
    (
        322,
        "contexts of tags are removed before unload, and the memory that they name is freed",
    ),
    (323, "data of the stream layers is not tagged"),
    (
        324,
        "only a group of fragments of the forward layers is reassembled, by its address family",
    ),
    (
        326,
        "reassembly takes no flags, and a pool with fAllocateNetBuffer TRUE and DataSize 0",
    ),
];
