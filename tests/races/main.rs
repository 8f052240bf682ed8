//! Drivers that are unloaded while everything they have is in use: traffic, completions, flow deletions, workers, pended operations.
//!
//! The callouts that take packets are those of the injection tests; this driver adds those that keep contexts, that pend operations and classifications, and that
//! give the things that unload ends into odd hands.

#![allow(
    dead_code,
    reason = "the files of the injection tests have more than is used here"
)]

mod ale;
mod answers;
#[path = "../injection/choice.rs"]
mod choice;
#[path = "../injection/common.rs"]
mod common;
#[path = "../injection/doors.rs"]
mod doors;
mod driver;
mod keeps;
mod late;
mod odd;
mod options;
#[path = "../injection/segments.rs"]
mod segments;
mod starts;

#[path = "../injection/streams.rs"]
mod streams;
#[path = "../injection/takes.rs"]
mod takes;
mod tool;
mod traffic;
mod unload;
