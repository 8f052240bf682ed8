//! Traffic in and out: captures, packets, fragments, hostile shapes.

pub(crate) mod address;
pub(crate) mod capture;
pub(crate) mod conversation;
pub(crate) mod embedded;
pub(crate) mod ethernet;
pub(crate) mod fragments;
pub(crate) mod output;
pub(crate) mod packet;
pub(crate) mod reshape;
pub(crate) mod shape;
