//! Each bug that was found stays found: one test per bug, named after what went wrong.

#![forbid(unsafe_code)]

mod chains;
mod custody;
mod frames;
mod lists;
mod management;
mod queues;
mod streams;
mod unload;
mod verdicts;
