//! The target of a virtual switch.

use core::{fmt, ptr};

use fwps_sys::{FWP_BYTE_BLOB, NDIS_SWITCH_NIC_INDEX, NDIS_SWITCH_PORT_ID};

use super::target;
use crate::{
    Error,
    inject::{
        InjectionContext,
        block::{Block, Room},
    },
    pool::Lookaside,
};

/// Where a frame enters a virtual switch: for `FwpsInjectvSwitchEthernetIngressAsync0`.
///
/// From [`Classify::vswitch_ingress`](crate::callout::Classify::vswitch_ingress), at ingress and at egress: a frame always goes into the
/// ingress path again (C-071). It owns one block of pool, with a copy of the identifier of the switch, which the stack may read until the
/// completion.
pub struct VSwitchIngress {
    pub(crate) context: Option<InjectionContext>,
    pub(crate) block: Block<IngressParameters, Room>,
}

/// What the stack is told of the switch, and of the port that the frame comes from.
#[derive(Clone, Copy)]
pub(crate) struct IngressParameters {
    /// Names the bytes behind the block's structure while the injection is pending.
    pub(crate) identifier: FWP_BYTE_BLOB,
    pub(crate) source_port: NDIS_SWITCH_PORT_ID,
    pub(crate) source_nic: NDIS_SWITCH_NIC_INDEX,
}

// SAFETY: plain numbers, and the address of bytes that belong to the same block.
unsafe impl Send for IngressParameters {}
// SAFETY: as above.
unsafe impl Sync for IngressParameters {}

impl VSwitchIngress {
    pub(crate) fn new(
        identifier: &[u8],
        source_port: NDIS_SWITCH_PORT_ID,
        source_nic: NDIS_SWITCH_NIC_INDEX,
        lookaside: Option<&Lookaside>,
    ) -> Result<Self, Error> {
        let parameters = IngressParameters {
            identifier: FWP_BYTE_BLOB {
                size: 0,
                data: ptr::null_mut(),
            },
            source_port,
            source_nic,
        };
        Ok(Self {
            context: None,
            block: Block::new(parameters, [identifier, &[]], lookaside)?,
        })
    }

    /// The number of the port that the frame came from.
    pub fn source_port(&self) -> u32 {
        self.block.parameters().source_port
    }

    /// The identifier of the switch.
    pub fn identifier(&self) -> &[u8] {
        self.block.tail(0)
    }
}

impl fmt::Debug for VSwitchIngress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VSwitchIngress")
            .field("source_port", &self.source_port())
            .finish_non_exhaustive()
    }
}

target!([] VSwitchIngress);
