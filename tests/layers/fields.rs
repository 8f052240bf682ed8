//! Fields: read back, of another type, and beyond the array of an older Windows.

use std::collections::BTreeSet;

use fwps::{Guid, layer::Layer};
use fwps_sys::{
    FWP_DATA_TYPE, FWP_RANGE_TYPE, FWP_UINT8, FWP_UINT16, FWP_UINT32, FWP_V4_ADDR_MASK, FWP_V6_ADDR_MASK,
};

use super::{
    case::{Accessor, Case, Visitor, poisoned_metadata},
    generated::show_all,
    headers,
    value::{Memory, tag_of},
};

const TCP: u8 = 6;
const ICMP: u8 = 1;
const ICMPV6: u8 = 58;

impl<L: Layer> Case<L> {
    /// The suffix of an accessor's C name.
    fn suffix(&self, accessor: &Accessor<L>) -> &'static str {
        let prefix = headers::field_prefix(self.base());
        accessor.constant.strip_prefix(&prefix).unwrap_or_else(|| {
            panic!(
                "{}: {} is the field of another layer",
                self.constant, accessor.constant
            )
        })
    }

    /// The values of a call, each with the type of its field, and with this protocol if the layer has one.
    fn memory(&self, protocol: u8) -> Memory {
        let fields = self.header_fields();
        let mut memory = Memory::new(fields.len());
        for (suffix, index) in fields {
            match suffix {
                "IP_PROTOCOL" => memory.set_number(index, protocol),
                _ => memory.set(index, tag_of(suffix, self.is_v6())),
            }
        }
        memory
    }

    fn count(&self) -> u32 {
        self.header_fields().len() as u32
    }

    /// Whether the headers give the field of this accessor a name of ICMP and one of a port, and the layer says which it is.
    fn depends_on_protocol(&self, accessor: &Accessor<L>) -> bool {
        let prefix = headers::field_prefix(self.base());
        let of_icmp = ["ICMP_TYPE", "ICMP_CODE"].map(|suffix| format!("{prefix}{suffix}"));
        let has_protocol = self
            .header_fields()
            .iter()
            .any(|(suffix, _)| *suffix == "IP_PROTOCOL");
        let shared = of_icmp.iter().any(|name| {
            headers::starting_with(name).any(|second| {
                second.name == *name && headers::is_second_name(second) && second.value == accessor.number
            })
        });
        has_protocol && shared && tag_of(self.suffix(accessor), false) == FWP_UINT16
    }
}

/// Counts what was tried, so that a visitor that sees nothing is noticed.
#[derive(Default)]
struct Tried {
    layers: u32,
    fields: u32,
}

#[test]
fn every_field_is_read_back() {
    struct ReadBack(Tried);
    impl Visitor for ReadBack {
        fn layer<L: Layer>(&mut self, case: Case<L>) {
            assert_eq!(L::ID, case.number, "{}", case.constant);
            assert_eq!(L::KEY, Guid::from_raw(case.key), "{}", case.constant);
            self.0.layers += 1;
            for protocol in [TCP, ICMP, ICMPV6] {
                let memory = case.memory(protocol);
                for accessor in &case.fields {
                    let is_icmp_name = accessor.name.starts_with("icmp_");
                    let hidden = case.depends_on_protocol(accessor) && is_icmp_name != (protocol != TCP);
                    let expected = memory.seen(accessor.number).filter(|_| !hidden);
                    assert!(hidden || expected.is_some(), "{} has no value", accessor.constant);
                    let seen = case.read(&memory, case.count(), &poisoned_metadata(), accessor.read);
                    assert_eq!(seen, expected, "{} for protocol {protocol}", accessor.constant);
                    self.0.fields += 1;
                }
            }
        }
    }
    let mut visitor = ReadBack(Tried::default());
    show_all(&mut visitor);
    assert_eq!(visitor.0.layers, 85);
    assert!(visitor.0.fields > 3 * 1000, "only {} fields", visitor.0.fields);
}

#[test]
fn fields_beyond_the_array_of_an_older_windows_are_none() {
    struct Shorter(Tried);
    impl Visitor for Shorter {
        fn layer<L: Layer>(&mut self, case: Case<L>) {
            let memory = case.memory(TCP);
            for accessor in &case.fields {
                for count in 0..=accessor.number {
                    let seen = case.read(&memory, count, &poisoned_metadata(), accessor.read);
                    assert_eq!(seen, None, "{} of {count} values", accessor.constant);
                }
                if !case.depends_on_protocol(accessor) {
                    let seen = case.read(&memory, accessor.number + 1, &poisoned_metadata(), accessor.read);
                    assert_eq!(seen, memory.seen(accessor.number), "{}", accessor.constant);
                }
                self.0.fields += 1;
            }
        }
    }
    let mut visitor = Shorter(Tried::default());
    show_all(&mut visitor);
    assert!(visitor.0.fields > 1000);
}

#[test]
fn values_of_another_type_are_none() {
    struct WrongTag(Tried);
    impl Visitor for WrongTag {
        fn layer<L: Layer>(&mut self, case: Case<L>) {
            for accessor in &case.fields {
                let right = tag_of(case.suffix(accessor), case.is_v6());
                let more: [FWP_DATA_TYPE; 5] = [FWP_V4_ADDR_MASK, FWP_V6_ADDR_MASK, FWP_RANGE_TYPE, 255, -1];
                for protocol in [TCP, ICMP] {
                    let mut memory = case.memory(protocol);
                    for wrong in (0..=18).chain(more).filter(|tag| *tag != right) {
                        memory.poison(accessor.number, wrong);
                        let seen = case.read(&memory, case.count(), &poisoned_metadata(), accessor.read);
                        assert_eq!(seen, None, "{} with the type {wrong}", accessor.constant);
                    }
                    // What is no number is a pointer, which may be null.
                    if !matches!(right, FWP_UINT8 | FWP_UINT16 | FWP_UINT32) {
                        memory.clear(accessor.number, right);
                        let seen = case.read(&memory, case.count(), &poisoned_metadata(), accessor.read);
                        assert_eq!(seen, None, "{} null", accessor.constant);
                    }
                }
                self.0.fields += 1;
            }
        }
    }
    let mut visitor = WrongTag(Tried::default());
    show_all(&mut visitor);
    assert!(visitor.0.fields > 1000);
}

#[test]
fn a_port_is_none_if_the_protocol_is_not_known() {
    struct NoProtocol(Tried);
    impl Visitor for NoProtocol {
        fn layer<L: Layer>(&mut self, case: Case<L>) {
            let fields = case.header_fields();
            let Some((_, protocol)) = fields.iter().find(|(suffix, _)| *suffix == "IP_PROTOCOL") else {
                return;
            };
            let mut memory = case.memory(TCP);
            memory.poison(*protocol, fwps_sys::FWP_EMPTY);
            for accessor in case
                .fields
                .iter()
                .filter(|accessor| case.depends_on_protocol(accessor))
            {
                let seen = case.read(&memory, case.count(), &poisoned_metadata(), accessor.read);
                assert_eq!(seen, None, "{}", accessor.constant);
                self.0.fields += 1;
            }
        }
    }
    let mut visitor = NoProtocol(Tried::default());
    show_all(&mut visitor);
    assert!(visitor.0.fields >= 100);
}

#[test]
fn every_field_of_the_headers_has_its_accessor() {
    struct Complete;
    impl Visitor for Complete {
        fn layer<L: Layer>(&mut self, case: Case<L>) {
            let prefix = headers::field_prefix(case.base());
            let offered: BTreeSet<String> = case
                .fields
                .iter()
                .map(|accessor| accessor.constant.to_owned())
                .collect();
            assert_eq!(
                offered.len(),
                case.fields.len(),
                "{}: a field twice",
                case.constant
            );
            let mut expected: BTreeSet<String> = case
                .header_fields()
                .iter()
                .filter(|(suffix, _)| !suffix.starts_with("RESERVED"))
                .map(|(suffix, _)| format!("{prefix}{suffix}"))
                .collect();
            // What ICMP puts in the place of ports has accessors of its own; other second names have that of the first.
            let of_icmp = ["ICMP_TYPE", "ICMP_CODE"].map(|suffix| format!("{prefix}{suffix}"));
            let second_names =
                headers::starting_with(&prefix).filter(|constant| headers::is_second_name(constant));
            expected.extend(
                second_names
                    .map(|second| second.name.clone())
                    .filter(|name| of_icmp.contains(name)),
            );
            if case.base() == "OUTBOUND_ICMP_ERROR_V6" {
                // Every packet here is ICMP, so these are never ports.
                expected.remove("FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_LOCAL_PORT");
                expected.remove("FWPS_FIELD_OUTBOUND_ICMP_ERROR_V6_IP_REMOTE_PORT");
            }
            assert_eq!(offered, expected, "{}", case.constant);
            for accessor in &case.fields {
                let suffix = case.suffix(accessor).to_lowercase();
                let name = suffix.strip_prefix("ip_").unwrap_or(&suffix);
                assert_eq!(accessor.name, name, "{}", accessor.constant);
            }
        }
    }
    show_all(&mut Complete);
}
