//! Flow contexts and filter notifications: what the engine does with them, and what callouts must not do.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

#[path = "../support/mod.rs"]
mod support;

mod broken;
mod correct;
mod driver;
mod filter_driver;
mod notify;
mod refusals;
