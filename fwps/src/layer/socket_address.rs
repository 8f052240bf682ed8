//! Socket addresses of C.

use core::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use fwps_sys::{AF_INET, AF_INET6, SOCKADDR, SOCKADDR_STORAGE};

/// The offset of the port, in network byte order, in both families.
const PORT: usize = 2;

/// The address in a C socket address. `None` if there is none, or it is no IP address.
///
/// # Safety
/// `place` is null, or points to a socket address of the length that its family has.
pub(crate) unsafe fn read(place: *const SOCKADDR) -> Option<SocketAddr> {
    if place.is_null() {
        return None;
    }
    let bytes = place.cast::<u8>();
    // SAFETY: every socket address starts with its family (the caller's duty).
    let family = unsafe { place.cast::<u16>().read_unaligned() };
    if family == AF_INET {
        // SAFETY: that long in this family: family, port, address (the caller's duty).
        let [port_high, port_low, address @ ..] =
            unsafe { bytes.wrapping_add(PORT).cast::<[u8; 6]>().read() };
        let port = u16::from_be_bytes([port_high, port_low]);
        return Some(SocketAddrV4::new(Ipv4Addr::from(address), port).into());
    }
    if family == AF_INET6 {
        // SAFETY: that long in this family (the caller's duty).
        let [port_high, port_low, a, b, c, d, rest @ ..] =
            unsafe { bytes.wrapping_add(PORT).cast::<[u8; 26]>().read() };
        let [address @ .., e, f, g, h] = rest;
        let port = u16::from_be_bytes([port_high, port_low]);
        let (flow, scope) = (u32::from_ne_bytes([a, b, c, d]), u32::from_ne_bytes([e, f, g, h]));
        return Some(SocketAddrV6::new(Ipv6Addr::from(address), port, flow, scope).into());
    }
    None
}

/// Writes an address, and zeros behind it as far as its family goes.
///
/// # Safety
/// `place` points to a storage that may be written, and that nobody else uses meanwhile.
pub(crate) unsafe fn write(place: *mut SOCKADDR_STORAGE, address: SocketAddr) {
    let bytes = place.cast::<u8>();
    match address {
        SocketAddr::V4(address) => {
            let [family_low, family_high] = AF_INET.to_ne_bytes();
            let [port_high, port_low] = address.port().to_be_bytes();
            let [a, b, c, d] = address.ip().octets();
            let raw: [u8; 16] = [
                family_low,
                family_high,
                port_high,
                port_low,
                a,
                b,
                c,
                d,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
            ];
            // SAFETY: the storage has more bytes (the caller's duty).
            unsafe { bytes.cast::<[u8; 16]>().write(raw) };
        }
        SocketAddr::V6(address) => {
            let mut raw = [0; 28];
            let parts: [&[u8]; 5] = [
                &AF_INET6.to_ne_bytes(),
                &address.port().to_be_bytes(),
                &address.flowinfo().to_ne_bytes(),
                &address.ip().octets(),
                &address.scope_id().to_ne_bytes(),
            ];
            let all = parts.iter().flat_map(|part| part.iter());
            raw.iter_mut().zip(all).for_each(|(to, from)| *to = *from);
            // SAFETY: the storage has more bytes (the caller's duty).
            unsafe { bytes.cast::<[u8; 28]>().write(raw) };
        }
    }
}
