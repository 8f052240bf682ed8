//! A sublayer: the place of a product's filters among those of others.

use core::mem;

use fwps_sys::FWPM_SUBLAYER0;

use super::WideStr;
use crate::Guid;

/// A sublayer. Each product uses its own (C-354).
///
/// For callouts that modify or inject at transport layers, the weight is below that of the universal sublayer, so that IPsec comes
/// first (C-063).
#[doc(alias = "FWPM_SUBLAYER0")]
#[derive(Clone, Copy, Debug)]
pub struct SubLayer {
    /// The key; make a new one for each sublayer.
    pub key: Guid,
    /// The name that tools show; mandatory (C-349).
    pub name: WideStr,
    /// Higher weights decide first.
    pub weight: u16,
}

impl SubLayer {
    pub(super) fn to_raw(self) -> FWPM_SUBLAYER0 {
        // SAFETY: all zero is a valid FWPM_SUBLAYER0: null pointers, zero numbers and an empty key.
        let mut raw: FWPM_SUBLAYER0 = unsafe { mem::zeroed() };
        raw.subLayerKey = self.key.to_raw();
        raw.displayData.name = self.name.as_ptr();
        raw.weight = self.weight;
        raw
    }
}
