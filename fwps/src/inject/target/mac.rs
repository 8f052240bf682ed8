//! Targets at the MAC layers.

use fwps_sys::{IF_INDEX, NDIS_PORT_NUMBER};

use super::target;
use crate::inject::InjectionContext;

/// Where a frame that arrives is put back: for `FwpsInjectMacReceiveAsync0`.
///
/// From [`Classify::mac_receive`](crate::callout::Classify::mac_receive). It names the layer that it was made at (C-066).
#[derive(Clone, Copy, Debug)]
pub struct MacReceive {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) layer: u16,
    pub(crate) interface: IF_INDEX,
    pub(crate) port: NDIS_PORT_NUMBER,
}

/// Where a frame that leaves is put back: for `FwpsInjectMacSendAsync0`.
///
/// From [`Classify::mac_send`](crate::callout::Classify::mac_send). It names the layer that it was made at (C-066).
#[derive(Clone, Copy, Debug)]
pub struct MacSend {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) layer: u16,
    pub(crate) interface: IF_INDEX,
    pub(crate) port: NDIS_PORT_NUMBER,
}

target!([] MacReceive);
target!([] MacSend);
