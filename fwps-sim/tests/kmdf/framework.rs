//! What the stub library of a KMDF driver does: it binds, and calls the functions of the table by their places.

use std::ffi::c_void;
use std::mem::transmute;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicUsize, Ordering};

use fwps_sys as sys;
use sys::{DRIVER_OBJECT, NTSTATUS, UNICODE_STRING};

unsafe extern "system" {
    fn WdfVersionBind(
        driver: *mut DRIVER_OBJECT,
        path: *mut UNICODE_STRING,
        information: *mut c_void,
        globals: *mut *mut c_void,
    ) -> NTSTATUS;
    fn WdfVersionUnbind(
        path: *mut UNICODE_STRING,
        information: *mut c_void,
        globals: *mut c_void,
    ) -> NTSTATUS;
}

/// `WDF_BIND_INFO`
#[repr(C)]
struct BindInfo {
    size: u32,
    component: *const u16,
    version: [u32; 3],
    count: u32,
    table: *mut c_void,
    module: *mut c_void,
}

static GLOBALS: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());
static TABLE: AtomicPtr<*const ()> = AtomicPtr::new(ptr::null_mut());
/// The table of a driver up to 1.13.
static mut COPY: [*const (); 438] = [ptr::null(); 438];
/// How many functions the driver was built for.
pub(crate) static COUNT: AtomicU32 = AtomicU32::new(444);
static THEIRS: AtomicUsize = AtomicUsize::new(0);

fn information(count: u32, table: *mut c_void) -> BindInfo {
    BindInfo {
        size: size_of::<BindInfo>() as u32,
        component: ptr::null(),
        version: [1, 15, 0],
        count,
        table,
        module: ptr::null_mut(),
    }
}

/// The function at a place of the table.
pub(crate) fn at(index: usize) -> *const () {
    unsafe { TABLE.load(Ordering::Relaxed).add(index).read() }
}

pub(crate) fn globals() -> *mut c_void {
    GLOBALS.load(Ordering::Relaxed)
}

/// Calls the function at a place of the table.
macro_rules! wdf {
    ($index:literal, ($($argument:expr => $type:ty),*) $(-> $result:ty)?) => {
        unsafe {
            let function: unsafe extern "system" fn(*mut std::ffi::c_void $(, $type)*) $(-> $result)? =
                std::mem::transmute($crate::framework::at($index));
            function($crate::framework::globals() $(, $argument)*)
        }
    };
}
pub(crate) use wdf;

/// `FxDriverEntry`: binds, and enters the driver.
pub(crate) unsafe fn enter(
    driver: *mut DRIVER_OBJECT,
    path: *mut UNICODE_STRING,
    entry: unsafe fn(*mut DRIVER_OBJECT, *mut UNICODE_STRING) -> NTSTATUS,
) -> NTSTATUS {
    let count = COUNT.load(Ordering::Relaxed);
    let copied = count <= 438;
    let mut pointer: *mut *const () = ptr::null_mut();
    let place: *mut c_void = if copied {
        (&raw mut COPY).cast()
    } else {
        (&raw mut pointer).cast()
    };
    let mut globals = ptr::null_mut();
    let mut bind = information(count, place);
    let status = unsafe { WdfVersionBind(driver, path, (&raw mut bind).cast(), &raw mut globals) };
    if status < 0 {
        return status;
    }
    GLOBALS.store(globals, Ordering::Relaxed);
    TABLE.store(
        if copied { (&raw mut COPY).cast() } else { pointer },
        Ordering::Relaxed,
    );
    let status = unsafe { entry(driver, path) };
    if status < 0 {
        unsafe { WdfVersionUnbind(path, (&raw mut bind).cast(), globals) };
        return status;
    }
    unsafe {
        THEIRS.store(
            transmute::<sys::PDRIVER_UNLOAD, usize>((*driver).DriverUnload),
            Ordering::Relaxed,
        );
        (*driver).DriverUnload = Some(unload);
    }
    status
}

unsafe extern "system" fn unload(driver: *mut DRIVER_OBJECT) {
    let theirs: sys::PDRIVER_UNLOAD = unsafe { transmute(THEIRS.load(Ordering::Relaxed)) };
    unsafe { theirs.expect("the framework put its routine there")(driver) };
    let mut bind = information(COUNT.load(Ordering::Relaxed), ptr::null_mut());
    unsafe { WdfVersionUnbind(ptr::null_mut(), (&raw mut bind).cast(), globals()) };
}
