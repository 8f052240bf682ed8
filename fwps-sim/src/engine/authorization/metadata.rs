//! The metadata of the ALE layers.

use fwps_sys as sys;
use sys::FWPS_INCOMING_METADATA_VALUES0;

use super::super::ale::flow_of;
use super::super::arguments::{Arguments, Places, put};
use super::super::host::COMPARTMENT;
use super::super::packet::Traveller;
use super::super::redirection::put_address;
use super::super::value::Value;
use super::fields::{application, process};
use super::subject::{Stage, Subject};
use crate::machine::Machine;
use crate::memory::access;
use crate::traffic::output::Direction;
use crate::traffic::packet::{ICMP, ICMPV6, TCP};

/// The process token of every application; a number in the type of a handle.
const TOKEN: u64 = 0x0003_E7F0;

impl Arguments {
    /// Arguments of an authorisation.
    pub(crate) fn of_authorization(
        machine: &mut Machine,
        subject: &Subject,
        completion: usize,
        values: &[Value],
    ) -> Self {
        let path = application(machine, &subject.packet);
        let room = path.len() + 64 + size_of::<sys::SOCKADDR_STORAGE>();
        let (arguments, mut places) = Self::with_values(machine, subject.layer, values, room);
        arguments.fill_authorization(machine, subject, completion, path, &mut places);
        arguments
    }

    fn fill_authorization(
        &self,
        machine: &mut Machine,
        subject: &Subject,
        completion: usize,
        path: &[u8],
        places: &mut Places,
    ) {
        use std::mem::offset_of as at;
        type Metadata = FWPS_INCOMING_METADATA_VALUES0;
        let base = self.metadata_address();
        let packet = &subject.packet;
        let tcp = packet.headers.protocol == TCP;
        let inbound = packet.direction == Direction::Inbound;
        let endpoint = machine.host.endpoint(packet);
        put(base + at!(Metadata, transportEndpointHandle), endpoint);
        put(base + at!(Metadata, processId), process(machine, packet));
        put(base + at!(Metadata, token), TOKEN);
        let blob = places.take(size_of::<sys::FWP_BYTE_BLOB>());
        let data = places.take(path.len());
        // SAFETY: the place was handed out for as many bytes, from a block whose size counts them.
        unsafe { access::write(data, path) };
        put(blob + at!(sys::FWP_BYTE_BLOB, size), path.len() as u32);
        put(blob + at!(sys::FWP_BYTE_BLOB, data), data);
        put(base + at!(Metadata, processPath), blob);
        let mut present = sys::FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE
            | sys::FWPS_METADATA_FIELD_PROCESS_ID
            | sys::FWPS_METADATA_FIELD_TOKEN;
        if subject.stage.is_redirect() {
            present |= self.fill_request(machine, subject);
        } else if subject.stage != Stage::Release {
            present |= sys::FWPS_METADATA_FIELD_PROCESS_PATH;
        }
        if subject.is_operation() {
            put(base + at!(Metadata, completionHandle), completion);
            present |= sys::FWPS_METADATA_FIELD_COMPLETION_HANDLE;
        }
        if matches!(
            subject.stage,
            Stage::Accept | Stage::Connect | Stage::Closure | Stage::Release
        ) {
            put(base + at!(Metadata, compartmentId), COMPARTMENT);
            present |= sys::FWPS_METADATA_FIELD_COMPARTMENT_ID;
            if subject.shows_packet {
                present |= self.fill_headers(subject);
            }
            present |= self.fill_direction(subject);
        }
        if subject.stage == Stage::Connect {
            put(base + at!(Metadata, remoteScopeId), packet.remote_scope());
            present |= sys::FWPS_METADATA_FIELD_REMOTE_SCOPE_ID;
            present |= self.fill_redirection(machine, packet, places);
        }
        if matches!(subject.stage, Stage::Accept | Stage::Closure) && tcp {
            // The listening endpoint, which has the same port.
            put(base + at!(Metadata, parentEndpointHandle), endpoint);
            present |= sys::FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE;
        }
        let authorized = subject.is_reauthorization() || subject.stage == Stage::Established;
        let flow = machine.flow_of(packet);
        if let Some(flow) = flow.filter(|_| authorized) {
            put(base + at!(Metadata, flowHandle), flow);
            present |= sys::FWPS_METADATA_FIELD_FLOW_HANDLE;
        }
        if subject.shows_packet && matches!(packet.headers.protocol, ICMP | ICMPV6) {
            let header = packet.headers.ip_len;
            if let Some(&[a, b, c, d]) = packet.bytes.get(header + 4..header + 8) {
                put(
                    base + at!(Metadata, icmpIdAndSequence),
                    u32::from_be_bytes([a, b, c, d]),
                );
                present |= sys::FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE;
            }
        }
        if inbound && subject.shows_packet && matches!(subject.stage, Stage::Accept | Stage::Connect) {
            put(
                base + at!(Metadata, ipHeaderSize),
                subject.view().ip_header as u32,
            );
            present |= sys::FWPS_METADATA_FIELD_IP_HEADER_SIZE;
        }
        present &= !machine.options.omitted_metadata;
        put(base + at!(Metadata, currentMetadataValues), present);
        put(base + at!(Metadata, currentL2MetadataValues), 0u32);
    }

    /// What a connect request has: the records of its redirections, and the process that is to serve it.
    fn fill_request(&self, machine: &Machine, subject: &Subject) -> u32 {
        use std::mem::offset_of as at;
        type Metadata = FWPS_INCOMING_METADATA_VALUES0;
        let base = self.metadata_address();
        let (records, target) = machine.shown_records(subject.request);
        let mut present = 0;
        if subject.stage == Stage::ConnectRedirect {
            put(base + at!(Metadata, redirectRecords), records);
            present |= sys::FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE;
        }
        if target != 0 {
            put(base + at!(Metadata, localRedirectTargetPID), target);
            present |= sys::FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID;
        }
        present
    }

    /// What a connection has that was redirected: where it was to go, and the process that serves it.
    fn fill_redirection(&self, machine: &Machine, packet: &Traveller, places: &mut Places) -> u32 {
        use std::mem::offset_of as at;
        type Metadata = FWPS_INCOMING_METADATA_VALUES0;
        let base = self.metadata_address();
        let route = machine.host.redirections.redirected(&flow_of(packet));
        let Some(route) = route.filter(|route| route.is_redirected()) else {
            return 0;
        };
        let original = places.take(size_of::<sys::SOCKADDR_STORAGE>());
        // Nobody reads more than the family and what it has.
        put(original, [0u8; size_of::<sys::SOCKADDR_STORAGE>()]);
        put_address(original, route.original);
        put(base + at!(Metadata, originalDestination), original);
        let mut present = sys::FWPS_METADATA_FIELD_ORIGINAL_DESTINATION;
        if route.target != 0 {
            put(base + at!(Metadata, localRedirectTargetPID), route.target);
            present |= sys::FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID;
        }
        present
    }

    /// The size of the transport header.
    fn fill_headers(&self, subject: &Subject) -> u32 {
        let place = self.metadata_address()
            + std::mem::offset_of!(FWPS_INCOMING_METADATA_VALUES0, transportHeaderSize);
        put(place, subject.view().transport_header as u32);
        sys::FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE
    }

    /// On reauthorisation, which way the packet goes that brought it about (C-288). One that a completed operation resumes has it, too: by
    /// the direction callouts find what they pended, although the packet itself was flushed.
    fn fill_direction(&self, subject: &Subject) -> u32 {
        if !subject.is_reauthorization() || !matches!(subject.stage, Stage::Accept | Stage::Connect) {
            return 0;
        }
        let direction = match subject.packet.direction {
            Direction::Inbound => sys::FWP_DIRECTION_INBOUND,
            Direction::Outbound => sys::FWP_DIRECTION_OUTBOUND,
        };
        let place =
            self.metadata_address() + std::mem::offset_of!(FWPS_INCOMING_METADATA_VALUES0, packetDirection);
        put(place, direction);
        sys::FWPS_METADATA_FIELD_PACKET_DIRECTION
    }
}
