//! Start, stop, and what of the kernel a driver has while it runs: C-372 to C-387, each broken in one place, beside a near twin that keeps it.

#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "the C functions are called as drivers call them, on objects of the test"
)]

mod driver;
mod kernel;
mod order;
mod pair;
mod things;
mod work_items;
