//! The functions of NDIS that callout drivers use.

pub(crate) mod adjust;
pub(crate) mod data;
pub(crate) mod information;
pub(crate) mod mdl;
pub(crate) mod pool;
