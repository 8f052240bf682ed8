//! Callouts as management objects: what filters name. The other half is registered by the driver.

use std::mem::offset_of as offset;

use fwps_sys as sys;

use super::block::Block;
use super::layers::LayerRecord;
use super::lifetime::Lifetime;
use super::provider::check_flags;
use super::record::{Record, write_common};
use crate::Status;

/// A callout that was added.
#[derive(Clone, Debug)]
pub(crate) struct ManagedCallout {
    pub(crate) record: Record,
    /// The run-time id, which both halves have (C-178).
    pub(crate) id: u32,
    pub(crate) layer: &'static LayerRecord,
}

impl AsMut<Record> for ManagedCallout {
    fn as_mut(&mut self) -> &mut Record {
        &mut self.record
    }
}

impl ManagedCallout {
    /// Reads a callout; its id comes later.
    ///
    /// # Safety
    /// The pointers of `raw` are null or valid for the call (C-363).
    pub(crate) unsafe fn read(raw: &sys::FWPM_CALLOUT0, owner: Option<usize>) -> Result<Self, Status> {
        let persistent = check_flags(
            raw.flags & !sys::FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT,
            sys::FWPM_CALLOUT_FLAG_PERSISTENT,
        )?;
        let lifetime = Lifetime::of_new(owner, persistent, false)?;
        let (display, data) = (&raw.displayData, &raw.providerData);
        // SAFETY: the caller's promise.
        let record = unsafe {
            Record::read(
                raw.calloutKey,
                display,
                raw.flags,
                raw.providerKey,
                data,
                lifetime,
            )
        }?;
        let layer = LayerRecord::by_key(raw.applicableLayer.into()).ok_or(sys::STATUS_FWP_LAYER_NOT_FOUND)?;
        Ok(Self { record, id: 0, layer })
    }

    /// Whether its filters may have provider contexts.
    pub(crate) fn uses_provider_context(&self) -> bool {
        self.record.flags & sys::FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT != 0
    }

    /// Writes the FWPM_CALLOUT0; `registered` says whether a driver has registered the other half.
    pub(crate) fn write(&self, registered: bool, block: &mut Block, at: usize) {
        write_common!(&self.record, block, at, sys::FWPM_CALLOUT0, calloutKey);
        let registered = if registered {
            sys::FWPM_CALLOUT_FLAG_REGISTERED
        } else {
            0
        };
        block.put(
            at + offset!(sys::FWPM_CALLOUT0, flags),
            self.record.flags | registered,
        );
        block.key(
            at + offset!(sys::FWPM_CALLOUT0, providerKey),
            self.record.provider,
        );
        block.put(
            at + offset!(sys::FWPM_CALLOUT0, applicableLayer),
            self.layer.key().to_guid(),
        );
        block.put(at + offset!(sys::FWPM_CALLOUT0, calloutId), self.id);
    }
}
