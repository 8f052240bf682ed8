//! Macros of fwpsk.h.

use crate::{FWPS_INCOMING_METADATA_VALUES0, UINT32};

/// Whether all metadata fields of `field` (`FWPS_METADATA_FIELD_...`) are valid.
#[inline]
#[must_use]
pub const fn FWPS_IS_METADATA_FIELD_PRESENT(values: &FWPS_INCOMING_METADATA_VALUES0, field: UINT32) -> bool {
    values.currentMetadataValues & field == field
}

/// Whether all layer 2 metadata fields of `field` (`FWPS_L2_METADATA_FIELD_...`) are valid.
#[inline]
#[must_use]
pub const fn FWPS_IS_L2_METADATA_FIELD_PRESENT(
    values: &FWPS_INCOMING_METADATA_VALUES0,
    field: UINT32,
) -> bool {
    values.currentL2MetadataValues & field == field
}
