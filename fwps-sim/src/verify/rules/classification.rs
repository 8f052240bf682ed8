//! The classify call, verdicts, callouts, filters and their contexts.

use super::Rule;

pub(super) const RULES: &[Rule] = &[
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
];
