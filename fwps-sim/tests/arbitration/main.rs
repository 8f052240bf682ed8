//! Arbitration between sublayers, filters and callouts (Appendix E of the contracts), and filter conditions.
//!
//! `table.rs` and `rights.rs` have every row of the tables of Appendix E at layers of every kind, `random.rs` compares the engine with `model.rs`, a model of
//! the rules that shares nothing with it, `stream.rs` has the layers where rights do not matter.

#![allow(unreachable_pub, reason = "the modules are parts of one test program")]

#[path = "../support/mod.rs"]
mod support;

mod conditions;
mod driver;
mod model;
mod place;
mod random;
mod rights;
mod rule;
mod stream;
mod table;
