//! ALE: what is authorised, when it is authorised again, and operations that a driver pends.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

#[path = "../support/mod.rs"]
mod support;

mod authorization;
mod call;
mod closure;
mod driver;
mod options;
mod pending;
mod reclassification;
mod rules;
