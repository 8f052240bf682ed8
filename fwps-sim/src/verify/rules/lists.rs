//! NET_BUFFER_LISTs, NET_BUFFERs and MDLs: where they come from, who owns them, where their data start; IP headers.

use super::Rule;

pub(super) const RULES: &[Rule] = &[
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
];
