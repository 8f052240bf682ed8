//! Ports, and the type and code of ICMP, which the engine puts in their place (C-145).

use super::Layer;
use crate::callout::Classify;

/// ICMP for IPv4.
const ICMP: u8 = 1;
/// ICMP for IPv6.
const ICMPV6: u8 = 58;

impl<L: Layer> Classify<'_, L> {
    /// The field at `index`, if it is what is asked for. With `protocol`, the field of that index tells a port from what ICMP puts there;
    /// without, the field is always what its name says.
    #[inline]
    pub(super) fn port_or_icmp(&self, index: u32, protocol: Option<u32>, of_icmp: bool) -> Option<u16> {
        let value = self.value(index)?.uint16()?;
        let Some(protocol) = protocol else {
            return Some(value);
        };
        let is_icmp = matches!(self.value(protocol)?.uint8()?, ICMP | ICMPV6);
        (is_icmp == of_icmp).then_some(value)
    }
}
