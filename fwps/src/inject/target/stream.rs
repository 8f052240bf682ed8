//! The target of a TCP stream.

use core::marker::PhantomData;

use super::target;
use crate::{family::Family, inject::InjectionContext};

/// Where data goes into a TCP stream: flow, direction, callout and layer, for `FwpsStreamInjectAsync0`.
///
/// From [`Classify::stream_injection`](crate::callout::Classify::stream_injection).
#[derive(Clone, Copy, Debug)]
pub struct StreamInjection<F: Family> {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) flow: u64,
    pub(crate) callout: u32,
    pub(crate) layer: u16,
    pub(crate) flags: u32,
    /// Set by the inject function, to the length of what it is given.
    pub(crate) bytes: usize,
    /// Set by the inject function, to the end that goes with it.
    pub(crate) end: u32,
    pub(crate) family: PhantomData<F>,
}

target!([F: Family] StreamInjection<F>);
