//! The filter engine: sessions, transactions, objects.

use super::Rule;

pub(super) const RULES: &[Rule] = &[
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
];
