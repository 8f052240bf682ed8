//! Providers and sublayers.

use std::mem::offset_of as offset;

use fwps_sys as sys;

use super::block::Block;
use super::record::{Record, read_text, write_common};
use crate::Status;

/// A provider.
#[derive(Clone, Debug)]
pub(crate) struct Provider {
    pub(crate) record: Record,
    service: Option<Vec<u16>>,
}

/// A sublayer.
#[derive(Clone, Debug)]
pub(crate) struct SubLayer {
    pub(crate) record: Record,
    pub(crate) weight: u16,
}

/// The sublayers of the system, with weights in their usual order.
const SUBLAYERS: &[(sys::GUID, u16, &str)] = &[
    (sys::FWPM_SUBLAYER_UNIVERSAL, 0x8000, "universal"),
    (sys::FWPM_SUBLAYER_INSPECTION, 0x0001, "inspection"),
    (sys::FWPM_SUBLAYER_LIPS, 0xFFFE, "legacy IPsec"),
];

impl AsMut<Record> for Provider {
    fn as_mut(&mut self) -> &mut Record {
        &mut self.record
    }
}

impl Provider {
    /// Reads a provider.
    ///
    /// # Safety
    /// The pointers of `raw` are null or valid for the call (C-363).
    pub(crate) unsafe fn read(raw: &sys::FWPM_PROVIDER0, owner: Option<usize>) -> Result<Self, Status> {
        let persistent = check_flags(raw.flags, sys::FWPM_PROVIDER_FLAG_PERSISTENT)?;
        let lifetime = super::lifetime::Lifetime::of_new(owner, persistent, false)?;
        let (display, data) = (&raw.displayData, &raw.providerData);
        // SAFETY: the caller's promise.
        let record = unsafe {
            Record::read(
                raw.providerKey,
                display,
                raw.flags,
                std::ptr::null(),
                data,
                lifetime,
            )
        }?;
        // SAFETY: the caller's promise.
        let service = unsafe { read_text(raw.serviceName) };
        Ok(Self { record, service })
    }

    /// Writes the FWPM_PROVIDER0.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        write_common!(&self.record, block, at, sys::FWPM_PROVIDER0, providerKey);
        if let Some(service) = &self.service {
            block.wide(at + offset!(sys::FWPM_PROVIDER0, serviceName), service);
        }
    }
}

impl AsMut<Record> for SubLayer {
    fn as_mut(&mut self) -> &mut Record {
        &mut self.record
    }
}

impl SubLayer {
    /// The sublayers that are always there.
    pub(crate) fn built_in() -> impl Iterator<Item = SubLayer> {
        SUBLAYERS.iter().map(|(key, weight, name)| SubLayer {
            record: Record::built_in(*key, name),
            weight: *weight,
        })
    }

    /// Reads a sublayer.
    ///
    /// # Safety
    /// The pointers of `raw` are null or valid for the call (C-363).
    pub(crate) unsafe fn read(raw: &sys::FWPM_SUBLAYER0, owner: Option<usize>) -> Result<Self, Status> {
        let persistent = check_flags(raw.flags, sys::FWPM_SUBLAYER_FLAG_PERSISTENT)?;
        let lifetime = super::lifetime::Lifetime::of_new(owner, persistent, false)?;
        let (display, data) = (&raw.displayData, &raw.providerData);
        // SAFETY: the caller's promise.
        let record = unsafe {
            Record::read(
                raw.subLayerKey,
                display,
                raw.flags,
                raw.providerKey,
                data,
                lifetime,
            )
        }?;
        Ok(Self {
            record,
            weight: raw.weight,
        })
    }

    /// Writes the FWPM_SUBLAYER0.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        write_common!(&self.record, block, at, sys::FWPM_SUBLAYER0, subLayerKey);
        block.key(
            at + offset!(sys::FWPM_SUBLAYER0, providerKey),
            self.record.provider,
        );
        block.put(at + offset!(sys::FWPM_SUBLAYER0, weight), self.weight);
    }
}

/// Checks flags of which one says that the object is persistent. Returns whether it is.
pub(crate) fn check_flags(flags: u32, persistent: u32) -> Result<bool, Status> {
    if flags & !persistent != 0 {
        return Err(sys::STATUS_FWP_INVALID_FLAGS);
    }
    Ok(flags & persistent != 0)
}
