//! Metadata members: read back if flagged, and never looked at otherwise.

use fwps::layer::Layer;
use fwps_sys::*;

use super::{
    case::{Accessor, Case, Visitor, poisoned_metadata},
    generated::show_all,
    headers,
    seen::Seen,
    value::{Memory, aligned, blob},
};

/// Sets the member behind a flag, and the flag, and says what its accessor is to give.
fn fill(metadata: &mut FWPS_INCOMING_METADATA_VALUES0, constant: &str, flag: u32) -> Seen {
    if constant.starts_with("FWPS_L2_") {
        metadata.currentL2MetadataValues |= flag;
        return fill_layer_2(metadata, flag);
    }
    metadata.currentMetadataValues |= flag;
    match flag {
        FWPS_METADATA_FIELD_DISCARD_REASON => {
            metadata.discardMetadata = FWPS_DISCARD_METADATA0 {
                discardModule: FWPS_DISCARD_MODULE_GENERAL,
                discardReason: 7,
                filterId: 8,
            };
            Seen::Text("2 7 8".to_owned())
        }
        FWPS_METADATA_FIELD_PROCESS_PATH => {
            metadata.processPath = blob(b"\\\0x\0\0\0");
            Seen::Bytes(b"\\\0x\0\0\0".to_vec())
        }
        FWPS_METADATA_FIELD_FRAGMENT_DATA => {
            metadata.fragmentMetadata = FWPS_INBOUND_FRAGMENT_METADATA0 {
                fragmentIdentification: 9,
                fragmentOffset: 10,
                fragmentLength: 11,
            };
            Seen::Text("9 10 11".to_owned())
        }
        FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA => {
            metadata.controlData = aligned(&[12; 24]).cast();
            metadata.controlDataLength = 24;
            Seen::Bytes(vec![12; 24])
        }
        FWPS_METADATA_FIELD_REMOTE_SCOPE_ID => {
            metadata.remoteScopeId.__bindgen_anon_1.Value = 13;
            Seen::Number(13)
        }
        FWPS_METADATA_FIELD_PACKET_DIRECTION => {
            metadata.packetDirection = FWP_DIRECTION_INBOUND;
            Seen::Number(1)
        }
        FWPS_METADATA_FIELD_FORWARD_LAYER_OUTBOUND_PASS_THRU
        | FWPS_METADATA_FIELD_FORWARD_LAYER_INBOUND_PASS_THRU
        | FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED => Seen::Number(1),
        FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER => {
            metadata.headerIncludeHeader = aligned(&[14; 20]).cast();
            metadata.headerIncludeHeaderLength = 20;
            Seen::Bytes(vec![14; 20])
        }
        FWPS_METADATA_FIELD_ORIGINAL_DESTINATION => {
            // Family, port 258, address.
            let mut address = AF_INET.to_ne_bytes().to_vec();
            address.extend([1, 2, 192, 0, 2, 15, 0, 0, 0, 0, 0, 0, 0, 0]);
            metadata.originalDestination = aligned(&address).cast();
            Seen::Text("192.0.2.15:258".to_owned())
        }
        _ => fill_number(metadata, flag),
    }
}

/// The members that are one number or handle.
fn fill_number(metadata: &mut FWPS_INCOMING_METADATA_VALUES0, flag: u32) -> Seen {
    let handle = |number: usize| std::ptr::without_provenance_mut(number);
    let number = 1000 + flag.trailing_zeros();
    match flag {
        FWPS_METADATA_FIELD_FLOW_HANDLE => metadata.flowHandle = number.into(),
        FWPS_METADATA_FIELD_IP_HEADER_SIZE => metadata.ipHeaderSize = number,
        FWPS_METADATA_FIELD_TOKEN => metadata.token = number.into(),
        FWPS_METADATA_FIELD_PROCESS_ID => metadata.processId = number.into(),
        FWPS_METADATA_FIELD_TRANSPORT_HEADER_SIZE => metadata.transportHeaderSize = number,
        FWPS_METADATA_FIELD_COMPARTMENT_ID => metadata.compartmentId = number,
        FWPS_METADATA_FIELD_PATH_MTU => metadata.pathMtu = number,
        FWPS_METADATA_FIELD_COMPLETION_HANDLE => metadata.completionHandle = handle(number as usize),
        FWPS_METADATA_FIELD_TRANSPORT_ENDPOINT_HANDLE => metadata.transportEndpointHandle = number.into(),
        FWPS_METADATA_FIELD_PARENT_ENDPOINT_HANDLE => metadata.parentEndpointHandle = number.into(),
        FWPS_METADATA_FIELD_ICMP_ID_AND_SEQUENCE => metadata.icmpIdAndSequence = number,
        FWPS_METADATA_FIELD_LOCAL_REDIRECT_TARGET_PID => metadata.localRedirectTargetPID = number,
        FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE => metadata.redirectRecords = handle(number as usize),
        FWPS_METADATA_FIELD_SUB_PROCESS_TAG => metadata.subProcessTag = handle(number as usize),
        other => panic!("the flag {other:#x} has no value here"),
    }
    Seen::Number(number.into())
}

/// The members of layer 2.
fn fill_layer_2(metadata: &mut FWPS_INCOMING_METADATA_VALUES0, flag: u32) -> Seen {
    let number = 2000 + flag.trailing_zeros();
    match flag {
        FWPS_L2_METADATA_FIELD_ETHERNET_MAC_HEADER_SIZE => metadata.ethernetMacHeaderSize = number,
        FWPS_L2_METADATA_FIELD_WIFI_OPERATION_MODE => metadata.wiFiOperationMode = number,
        FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_PORT_ID => metadata.vSwitchSourcePortId = number,
        FWPS_L2_METADATA_FIELD_VSWITCH_SOURCE_NIC_INDEX => metadata.vSwitchSourceNicIndex = number as u16,
        FWPS_L2_METADATA_FIELD_VSWITCH_PACKET_CONTEXT => {
            metadata.vSwitchPacketContext = std::ptr::without_provenance_mut(number as usize);
        }
        FWPS_L2_METADATA_FIELD_VSWITCH_DESTINATION_PORT_ID => metadata.vSwitchDestinationPortId = number,
        other => panic!("the flag {other:#x} of layer 2 has no value here"),
    }
    Seen::Number(number.into())
}

/// Calls `check` with every member of every layer; gives the number of them.
fn for_each_member(
    check: impl FnMut(&str, u32, &dyn Fn(&FWPS_INCOMING_METADATA_VALUES0) -> Option<Seen>),
) -> u32 {
    struct EachMember<F>(F, u32);
    impl<F> Visitor for EachMember<F>
    where
        F: FnMut(&str, u32, &dyn Fn(&FWPS_INCOMING_METADATA_VALUES0) -> Option<Seen>),
    {
        fn layer<L: Layer>(&mut self, case: Case<L>) {
            let memory = Memory::new(0);
            for Accessor {
                constant,
                number,
                read,
                ..
            } in &case.metadata
            {
                (self.0)(constant, *number, &|metadata| {
                    case.read(&memory, 0, metadata, *read)
                });
                self.1 += 1;
            }
        }
    }
    let mut visitor = EachMember(check, 0);
    show_all(&mut visitor);
    visitor.1
}

#[test]
fn every_member_is_read_back_if_it_is_flagged() {
    let count = for_each_member(|constant, flag, read| {
        let mut metadata = poisoned_metadata();
        let expected = fill(&mut metadata, constant, flag);
        assert_eq!(read(&metadata), Some(expected), "{constant}");
    });
    assert!(count > 400, "only {count} members");
}

#[test]
fn a_member_without_its_flag_is_none_and_not_looked_at() {
    let count = for_each_member(|constant, flag, read| {
        // Every flag but its own; what the member holds is poison, and an address in it would not survive being followed.
        let mut metadata = poisoned_metadata();
        metadata.currentMetadataValues = u32::MAX;
        metadata.currentL2MetadataValues = u32::MAX;
        if constant.starts_with("FWPS_L2_") {
            metadata.currentL2MetadataValues = !flag;
        } else {
            metadata.currentMetadataValues = !flag;
        }
        assert_eq!(read(&metadata), None, "{constant}");
    });
    assert!(count > 400, "only {count} members");
}

#[test]
fn pointers_that_are_null_are_none() {
    let mut tried = 0;
    for_each_member(|constant, flag, read| {
        let mut metadata = poisoned_metadata();
        fill(&mut metadata, constant, flag);
        match constant {
            "FWPS_METADATA_FIELD_PROCESS_PATH" => metadata.processPath = std::ptr::null_mut(),
            "FWPS_METADATA_FIELD_TRANSPORT_CONTROL_DATA" => metadata.controlData = std::ptr::null_mut(),
            "FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER" => {
                metadata.headerIncludeHeader = std::ptr::null_mut();
            }
            "FWPS_METADATA_FIELD_ORIGINAL_DESTINATION" => metadata.originalDestination = std::ptr::null_mut(),
            _ => return,
        }
        assert_eq!(read(&metadata), None, "{constant}");
        tried += 1;
    });
    assert_eq!(tried, 20 + 14 + 4 + 2);
}

#[test]
fn an_original_destination_of_ipv6_is_read_and_another_family_is_none() {
    for_each_member(|constant, flag, read| {
        if constant != "FWPS_METADATA_FIELD_ORIGINAL_DESTINATION" {
            return;
        }
        let mut metadata = poisoned_metadata();
        fill(&mut metadata, constant, flag);
        let mut address = AF_INET6.to_ne_bytes().to_vec();
        address.extend([1, 2]);
        address.extend(5_u32.to_ne_bytes());
        address.extend([0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        address.extend(6_u32.to_ne_bytes());
        metadata.originalDestination = aligned(&address).cast();
        let expected = std::net::SocketAddrV6::new("2001:db8::1".parse().expect("an address"), 258, 5, 6);
        assert_eq!(read(&metadata), Some(Seen::Text(format!("{expected:?}"))));
        metadata.originalDestination = aligned(&77_u16.to_ne_bytes()).cast();
        assert_eq!(read(&metadata), None);
    });
}

#[test]
fn every_member_of_the_headers_is_offered_or_known_not_to_be() {
    const NOT_OFFERED: [&str; 8] = [
        // Internal or reserved (C-146).
        "FWPS_METADATA_FIELD_SYSTEM_FLAGS",
        "FWPS_METADATA_FIELD_RESERVED",
        "FWPS_METADATA_FIELD_PACKET_SYSTEM_CRITICAL",
        "FWPS_L2_METADATA_FIELD_RESERVED",
        // No layer of today is documented to have them.
        "FWPS_METADATA_FIELD_SOURCE_INTERFACE_INDEX",
        "FWPS_METADATA_FIELD_DESTINATION_INTERFACE_INDEX",
        "FWPS_METADATA_FIELD_DESTINATION_PREFIX",
        "FWPS_METADATA_FIELD_ETHER_FRAME_LENGTH",
    ];
    let mut offered = std::collections::BTreeSet::new();
    for_each_member(|constant, _, _| {
        offered.insert(constant.to_owned());
    });
    let known = ["FWPS_METADATA_FIELD_", "FWPS_L2_METADATA_FIELD_"].map(headers::starting_with);
    let missing: Vec<&str> = known
        .into_iter()
        .flatten()
        .map(|constant| constant.name.as_str())
        .filter(|name| !offered.contains(*name))
        .collect();
    let mut expected = NOT_OFFERED.to_vec();
    expected.sort_unstable();
    let mut missing = missing;
    missing.sort_unstable();
    assert_eq!(missing, expected);
}
