//! The discard layers: what filters and the stack drop is shown there with its reason, and may go unanswered (C-172).

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

#[path = "../support/mod.rs"]
mod support;

mod authorization;
mod blocked;
mod closed_port;
mod driver;
