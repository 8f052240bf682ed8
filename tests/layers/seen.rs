//! What accessors give, in one type that can be compared.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use fwps::layer::*;

/// What an accessor gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Number(u64),
    Bytes(Vec<u8>),
    Text(String),
}

/// Makes `Seen` of what is a number.
macro_rules! numbers {
    ($($type:ty: $number:expr;)+) => {
        $(impl From<$type> for Seen {
            fn from(value: $type) -> Self {
                let number: fn($type) -> u64 = $number;
                Self::Number(number(value))
            }
        })+
    };
}

numbers! {
    u8: u64::from;
    u16: u64::from;
    u32: u64::from;
    u64: |value| value;
    usize: |value| value as u64;
    (): |()| 1;
    AddressType: |value| value.to_raw() as u64;
    Direction: |value| value.to_raw().into();
    MacAddressType: |value| value.to_raw().into();
    PromiscuousMode: |value| value.to_raw().into();
    VSwitchNetworkType: |value| value.to_raw().into();
    VSwitchInterfaceType: |value| value.to_raw().into();
    ConditionFlags: |value| value.bits().into();
    L2Flags: |value| value.bits().into();
    ReauthorizeReasons: |value| value.bits().into();
    Ipv4Addr: |value| u32::from_be_bytes(value.octets()).into();
    EngineHandle<'_>: |value| value.as_raw().addr() as u64;
}

/// Makes `Seen` of what is bytes.
macro_rules! bytes {
    ($($type:ty: $bytes:expr;)+) => {
        $(impl From<$type> for Seen {
            fn from(value: $type) -> Self {
                let bytes: fn($type) -> Vec<u8> = $bytes;
                Self::Bytes(bytes(value))
            }
        })+
    };
}

bytes! {
    &[u8]: |value| value.to_vec();
    Utf16Blob<'_>: |value| value.as_bytes().to_vec();
    TokenAccessInformation<'_>: |value| value.as_bytes().to_vec();
    MacAddress: |value| value.0.to_vec();
    Ipv6Addr: |value| value.octets().to_vec();
}

impl From<Sid<'_>> for Seen {
    fn from(value: Sid<'_>) -> Self {
        Self::Text(value.to_string())
    }
}

impl From<SocketAddr> for Seen {
    fn from(value: SocketAddr) -> Self {
        Self::Text(format!("{value:?}"))
    }
}

impl From<Fragment> for Seen {
    fn from(value: Fragment) -> Self {
        Self::Text(format!(
            "{} {} {}",
            value.identification, value.offset, value.length
        ))
    }
}

impl From<DiscardReason> for Seen {
    fn from(value: DiscardReason) -> Self {
        Self::Text(format!(
            "{} {} {}",
            value.module.to_raw(),
            value.reason,
            value.filter_id
        ))
    }
}
