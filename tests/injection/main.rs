//! Injection of every kind, by drivers written with the safe crate, in the simulator.

mod choice;
mod common;
mod doors;
mod driver;
mod edits;
mod elsewhere;
mod limits;
mod lists;
mod own;
mod passing;
mod peer;
mod program;
mod random;
mod references;
mod refusals;
mod segments;
mod stream_actions;
mod streams;
mod takes;
mod traffic;
