//! Names in the casing of Rust.

/// `INBOUND_IPPACKET_V4` as `InboundIppacketV4`.
pub(super) fn type_name(constant: &str) -> String {
    let mut name = String::new();
    for word in constant.split('_') {
        let (first, rest) = word.split_at(word.len().min(1));
        name.push_str(first);
        name.push_str(&rest.to_ascii_lowercase());
    }
    name
}

/// `VSwitchSourcePortId` as `vswitch_source_port_id`: a run of capitals is one word with what follows.
pub(super) fn method_name(type_name: &str) -> String {
    let mut name = String::new();
    let mut last_was_capital = true;
    for character in type_name.chars() {
        let is_capital = character.is_ascii_uppercase();
        if is_capital && !last_was_capital {
            name.push('_');
        }
        name.push(character.to_ascii_lowercase());
        last_was_capital = is_capital;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{method_name, type_name};

    #[test]
    fn names_are_cased_as_in_rust() {
        assert_eq!(type_name("INBOUND_IPPACKET_V4"), "InboundIppacketV4");
        assert_eq!(type_name("INBOUND_RESERVED2"), "InboundReserved2");
        assert_eq!(method_name("InterfaceIndex"), "interface_index");
        assert_eq!(method_name("VSwitchSourceVmId"), "vswitch_source_vm_id");
        assert_eq!(method_name("L2Flags"), "l2_flags");
    }
}
