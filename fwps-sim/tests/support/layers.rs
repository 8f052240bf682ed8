//! The callouts of the test driver.

use std::ptr::null_mut;

use fwps_sys::*;

use super::driver::{name, no_blob, no_key, pointer, state, update};
use super::out_of_band::{self, Work};
use super::{Bug, copy, has};
use crate::c;

pub type ClassifyFn = unsafe extern "system" fn(
    *const FWPS_INCOMING_VALUES0,
    *const FWPS_INCOMING_METADATA_VALUES0,
    *mut std::ffi::c_void,
    *const std::ffi::c_void,
    *const FWPS_FILTER1,
    u64,
    *mut FWPS_CLASSIFY_OUT0,
);

pub struct LayerOf {
    pub key: GUID,
    pub classify: ClassifyFn,
}

pub static LAYERS: [LayerOf; 8] = [
    LayerOf {
        key: FWPM_LAYER_INBOUND_IPPACKET_V4,
        classify: inbound_v4,
    },
    LayerOf {
        key: FWPM_LAYER_INBOUND_IPPACKET_V6,
        classify: inbound_v6,
    },
    LayerOf {
        key: FWPM_LAYER_OUTBOUND_IPPACKET_V4,
        classify: outbound_v4,
    },
    LayerOf {
        key: FWPM_LAYER_OUTBOUND_IPPACKET_V6,
        classify: outbound_v6,
    },
    LayerOf {
        key: FWPM_LAYER_INBOUND_TRANSPORT_V4,
        classify: transport_in_v4,
    },
    LayerOf {
        key: FWPM_LAYER_INBOUND_TRANSPORT_V6,
        classify: transport_in_v6,
    },
    LayerOf {
        key: FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
        classify: transport_out_v4,
    },
    LayerOf {
        key: FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
        classify: transport_out_v6,
    },
];

/// The key of the callout at a layer.
pub fn key(index: usize) -> GUID {
    GUID {
        Data1: 0x7E57_0000 + index as u32,
        Data2: 0x1111,
        Data3: 0x4222,
        Data4: [0x83, 3, 3, 3, 3, 3, 3, 3],
    }
}

fn sublayer_key() -> GUID {
    key(100)
}

fn check(status: NTSTATUS) -> Result<(), NTSTATUS> {
    if status == STATUS_SUCCESS {
        Ok(())
    } else {
        Err(status)
    }
}

/// Adds callouts and filters in a dynamic session.
pub fn add_filters() -> Result<(), NTSTATUS> {
    // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
    let mut session: FWPM_SESSION0 = unsafe { std::mem::zeroed() };
    session.flags = if has(Bug::StaticFilters) {
        0
    } else {
        FWPM_SESSION_FLAG_DYNAMIC
    };
    let mut engine = null_mut();
    let service = RPC_C_AUTHN_WINNT;
    check(c!(FwpmEngineOpen0(
        std::ptr::null(),
        service,
        null_mut(),
        &raw const session,
        &raw mut engine
    )))?;
    update(|state| state.engine = engine.expose_provenance());
    check(c!(FwpmTransactionBegin0(engine, 0)))?;
    let added = add_objects(engine);
    if let Err(status) = added {
        c!(FwpmTransactionAbort0(engine));
        return Err(status);
    }
    check(c!(FwpmTransactionCommit0(engine)))
}

fn add_objects(engine: HANDLE) -> Result<(), NTSTATUS> {
    let sublayer = FWPM_SUBLAYER0 {
        subLayerKey: sublayer_key(),
        displayData: name(),
        flags: 0,
        providerKey: no_key(),
        providerData: no_blob(),
        weight: 100,
    };
    check(c!(FwpmSubLayerAdd0(engine, &raw const sublayer, null_mut())))?;
    for (index, layer) in LAYERS.iter().enumerate() {
        let callout = FWPM_CALLOUT0 {
            calloutKey: key(index),
            displayData: name(),
            flags: 0,
            providerKey: no_key(),
            providerData: no_blob(),
            applicableLayer: layer.key,
            calloutId: 0,
        };
        let mut id = 0;
        check(c!(FwpmCalloutAdd0(
            engine,
            &raw const callout,
            null_mut(),
            &raw mut id
        )))?;
        assert_eq!(id, state().callouts[index]);
        // SAFETY: all fields are integers, pointers and unions of them, for which zero is valid.
        let mut filter: FWPM_FILTER0 = unsafe { std::mem::zeroed() };
        filter.displayData = name();
        filter.layerKey = layer.key;
        filter.subLayerKey = sublayer_key();
        filter.weight.type_ = FWP_EMPTY;
        filter.action.type_ = FWP_ACTION_CALLOUT_TERMINATING;
        filter.action.__bindgen_anon_1.calloutKey = key(index);
        check(c!(FwpmFilterAdd0(
            engine,
            &raw const filter,
            null_mut(),
            null_mut()
        )))?;
    }
    Ok(())
}

/// # Safety
/// As every notify routine.
pub unsafe extern "system" fn notify(
    _kind: FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    _filter: *mut FWPS_FILTER1,
) -> NTSTATUS {
    if has(Bug::EngineInNotify) {
        c!(FwpmTransactionBegin0(pointer(state().engine), 0));
    }
    STATUS_SUCCESS
}

/// The arguments of classify that the driver uses.
#[derive(Clone, Copy)]
pub struct Call {
    pub values: *const FWPS_INCOMING_VALUES0,
    pub metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    pub list: *mut NET_BUFFER_LIST,
    pub out: *mut FWPS_CLASSIFY_OUT0,
    pub family: u16,
    pub inbound: bool,
}

impl Call {
    pub fn metadata(self) -> FWPS_INCOMING_METADATA_VALUES0 {
        c!(self.metadata.read())
    }

    pub fn value_u32(self, index: usize) -> u32 {
        let values = c!(self.values.read());
        let value = c!(values.incomingValue.add(index).read());
        c!(value.value.__bindgen_anon_1.uint32)
    }

    fn out(self) -> FWPS_CLASSIFY_OUT0 {
        c!(self.out.read())
    }

    fn set(self, f: impl FnOnce(&mut FWPS_CLASSIFY_OUT0)) {
        let mut out = self.out();
        f(&mut out);
        c!(self.out.write(out));
    }

    fn permit(self) {
        if self.out().rights & FWPS_RIGHT_ACTION_WRITE != 0 {
            self.set(|out| out.actionType = FWP_ACTION_PERMIT);
            if has(Bug::AbsorbWithPermit) {
                self.set(|out| out.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB);
            }
        }
    }

    fn block(self) {
        self.set(|out| {
            out.actionType = FWP_ACTION_BLOCK;
            out.rights &= !FWPS_RIGHT_ACTION_WRITE;
        });
    }

    pub fn absorb(self) {
        self.set(|out| {
            out.actionType = FWP_ACTION_BLOCK;
            out.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
            if !has(Bug::SoftAbsorb) {
                out.rights &= !FWPS_RIGHT_ACTION_WRITE;
            }
            if has(Bug::ReservedTouched) {
                out.outContext = 1;
            }
        });
    }

    /// Whether the driver injected the packet itself.
    fn is_own(self, handle: usize) -> bool {
        if has(Bug::NoStateQuery) {
            return false;
        }
        let state = c!(FwpsQueryPacketInjectionState0(
            pointer(handle),
            self.list,
            null_mut()
        ));
        let own = matches!(
            state,
            FWPS_PACKET_INJECTED_BY_SELF | FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF
        );
        own && !has(Bug::InjectOwnAgain)
    }

    /// Clones the list from `retreat` bytes before its data start.
    pub fn clone_from(self, retreat: u32) -> Option<*mut NET_BUFFER_LIST> {
        let buffer = first_buffer(self.list);
        if retreat > 0 && c!(NdisRetreatNetBufferDataStart(buffer, retreat, 0, None)) != STATUS_SUCCESS {
            return None;
        }
        let mut clone = null_mut();
        let status = c!(FwpsAllocateCloneNetBufferList0(
            self.list,
            null_mut(),
            null_mut(),
            0,
            &raw mut clone
        ));
        if retreat > 0 && !has(Bug::RetreatNotUndone) {
            c!(NdisAdvanceNetBufferDataStart(buffer, retreat, 0, None));
        }
        (status == STATUS_SUCCESS).then_some(clone)
    }
}

/// The first NET_BUFFER of a list.
pub fn first_buffer(list: *mut NET_BUFFER_LIST) -> *mut NET_BUFFER {
    let header = c!((&raw const (*list).__bindgen_anon_1)
        .cast::<NET_BUFFER_LIST_DATA>()
        .read());
    header.FirstNetBuffer
}

/// In band: clone, inject, absorb.
fn in_band(call: Call) {
    let state = state();
    let handle = if call.family == AF_INET {
        state.network_v4
    } else {
        state.network_v6
    };
    if has(Bug::ActionWithoutRight) && call.out().rights & FWPS_RIGHT_ACTION_WRITE == 0 {
        call.set(|out| out.actionType = FWP_ACTION_PERMIT);
        return;
    }
    // Without the right the packet was decided on already (C-165).
    let right = has(Bug::IgnoresRight) || call.out().rights & FWPS_RIGHT_ACTION_WRITE != 0;
    if handle == 0 || !right || call.is_own(handle) {
        call.permit();
        return;
    }
    out_of_band::plant_in_classify(call);
    if has(Bug::LostPacket) {
        call.absorb();
        return;
    }
    if has(Bug::BytesChanged)
        || has(Bug::ReferenceToModify)
        || has(Bug::ReferenceGivenBack)
        || has(Bug::ConstructOnOriginal)
    {
        call.permit();
        return;
    }
    if has(Bug::OwnPacketBeside) {
        copy::inject_own(call, handle);
        call.permit();
        return;
    }
    if has(Bug::PermitAfterCopy) {
        copy::inject_copy(call, handle);
        call.permit();
        return;
    }
    if has(Bug::Copy) || has(Bug::WrongChecksum) || has(Bug::LeakCopy) {
        if copy::inject_copy(call, handle) {
            call.absorb();
        } else {
            call.permit();
        }
        return;
    }
    let retreat = if call.inbound {
        call.metadata().ipHeaderSize
    } else {
        0
    };
    let Some(clone) = call.clone_from(if has(Bug::WrongStart) { 0 } else { retreat }) else {
        call.permit();
        return;
    };
    if has(Bug::CloneToLookAt) {
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        call.permit();
        return;
    }
    if out_of_band::inject_network(call, clone, handle) && !has(Bug::PermitAfterInjection) {
        call.absorb();
    } else {
        call.permit();
    }
}

/// Out of band: clone, queue, absorb; a thread injects.
fn at_transport(call: Call) {
    let state = state();
    let right = call.out().rights & FWPS_RIGHT_ACTION_WRITE != 0;
    if !right || call.is_own(state.transport) {
        call.permit();
        return;
    }
    let metadata = call.metadata();
    let for_ale = metadata.currentMetadataValues & FWPS_METADATA_FIELD_ALE_CLASSIFY_REQUIRED != 0;
    if for_ale && has(Bug::AbsorbForAle) {
        call.absorb();
        return;
    }
    let raw = metadata.currentMetadataValues & FWPS_METADATA_FIELD_TRANSPORT_HEADER_INCLUDE_HEADER != 0;
    if raw && has(Bug::PermitRaw) {
        call.permit();
        return;
    }
    let taken = [Bug::CaptureForAle, Bug::BlockForAleWithClone, Bug::BlockForAle];
    if for_ale && !taken.into_iter().any(has) {
        // It is the business of the ALE layers (C-171).
        call.permit();
        return;
    }
    let retreat = if call.inbound {
        metadata.ipHeaderSize + metadata.transportHeaderSize
    } else {
        0
    };
    let Some(clone) = call.clone_from(retreat) else {
        call.permit();
        return;
    };
    let put = if raw && !has(Bug::RawHeaderLost) {
        out_of_band::put_raw_header(call, clone)
    } else {
        Some(0)
    };
    let Some(raw_header) = put else {
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        call.permit();
        return;
    };
    if for_ale && has(Bug::BlockForAle) {
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        call.block();
        return;
    }
    let work = Work::new(call, clone, raw_header);
    if has(Bug::InlineTcp) {
        out_of_band::inject_transport(work);
    } else {
        out_of_band::queue(work);
    }
    if for_ale && has(Bug::BlockForAleWithClone) {
        call.block();
        return;
    }
    if has(Bug::InjectionAfterPermit) || has(Bug::KeepToLookAt) {
        call.permit();
        return;
    }
    call.absorb();
}

macro_rules! classify {
    ($($name:ident: $family:ident, $inbound:literal, $body:ident;)*) => {
        $(
            /// # Safety
            /// As every classify routine.
            unsafe extern "system" fn $name(
                values: *const FWPS_INCOMING_VALUES0,
                metadata: *const FWPS_INCOMING_METADATA_VALUES0,
                data: *mut std::ffi::c_void,
                _context: *const std::ffi::c_void,
                _filter: *const FWPS_FILTER1,
                _flow: u64,
                out: *mut FWPS_CLASSIFY_OUT0,
            ) {
                $body(Call { values, metadata, list: data.cast(), out, family: $family, inbound: $inbound });
            }
        )*
    };
}

classify! {
    inbound_v4: AF_INET, true, in_band;
    inbound_v6: AF_INET6, true, in_band;
    outbound_v4: AF_INET, false, in_band;
    outbound_v6: AF_INET6, false, in_band;
    transport_in_v4: AF_INET, true, at_transport;
    transport_in_v6: AF_INET6, true, at_transport;
    transport_out_v4: AF_INET, false, at_transport;
    transport_out_v6: AF_INET6, false, at_transport;
}
