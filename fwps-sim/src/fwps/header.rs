//! Construction of IP headers.

use fwps_sys as sys;
use sys::{
    ADDRESS_FAMILY, IF_INDEX, IPPROTO, NET_BUFFER_LIST, NTSTATUS, PVOID, UCHAR, UINT32, UINT64, ULONG,
    WSACMSGHDR,
};

use crate::Status;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::buffer::Buffer;
use crate::memory::list::{List, build_mdl};
use crate::memory::offset::retreat;
use crate::memory::{Memory, access};
use crate::ndis::information;
use crate::traffic::packet::{set_header_checksum, set_transport_checksum, transport_header};
use crate::verify::contract::contract;
use crate::verify::list_record::Origin;

/// What the function is asked for.
struct Plan {
    list: usize,
    /// Length of the header that is there already; zero when one is put in front.
    existing: usize,
    source: Vec<u8>,
    remote: Vec<u8>,
    protocol: u8,
}

/// Builds the header of one packet. `old` is the header that was there; its IPv4 options stay, IPv6 extension headers go (C-128).
fn new_header(machine: &mut Machine, plan: &Plan, old: &[u8], payload: usize) -> Result<Vec<u8>, Status> {
    if plan.source.len() == 4 {
        let mut header = vec![0; 20];
        if old.len() >= 20 {
            header[1] = old[1];
            header[4..9].copy_from_slice(&old[4..9]);
            header.extend_from_slice(&old[20..]);
        } else {
            header[4..6].copy_from_slice(&machine.host.next_identification().to_be_bytes());
            header[8] = 128;
        }
        let total = u16::try_from(header.len() + payload).map_err(|_| sys::STATUS_INVALID_PARAMETER)?;
        header[0] = 0x40 | (header.len() / 4) as u8;
        header[2..4].copy_from_slice(&total.to_be_bytes());
        header[9] = plan.protocol;
        header[12..16].copy_from_slice(&plan.source);
        header[16..20].copy_from_slice(&plan.remote);
        set_header_checksum(&mut header);
        Ok(header)
    } else {
        let mut header = vec![0; 40];
        header[0] = 0x60;
        header[7] = 128;
        if old.len() >= 40 {
            header[..4].copy_from_slice(&old[..4]);
            header[7] = old[7];
        }
        let payload = u16::try_from(payload).map_err(|_| sys::STATUS_INVALID_PARAMETER)?;
        header[4..6].copy_from_slice(&payload.to_be_bytes());
        header[6] = plan.protocol;
        header[8..24].copy_from_slice(&plan.source);
        header[24..40].copy_from_slice(&plan.remote);
        Ok(header)
    }
}

fn construct(machine: &mut Machine, plan: &Plan) -> Result<(), Status> {
    let origin = machine.usable_list(plan.list)?.origin;
    if origin == Origin::Indicated {
        let text = "FwpsConstructIpHeaderForTransportPacket0 was given the indicated original";
        machine.report_about(contract!(132), &[plan.list], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    // SAFETY: `usable_list` found the list in the ledger.
    let list = unsafe { List::new(plan.list) }.ok_or(sys::STATUS_INVALID_PARAMETER)?;
    let buffers: Vec<Buffer> = list.buffers().collect();
    if plan.existing > 0 && buffers.len() != 1 {
        let text = format!(
            "a header is to be rebuilt on a list of {} NET_BUFFERs",
            buffers.len()
        );
        machine.report_about(contract!(127), &[plan.list], text);
        return Err(sys::STATUS_INVALID_PARAMETER);
    }
    // The checksums are whole from here on, and the NIC has nothing left to do (C-129).
    for slot in [
        sys::TcpIpChecksumNetBufferListInfo,
        sys::TcpLargeSendNetBufferListInfo,
    ] {
        information::write(list, slot, 0);
    }
    for buffer in buffers {
        let data = buffer.data().map_err(|_| sys::STATUS_INVALID_PARAMETER)?;
        let version = if plan.source.len() == 4 { 4 } else { 6 };
        let at_header = data.first().is_some_and(|byte| byte >> 4 == version);
        if plan.existing > data.len() || (plan.existing > 0 && !at_header) {
            let text =
                "a header is to be rebuilt, but the data does not start at an IP header of that length";
            machine.report_about(contract!(126), &[plan.list], text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
        let (old, payload) = data.split_at(plan.existing);
        if plan.existing == 0 && transport_header(plan.protocol, payload).is_err() {
            let text = "a header is to be put in front, but the data does not start at a transport header";
            machine.report_about(contract!(126), &[plan.list], text);
            return Err(sys::STATUS_INVALID_PARAMETER);
        }
        let mut packet = new_header(machine, plan, old, payload.len())?;
        let header_len = packet.len();
        packet.extend_from_slice(payload);
        let address = |bytes: &[u8]| match <[u8; 4]>::try_from(bytes) {
            Ok(v4) => std::net::IpAddr::from(v4),
            Err(_) => <[u8; 16]>::try_from(bytes)
                .map_or(std::net::Ipv6Addr::UNSPECIFIED.into(), std::net::IpAddr::from),
        };
        let (source, remote) = (address(&plan.source), address(&plan.remote));
        set_transport_checksum(source, remote, plan.protocol, &mut packet[header_len..]);
        place(machine, plan, origin, buffer, header_len, &packet);
    }
    Ok(())
}

/// Puts the packet into the NET_BUFFER: into the driver's own memory when the list has such, else into memory of the stack, since
/// the bytes of a clone are shared with its original (C-086).
fn place(
    machine: &mut Machine,
    plan: &Plan,
    origin: Origin,
    buffer: Buffer,
    header_len: usize,
    packet: &[u8],
) {
    if origin == Origin::Allocated && header_len >= plan.existing {
        let front = retreat(buffer, header_len - plan.existing, 0);
        // The window covers the packet by now, so the write cannot be short.
        if buffer.write(packet).is_ok() {
            if let (Some(front), Some(record)) = (front, machine.ledger.list_mut(plan.list)) {
                record.fronts.push(front);
            }
            return;
        }
    }
    let data = Memory::new(packet.len(), 16, 0);
    // SAFETY: the block was made as long as the packet.
    unsafe { access::write(data.address(), packet) };
    let (memory, mdl) = build_mdl(data.address(), packet.len());
    mdl.build_for_nonpaged();
    buffer.set_chain(Some(mdl));
    buffer.set_window(0, packet.len());
    if let Some(record) = machine.ledger.list_mut(plan.list) {
        record.rebuilt.extend([memory, data]);
    }
}

export! {
    /// Puts an IP header in front of a transport packet, or rebuilds the one that is there. Checksums are made full and right.
    fn FwpsConstructIpHeaderForTransportPacket0(
        netBufferList: *mut NET_BUFFER_LIST,
        headerIncludeHeaderLength: ULONG,
        addressFamily: ADDRESS_FAMILY,
        sourceAddress: *const UCHAR,
        remoteAddress: *const UCHAR,
        nextProtocol: IPPROTO,
        _endpointHandle: UINT64,
        _controlData: *const WSACMSGHDR,
        _controlDataLength: ULONG,
        flags: UINT32,
        reserved: PVOID,
        _interfaceIndex: IF_INDEX,
        _subInterfaceIndex: IF_INDEX,
    ) -> NTSTATUS {
        let _call =
            machine::enter("FwpsConstructIpHeaderForTransportPacket0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| {
            let known = matches!(addressFamily, sys::AF_INET | sys::AF_INET6);
            if !reserved.is_null() || flags != 0 || !known || sourceAddress.is_null() || remoteAddress.is_null() {
                let text = "a reserved argument is not zero, the address family is unknown, or an address is missing";
                machine.report(contract!(130), text);
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let len = if addressFamily == sys::AF_INET { 4 } else { 16 };
            // SAFETY: the addresses have the size of the family, by the contract of the function (C-130).
            let source = unsafe { access::bytes(sourceAddress.expose_provenance(), len) }.to_vec();
            // SAFETY: as above.
            let remote = unsafe { access::bytes(remoteAddress.expose_provenance(), len) }.to_vec();
            let plan = Plan {
                list: netBufferList.expose_provenance(),
                existing: headerIncludeHeaderLength as usize,
                source,
                remote,
                protocol: nextProtocol as u8,
            };
            construct(machine, &plan).err().unwrap_or(sys::STATUS_SUCCESS)
        })
    }
}
