//! Callouts: the four versions of their callbacks.

use fwps_sys as sys;

use crate::fwpm::key::Key;

/// A registered callout. Immutable, so that calls into it need no lock.
#[derive(Debug)]
pub(crate) struct Callout {
    pub(crate) key: Key,
    pub(crate) id: u32,
    pub(crate) flags: u32,
    /// Number of the driver that registered it.
    pub(crate) driver: u32,
    pub(crate) device: usize,
    pub(crate) classify: Classify,
    pub(crate) notify: Notify,
    /// Its routine has one version.
    pub(crate) flow_delete: sys::FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0,
}

/// A classify routine of one version.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Classify {
    V0(sys::FWPS_CALLOUT_CLASSIFY_FN0),
    V1(sys::FWPS_CALLOUT_CLASSIFY_FN1),
    V2(sys::FWPS_CALLOUT_CLASSIFY_FN2),
    V3(sys::FWPS_CALLOUT_CLASSIFY_FN3),
}

/// A notify routine of one version.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Notify {
    V0(sys::FWPS_CALLOUT_NOTIFY_FN0),
    V1(sys::FWPS_CALLOUT_NOTIFY_FN1),
    V2(sys::FWPS_CALLOUT_NOTIFY_FN2),
    V3(sys::FWPS_CALLOUT_NOTIFY_FN3),
}

/// The pointers that a classify routine gets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClassifyCall {
    pub(crate) values: *const sys::FWPS_INCOMING_VALUES0,
    pub(crate) metadata: *const sys::FWPS_INCOMING_METADATA_VALUES0,
    pub(crate) layer_data: *mut std::ffi::c_void,
    /// The run-time filter; its four versions have one layout, they differ in the type of the provider context only.
    pub(crate) filter: usize,
    pub(crate) out: *mut sys::FWPS_CLASSIFY_OUT0,
    /// Zero for none.
    pub(crate) flow_context: u64,
    /// The classify context; zero for none.
    pub(crate) context: usize,
}

impl Classify {
    pub(crate) fn is_null(self) -> bool {
        match self {
            Classify::V0(routine) => routine.is_none(),
            Classify::V1(routine) => routine.is_none(),
            Classify::V2(routine) => routine.is_none(),
            Classify::V3(routine) => routine.is_none(),
        }
    }

    /// Whether the routine gets no classify context (C-153).
    pub(crate) fn is_first_version(self) -> bool {
        matches!(self, Classify::V0(_))
    }

    /// Calls the routine. A classify context is offered at the ALE layers.
    pub(crate) fn call(self, call: ClassifyCall) {
        let ClassifyCall {
            values,
            metadata,
            layer_data: data,
            filter,
            out,
            flow_context,
            context,
        } = call;
        let context = std::ptr::with_exposed_provenance(context);
        match self {
            Classify::V0(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance(filter);
                // SAFETY: the driver registered the routine as version 0 (C-154); the pointers live for the call (C-150).
                unsafe { routine(values, metadata, data, filter, flow_context, out) }
            }
            Classify::V1(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance(filter);
                // SAFETY: as above, version 1.
                unsafe { routine(values, metadata, data, context, filter, flow_context, out) }
            }
            Classify::V2(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance(filter);
                // SAFETY: as above, version 2.
                unsafe { routine(values, metadata, data, context, filter, flow_context, out) }
            }
            Classify::V3(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance(filter);
                // SAFETY: as above, version 3.
                unsafe { routine(values, metadata, data, context, filter, flow_context, out) }
            }
            // Registration refuses callouts without a classify routine.
            Classify::V0(None) | Classify::V1(None) | Classify::V2(None) | Classify::V3(None) => {}
        }
    }
}

impl Notify {
    pub(crate) fn is_null(self) -> bool {
        match self {
            Notify::V0(routine) => routine.is_none(),
            Notify::V1(routine) => routine.is_none(),
            Notify::V2(routine) => routine.is_none(),
            Notify::V3(routine) => routine.is_none(),
        }
    }

    /// Calls the routine.
    pub(crate) fn call(self, kind: i32, key: *const sys::GUID, filter: usize) -> i32 {
        match self {
            Notify::V0(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance_mut(filter);
                // SAFETY: the driver registered the routine as version 0 (C-154); the filter lives as long as the engine's.
                unsafe { routine(kind, key, filter) }
            }
            Notify::V1(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance_mut(filter);
                // SAFETY: as above, version 1.
                unsafe { routine(kind, key, filter) }
            }
            Notify::V2(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance_mut(filter);
                // SAFETY: as above, version 2.
                unsafe { routine(kind, key, filter) }
            }
            Notify::V3(Some(routine)) => {
                let filter = std::ptr::with_exposed_provenance_mut(filter);
                // SAFETY: as above, version 3.
                unsafe { routine(kind, key, filter) }
            }
            Notify::V0(None) | Notify::V1(None) | Notify::V2(None) | Notify::V3(None) => sys::STATUS_SUCCESS,
        }
    }
}
