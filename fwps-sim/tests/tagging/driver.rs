//! A driver that tags: what comes in at INBOUND_IPPACKET, what goes out at OUTBOUND_TRANSPORT. It looks the contexts up one layer on, and
//! at OUTBOUND_IPPACKET it may put a clone in the place of the packet.
#![allow(unreachable_pub, reason = "the parts of a test binary see each other")]

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sys::*;

use crate::c;
use crate::support::driver::{TAG, notify, pointer};
use crate::support::plain::{self, Filter, add_callout, add_sublayer, key};

/// What the driver does, and what is wrong with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Contexts are numbers; packets pass.
    #[default]
    Plain,
    /// The routine is of version 1.
    Version1,
    /// Outbound packets are replaced by clones, which the contexts move to.
    Move,
    /// As `Move`; contexts are pool memory, freed when they are removed.
    MovePool,
    /// Inbound contexts are removed at the transport layer.
    RemoveEarly,
    /// Inbound packets are dropped at the transport layer.
    Drop,
    /// The context is taken out at the transport layer.
    TakeOut,
    /// A clone that is never injected is tagged and freed; its tag is removed at unload.
    NeverEnters,
    // Broken ones.
    NeverRemoved,
    NoTag,
    Flags,
    NoProvider,
    NoDevice,
    OtherLayer,
    NoRoutine,
    Twice,
    RetrieveFlags,
    AtStream,
    /// The clone has a copy of the context, and both are freed.
    CopyPool,
    /// Contexts are pool memory that nobody frees.
    LeakPool,
}

/// One thing that the driver saw: an event, or a context that it looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Event(i32, bool),
    Found(u16, bool),
}

#[derive(Default)]
struct State {
    mode: Mode,
    device: usize,
    injection: usize,
    engine: usize,
    tag: u64,
    next: u64,
    ids: Vec<u32>,
    seen: Vec<Seen>,
}

static STATE: Mutex<State> = Mutex::new(State {
    mode: Mode::Plain,
    device: 0,
    injection: 0,
    engine: 0,
    tag: 0,
    next: 0,
    ids: Vec::new(),
    seen: Vec::new(),
});

pub fn plant(mode: Mode) {
    let mut state = STATE.lock().unwrap();
    *state = State {
        mode,
        ..State::default()
    };
}

pub fn seen() -> Vec<Seen> {
    STATE.lock().unwrap().seen.clone()
}

fn mode() -> Mode {
    STATE.lock().unwrap().mode
}

fn see(seen: Seen) {
    STATE.lock().unwrap().seen.push(seen);
}

fn has_pool() -> bool {
    matches!(mode(), Mode::MovePool | Mode::CopyPool | Mode::LeakPool)
}

fn new_context() -> u64 {
    if has_pool() {
        return c!(ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, TAG)).expose_provenance() as u64;
    }
    let mut state = STATE.lock().unwrap();
    state.next += 1;
    state.next
}

fn associate(list: *mut NET_BUFFER_LIST, layer: u16, context: u64) -> NTSTATUS {
    let (mode, device, tag) = {
        let state = STATE.lock().unwrap();
        (state.mode, state.device, state.tag)
    };
    let mut provider = key(77);
    let mut provider: *mut GUID = &raw mut provider;
    if mode == Mode::NoProvider {
        provider = null_mut();
    }
    let device: *mut std::ffi::c_void = if mode == Mode::NoDevice {
        list.cast()
    } else {
        pointer(device)
    };
    let tag = if mode == Mode::NoTag { 1 } else { tag };
    let flags = u32::from(mode == Mode::Flags);
    if mode == Mode::Version1 {
        let routine: FWPS_NET_BUFFER_LIST_NOTIFY_FN1 = Some(notify_1);
        return c!(FwpsNetBufferListAssociateContext1(
            list, layer, context, tag, provider, device, routine, flags
        ));
    }
    let routine: FWPS_NET_BUFFER_LIST_NOTIFY_FN0 = if mode == Mode::NoRoutine {
        None
    } else {
        Some(notify_0)
    };
    c!(FwpsNetBufferListAssociateContext0(
        list, layer, context, tag, provider, device, routine, flags
    ))
}

fn retrieve(list: *mut NET_BUFFER_LIST, remove: bool) -> Option<u64> {
    let tag = STATE.lock().unwrap().tag;
    let mut context = 0;
    let flags = u32::from(mode() == Mode::RetrieveFlags);
    let status = c!(FwpsNetBufferListRetrieveContext0(
        list,
        tag,
        u8::from(remove),
        flags,
        &raw mut context
    ));
    (status == STATUS_SUCCESS).then_some(context)
}

/// # Safety
/// As every routine that is told about tagged lists.
unsafe extern "system" fn notify_0(
    event: i32,
    list: *mut NET_BUFFER_LIST,
    new: *mut NET_BUFFER_LIST,
    layer: u16,
    context: u64,
    tag: u64,
) {
    assert_eq!(
        tag,
        STATE.lock().unwrap().tag,
        "the tag is that of the association"
    );
    assert!(!list.is_null());
    see(Seen::Event(event, !new.is_null()));
    match event {
        FWPS_NET_BUFFER_LIST_CLONED_VIA_WFP_API if mode() == Mode::CopyPool => {
            assert_eq!(retrieve(list, false), Some(context));
            associate(new, layer, context);
        }
        FWPS_NET_BUFFER_LIST_CLONED_VIA_WFP_API if matches!(mode(), Mode::Move | Mode::MovePool) => {
            assert_eq!(retrieve(list, true), Some(context));
            assert_eq!(retrieve(list, false), None, "it was taken out");
            assert_eq!(associate(new, layer, context), STATUS_SUCCESS);
        }
        FWPS_NET_BUFFER_LIST_CONTEXT_REMOVED if has_pool() && mode() != Mode::LeakPool => {
            c!(ExFreePoolWithTag(pointer(context as usize), TAG));
        }
        FWPS_NET_BUFFER_LIST_EXIT_NETIO if mode() != Mode::RetrieveFlags => {
            assert_eq!(retrieve(list, false), Some(context), "it is about to leave");
        }
        _ => {}
    }
}

/// # Safety
/// As every routine that is told about tagged lists.
unsafe extern "system" fn notify_1(
    event: i32,
    list: *mut NET_BUFFER_LIST,
    new: *mut NET_BUFFER_LIST,
    layer: u16,
    context: u64,
    tag: u64,
) -> NTSTATUS {
    c!(notify_0(event, list, new, layer, context, tag));
    STATUS_SUCCESS
}

/// # Safety
/// As every completion routine.
unsafe extern "system" fn complete(
    _context: *mut std::ffi::c_void,
    list: *mut NET_BUFFER_LIST,
    _dispatch: BOOLEAN,
) {
    c!(FwpsFreeCloneNetBufferList0(list, 0));
}

fn clone_of(list: *mut NET_BUFFER_LIST) -> *mut NET_BUFFER_LIST {
    let mut clone = null_mut();
    let status = c!(FwpsAllocateCloneNetBufferList0(
        list,
        null_mut(),
        null_mut(),
        0,
        &raw mut clone
    ));
    assert_eq!(status, STATUS_SUCCESS);
    clone
}

/// Puts a clone in the place of an outbound packet. False when the packet is such a clone.
fn replace(list: *mut NET_BUFFER_LIST, compartment: i32) -> bool {
    let injection = STATE.lock().unwrap().injection;
    let injected = c!(FwpsQueryPacketInjectionState0(
        pointer(injection),
        list,
        null_mut()
    ));
    if injected == FWPS_PACKET_INJECTED_BY_SELF {
        return false;
    }
    let clone = clone_of(list);
    let status = c!(FwpsInjectNetworkSendAsync0(
        pointer(injection),
        null_mut(),
        0,
        compartment,
        clone,
        Some(complete),
        null_mut()
    ));
    assert!(status >= 0);
    true
}

/// What is done at a layer where lists are tagged.
fn tag_here(list: *mut NET_BUFFER_LIST, layer: u16) {
    // A clone comes along here again, with the context.
    if retrieve(list, false).is_some() {
        see(Seen::Found(layer, true));
        return;
    }
    if mode() == Mode::NeverEnters || mode() == Mode::NeverRemoved {
        let clone = clone_of(list);
        assert_eq!(associate(clone, layer, new_context()), STATUS_SUCCESS);
        c!(FwpsFreeCloneNetBufferList0(clone, 0));
        return;
    }
    let context = new_context();
    let other = FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4 as u16;
    let shown = if mode() == Mode::OtherLayer { other } else { layer };
    associate(list, shown, context);
    if mode() == Mode::Twice {
        associate(list, layer, context + 1);
    }
}

/// # Safety
/// As every classify routine.
unsafe extern "system" fn classify(
    values: *const FWPS_INCOMING_VALUES0,
    metadata: *const FWPS_INCOMING_METADATA_VALUES0,
    data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const FWPS_FILTER2,
    _flow: u64,
    out: *mut FWPS_CLASSIFY_OUT0,
) {
    let layer = c!((*values).layerId);
    let list: *mut NET_BUFFER_LIST = data.cast();
    let mut answer = c!(out.read());
    answer.actionType = FWP_ACTION_PERMIT;
    let mode = mode();
    let tag = STATE.lock().unwrap().tag;
    match i32::from(layer) {
        FWPS_LAYER_STREAM_V4 if mode == Mode::AtStream => {
            let io: *mut FWPS_STREAM_CALLOUT_IO_PACKET0 = data.cast();
            let stream = c!((*io).streamData);
            let list = c!((*stream).netBufferListChain);
            associate(list, layer, 5);
        }
        FWPS_LAYER_INBOUND_IPPACKET_V4 if !has_pool() => tag_here(list, layer),
        FWPS_LAYER_OUTBOUND_TRANSPORT_V4 => tag_here(list, layer),
        FWPS_LAYER_INBOUND_TRANSPORT_V4 => {
            see(Seen::Found(
                layer,
                retrieve(list, mode == Mode::TakeOut).is_some(),
            ));
            if mode == Mode::RemoveEarly {
                assert_eq!(c!(FwpsNetBufferListRemoveContext0(list, tag, 0)), STATUS_SUCCESS);
                assert_eq!(
                    c!(FwpsNetBufferListRemoveContext0(list, tag, 0)),
                    STATUS_NOT_FOUND
                );
                assert_eq!(retrieve(list, false), None);
            }
            if mode == Mode::Drop {
                answer.actionType = FWP_ACTION_BLOCK;
                answer.rights &= !FWPS_RIGHT_ACTION_WRITE;
            }
        }
        FWPS_LAYER_OUTBOUND_IPPACKET_V4 => {
            let compartment = c!((*metadata).compartmentId) as i32;
            see(Seen::Found(layer, retrieve(list, false).is_some()));
            let clones = matches!(mode, Mode::Move | Mode::MovePool | Mode::CopyPool);
            if clones && replace(list, compartment) {
                answer.actionType = FWP_ACTION_BLOCK;
                answer.rights &= !FWPS_RIGHT_ACTION_WRITE;
                answer.flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
            }
        }
        _ => {}
    }
    c!(out.write(answer));
}

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (engine, ids, injection, device, tag) = {
        let mut state = STATE.lock().unwrap();
        let ids = std::mem::take(&mut state.ids);
        (state.engine, ids, state.injection, state.device, state.tag)
    };
    plain::close(engine);
    for id in ids {
        c!(FwpsCalloutUnregisterById0(id));
    }
    if mode() != Mode::NeverRemoved {
        let status = c!(FwpsNetBufferListRemoveContext0(null_mut(), tag, 0));
        assert_eq!(status, STATUS_SUCCESS);
    }
    c!(FwpsInjectionHandleDestroy0(pointer(injection)));
    c!(IoDeleteDevice(pointer(device)));
}

const LAYERS: [GUID; 5] = [
    FWPM_LAYER_INBOUND_IPPACKET_V4,
    FWPM_LAYER_INBOUND_TRANSPORT_V4,
    FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
    FWPM_LAYER_OUTBOUND_IPPACKET_V4,
    FWPM_LAYER_STREAM_V4,
];

/// # Safety
/// As every DriverEntry.
pub unsafe extern "system" fn driver_entry(
    driver: *mut DRIVER_OBJECT,
    _path: *mut UNICODE_STRING,
) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let mut device = null_mut();
    let status = c!(IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device));
    assert_eq!(status, STATUS_SUCCESS);
    let mut handle = null_mut();
    let status = c!(FwpsInjectionHandleCreate0(
        AF_INET,
        FWPS_INJECTION_TYPE_NETWORK,
        &raw mut handle
    ));
    assert_eq!(status, STATUS_SUCCESS);
    let engine = plain::open(true);
    {
        let mut state = STATE.lock().unwrap();
        state.device = device.expose_provenance();
        state.injection = handle.expose_provenance();
        state.engine = engine;
    }
    let first = c!(FwpsNetBufferListGetTagForContext0());
    let tag = c!(FwpsNetBufferListGetTagForContext0());
    assert_ne!(first, tag, "each call gives another one");
    STATE.lock().unwrap().tag = tag;
    assert_eq!(add_sublayer(engine, 9, 1), STATUS_SUCCESS);
    for (index, layer) in LAYERS.into_iter().enumerate() {
        let index = index as u32;
        let callout = FWPS_CALLOUT2 {
            calloutKey: key(index),
            flags: 0,
            classifyFn: Some(classify),
            notifyFn: Some(notify),
            flowDeleteFn: None,
        };
        let mut id = 0;
        let status = c!(FwpsCalloutRegister2(
            device.cast(),
            &raw const callout,
            &raw mut id
        ));
        assert_eq!(status, STATUS_SUCCESS);
        STATE.lock().unwrap().ids.push(id);
        assert_eq!(add_callout(engine, index, layer), STATUS_SUCCESS);
        let filter = Filter {
            layer,
            sublayer: 9,
            weight: 1,
            action: FWP_ACTION_CALLOUT_TERMINATING,
            callout: index,
            flags: 0,
        };
        filter.add(engine, &[]).expect("a plain filter");
    }
    STATUS_SUCCESS
}
