//! One layer to try: what it says it is, and its accessors.

use fwps::{callout::Classify, layer::Layer};
use fwps_sys::{FWPS_FILTER2, FWPS_INCOMING_METADATA_VALUES0, FWPS_INCOMING_VALUES0, GUID};

use super::{headers, seen::Seen, value::Memory};

/// Something that reads through an accessor.
pub(crate) type Read<L> = fn(&Classify<'_, L>) -> Option<Seen>;

/// An accessor of a layer.
pub(crate) struct Accessor<L: Layer> {
    /// Its name.
    pub(crate) name: &'static str,
    /// The C name of the index or flag behind it.
    pub(crate) constant: &'static str,
    /// The value that fwps-sys has for that name.
    pub(crate) number: u32,
    pub(crate) read: Read<L>,
}

/// A layer.
pub(crate) struct Case<L: Layer> {
    /// The C name of its number.
    pub(crate) constant: &'static str,
    pub(crate) number: u16,
    pub(crate) key: GUID,
    pub(crate) fields: Vec<Accessor<L>>,
    pub(crate) metadata: Vec<Accessor<L>>,
}

/// Something that looks at every layer.
pub(crate) trait Visitor {
    fn layer<L: Layer>(&mut self, case: Case<L>);
}

/// Shows one layer to a visitor.
macro_rules! case {
    (
        $visitor:ident, $layer:ident, $number:ident, $key:ident;
        $($field:ident = $index:ident,)* ;
        $($member:ident = $flag:ident,)*
    ) => {
        $visitor.layer($crate::case::Case::<fwps::layer::$layer> {
            constant: stringify!($number),
            number: fwps_sys::$number as u16,
            key: fwps_sys::$key,
            fields: vec![$($crate::case::Accessor {
                name: stringify!($field),
                constant: stringify!($index),
                number: fwps_sys::$index as u32,
                read: |call| call.$field().map($crate::seen::Seen::from),
            }),*],
            metadata: vec![$($crate::case::Accessor {
                name: stringify!($member),
                constant: stringify!($flag),
                number: fwps_sys::$flag,
                read: |call| call.$member().map($crate::seen::Seen::from),
            }),*],
        });
    };
}
pub(crate) use case;

impl<L: Layer> Case<L> {
    /// The C name without its prefix.
    pub(crate) fn name(&self) -> &'static str {
        self.constant.strip_prefix("FWPS_LAYER_").expect("a layer")
    }

    /// The C name that its fields are listed under: discard layers have those of their base.
    pub(crate) fn base(&self) -> &'static str {
        self.name().strip_suffix("_DISCARD").unwrap_or(self.name())
    }

    /// The fields in the header, without those that are second names of others.
    pub(crate) fn header_fields(&self) -> Vec<(&'static str, u32)> {
        headers::fields_of(self.base())
    }

    /// Whether this is a layer of IPv6.
    pub(crate) fn is_v6(&self) -> bool {
        self.base().ends_with("_V6")
    }

    /// Reads with `read` from a call with these values and this metadata.
    pub(crate) fn read(
        &self,
        memory: &Memory,
        value_count: u32,
        metadata: &FWPS_INCOMING_METADATA_VALUES0,
        read: Read<L>,
    ) -> Option<Seen> {
        let array = memory.array(value_count);
        let values = FWPS_INCOMING_VALUES0 {
            layerId: self.number,
            valueCount: value_count,
            incomingValue: array.as_ptr().cast_mut(),
        };
        // SAFETY: a filter is numbers and pointers that may be null.
        let filter: FWPS_FILTER2 = unsafe { std::mem::zeroed() };
        // SAFETY: `memory` builds each value as its tag says, and outlives the call; `array` has as many values as are claimed. The
        // tests set the flags of metadata that they filled.
        let seen = unsafe { Classify::<L>::with_raw(&values, metadata, &filter, read) };
        seen.unwrap_or_else(|| panic!("{}: its own number was refused", self.constant))
    }
}

/// Metadata without any member: nothing but poison.
pub(crate) fn poisoned_metadata() -> FWPS_INCOMING_METADATA_VALUES0 {
    let mut metadata = std::mem::MaybeUninit::<FWPS_INCOMING_METADATA_VALUES0>::uninit();
    // SAFETY: one value, all of whose bytes are written.
    unsafe { metadata.as_mut_ptr().write_bytes(0xA5, 1) };
    // SAFETY: numbers and pointers, for which every pattern of bits is a value.
    let mut metadata = unsafe { metadata.assume_init() };
    metadata.currentMetadataValues = 0;
    metadata.currentL2MetadataValues = 0;
    metadata
}
