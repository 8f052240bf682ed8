//! What a driver makes at start and ends at stop, in the order of C-372.

use std::{cell::UnsafeCell, mem::MaybeUninit, ptr::null_mut};

use fwps_sys as sys;
use sys::{GUID, HANDLE};

use crate::driver::Object;

const TAG: u32 = u32::from_le_bytes(*b"down");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Device,
    GenericObject,
    ListPool,
    Block,
    Lookaside,
    InjectionHandle,
    RedirectHandle,
    Thread,
    Timer,
    WorkItem,
    Callout,
    Session,
}

/// All of them, in the order of start.
pub(crate) const ALL: [Thing; 12] = [
    Thing::Device,
    Thing::GenericObject,
    Thing::ListPool,
    Thing::Block,
    Thing::Lookaside,
    Thing::InjectionHandle,
    Thing::RedirectHandle,
    Thing::Thread,
    Thing::Timer,
    Thing::WorkItem,
    Thing::Callout,
    Thing::Session,
];

/// Memory of the image, for what the kernel keeps in the driver's own.
struct Image<T>(UnsafeCell<MaybeUninit<T>>);

// SAFETY: the threads of a machine run one at a time, and a process has one machine at a time.
unsafe impl<T> Sync for Image<T> {}

impl<T> Image<T> {
    const fn new() -> Self {
        Self(UnsafeCell::new(MaybeUninit::zeroed()))
    }

    fn get(&self) -> *mut T {
        self.0.get().cast()
    }
}

static STOP: Image<sys::KEVENT> = Image::new();
static TIMER: Image<sys::KTIMER> = Image::new();
static LOOKASIDE: Image<sys::LOOKASIDE_LIST_EX> = Image::new();

/// What was made, by the place in [`ALL`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Made([usize; ALL.len()]);

fn guid(number: u32) -> GUID {
    GUID {
        Data1: number,
        Data2: 0xD0,
        Data3: 0x44,
        Data4: *b"teardown",
    }
}

fn pointer<T>(address: usize) -> *mut T {
    std::ptr::with_exposed_provenance_mut(address)
}

unsafe extern "system" fn wait_for_stop(_context: sys::PVOID) {
    unsafe { sys::KeWaitForSingleObject(STOP.get().cast(), sys::Executive, 0, 0, null_mut()) };
}

unsafe extern "system" fn classify(
    _values: *const sys::FWPS_INCOMING_VALUES0,
    _metadata: *const sys::FWPS_INCOMING_METADATA_VALUES0,
    _data: *mut std::ffi::c_void,
    _context: *const std::ffi::c_void,
    _filter: *const sys::FWPS_FILTER1,
    _flow: u64,
    out: *mut sys::FWPS_CLASSIFY_OUT0,
) {
    unsafe { (*out).actionType = sys::FWP_ACTION_CONTINUE };
}

unsafe extern "system" fn notify(
    _kind: sys::FWPS_CALLOUT_NOTIFY_TYPE,
    _key: *const GUID,
    _filter: *mut sys::FWPS_FILTER1,
) -> sys::NTSTATUS {
    sys::STATUS_SUCCESS
}

#[track_caller]
fn done(status: sys::NTSTATUS) {
    assert_eq!(status, sys::STATUS_SUCCESS);
}

impl Made {
    fn of(&self, thing: Thing) -> usize {
        self.0[thing as usize]
    }

    /// Makes everything.
    pub(crate) fn make(driver: Object) -> Self {
        let mut made = Self::default();
        for thing in ALL {
            made.0[thing as usize] = made.make_one(thing, driver);
        }
        made
    }

    /// Ends everything, in the opposite order, but what is to be `left`.
    pub(crate) fn end(self, left: &[Thing]) {
        for thing in ALL.into_iter().rev().filter(|thing| !left.contains(thing)) {
            self.end_one(thing);
        }
    }

    /// Closes the handle of the thread, which goes on.
    pub(crate) fn let_go_of_the_thread(&self) {
        done(unsafe { sys::ZwClose(pointer(self.of(Thing::Thread))) });
    }

    fn make_one(&self, thing: Thing, driver: Object) -> usize {
        let mut handle: HANDLE = null_mut();
        match thing {
            Thing::Device => {
                let mut device = null_mut();
                done(unsafe { sys::IoCreateDevice(driver, 0, null_mut(), 0x12, 0, 0, &raw mut device) });
                device.expose_provenance()
            }
            Thing::GenericObject => unsafe {
                sys::NdisAllocateGenericObject(driver, TAG, 0).expose_provenance()
            },
            Thing::ListPool => {
                let parameters = sys::NET_BUFFER_LIST_POOL_PARAMETERS {
                    Header: sys::NDIS_OBJECT_HEADER {
                        Type: sys::NDIS_OBJECT_TYPE_DEFAULT,
                        Revision: sys::NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                        Size: size_of::<sys::NET_BUFFER_LIST_POOL_PARAMETERS>() as u16,
                    },
                    ProtocolId: 0,
                    fAllocateNetBuffer: 1,
                    ContextSize: 0,
                    PoolTag: TAG,
                    DataSize: 0,
                };
                let owner = pointer(self.of(Thing::GenericObject));
                unsafe { sys::NdisAllocateNetBufferListPool(owner, &raw const parameters) }
                    .expose_provenance()
            }
            Thing::Block => unsafe {
                sys::ExAllocatePool2(sys::POOL_FLAG_NON_PAGED, 64, TAG).expose_provenance()
            },
            Thing::Lookaside => {
                let list = LOOKASIDE.get();
                let pool = sys::NonPagedPoolNx;
                done(unsafe { sys::ExInitializeLookasideListEx(list, None, None, pool, 0, 64, TAG, 0) });
                list.expose_provenance()
            }
            Thing::InjectionHandle => {
                let kind = sys::FWPS_INJECTION_TYPE_TRANSPORT;
                done(unsafe { sys::FwpsInjectionHandleCreate0(sys::AF_UNSPEC, kind, &raw mut handle) });
                handle.expose_provenance()
            }
            Thing::RedirectHandle => {
                let provider = guid(1);
                done(unsafe { sys::FwpsRedirectHandleCreate0(&raw const provider, 0, &raw mut handle) });
                handle.expose_provenance()
            }
            Thing::Thread => {
                unsafe { sys::KeInitializeEvent(STOP.get(), sys::NotificationEvent, 0) };
                let (null, routine) = (null_mut(), Some(wait_for_stop as _));
                done(unsafe {
                    sys::PsCreateSystemThread(&raw mut handle, 0, null_mut(), null, null_mut(), routine, null)
                });
                handle.expose_provenance()
            }
            Thing::Timer => {
                let hour = sys::LARGE_INTEGER {
                    QuadPart: -36_000_000_000,
                };
                unsafe { sys::KeInitializeTimerEx(TIMER.get(), sys::NotificationTimer) };
                unsafe { sys::KeSetTimerEx(TIMER.get(), hour, 3_600_000, null_mut()) };
                TIMER.get().expose_provenance()
            }
            Thing::WorkItem => unsafe {
                sys::IoAllocateWorkItem(pointer(self.of(Thing::Device))).expose_provenance()
            },
            Thing::Callout => {
                let callout = sys::FWPS_CALLOUT1 {
                    calloutKey: guid(2),
                    flags: 0,
                    classifyFn: Some(classify),
                    notifyFn: Some(notify),
                    flowDeleteFn: None,
                };
                let (device, mut id) = (pointer(self.of(Thing::Device)), 0);
                done(unsafe { sys::FwpsCalloutRegister1(device, &raw const callout, &raw mut id) });
                id as usize
            }
            Thing::Session => {
                let mut session: sys::FWPM_SESSION0 = unsafe { std::mem::zeroed() };
                session.flags = sys::FWPM_SESSION_FLAG_DYNAMIC;
                let authentication = sys::RPC_C_AUTHN_WINNT;
                done(unsafe {
                    sys::FwpmEngineOpen0(
                        std::ptr::null(),
                        authentication,
                        null_mut(),
                        &raw const session,
                        &raw mut handle,
                    )
                });
                handle.expose_provenance()
            }
        }
    }

    fn end_one(&self, thing: Thing) {
        let made = self.of(thing);
        match thing {
            Thing::Device => unsafe { sys::IoDeleteDevice(pointer(made)) },
            Thing::GenericObject => unsafe { sys::NdisFreeGenericObject(pointer(made)) },
            Thing::ListPool => unsafe { sys::NdisFreeNetBufferListPool(pointer(made)) },
            Thing::Block => unsafe { sys::ExFreePoolWithTag(pointer(made), TAG) },
            Thing::Lookaside => unsafe { sys::ExDeleteLookasideListEx(pointer(made)) },
            Thing::InjectionHandle => done(unsafe { sys::FwpsInjectionHandleDestroy0(pointer(made)) }),
            Thing::RedirectHandle => unsafe { sys::FwpsRedirectHandleDestroy0(pointer(made)) },
            Thing::Thread => {
                unsafe { sys::KeSetEvent(STOP.get(), 0, 0) };
                done(unsafe { sys::ZwWaitForSingleObject(pointer(made), 0, null_mut()) });
                done(unsafe { sys::ZwClose(pointer(made)) });
            }
            Thing::Timer => assert_eq!(unsafe { sys::KeCancelTimer(pointer(made)) }, 1),
            Thing::WorkItem => unsafe { sys::IoFreeWorkItem(pointer(made)) },
            Thing::Callout => done(unsafe { sys::FwpsCalloutUnregisterById0(made as u32) }),
            Thing::Session => done(unsafe { sys::FwpmEngineClose0(pointer(made)) }),
        }
    }
}
