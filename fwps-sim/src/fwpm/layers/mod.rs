//! The layers as management objects: every one of the platform, with its fields, whether the simulator classifies there or not.

mod fields;
mod keys;
mod table;

use std::fmt;

use fwps_sys as sys;

use super::block::Block;
use super::key::Key;

/// A layer.
pub(crate) struct LayerRecord {
    /// `FWPM_LAYER_…`.
    name: &'static str,
    key: sys::GUID,
    pub(crate) number: u16,
    /// In the order of their indexes.
    fields: &'static [Known],
    /// Whether the kernel classifies there.
    pub(crate) kernel: bool,
}

/// A field of a layer.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    /// The condition that filters name it by; reserved fields have none.
    pub(crate) key: Option<sys::GUID>,
    data_type: Type,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    /// An address of the layer's family.
    Address,
    U8,
    U16,
    U32,
    U64,
    Array6,
    Array16,
    Blob,
    Sid,
    /// What is known of a user; conditions test it with a security descriptor.
    Token,
}

impl Known {
    /// The FWP data type of the field at a layer.
    pub(crate) fn data_type(self, layer: &LayerRecord) -> i32 {
        match self.data_type {
            Type::Address if layer.is_v6() => sys::FWP_BYTE_ARRAY16_TYPE,
            Type::Address | Type::U32 => sys::FWP_UINT32,
            Type::U8 => sys::FWP_UINT8,
            Type::U16 => sys::FWP_UINT16,
            Type::U64 => sys::FWP_UINT64,
            Type::Array6 => sys::FWP_BYTE_ARRAY6_TYPE,
            Type::Array16 => sys::FWP_BYTE_ARRAY16_TYPE,
            Type::Blob => sys::FWP_BYTE_BLOB_TYPE,
            Type::Sid => sys::FWP_SID,
            Type::Token => sys::FWP_TOKEN_ACCESS_INFORMATION_TYPE,
        }
    }

    /// Whether the field is an IP address.
    pub(crate) fn is_address(self) -> bool {
        self.data_type == Type::Address
    }

    fn field_type(self) -> i32 {
        match self.key {
            _ if self.is_address() => sys::FWPM_FIELD_IP_ADDRESS,
            Some(key) if Key::from(key) == Key::from(sys::FWPM_CONDITION_FLAGS) => sys::FWPM_FIELD_FLAGS,
            _ => sys::FWPM_FIELD_RAW_DATA,
        }
    }
}

impl LayerRecord {
    pub(crate) fn all() -> &'static [LayerRecord] {
        table::LAYERS
    }

    pub(crate) fn by_key(key: Key) -> Option<&'static LayerRecord> {
        Self::all().iter().find(|layer| layer.key() == key)
    }

    pub(crate) fn by_number(number: u16) -> Option<&'static LayerRecord> {
        Self::all().iter().find(|layer| layer.number == number)
    }

    /// The layer with a C name, with or without `FWPM_LAYER_` in front.
    pub(crate) fn by_name(name: &str) -> Option<&'static LayerRecord> {
        let short = name.strip_prefix("FWPM_LAYER_").unwrap_or(name);
        Self::all().iter().find(|layer| layer.name() == short)
    }

    pub(crate) fn key(&self) -> Key {
        Key::from(self.key)
    }

    /// The C name without `FWPM_LAYER_`.
    pub(crate) fn name(&self) -> &'static str {
        self.name.strip_prefix("FWPM_LAYER_").unwrap_or(self.name)
    }

    /// Whether addresses at this layer are of IPv6.
    pub(crate) fn is_v6(&self) -> bool {
        self.name.contains("_V6")
    }

    /// The field that a condition names, with its index.
    pub(crate) fn field(&self, key: Key) -> Option<(usize, Known)> {
        let named = |field: &Known| field.key.is_some_and(|other| Key::from(other) == key);
        let index = self.fields.iter().position(named)?;
        Some((index, self.fields[index]))
    }

    /// Writes the FWPM_LAYER0.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        use std::mem::offset_of as offset;
        let named: Vec<(Known, sys::GUID)> = self
            .fields
            .iter()
            .filter_map(|field| Some((*field, field.key?)))
            .collect();
        let name: Vec<u16> = self.name().encode_utf16().collect();
        block.put(at + offset!(sys::FWPM_LAYER0, layerKey), self.key);
        block.wide(at + offset!(sys::FWPM_LAYER0, displayData.name), &name);
        let kernel = if self.kernel {
            sys::FWPM_LAYER_FLAG_KERNEL
        } else {
            0
        };
        block.put(
            at + offset!(sys::FWPM_LAYER0, flags),
            kernel | sys::FWPM_LAYER_FLAG_BUILTIN,
        );
        block.put(at + offset!(sys::FWPM_LAYER0, numFields), named.len() as u32);
        block.put(
            at + offset!(sys::FWPM_LAYER0, defaultSubLayerKey),
            sys::FWPM_SUBLAYER_UNIVERSAL,
        );
        block.put(at + offset!(sys::FWPM_LAYER0, layerId), self.number);
        let fields = block.array::<sys::FWPM_FIELD0>(named.len());
        block.point(at + offset!(sys::FWPM_LAYER0, field), fields);
        for (index, (field, key)) in named.into_iter().enumerate() {
            let to = fields + index * size_of::<sys::FWPM_FIELD0>();
            block.key(to + offset!(sys::FWPM_FIELD0, fieldKey), Some(Key::from(key)));
            block.put(to + offset!(sys::FWPM_FIELD0, type_), field.field_type());
            block.put(to + offset!(sys::FWPM_FIELD0, dataType), field.data_type(self));
        }
    }
}

impl fmt::Debug for LayerRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::layer::Layer;

    #[test]
    fn the_modelled_layers_have_as_many_fields_as_are_indicated() {
        let modelled = LayerRecord::all()
            .iter()
            .filter_map(|record| Some((record, Layer::from_key(record.key())?)));
        let mut count = 0;
        for (record, layer) in modelled {
            assert_eq!(record.fields.len(), layer.fields().len(), "{}", record.name);
            assert_eq!((record.number, record.name()), (layer.id(), layer.name()));
            count += 1;
        }
        assert!(count > 40, "{count}");
    }

    #[test]
    fn layers_have_one_key_and_one_number() {
        for layer in LayerRecord::all() {
            assert_eq!(LayerRecord::by_key(layer.key()).map(|l| l.name), Some(layer.name));
            assert_eq!(
                LayerRecord::by_number(layer.number).map(|l| l.name),
                Some(layer.name)
            );
        }
    }
}
