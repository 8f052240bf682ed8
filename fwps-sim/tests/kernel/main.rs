//! The kernel of the simulator: each function used as documented, and each rule broken once.

#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "the C functions are called as drivers call them, on objects of the test"
)]

mod call;
mod callback_objects;
mod control;
mod driver;
mod files;
mod for_c;
#[path = "../support/kept.rs"]
mod kept;
mod locks;
mod mdls;
mod memory;
mod net_buffers;
mod pages;
mod pool_lookaside;
mod process_information;
mod processes;
mod push_locks;
mod queued_locks;
mod refusals;
mod registry;
mod registry_tables;
mod registry_writes;
mod remove_locks;
mod requests;
mod strings;
mod tables;
mod terminate;
mod threaded_dpcs;
mod threads;
mod timers;
mod waited_locks;
mod waits;
mod work_items;
