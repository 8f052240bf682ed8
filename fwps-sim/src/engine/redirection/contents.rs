//! FWPS_CONNECT_REQUEST0 and FWPS_BIND_REQUEST0, as what they say.

use std::mem::offset_of;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use fwps_sys as sys;
use sys::{FWPS_BIND_REQUEST0, FWPS_CONNECT_REQUEST0};

use crate::engine::authorization::Stage;
use crate::memory::{Memory, access};

/// What a request says. A bind request has no remote address, and none of the members for local proxies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(super) local: SocketAddr,
    pub(super) remote: Option<SocketAddr>,
    pub(super) token: u64,
    /// The process that serves the connection; zero for none.
    pub(super) target: u32,
    pub(super) previous: usize,
    pub(super) modifier: u64,
    pub(super) handle: usize,
    pub(super) context: usize,
    pub(super) context_size: u64,
}

/// The address in a request is of no family that the layer has.
#[derive(Clone, Copy, Debug)]
pub(super) struct ForeignFamily(pub(super) u16);

impl Contents {
    /// A request that nobody has changed.
    pub(super) fn new(local: SocketAddr, remote: Option<SocketAddr>) -> Self {
        Self {
            local,
            remote,
            token: 0,
            target: 0,
            previous: 0,
            modifier: 0,
            handle: 0,
            context: 0,
            context_size: 0,
        }
    }

    /// The structure in memory of its own.
    pub(super) fn to_memory(&self) -> Memory {
        let size = if self.remote.is_some() {
            size_of::<FWPS_CONNECT_REQUEST0>()
        } else {
            size_of::<FWPS_BIND_REQUEST0>()
        };
        let memory = Memory::new(size, 16, 0);
        self.write(memory.address());
        memory
    }

    /// Writes the structure at `at`, a block that was made for the same layer.
    pub(super) fn write(&self, at: usize) {
        let Some(remote) = self.remote else {
            put_address(
                at + offset_of!(FWPS_BIND_REQUEST0, localAddressAndPort),
                self.local,
            );
            put(
                at + offset_of!(FWPS_BIND_REQUEST0, portReservationToken),
                self.token,
            );
            put(
                at + offset_of!(FWPS_BIND_REQUEST0, previousVersion),
                self.previous,
            );
            put(
                at + offset_of!(FWPS_BIND_REQUEST0, modifierFilterId),
                self.modifier,
            );
            return;
        };
        type Connect = FWPS_CONNECT_REQUEST0;
        put_address(at + offset_of!(Connect, localAddressAndPort), self.local);
        put_address(at + offset_of!(Connect, remoteAddressAndPort), remote);
        put(at + offset_of!(Connect, portReservationToken), self.token);
        put(at + offset_of!(Connect, localRedirectTargetPID), self.target);
        put(at + offset_of!(Connect, previousVersion), self.previous);
        put(at + offset_of!(Connect, modifierFilterId), self.modifier);
        put(at + offset_of!(Connect, localRedirectHandle), self.handle);
        put(at + offset_of!(Connect, localRedirectContext), self.context);
        put(
            at + offset_of!(Connect, localRedirectContextSize),
            self.context_size,
        );
    }

    /// Reads the structure of a redirect layer at `at`, a block that [`Contents::to_memory`] made for the same layer.
    pub(super) fn read(at: usize, stage: Stage) -> Result<Self, ForeignFamily> {
        if stage == Stage::BindRedirect {
            return Ok(Self {
                local: get_address(at + offset_of!(FWPS_BIND_REQUEST0, localAddressAndPort))?,
                token: get(at + offset_of!(FWPS_BIND_REQUEST0, portReservationToken)),
                previous: get(at + offset_of!(FWPS_BIND_REQUEST0, previousVersion)),
                modifier: get(at + offset_of!(FWPS_BIND_REQUEST0, modifierFilterId)),
                remote: None,
                target: 0,
                handle: 0,
                context: 0,
                context_size: 0,
            });
        }
        type Connect = FWPS_CONNECT_REQUEST0;
        Ok(Self {
            local: get_address(at + offset_of!(Connect, localAddressAndPort))?,
            remote: Some(get_address(at + offset_of!(Connect, remoteAddressAndPort))?),
            token: get(at + offset_of!(Connect, portReservationToken)),
            target: get(at + offset_of!(Connect, localRedirectTargetPID)),
            previous: get(at + offset_of!(Connect, previousVersion)),
            modifier: get(at + offset_of!(Connect, modifierFilterId)),
            handle: get(at + offset_of!(Connect, localRedirectHandle)),
            context: get(at + offset_of!(Connect, localRedirectContext)),
            context_size: get(at + offset_of!(Connect, localRedirectContextSize)),
        })
    }
}

/// Writes a socket address: SOCKADDR_IN or SOCKADDR_IN6, in network byte order.
pub(crate) fn put_address(at: usize, address: SocketAddr) {
    match address {
        SocketAddr::V4(address) => {
            put(at, sys::AF_INET);
            put(at + 2, address.port().to_be_bytes());
            put(at + 4, address.ip().octets());
        }
        SocketAddr::V6(address) => {
            put(at, sys::AF_INET6);
            put(at + 2, address.port().to_be_bytes());
            put(at + 4, address.flowinfo().to_be_bytes());
            put(at + 8, address.ip().octets());
            put(at + 24, address.scope_id());
        }
    }
}

fn get_address(at: usize) -> Result<SocketAddr, ForeignFamily> {
    let port = u16::from_be_bytes(get(at + 2));
    match get(at) {
        sys::AF_INET => Ok((Ipv4Addr::from(get::<[u8; 4]>(at + 4)), port).into()),
        sys::AF_INET6 => {
            let address = Ipv6Addr::from(get::<[u8; 16]>(at + 8));
            let flow = u32::from_be_bytes(get(at + 4));
            Ok(SocketAddrV6::new(address, port, flow, get(at + 24)).into())
        }
        family => Err(ForeignFamily(family)),
    }
}

fn put<T: Copy>(at: usize, value: T) {
    // SAFETY: every caller writes inside a block that has room for the whole structure.
    unsafe { access::store(at, value) }
}

fn get<T: Copy>(at: usize) -> T {
    // SAFETY: every caller reads inside a block that has room for the whole structure and was written when it was made; every bit
    // pattern is valid for integers and arrays of bytes.
    unsafe { access::load(at) }
}
