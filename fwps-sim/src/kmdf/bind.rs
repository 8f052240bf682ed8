//! The loader: how a driver finds the framework.

use fwps_sys as sys;
use sys::NTSTATUS;

use super::object;
use super::refused::not_modelled;
use super::structure::EvtObject;
use super::table::{COUNT, TABLE};
use crate::context;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::{Memory, access};
use crate::verify::contract::contract;

/// How many functions the tables of the versions had that were released.
const COUNTS: [u32; 14] = [
    383,
    386,
    387,
    396,
    432,
    438,
    444,
    446,
    448,
    451,
    453,
    454,
    458,
    COUNT as u32,
];
/// Drivers up to 1.13 have a table of their own, which is filled; later ones have a pointer to the table.
const LAST_COPY: usize = 438;

/// `WDF_BIND_INFO`
#[repr(C)]
#[derive(Clone, Copy)]
struct BindInfo {
    size: u32,
    component: usize,
    major: u32,
    minor: u32,
    build: u32,
    count: u32,
    table: usize,
    module: usize,
}

/// `WDF_DRIVER_GLOBALS`
#[repr(C)]
#[derive(Clone, Copy)]
struct Globals {
    driver: usize,
    flags: u32,
    tag: u32,
    name: [u8; 32],
    displace_unload: u8,
}

/// A driver that is bound.
#[derive(Debug)]
pub(super) struct Client {
    memory: Memory,
    pub(super) driver_object: usize,
    /// The number of the driver.
    owner: u32,
    /// Its WDFDRIVER; zero until it is created.
    pub(super) driver: usize,
    pub(super) unload: EvtObject,
    /// Its registry path, which ends with a zero.
    pub(super) path: Vec<u16>,
}

/// What is known of the driver with these globals.
pub(super) fn client<R>(globals: usize, f: impl FnOnce(&mut Client) -> R) -> R {
    let found = machine::with(|machine| machine.kmdf.clients.get_mut(&globals).map(f));
    found.unwrap_or_else(|| object::violation(globals, "the driver is not bound to the framework"))
}

/// The WDFDRIVER, which every object is below of.
pub(super) fn driver_of(globals: usize) -> usize {
    match client(globals, |client| client.driver) {
        0 => object::violation(globals, "WdfDriverCreate was not called"),
        driver => driver,
    }
}

/// Notes that the driver created its WDFDRIVER.
pub(super) fn set_driver(globals: usize, driver: usize, flags: u32, tag: u32, displace: bool) {
    let put = |offset, value: usize| {
        // SAFETY: the globals are a live block of the framework, and the offset is that of a pointer in it.
        unsafe { access::store(globals + offset, value) };
    };
    put(std::mem::offset_of!(Globals, driver), driver);
    // SAFETY: as above, for members of 32 bits.
    unsafe { access::store(globals + std::mem::offset_of!(Globals, flags), flags) };
    if tag != 0 {
        // SAFETY: as above.
        unsafe { access::store(globals + std::mem::offset_of!(Globals, tag), tag) };
    }
    // SAFETY: as above, for a byte.
    unsafe {
        access::store(
            globals + std::mem::offset_of!(Globals, displace_unload),
            u8::from(displace),
        )
    };
    client(globals, |client| client.driver = driver);
}

/// The globals of the driver with this driver object.
pub(super) fn globals_of(driver_object: usize) -> Option<usize> {
    machine::with(|machine| {
        let mut clients = machine.kmdf.clients.iter();
        clients
            .find(|(_, client)| client.driver_object == driver_object)
            .map(|(globals, _)| *globals)
    })
}

/// Deletes every object of a driver.
pub(super) fn delete_all(globals: usize) {
    let driver = client(globals, |client| std::mem::take(&mut client.driver));
    object::delete(driver);
}

/// Gives a driver the table of functions and its globals.
///
/// # Safety
/// As the C function: every pointer is what the stub of a driver passes.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
pub(crate) unsafe extern "system" fn WdfVersionBind(
    DriverObject: sys::PDRIVER_OBJECT,
    RegistryPath: sys::PUNICODE_STRING,
    BindInformation: sys::PVOID,
    ComponentGlobals: *mut sys::PVOID,
) -> NTSTATUS {
    let _call = machine::enter("WdfVersionBind", Range::PASSIVE, contract!(373));
    // SAFETY: by the contract of this function.
    let information: BindInfo = unsafe { access::load(BindInformation.expose_provenance()) };
    let count = information.count as usize;
    if (information.size as usize) < size_of::<BindInfo>() {
        return sys::STATUS_INVALID_PARAMETER;
    }
    if information.major != 1 || count > COUNT || !COUNTS.contains(&information.count) {
        not_modelled(&format!(
            "WdfVersionBind was asked for KMDF {}.{} with {count} functions; the newest here is 1.33 with {COUNT}",
            information.major, information.minor
        ));
        return sys::STATUS_NOT_SUPPORTED;
    }
    if let Some(status) = machine::with(|machine| machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES])) {
        return status;
    }
    if count <= LAST_COPY {
        for (index, function) in TABLE.0.iter().take(count).enumerate() {
            // SAFETY: the table of the driver has `count` places.
            unsafe { access::store(information.table + index * 8, *function) };
        }
    } else {
        // SAFETY: what the driver gives is its pointer to a table.
        unsafe { access::store(information.table, TABLE.0.as_ptr()) };
    }
    let memory = Memory::new(size_of::<Globals>(), 16, 0);
    let globals = memory.address();
    // SAFETY: the block has room for the globals; the tag is what the framework takes for a driver that names none.
    unsafe {
        access::store(
            globals + std::mem::offset_of!(Globals, tag),
            u32::from_le_bytes(*b"Fx??"),
        )
    };
    let path = crate::kernel::unicode::text(RegistryPath);
    let client = Client {
        memory,
        driver_object: DriverObject.expose_provenance(),
        owner: context::driver(),
        driver: 0,
        unload: None,
        path: path.encode_utf16().chain([0]).collect(),
    };
    machine::with(|machine| machine.kmdf.clients.insert(globals, client));
    // SAFETY: by the contract of this function.
    unsafe { access::store(ComponentGlobals.expose_provenance(), globals) };
    sys::STATUS_SUCCESS
}

/// Ends what `WdfVersionBind` began: what is left of the objects of the driver is deleted.
///
/// # Safety
/// As the C function: every pointer is what the stub of a driver passes.
#[allow(non_snake_case, reason = "C name")]
#[unsafe(no_mangle)]
pub(crate) unsafe extern "system" fn WdfVersionUnbind(
    _RegistryPath: sys::PUNICODE_STRING,
    _BindInformation: sys::PVOID,
    ComponentGlobals: sys::PVOID,
) -> NTSTATUS {
    let _call = machine::enter("WdfVersionUnbind", Range::PASSIVE, contract!(373));
    let globals = ComponentGlobals.expose_provenance();
    delete_all(globals);
    let gone = machine::with(|machine| machine.kmdf.clients.remove(&globals));
    debug_assert!(
        gone.is_none_or(|client| client.owner == context::driver() && client.memory.address() == globals)
    );
    sys::STATUS_SUCCESS
}

/// Defines functions of the loader for extensions of the framework, which do not exist here.
macro_rules! no_extensions {
    ($($name:ident)*) => {
        $(
            #[allow(non_snake_case, reason = "C name")]
            #[unsafe(no_mangle)]
            pub(crate) extern "system" fn $name() -> NTSTATUS {
                super::refused::report(stringify!($name));
                sys::STATUS_NOT_SUPPORTED
            }
        )*
    };
}
no_extensions! { WdfVersionBindClass WdfVersionUnbindClass WdfRegisterClassLibrary WdfLdrQueryInterface }
