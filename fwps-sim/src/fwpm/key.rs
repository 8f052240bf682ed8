//! Keys of management objects.

use std::fmt;

use fwps_sys::GUID;

/// A GUID that can be compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key(u128);

impl Key {
    /// The null GUID: no key.
    pub(crate) const NONE: Key = Key(0);

    /// A key that the engine chooses; no published GUID has this form.
    pub(crate) fn generated(number: u64) -> Key {
        Key(0xF1F1_5151_0000_0000_0000_0000_0000_0000 | u128::from(number))
    }

    /// Reads a GUID as it is usually written, with or without braces.
    pub(crate) fn parse(text: &str) -> Option<Key> {
        let inner = text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'))
            .unwrap_or(text);
        let groups: Vec<&str> = inner.split('-').collect();
        let lengths = groups.iter().map(|group| group.len());
        let hex = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !lengths.eq([8, 4, 4, 4, 12]) || !groups.iter().all(hex) {
            return None;
        }
        let key = u128::from_str_radix(&groups.concat(), 16).ok()?;
        Some(Key(key)).filter(|key| *key != Key::NONE)
    }

    pub(crate) fn to_guid(self) -> GUID {
        let bytes = self.0.to_be_bytes();
        let mut tail = [0; 8];
        tail.copy_from_slice(&bytes[8..]);
        GUID {
            Data1: (self.0 >> 96) as u32,
            Data2: (self.0 >> 80) as u16,
            Data3: (self.0 >> 64) as u16,
            Data4: tail,
        }
    }
}

impl From<GUID> for Key {
    fn from(guid: GUID) -> Key {
        let head = u128::from(guid.Data1) << 96 | u128::from(guid.Data2) << 80 | u128::from(guid.Data3) << 64;
        Key(head | u128::from(u64::from_be_bytes(guid.Data4)))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = format!("{:032x}", self.0);
        write!(
            f,
            "{{{}-{}-{}-{}-{}}}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_survive_the_round_trip_and_print_as_usual() {
        let key = Key::from(fwps_sys::FWPM_LAYER_INBOUND_IPPACKET_V4);
        assert_eq!(Key::from(key.to_guid()), key);
        assert_eq!(format!("{key:?}"), "{c86fd1bf-21cd-497e-a0bb-17425c885c58}");
        assert_eq!(Key::parse(&format!("{key:?}")), Some(key));
        assert_eq!(Key::parse("c86fd1bf-21cd-497e-a0bb-17425c885c58"), Some(key));
        assert_eq!(Key::parse("c86fd1bf-21cd-497e-a0bb-17425c885c5"), None);
        assert_eq!(Key::parse("00000000-0000-0000-0000-000000000000"), None);
    }
}
