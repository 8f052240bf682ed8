//! Flow contexts, operations and classifications that are pended, redirection.

use super::Rule;

pub(super) const RULES: &[Rule] = &[
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
];
