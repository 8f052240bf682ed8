//! Registry values that a test gives to a driver.

use fwps_sys as sys;

/// The registry path that drivers are given.
pub(crate) const REGISTRY_PATH: &str = r"\Registry\Machine\System\CurrentControlSet\Services\simulated";

/// A value of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegistryValue {
    /// `REG_DWORD`.
    Dword(u32),
    /// `REG_QWORD`.
    Qword(u64),
    /// `REG_SZ`: stored as UTF-16 with a zero at its end.
    Text(String),
    /// `REG_MULTI_SZ`: stored as one text after the other, and a zero.
    Texts(Vec<String>),
    /// `REG_BINARY`.
    Binary(Vec<u8>),
}

impl RegistryValue {
    /// The type, as `REG_...` constant.
    pub(crate) fn kind(&self) -> u32 {
        match self {
            RegistryValue::Dword(_) => sys::REG_DWORD,
            RegistryValue::Qword(_) => sys::REG_QWORD,
            RegistryValue::Text(_) => sys::REG_SZ,
            RegistryValue::Texts(_) => sys::REG_MULTI_SZ,
            RegistryValue::Binary(_) => sys::REG_BINARY,
        }
    }

    /// The bytes.
    pub(crate) fn data(&self) -> Vec<u8> {
        let text = |text: &str| -> Vec<u8> {
            let units = text.encode_utf16().chain([0]);
            units.flat_map(u16::to_le_bytes).collect()
        };
        match self {
            RegistryValue::Dword(value) => value.to_le_bytes().to_vec(),
            RegistryValue::Qword(value) => value.to_le_bytes().to_vec(),
            RegistryValue::Text(value) => text(value),
            RegistryValue::Texts(values) => values
                .iter()
                .flat_map(|value| text(value))
                .chain([0, 0])
                .collect(),
            RegistryValue::Binary(value) => value.clone(),
        }
    }
}

impl From<u32> for RegistryValue {
    fn from(value: u32) -> Self {
        RegistryValue::Dword(value)
    }
}

impl From<&str> for RegistryValue {
    fn from(value: &str) -> Self {
        RegistryValue::Text(value.to_owned())
    }
}
