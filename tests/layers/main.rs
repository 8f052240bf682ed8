//! Every layer, field and metadata member, read back through its accessor.
//!
//! `generated.rs` says which accessor is said to read which constant of the headers. What that constant is, and what type its value
//! has, is not taken from there: indexes and flags are those of fwps-sys, whose source is read for the whole list, and types
//! follow from the C name by the rules in `value.rs`.

mod case;
mod fields;
mod generated;
mod headers;
mod metadata;
mod packets;
mod seen;
mod tables;
mod value;
mod views;
