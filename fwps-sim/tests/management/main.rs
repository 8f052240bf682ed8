//! Management of the filter engine: what works, what is refused with which status, and what is reported.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

#[path = "../support/mod.rs"]
mod support;

mod basic;
mod broken;
mod call;
mod conditions;
mod driver;
mod endpoints;
mod engine;
mod enumeration;
mod filters;
#[path = "../support/kept.rs"]
mod kept;
mod limits;
mod objects;
mod rollback;
mod security;
mod service;
mod transactions;
mod unasked;
