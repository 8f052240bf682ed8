//! Events of the virtual switch: what subscribers are told, and the rules about answers.

mod support;

use std::collections::BTreeSet;
use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sim::{Faults, Malformed, Outcome, Sim, SimBuilder};
use fwps_sys::*;
use support::driver::pointer;
use support::plain;

/// What is wrong with the driver, or how it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Good,
    /// No flaw: no callback at all.
    Deaf,
    /// No flaw: every notification is pended, and completed before the callback returns or at unload.
    Pends,
    PendsForever,
    CompletesTwice,
    CompletesWithPending,
    CompletesWithoutPending,
    FlagsNotZero,
    NeverEnds,
    EndsTwice,
    ChangesFilters,
}

#[derive(Debug)]
struct State {
    case: Case,
    id: u32,
    refused: NTSTATUS,
    told: Vec<(FWPS_VSWITCH_EVENT_TYPE, u32)>,
    pending: Vec<usize>,
}

static STATE: Mutex<State> = Mutex::new(State {
    case: Case::Good,
    id: 0,
    refused: 0,
    told: Vec::new(),
    pending: Vec::new(),
});

fn complete(completion: usize, status: NTSTATUS) {
    c!(FwpsvSwitchNotifyComplete0(
        pointer(completion),
        status,
        0,
        null_mut()
    ));
}

fn answer(completion: *mut std::ffi::c_void, event: FWPS_VSWITCH_EVENT_TYPE, port: u32) -> NTSTATUS {
    let completion = completion.expose_provenance();
    let (case, count) = {
        let mut state = STATE.lock().unwrap();
        state.told.push((event, port));
        (state.case, state.told.len())
    };
    match case {
        Case::Pends if count % 2 == 0 => {
            complete(completion, STATUS_SUCCESS);
            STATUS_PENDING
        }
        Case::Pends | Case::PendsForever | Case::CompletesTwice | Case::CompletesWithPending => {
            STATE.lock().unwrap().pending.push(completion);
            STATUS_PENDING
        }
        Case::CompletesWithoutPending => {
            complete(completion, STATUS_SUCCESS);
            STATUS_SUCCESS
        }
        Case::ChangesFilters => {
            let engine = plain::open(true);
            assert_eq!(plain::delete_filter(engine, 1), STATUS_FWP_IN_USE);
            plain::close(engine)
        }
        _ => STATUS_SUCCESS,
    }
}

/// # Safety
/// As every callback about ports.
unsafe extern "system" fn on_port(
    context: *mut std::ffi::c_void,
    completion: *mut std::ffi::c_void,
    event: FWPS_VSWITCH_EVENT_TYPE,
    switch: *const NDIS_SWITCH_PARAMETERS,
    port: *const NDIS_SWITCH_PORT_PARAMETERS,
) -> NTSTATUS {
    assert_eq!(context.expose_provenance(), 0x77);
    assert_eq!(c!((*switch).IsActive), 1);
    answer(completion, event, c!((*port).PortId))
}

/// # Safety
/// As every callback about interfaces.
unsafe extern "system" fn on_interface(
    _context: *mut std::ffi::c_void,
    completion: *mut std::ffi::c_void,
    event: FWPS_VSWITCH_EVENT_TYPE,
    _switch: *const NDIS_SWITCH_PARAMETERS,
    nic: *const NDIS_SWITCH_NIC_PARAMETERS,
) -> NTSTATUS {
    answer(completion, event, c!((*nic).PortId))
}

const fn table(
    port: FWPS_VSWITCH_PORT_EVENT_CALLBACK0,
    interface: FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0,
) -> FWPS_VSWITCH_EVENT_DISPATCH_TABLE0 {
    FWPS_VSWITCH_EVENT_DISPATCH_TABLE0 {
        vSwitchLifetimeNotifyFn: None,
        vSwitchPortEventNotifyFn: port,
        vSwitchInterfaceEventNotifyFn: interface,
        vSwitchFilterEngineReorderNotifyRn: None,
        vSwitchPolicyEventNotifyFn: None,
        vSwitchRuntimeStateSaveNotifyFn: None,
        vSwitchRuntimeStateRestoreNotifyFn: None,
    }
}

// The tables stay where they are: that they are copied is not documented.
static LISTENS: FWPS_VSWITCH_EVENT_DISPATCH_TABLE0 = table(Some(on_port), Some(on_interface));
static DEAF: FWPS_VSWITCH_EVENT_DISPATCH_TABLE0 = table(None, None);

/// # Safety
/// As every DriverUnload.
unsafe extern "system" fn unload(_driver: *mut DRIVER_OBJECT) {
    let (case, id, pending) = {
        let mut state = STATE.lock().unwrap();
        (state.case, state.id, std::mem::take(&mut state.pending))
    };
    for completion in pending {
        if case == Case::CompletesWithPending {
            complete(completion, STATUS_PENDING);
        }
        if case != Case::PendsForever {
            complete(completion, STATUS_SUCCESS);
        }
        if case == Case::CompletesTwice {
            complete(completion, STATUS_SUCCESS);
        }
    }
    let ends = match case {
        Case::NeverEnds => 0,
        Case::EndsTwice => 2,
        _ => u32::from(id != 0),
    };
    for _ in 0..ends {
        c!(FwpsvSwitchEventsUnsubscribe0(id, 0, null_mut()));
    }
}

/// # Safety
/// As every DriverEntry.
unsafe extern "system" fn driver_entry(driver: *mut DRIVER_OBJECT, _path: *mut UNICODE_STRING) -> NTSTATUS {
    c!((*driver).DriverUnload = Some(unload));
    let case = STATE.lock().unwrap().case;
    let table = if case == Case::Deaf { &DEAF } else { &LISTENS };
    let mut id = 0;
    let status = c!(FwpsvSwitchEventsSubscribe0(
        std::ptr::null(),
        pointer(0x77),
        u32::from(case == Case::FlagsNotZero),
        null_mut(),
        &raw const *table,
        &raw mut id
    ));
    let mut state = STATE.lock().unwrap();
    state.refused = status;
    state.id = id;
    STATUS_SUCCESS
}

/// A port comes and goes. Gives the outcome, what was told, and what the subscription was answered.
fn run(builder: SimBuilder, case: Case) -> (Outcome, Vec<(FWPS_VSWITCH_EVENT_TYPE, u32)>, NTSTATUS) {
    let mut sim = builder.virtual_switch(2).build();
    *STATE.lock().unwrap() = State {
        case,
        id: 0,
        refused: 0,
        told: Vec::new(),
        pending: Vec::new(),
    };
    let driver = sim.load(driver_entry).expect("the driver loads");
    assert_eq!(sim.switch_connect(), Some(3));
    sim.switch_disconnect(3).expect("there");
    assert_eq!(sim.switch_disconnect(3), Err(Malformed::Port(3)));
    sim.unload(driver);
    // Nobody listens any more, and no port has the number of another one.
    assert_eq!(sim.switch_connect(), Some(4));
    let (told, refused) = {
        let mut state = STATE.lock().unwrap();
        (std::mem::take(&mut state.told), state.refused)
    };
    (sim.finish(), told, refused)
}

#[test]
fn subscribers_are_told_in_order() {
    let expected = [
        (FWPS_VSWITCH_EVENT_PORT_CREATE, 3),
        (FWPS_VSWITCH_EVENT_INTERFACE_CREATE, 3),
        (FWPS_VSWITCH_EVENT_INTERFACE_CONNECT, 3),
        (FWPS_VSWITCH_EVENT_INTERFACE_DISCONNECT, 3),
        (FWPS_VSWITCH_EVENT_INTERFACE_DELETE, 3),
        (FWPS_VSWITCH_EVENT_PORT_DELETE, 3),
    ];
    for case in [Case::Good, Case::Pends] {
        let (outcome, told, _) = run(Sim::builder(), case);
        outcome.assert_clean();
        assert_eq!(told, expected, "{case:?}");
    }
    let (outcome, told, _) = run(Sim::builder(), Case::Deaf);
    outcome.assert_clean();
    assert_eq!(told, []);
}

#[test]
fn broken_rules_are_reported() {
    for (case, contract) in [
        (Case::FlagsNotZero, "C-304"),
        (Case::NeverEnds, "C-304"),
        (Case::EndsTwice, "C-304"),
        (Case::PendsForever, "C-306"),
        (Case::CompletesTwice, "C-306"),
        (Case::CompletesWithPending, "C-306"),
        (Case::CompletesWithoutPending, "C-306"),
        (Case::ChangesFilters, "C-307"),
    ] {
        let (outcome, ..) = run(Sim::builder(), case);
        let reports = outcome.reports.iter();
        let contracts: BTreeSet<String> = reports.map(|report| report.contract.to_string()).collect();
        assert_eq!(contracts, BTreeSet::from([contract.to_owned()]), "{case:?}");
    }
}

#[test]
fn a_subscription_can_be_refused() {
    let status = STATUS_INSUFFICIENT_RESOURCES;
    let faults = Faults::function("FwpsvSwitchEventsSubscribe0", status);
    let (outcome, told, refused) = run(Sim::builder().faults(faults), Case::Good);
    outcome.assert_clean();
    assert_eq!((told.len(), refused), (0, status));
}

#[test]
fn without_a_switch_no_port_comes() {
    let mut sim = Sim::builder().build();
    assert_eq!(sim.switch_connect(), None);
    assert_eq!(sim.switch_disconnect(1), Err(Malformed::Port(1)));
}
