//! Operations that a safe driver pends, on the simulator: every way that they end.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

mod accept;
mod closure;
mod connect;
mod endpoint;
mod traffic;
