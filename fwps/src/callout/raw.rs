//! The typed view of a classify call, for functions that C calls.

use core::cell::Cell;

use fwps_sys::{FWPS_CLASSIFY_OUT0, FWPS_FILTER2, FWPS_INCOMING_METADATA_VALUES0, FWPS_INCOMING_VALUES0};

use super::{Classify, Taken};
use crate::layer::Layer;

impl<L: Layer> Classify<'_, L> {
    /// Lets `read` see the fields and the metadata of a classify call that came in through C.
    ///
    /// For drivers that are moved from C to Rust in parts. The view has neither packet nor right: it reads only. `None` if the values are
    /// of another layer; `read` is not called then.
    ///
    /// # Safety
    /// `values`, `metadata` and `filter` are the arguments of a running classify call, or are built as the engine builds them: each value
    /// has the member of its tag set, each metadata member whose flag is set is valid, and what pointers in them name stays valid
    /// while this function runs. No injection handle of the image is destroyed meanwhile, as none is while a classify call runs.
    pub unsafe fn with_raw<R>(
        values: &FWPS_INCOMING_VALUES0,
        metadata: &FWPS_INCOMING_METADATA_VALUES0,
        filter: &FWPS_FILTER2,
        read: impl FnOnce(&Classify<'_, L>) -> R,
    ) -> Option<R> {
        if values.layerId != L::ID {
            return None;
        }
        let captured = Cell::new(Taken::Nothing);
        let out = FWPS_CLASSIFY_OUT0 {
            actionType: 0,
            outContext: 0,
            filterId: 0,
            rights: 0,
            flags: 0,
            reserved: 0,
        };
        // SAFETY: as in a running call (the caller's duty), at layer L as the id says; no right, no layer data. The view ends here.
        let call = unsafe { Classify::new(values, metadata, None, filter, &out, &captured) };
        Some(read(&call))
    }
}
