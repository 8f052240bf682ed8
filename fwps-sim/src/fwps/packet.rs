//! What every injected packet must be: readable, whole, of the right family, with right checksums.

use fwps_sys as sys;
use sys::ADDRESS_FAMILY;

use crate::context;
use crate::machine::Machine;
use crate::memory::buffer::Broken;
use crate::memory::list::List;
use crate::traffic::packet::{Family, Headers};
use crate::verify::contract::{Contract, contract};

/// A packet of an injected list: the list, and the index of its NET_BUFFER.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) list: usize,
    pub(crate) index: usize,
}

/// Checks one IP packet of an injection: that it is one, of the right family, with right checksums.
pub(crate) fn check_packet(
    machine: &mut Machine,
    place: Place,
    bytes: &[u8],
    family: ADDRESS_FAMILY,
    start: Contract,
    wrong_family: Contract,
) -> Result<Headers, ()> {
    let function = context::function();
    let list = place.list;
    let headers = match Headers::parse(bytes) {
        Ok(headers) => headers,
        Err(error) => {
            let text = format!(
                "the data of the list that {function} was given does not start at a whole IP header: {error}"
            );
            let contract = if machine.is_cloned_after_move(list) {
                contract!(97)
            } else {
                start
            };
            machine.report_about(contract, &[list], text);
            return Err(());
        }
    };
    let packet_family = if headers.family == Family::V4 {
        sys::AF_INET
    } else {
        sys::AF_INET6
    };
    if family != sys::AF_UNSPEC && family != packet_family {
        let text = format!("{function} was given a packet of address family {packet_family}, not {family}");
        machine.report_about(wrong_family, &[list], text);
        return Err(());
    }
    check_checksums(machine, place, bytes, &headers);
    Ok(headers)
}

/// Checksums must be right (C-030), unless those of the captured packet were wrong already.
pub(crate) fn check_checksums(machine: &mut Machine, place: Place, bytes: &[u8], headers: &Headers) {
    let Place { list, index } = place;
    let past = machine.ledger.list(list).and_then(|record| record.packet.clone());
    let source = past.as_ref().map(|packet| &packet.part(index).source);
    let header = source.is_none_or(|source| source.header_checksum_good());
    let transport = source.is_none_or(|source| source.transport_checksum_good());
    if header && !headers.header_checksum_good(bytes) {
        machine.report_about(
            contract!(30),
            &[list],
            "the checksum of the IPv4 header of an injected packet is wrong",
        );
    }
    if transport && !headers.transport_checksum_good(bytes) {
        machine.report_about(
            contract!(30),
            &[list],
            "the transport checksum of an injected packet is wrong",
        );
    }
}

/// The bytes of every NET_BUFFER of a list; a list that cannot be read is reported.
pub(crate) fn gather(machine: &mut Machine, address: usize, list: List) -> Result<Vec<Vec<u8>>, ()> {
    list.data().map_err(|broken| {
        let text = format!(
            "the data of an injected list cannot be read: {}",
            broken.describe()
        );
        let contract = match broken {
            Broken::Inconsistent => contract!(120),
            Broken::TooShort | Broken::NotBuilt => contract!(83),
        };
        machine.report_about(contract, &[address], text);
    })
}
