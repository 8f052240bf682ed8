//! Values of the registry on the command line.

use fwps_harness::request::{RegistryData, RegistryEntry};

/// Reads `[KEY\]NAME=dword:N`, `…=sz:TEXT` or `…=hex:DIGITS`.
pub(super) fn entry(text: &str) -> Result<RegistryEntry, String> {
    let expected =
        || format!("`{text}` is no value: expected [KEY\\]NAME=dword:5, NAME=sz:text or NAME=hex:01ff");
    let (place, data) = text.split_once('=').ok_or_else(expected)?;
    let (key, name) = place.rsplit_once('\\').unwrap_or(("", place));
    let (kind, data) = data.split_once(':').ok_or_else(expected)?;
    let data = match kind {
        "dword" => {
            let number = match data.strip_prefix("0x") {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => data.parse(),
            };
            RegistryData::Dword(number.map_err(|_| expected())?)
        }
        "sz" => RegistryData::Text(data.to_owned()),
        "hex" => RegistryData::Binary(super::bytes(data).ok_or_else(expected)?),
        _ => return Err(expected()),
    };
    Ok(RegistryEntry {
        key: key.to_owned(),
        name: name.to_owned(),
        data,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(key: &str, name: &str, data: RegistryData) -> Result<RegistryEntry, String> {
        Ok(RegistryEntry {
            key: key.to_owned(),
            name: name.to_owned(),
            data,
        })
    }

    #[test]
    fn values_have_a_key_a_name_and_a_type() {
        assert_eq!(
            entry(r"Parameters\Address=sz:192.0.2.7"),
            value(
                "Parameters",
                "Address",
                RegistryData::Text("192.0.2.7".to_owned())
            )
        );
        assert_eq!(
            entry("Port=dword:0x1bb"),
            value("", "Port", RegistryData::Dword(443))
        );
        assert_eq!(
            entry(r"A\B\Key=hex:01ff"),
            value(r"A\B", "Key", RegistryData::Binary(vec![1, 0xFF]))
        );
        for bad in [
            "",
            "Port",
            "Port=443",
            "Port=dword:x",
            "Port=hex:1",
            "Port=qword:1",
        ] {
            assert!(entry(bad).is_err(), "{bad}");
        }
    }
}
