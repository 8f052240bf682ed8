//! The redirect layers: sockets that are bound elsewhere, connections that are made elsewhere, and local proxies.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the modules are parts of one test program"
)]

#[path = "../support/mod.rs"]
mod support;

mod broken;
mod call;
mod chain;
mod correct;
mod driver;
mod layers;
mod proxy;
mod refusals;
