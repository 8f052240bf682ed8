//! Injection: its handles, each kind of it, the state of packets that were injected.

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    (
        1,
        "the flags given at creation fix what an injection handle may inject",
    ),
    (3, "a network handle needs one address family"),
    (6, "injection handles are created and destroyed at PASSIVE_LEVEL"),
    (7, "destroying an injection handle waits for its injections"),
    (
        8,
        "an injection handle is not destroyed from its own completion, from classify, or holding a lock",
    ),
    (10, "every injection handle is destroyed before unload returns"),
    (
        14,
        "after a successful injection the stack owns the list until completion",
    ),
    (
        15,
        "a refused injection leaves the list with the caller, who frees it",
    ),
    (16, "a completed list is freed by its owner, once"),
    (
        17,
        "a completion routine runs at up to DISPATCH_LEVEL and must not block",
    ),
    (18, "dispatchLevel TRUE is never passed below DISPATCH_LEVEL"),
    (19, "IP-level injection needs a completion routine"),
    (
        22,
        "only allocated and cloned lists are injected, never an indicated original",
    ),
    (23, "reserved arguments are zero"),
    (24, "the compartment of an injection comes from the metadata"),
    (
        25,
        "the interface indexes of a receive injection come from the incoming values",
    ),
    (27, "a list injected inbound holds exactly one NET_BUFFER"),
    (28, "a raw send has one NET_BUFFER in its list"),
    (29, "the IP header of an outgoing injection is pointer-aligned"),
    (30, "checksums are right before an injection"),
    (
        31,
        "a send has the sum of the pseudo header when its list leaves the checksum to the NIC, and else the whole one",
    ),
    (
        32,
        "TCP is not injected from inside classify at a transport layer",
    ),
    (
        36,
        "a clone is freed soon, since it holds the buffers of its original",
    ),
    (
        37,
        "network injection needs a handle of the NETWORK type and the packet's family",
    ),
    (38, "network injection starts at the IP header"),
    (
        39,
        "a received packet is sent without the information of a received one",
    ),
    (
        41,
        "forward injection needs a handle of the FORWARD type, the packet's family, and the IP header in front",
    ),
    (
        42,
        "the interface of a forward injection is the one that the packet leaves on",
    ),
    (
        44,
        "a group of fragments is reassembled into one list before forward injection",
    ),
    (
        45,
        "a packet that passes through to or from the host is not injected into the forward path",
    ),
    (
        48,
        "transport injection needs a handle of the TRANSPORT type, and the family of the packet",
    ),
    (
        49,
        "a transport send starts at the transport header, or at the IP header without sendArgs",
    ),
    (50, "sendArgs may be NULL only when the list has an IP header"),
    (
        51,
        "the addresses and control data of a transport send stay valid until completion",
    ),
    (52, "a transport send has a remote address, in network byte order"),
    (53, "the remote scope of a transport send comes from the metadata"),
    (
        54,
        "the endpoint handle of a transport send comes from the metadata",
    ),
    (56, "a raw send is injected with its IP header in front"),
    (57, "a transport receive injection starts at the IP header"),
    (
        59,
        "a packet that ALE has to classify is not injected into the transport receive path",
    ),
    (
        60,
        "the list that a packet pended at ALE_AUTH_RECV_ACCEPT is injected with goes to the completion first",
    ),
    (65, "MAC injection needs a handle of the L2 type"),
    (
        66,
        "a MAC injection names the layer that the frame was captured at",
    ),
    (67, "a MAC injection starts at the MAC header"),
    (
        68,
        "while MAC injections are pending, the driver has a callout with a filter at their layer",
    ),
    (
        69,
        "a completion of a MAC injection gives back every list of its chain",
    ),
    (
        70,
        "only an absorbed, unaltered original is injected without a completion routine",
    ),
    (
        72,
        "an injection into the virtual switch names switch, port and NIC of the frame, and starts at its Ethernet header",
    ),
    (
        73,
        "of a frame for several destinations only the first indication is cloned and injected, and the later ones are absorbed",
    ),
    (
        74,
        "classify asks for the injection state before it does anything else",
    ),
    (
        76,
        "a packet that the driver injected itself is passed on, not cloned or injected again",
    ),
];
