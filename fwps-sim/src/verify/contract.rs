//! The contracts that the simulator enforces, each with its one-line rule.

use std::fmt;

use serde::{Serialize, Serializer};

/// What a [`Report`](crate::Report) is about: a numbered contract, or one of the three events that no contract numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contract {
    /// A numbered contract of the reference; prints as `C-084`.
    Numbered(u16),
    /// The driver called `KeBugCheckEx`, or did what stops a real machine at once; prints as `bug-check`.
    BugCheck,
    /// No thread of the machine can run any more; prints as `deadlock`.
    Deadlock,
    /// The driver used a part of a function that the simulator does not model; prints as `not-modelled`.
    NotModelled,
}

impl Contract {
    /// The contract with this number.
    ///
    /// # Panics
    /// When the simulator has no rule text for the number. Used in `const` blocks, this is a compile-time error.
    pub const fn of(number: u16) -> Self {
        let mut index = 0;
        while index < RULES.len() {
            if RULES[index].0 == number {
                return Contract::Numbered(number);
            }
            index += 1;
        }
        panic!("no rule text for this contract number: add it to verify/contract.rs");
    }

    /// The rule in one line.
    pub fn rule(self) -> &'static str {
        match self {
            Contract::Numbered(number) => RULES
                .iter()
                .find(|(n, _)| *n == number)
                .map_or("", |(_, rule)| rule),
            Contract::BugCheck => "the machine must not stop",
            Contract::Deadlock => "some thread must be able to go on",
            Contract::NotModelled => "the simulator does not model this use of the function",
        }
    }

    /// Every numbered contract that the simulator can report, with its rule, in order.
    pub fn all() -> impl Iterator<Item = (Contract, &'static str)> {
        RULES
            .iter()
            .map(|(number, rule)| (Contract::Numbered(*number), *rule))
    }
}

impl fmt::Display for Contract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Contract::Numbered(number) => write!(f, "C-{number:03}"),
            Contract::BugCheck => f.write_str("bug-check"),
            Contract::Deadlock => f.write_str("deadlock"),
            Contract::NotModelled => f.write_str("not-modelled"),
        }
    }
}

impl Serialize for Contract {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `contract!(84)`: the contract, checked at compile time to have a rule text.
macro_rules! contract {
    ($number:literal) => {
        const { $crate::verify::contract::Contract::of($number) }
    };
}
pub(crate) use contract;

/// Number and rule of every contract that some check of the simulator reports, in order.
const RULES: &[(u16, &str)] = &[
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
    (
        80,
        "allocated lists come from a pool with fAllocateNetBuffer TRUE and DataSize 0",
    ),
    (81, "context sizes are multiples of MEMORY_ALLOCATION_ALIGNMENT"),
    (
        82,
        "the data of a list lies inside its MDL chain, and nothing is written outside",
    ),
    (83, "the MDLs and memory behind an allocated list outlive it"),
    (84, "each list is freed with the function that matches its origin"),
    (85, "each list is freed exactly once"),
    (86, "a clone shares the original's bytes and does not change them"),
    (91, "changes made to a clone are undone before it is freed"),
    (92, "the flags of clone allocation and clone free are zero"),
    (93, "a reference to a packet is dropped soon"),
    (
        94,
        "an indicated list is used after classify only when it was referenced there",
    ),
    (
        95,
        "a list referenced to be modified is blocked and absorbed, with the right cleared",
    ),
    (96, "a dereference matches a reference"),
    (
        97,
        "the data start of a referenced list is compared with the one at classify before it is used",
    ),
    (98, "an indicated list keeps its data start"),
    (99, "the bytes and MDLs of an indicated list are not changed"),
    (
        104,
        "a callout that takes chains of frames does not clone or reference them",
    ),
    (
        109,
        "a generic object is freed, and after everything allocated with it",
    ),
    (
        110,
        "a pool is freed after all its lists, and before unload returns",
    ),
    (
        111,
        "the parameter header of a pool has the right type, revision and size",
    ),
    (113, "advance matches retreat: the same delta, last in first out"),
    (115, "an advance does not exceed the data length"),
    (
        118,
        "the alignment of NdisGetDataBuffer is a power of two up to 8192, and the offset is below it",
    ),
    (120, "the current MDL of a NET_BUFFER agrees with its data offset"),
    (
        122,
        "context space of a list is given back with its size, last in first out, before the list is freed",
    ),
    (
        123,
        "what NDIS clones, cuts up or reassembles is freed with the flags of its allocation",
    ),
    (
        124,
        "an MDL is freed once, after its list and before its memory, with the function that matches",
    ),
    (
        126,
        "a header rebuild starts at the IP header, a construction at the transport header",
    ),
    (127, "a header rebuild works on exactly one NET_BUFFER"),
    (
        130,
        "header construction takes network-order addresses and zero reserved arguments",
    ),
    (
        132,
        "headers are constructed on clones and own lists, never on the indicated original",
    ),
    (
        137,
        "a member of the metadata is used when its flag is set, and while the classification lasts",
    ),
    (147, "classify does not block and calls no passive-level function"),
    (
        155,
        "a callout returns only the actions that its filter's type allows",
    ),
    (
        156,
        "the action is written only with the action right, except BLOCK as a veto",
    ),
    (157, "a block that absorbs clears the action right"),
    (
        158,
        "a permit clears the action right when the filter asks for it",
    ),
    (
        160,
        "a callout never sets the action right, nor bits of the rights that there are none of",
    ),
    (161, "the reserved members of classifyOut are left alone"),
    (162, "absorb is set only with block"),
    (
        164,
        "a packet absorbed without a clone, copy or reference is lost",
    ),
    (
        165,
        "without the action right a packet is not captured for injection",
    ),
    (
        166,
        "a packet whose clone or copy is injected does not go on itself",
    ),
    (
        171,
        "a packet that ALE has to classify is permitted at the transport layer",
    ),
    (
        172,
        "what a discard layer shows is dropped already, and is not absorbed",
    ),
    (
        173,
        "options are set from classifyFn, with its metadata, to values that they take",
    ),
    (
        174,
        "security information is asked for from classifyFn, about its list, in one direction",
    ),
    (
        175,
        "callouts are registered and unregistered at PASSIVE_LEVEL, with a device object of the driver",
    ),
    (181, "a callout that keeps flow contexts has a flowDeleteFn"),
    (182, "classifyFn and notifyFn are required"),
    (
        189,
        "a callout is unregistered once its flow contexts are gone, and not from inside its own callback",
    ),
    (192, "every callout is unregistered before unload returns"),
    (
        196,
        "a notification of a type that the callout does not know is ignored with STATUS_SUCCESS",
    ),
    (
        197,
        "the context that notify put into a filter is freed once, after the filter's deletion",
    ),
    (
        199,
        "what filters kept whose deletion nobody told of is freed after the callout is unregistered",
    ),
    (200, "notify does not call the filter engine"),
    (201, "a flow context is not zero"),
    (202, "a flow context belongs to a registered callout"),
    (
        203,
        "STATUS_OBJECT_NAME_EXISTS is a refusal: the flow context stays the caller's",
    ),
    (
        204,
        "a flow context is associated at the layer of the callout that uses it",
    ),
    (
        205,
        "a flow context is the flow's until flowDeleteFn, and the caller's after a refusal",
    ),
    (206, "flowDeleteFn does not wait"),
    (207, "flowDeleteFn does not call FwpsFlowRemoveContext0"),
    (
        208,
        "after STATUS_PENDING a flow context goes back through flowDeleteFn alone",
    ),
    (209, "whoever removes a flow context leaves it to flowDeleteFn"),
    (
        210,
        "no lock that flowDeleteFn takes is held across FwpsFlowRemoveContext0",
    ),
    (
        211,
        "a flow context is removed at the layer that it was associated at",
    ),
    (214, "a flow is named by the flowHandle of the metadata"),
    (
        215,
        "an operation is pended with the completion handle of the running classify call",
    ),
    (
        216,
        "operations are pended at ALE_RESOURCE_ASSIGNMENT, ALE_AUTH_LISTEN, ALE_AUTH_CONNECT and ALE_AUTH_RECV_ACCEPT only",
    ),
    (217, "a reauthorisation is not pended"),
    (
        218,
        "who pends an operation blocks and absorbs, and clears the action right",
    ),
    (219, "a pended operation is completed once, with its own context"),
    (223, "no lock is held when an operation is completed"),
    (
        224,
        "the packet of a pended operation is flushed, so who wants it keeps a clone or copy",
    ),
    (
        225,
        "a completion is given a clone of the packet that was indicated, or NULL",
    ),
    (
        226,
        "operations are pended and completed at DISPATCH_LEVEL at most",
    ),
    (227, "every acquired classify handle is released once"),
    (
        228,
        "a classify handle is acquired in classifyFn, with the context of that call",
    ),
    (
        229,
        "classifications are pended at the redirect layers and ALE_ENDPOINT_CLOSURE only",
    ),
    (
        230,
        "who pends a classification blocks, and clears the action right",
    ),
    (
        231,
        "a classification is pended with the filter and the classifyOut of the call",
    ),
    (232, "a pended classification is completed once"),
    (233, "the classifyOut of a completion is the driver's own copy"),
    (
        234,
        "changed layer data is applied before the classification is completed, and before the handle is released",
    ),
    (
        235,
        "writable layer data is given back once, unused after that, with the handle and the address that it came with",
    ),
    (
        237,
        "only a pended classification is to be repeated when others modify the data",
    ),
    (
        240,
        "a redirect handle is made once, at PASSIVE_LEVEL, and destroyed after its last use",
    ),
    (
        241,
        "a connection is redirected after its redirect state was asked for, and not again by who redirected it",
    ),
    (
        243,
        "a connection is redirected to a local process with localRedirectHandle and the identifier of that process",
    ),
    (
        244,
        "localRedirectContext comes from the pool, and the engine frees it",
    ),
    (
        245,
        "of a connect request the remote address, the port reservation and the members for local proxies may change",
    ),
    (
        246,
        "of a bind request the local address and the port reservation may change",
    ),
    (247, "the versions of a request are read-only"),
    (249, "the redirect layers need callouts of version 1 or later"),
    (
        251,
        "a proxy sets the redirect records on its outbound socket, or its connections are redirected to itself",
    ),
    (
        252,
        "redirect records are written to a buffer that is aligned for pointers",
    ),
    (
        254,
        "the target of a local redirection is the local address, or loopback when that is unspecified",
    ),
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
    (330, "management functions run at PASSIVE_LEVEL"),
    (
        331,
        "who asks for the state of the filter engine has subscribed to it before",
    ),
    (
        332,
        "a kernel session has no server name, a known authentication service and no identity",
    ),
    (
        333,
        "a subscription to the engine's state is not ended from its own callback",
    ),
    (
        334,
        "every subscription to the engine's state is ended, once, before unload",
    ),
    (335, "every engine session is closed"),
    (340, "every transaction is committed or aborted"),
    (
        347,
        "notify does not wait for anything that waits for the transaction lock",
    ),
    (
        364,
        "memory of a management function is freed once, with FwpmFreeMemory0",
    ),
    (365, "the entries of an enumeration are one block, freed once"),
    (366, "of security information only the descriptor is freed, once"),
    (
        367,
        "an enumeration handle is used and destroyed by the functions of its kind, on its session",
    ),
    (372, "a driver that refuses to load undoes what it did"),
    (373, "a driver gives everything back before unload returns"),
    (
        376,
        "no stream is deferred any more when its callout is unregistered",
    ),
    (
        377,
        "system threads end before unload returns, and their handles and references are closed",
    ),
    (
        378,
        "a completion needs nothing that the thread holds or has stopped that destroys its handle",
    ),
    (379, "filters left behind by a driver go on blocking"),
    (
        380,
        "pool is allocated with a tag and non-paged above APC_LEVEL, touched only inside, and freed once with its tag",
    ),
    (
        381,
        "locks are not recursive, are released in order by the matching function, and are not held across calls that wait or call back",
    ),
    (382, "no wait with a timeout above DISPATCH_LEVEL or at it"),
    (
        383,
        "a work item is queued once at a time and freed when not queued",
    ),
    (
        384,
        "every acquired rundown protection is released, and the wait comes once",
    ),
    (
        385,
        "a DPC lives until it has run or was removed, and the queue was flushed",
    ),
    (
        386,
        "an IRP is completed once, or pended so that it can be cancelled, and is not touched afterwards",
    ),
    (
        387,
        "an MDL describes memory that is there, and its pages are locked once, mapped while locked, and unlocked before it is freed",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_and_unique() {
        assert!(RULES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn contracts_print_as_in_the_reference() {
        assert_eq!(Contract::of(7).to_string(), "C-007");
        assert_eq!(Contract::of(335).to_string(), "C-335");
        assert_eq!(
            Contract::of(84).rule(),
            "each list is freed with the function that matches its origin"
        );
    }
}
