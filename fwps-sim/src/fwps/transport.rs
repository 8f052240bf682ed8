//! Transport injection.

use std::net::IpAddr;

use fwps_sys as sys;
use sys::{
    ADDRESS_FAMILY, COMPARTMENT_ID, FWPS_INJECT_COMPLETE0, FWPS_TRANSPORT_SEND_PARAMS0,
    FWPS_TRANSPORT_SEND_PARAMS1, HANDLE, IF_INDEX, NET_BUFFER_LIST, NTSTATUS, PVOID, UINT32, UINT64,
};

use super::inject::{Accepted, Request, finish};
use super::packet::{check_checksums, check_packet, gather};
use super::send_arguments::SendArguments;
use crate::context;
use crate::engine::offload;
use crate::engine::packet::Traveller;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::list::List;
use crate::traffic::output::Direction;
use crate::traffic::packet::{Family, Headers, set_header_checksum, transport_header};
use crate::verify::contract::contract;

/// The packets of a transport send: every NET_BUFFER starts at a transport header and gets the IP header of its endpoint, or,
/// without arguments, starts at its own IP header.
fn unpack_send(
    machine: &mut Machine,
    request: &Request,
    list: List,
    endpoint: u64,
    arguments: Option<SendArguments>,
) -> Result<Accepted, ()> {
    let family = request.family.unwrap_or(sys::AF_UNSPEC);
    let data = gather(machine, request.list, list)?;
    let past = machine
        .ledger
        .list(request.list)
        .and_then(|record| record.packet.clone());
    let raw = past.as_ref().is_some_and(|packet| machine.is_raw_send(packet));
    let included = arguments
        .as_ref()
        .is_some_and(|arguments| !arguments.header.is_empty());
    if data.len() > 1 && (raw || included || arguments.is_none()) {
        let text = format!(
            "a raw send of {} NET_BUFFERs was injected in one list",
            data.len()
        );
        machine.report_about(contract!(28), &[request.list], text);
        return Err(());
    }
    let arguments = match arguments {
        Some(arguments) if included => return include_header(machine, request, &data, arguments),
        Some(arguments) if !raw => arguments,
        // The driver put the IP header in front.
        other => {
            let start = if raw { contract!(56) } else { contract!(50) };
            for (index, bytes) in data.iter().enumerate() {
                let place = request.place(index);
                check_packet(machine, place, bytes, family, start, contract!(48))?;
            }
            return Ok(Accepted {
                packets: data,
                lent: other.map_or(Vec::new(), |arguments| arguments.lent),
            });
        }
    };
    let omitted = machine.options.omitted_metadata & sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE != 0;
    if !omitted && !machine.host.is_endpoint(endpoint) {
        let text = format!(
            "{} was given endpoint {endpoint:#x}, which no metadata named",
            context::function()
        );
        machine.report_about(contract!(54), &[request.list], text);
        return Err(());
    }
    if arguments.remote.is_empty() {
        let text = "a transport send was given no remote address";
        machine.report_about(contract!(52), &[request.list], text);
        return Err(());
    }
    if let Some(packet) = &past {
        check_family(machine, request.list, packet, family)?;
        check_scope(machine, request.list, packet, &arguments);
    }
    let mut packets = Vec::new();
    for (index, transport) in data.iter().enumerate() {
        let template = header_template(
            machine,
            past.as_ref().map(|packet| packet.part(index)),
            endpoint,
            family,
            &arguments.remote,
        )?;
        if Headers::parse(transport).is_ok_and(|headers| headers.total_len == transport.len())
            || transport_header(template.protocol, transport).is_err()
        {
            let text = "the data of a transport send with sendArgs does not start at a transport header";
            machine.report_about(contract!(49), &[request.list], text);
            return Err(());
        }
        check_remote(machine, request.list, &template, &arguments.remote);
        let mut packet = put_header(
            machine,
            template,
            transport,
            &arguments.remote,
            index > 0 && past.is_none(),
        );
        offload::complete(machine, request.list, list, &mut packet);
        if let Ok(headers) = Headers::parse(&packet) {
            check_checksums(machine, request.place(index), &packet, &headers);
        }
        packets.push(packet);
    }
    Ok(Accepted {
        packets,
        lent: arguments.lent,
    })
}

/// The packet of a raw send whose IP header is in the arguments of version 1, and not in the list.
fn include_header(
    machine: &mut Machine,
    request: &Request,
    data: &[Vec<u8>],
    arguments: SendArguments,
) -> Result<Accepted, ()> {
    let mut packets = Vec::new();
    for (index, transport) in data.iter().enumerate() {
        if Headers::parse(transport).is_ok_and(|headers| headers.total_len == transport.len()) {
            let text = "the data of a raw send with headerIncludeHeader starts at an IP header of its own";
            machine.report_about(contract!(49), &[request.list], text);
            return Err(());
        }
        let packet = [arguments.header.as_slice(), transport].concat();
        let family = request.family.unwrap_or(sys::AF_UNSPEC);
        check_packet(
            machine,
            request.place(index),
            &packet,
            family,
            contract!(49),
            contract!(48),
        )?;
        packets.push(packet);
    }
    Ok(Accepted {
        packets,
        lent: arguments.lent,
    })
}

/// The family of the call is that of the packet that the list came from (C-048).
fn check_family(
    machine: &mut Machine,
    list: usize,
    packet: &Traveller,
    family: ADDRESS_FAMILY,
) -> Result<(), ()> {
    let expected = family_number(packet.headers.family);
    if family == expected {
        return Ok(());
    }
    let text = format!("address family {family} is not that of the packet, which is {expected}");
    machine.report_about(contract!(48), &[list], text);
    Err(())
}

/// A packet that goes where it went before goes there in the scope that the metadata named (C-053).
fn check_scope(machine: &mut Machine, list: usize, packet: &Traveller, arguments: &SendArguments) {
    let remote = match packet.remote() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    };
    let expected = packet.remote_scope();
    if packet.direction == Direction::Outbound && remote == arguments.remote && arguments.scope != expected {
        let text = format!(
            "the remote scope {} is not that of the metadata, which is {expected}",
            arguments.scope
        );
        machine.report_about(contract!(53), &[list], text);
    }
}

/// The address family as the platform's functions take it.
fn family_number(family: Family) -> ADDRESS_FAMILY {
    match family {
        Family::V4 => sys::AF_INET,
        Family::V6 => sys::AF_INET6,
    }
}

/// An IPv4 address that is that of the packet backwards was passed in host order (C-052).
fn check_remote(machine: &mut Machine, list: usize, template: &Template, remote: &[u8]) {
    if remote.len() != 4 || template.header[0] >> 4 != 4 {
        return;
    }
    let expected = &template.header[16..20];
    if remote != expected && remote.iter().eq(expected.iter().rev()) {
        let text = format!("the remote address {remote:?} is that of the packet in host byte order");
        machine.report_about(contract!(52), &[list], text);
    }
}

/// The IP header that the stack would build.
struct Template {
    header: Vec<u8>,
    protocol: u8,
}

/// The header of the packet that the list came from, or a new one for the endpoint.
fn header_template(
    machine: &mut Machine,
    past: Option<&Traveller>,
    endpoint: u64,
    family: ADDRESS_FAMILY,
    remote: &[u8],
) -> Result<Template, ()> {
    if let Some(packet) = past {
        let header = packet.bytes[..packet.headers.ip_len].to_vec();
        return Ok(Template {
            header,
            protocol: packet.headers.protocol,
        });
    }
    let (endpoint_family, protocol) = machine.host.endpoint_parts(endpoint).ok_or(())?;
    // What goes to the loopback address comes from it: the route decides about the source.
    let local = match loopback(remote) {
        Some(loopback) => loopback,
        None => machine.host.addresses.first(endpoint_family).ok_or(())?,
    };
    if family != family_number(endpoint_family) {
        machine.report(
            contract!(48),
            format!("address family {family} is not that of the endpoint"),
        );
        return Err(());
    }
    let header = match local {
        IpAddr::V4(address) => {
            let mut header = vec![0; 20];
            header[0] = 0x45;
            header[4..6].copy_from_slice(&machine.host.next_identification().to_be_bytes());
            header[8] = 128;
            header[9] = protocol;
            header[12..16].copy_from_slice(&address.octets());
            header
        }
        IpAddr::V6(address) => {
            let mut header = vec![0; 40];
            header[0] = 0x60;
            header[6] = protocol;
            header[7] = 128;
            header[8..24].copy_from_slice(&address.octets());
            header
        }
    };
    Ok(Template { header, protocol })
}

/// The remote address of a send, if it is a loopback address.
fn loopback(remote: &[u8]) -> Option<IpAddr> {
    let address: IpAddr = match remote.len() {
        4 => <[u8; 4]>::try_from(remote).ok()?.into(),
        _ => <[u8; 16]>::try_from(remote).ok()?.into(),
    };
    address.is_loopback().then_some(address)
}

/// Joins header and segment, with the lengths and the header checksum right.
fn put_header(
    machine: &mut Machine,
    template: Template,
    transport: &[u8],
    remote: &[u8],
    again: bool,
) -> Vec<u8> {
    let mut packet = template.header;
    let header_len = packet.len();
    let total = header_len + transport.len();
    if packet[0] >> 4 == 4 {
        packet[2..4].copy_from_slice(&(total as u16).to_be_bytes());
        if again {
            packet[4..6].copy_from_slice(&machine.host.next_identification().to_be_bytes());
        }
        if remote.len() == 4 {
            packet[16..20].copy_from_slice(remote);
        }
        set_header_checksum(&mut packet);
    } else {
        packet[4..6].copy_from_slice(&((total - 40) as u16).to_be_bytes());
        if remote.len() == 16 {
            packet[24..40].copy_from_slice(remote);
        }
    }
    packet.extend_from_slice(transport);
    packet
}

export! {
    /// Injects segments at the top of the send path.
    fn FwpsInjectTransportSendAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        endpointHandle: UINT64,
        flags: UINT32,
        sendArgs: *mut FWPS_TRANSPORT_SEND_PARAMS0,
        addressFamily: ADDRESS_FAMILY,
        compartmentId: COMPARTMENT_ID,
        netBufferList: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectTransportSendAsync0", Range::UP_TO_DISPATCH, contract!(147));
        // SAFETY: the arguments are null or valid for the call, by the contract of the function (C-051).
        let arguments = unsafe { SendArguments::read(sendArgs, addressFamily) };
        let request = Request {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            list: netBufferList.expose_provenance(),
            compartment: compartmentId,
            interface: None,
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags == 0,
            direction: Direction::Outbound,
            transport: true,
            forward: false,
            family: Some(addressFamily),
        };
        finish(request.run(|machine, request, list| unpack_send(machine, request, list, endpointHandle, arguments)))
    }

    /// As version 0; the IP header of a raw send may be in the arguments.
    fn FwpsInjectTransportSendAsync1(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        endpointHandle: UINT64,
        flags: UINT32,
        sendArgs: *mut FWPS_TRANSPORT_SEND_PARAMS1,
        addressFamily: ADDRESS_FAMILY,
        compartmentId: COMPARTMENT_ID,
        netBufferList: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectTransportSendAsync1", Range::UP_TO_DISPATCH, contract!(147));
        // SAFETY: the arguments are null or valid for the call, by the contract of the function (C-051).
        let arguments = unsafe { SendArguments::read_extended(sendArgs, addressFamily) };
        let request = Request {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            list: netBufferList.expose_provenance(),
            compartment: compartmentId,
            interface: None,
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: flags == 0,
            direction: Direction::Outbound,
            transport: true,
            forward: false,
            family: Some(addressFamily),
        };
        finish(request.run(|machine, request, list| unpack_send(machine, request, list, endpointHandle, arguments)))
    }

    /// Injects a packet, from its IP header on, into the receive path.
    fn FwpsInjectTransportReceiveAsync0(
        injectionHandle: HANDLE,
        injectionContext: HANDLE,
        reserved: PVOID,
        flags: UINT32,
        addressFamily: ADDRESS_FAMILY,
        compartmentId: COMPARTMENT_ID,
        interfaceIndex: IF_INDEX,
        subInterfaceIndex: IF_INDEX,
        netBufferList: *mut NET_BUFFER_LIST,
        completionFn: FWPS_INJECT_COMPLETE0,
        completionContext: HANDLE,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsInjectTransportReceiveAsync0", Range::UP_TO_DISPATCH, contract!(147));
        let request = Request {
            handle: injectionHandle.expose_provenance(),
            context: injectionContext.expose_provenance(),
            list: netBufferList.expose_provenance(),
            compartment: compartmentId,
            interface: Some((interfaceIndex, subInterfaceIndex)),
            completion: completionFn,
            completion_context: completionContext.expose_provenance(),
            reserved_clear: reserved.is_null() && flags == 0,
            direction: Direction::Inbound,
            transport: true,
            forward: false,
            family: Some(addressFamily),
        };
        finish(request.run(|machine, request, list| {
            let mut packets = gather(machine, request.list, list)?;
            for (index, bytes) in packets.iter_mut().enumerate() {
                let family = request.family.unwrap_or(sys::AF_UNSPEC);
                let headers = check_packet(machine, request.place(index), bytes, family, contract!(57), contract!(48))?;
                bytes.truncate(headers.total_len);
            }
            Ok(Accepted { packets, lent: Vec::new() })
        }))
    }
}
