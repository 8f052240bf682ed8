//! The driver in the kernel: unload, pool, locks, waits, threads.

use super::Rule;

pub(super) const RULES: &[Rule] = &[
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
