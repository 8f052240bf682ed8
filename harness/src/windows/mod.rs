//! What only Windows has: images, exceptions, the stacks of threads.

pub(crate) mod exceptions;
mod kernel_data;
pub(crate) mod loader;
mod modules;
pub(crate) mod processor;
mod relocation;
pub(crate) mod stack;
mod stand_ins;
mod symbols;
mod thread_block;
pub(crate) mod threads;
