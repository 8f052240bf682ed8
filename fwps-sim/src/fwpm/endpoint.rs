//! ALE endpoints as a driver lists them: `FWPS_ALE_ENDPOINT_PROPERTIES0`, and templates that select some (C-294).

use std::mem::offset_of as offset;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use fwps_sys as sys;
use sys::{FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0, FWPS_ALE_ENDPOINT_PROPERTIES0 as Properties};

use super::block::Block;
use super::condition::Condition;
use super::operand::Operand;
use crate::Status;
use crate::engine::authorization::ListedEndpoint;
use crate::engine::value::Value;
use crate::traffic::packet::Family;

impl ListedEndpoint {
    /// Writes the properties. Addresses of IPv4 and ports are in host order; nothing is secured by IPsec here.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        let (version, nowhere) = match self.family {
            Family::V4 => (sys::FWP_IP_VERSION_V4, IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
            Family::V6 => (sys::FWP_IP_VERSION_V6, IpAddr::V6(Ipv6Addr::UNSPECIFIED)),
        };
        let remote = self.remote.unwrap_or((nowhere, 0));
        block.put(at + offset!(Properties, endpointId), self.id);
        block.put(at + offset!(Properties, ipVersion), version);
        put_address(block, at + offset!(Properties, __bindgen_anon_1), self.local.0);
        put_address(block, at + offset!(Properties, __bindgen_anon_2), remote.0);
        block.put(at + offset!(Properties, ipProtocol), self.protocol);
        block.put(at + offset!(Properties, localPort), self.local.1);
        block.put(at + offset!(Properties, remotePort), remote.1);
        block.put(
            at + offset!(Properties, localTokenModifiedId),
            self.token_modified_id,
        );
        block.blob(at + offset!(Properties, appId), self.application);
    }
}

fn put_address(block: &mut Block, at: usize, address: IpAddr) {
    match address {
        IpAddr::V4(address) => block.put(at, address.to_bits()),
        IpAddr::V6(address) => block.put(at, address.octets()),
    }
}

/// What an endpoint has to be, each if it is given.
pub(crate) struct EndpointTemplate {
    local: Option<Condition>,
    remote: Option<Condition>,
    protocol: Option<Condition>,
    local_port: Option<Condition>,
    remote_port: Option<Condition>,
}

/// The condition that a value has to meet; none for FWP_EMPTY.
///
/// # Safety
/// The pointers are what the type says, or null, for the time of the call (C-363).
unsafe fn condition(
    raw: &sys::FWP_CONDITION_VALUE0,
    fits: impl Fn(Operand) -> bool,
) -> Result<Option<Condition>, Status> {
    if raw.type_ == sys::FWP_EMPTY {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    let operand = unsafe { Operand::read(raw) }?;
    if fits(operand) {
        Ok(Some(Condition::equal(operand)))
    } else {
        Err(sys::STATUS_FWP_TYPE_MISMATCH)
    }
}

fn is_subnet(operand: Operand) -> bool {
    operand.fits(sys::FWP_UINT32, true) || operand.fits(sys::FWP_BYTE_ARRAY16_TYPE, true)
}

impl EndpointTemplate {
    /// Reads a template.
    ///
    /// # Safety
    /// The pointers in it are what the types say, or null, for the time of the call (C-363).
    pub(crate) unsafe fn read(raw: &FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0) -> Result<Self, Status> {
        let is_port = |operand: Operand| operand.fits(sys::FWP_UINT16, false);
        Ok(Self {
            // SAFETY: the caller's promise.
            local: unsafe { condition(&raw.localSubNet, is_subnet) }?,
            // SAFETY: as above.
            remote: unsafe { condition(&raw.remoteSubNet, is_subnet) }?,
            // SAFETY: as above.
            protocol: unsafe { condition(&raw.ipProtocol, |operand| operand.fits(sys::FWP_UINT8, false)) }?,
            // SAFETY: as above.
            local_port: unsafe { condition(&raw.localPort, is_port) }?,
            // SAFETY: as above.
            remote_port: unsafe { condition(&raw.remotePort, is_port) }?,
        })
    }

    /// Whether an endpoint is asked for. One without another end meets no condition about it.
    pub(crate) fn selects(&self, endpoint: &ListedEndpoint) -> bool {
        let meets = |condition: &Option<Condition>, value: Option<Value>| {
            condition.as_ref().is_none_or(|condition| {
                value.is_some_and(|value| condition.is_comparable(value) && condition.holds_for(value))
            })
        };
        let (local, remote) = (endpoint.local, endpoint.remote);
        meets(&self.local, Some(ListedEndpoint::address(local.0)))
            && meets(
                &self.remote,
                remote.map(|remote| ListedEndpoint::address(remote.0)),
            )
            && meets(&self.protocol, Some(Value::U8(endpoint.protocol)))
            && meets(&self.local_port, Some(Value::U16(local.1)))
            && meets(&self.remote_port, remote.map(|remote| Value::U16(remote.1)))
    }
}
