//! The stream layers: what passes, what is edited, what callouts may ask for, and what they must not do.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

#[path = "../support/mod.rs"]
mod support;

mod actions;
mod call;
mod caught;
mod clones;
mod contracts;
mod custody;
mod driver;
mod editing;
mod injections;
mod lifetime;
mod moments;
mod packets;
mod passing;
mod refusals;
mod shapes;
mod threads;
