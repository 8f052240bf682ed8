//! A safe driver that redirects connections and binds, on the simulator: every way to do it, and every way that it ends.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

mod authorizes;
mod bind;
mod binds;
mod connect;
mod connects;
mod driver;
mod ends;
mod leaks;
mod leaves;
mod proxy;
mod refusals;
mod states;
