//! The structures that drivers pass to the framework, in the layout of its headers.

use std::mem::MaybeUninit;

use crate::memory::access;

/// A structure whose first member is its size as 32 bits, and for which zeroes are valid.
///
/// # Safety
/// The type is `repr(C)`; its members are integers, or options of function pointers.
pub(super) unsafe trait Structure: Copy {}

/// Reads a structure. Members that the driver's version of it does not have are zero.
///
/// # Safety
/// `address` is that of such a structure, with its size in its first member.
pub(super) unsafe fn read<T: Structure>(address: usize) -> T {
    // SAFETY: the caller's promise.
    let size: u32 = unsafe { access::load(address) };
    let length = (size as usize).min(size_of::<T>());
    let mut value = MaybeUninit::<T>::zeroed();
    // SAFETY: the caller's promise: the structure has that many bytes.
    let bytes = unsafe { access::bytes(address, length) };
    // SAFETY: `value` has at least that many bytes.
    unsafe { access::write(value.as_mut_ptr().expose_provenance(), bytes) };
    // SAFETY: by the contract of the trait, zeroes are valid, and so is what a driver put there.
    unsafe { value.assume_init() }
}

/// A callback that is given an object.
pub(super) type EvtObject = Option<unsafe extern "system" fn(usize)>;
/// A callback that is given a queue and a request.
pub(super) type EvtRequest = Option<unsafe extern "system" fn(usize, usize)>;
/// The callback about a control request: queue, request, lengths of output and input, code.
pub(super) type EvtControl = Option<unsafe extern "system" fn(usize, usize, usize, usize, u32)>;
/// The callback for a file that is opened: device, request, file object.
pub(super) type EvtFileCreate = Option<unsafe extern "system" fn(usize, usize, usize)>;

/// `WDF_OBJECT_ATTRIBUTES`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ObjectAttributes {
    pub(super) size: u32,
    pub(super) cleanup: EvtObject,
    pub(super) destroy: EvtObject,
    pub(super) execution_level: u32,
    pub(super) synchronization_scope: u32,
    pub(super) parent: usize,
    pub(super) context_size_override: usize,
    pub(super) context_type: usize,
}
// SAFETY: integers and options of function pointers.
unsafe impl Structure for ObjectAttributes {}

/// `WDF_OBJECT_CONTEXT_TYPE_INFO`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub(super) struct ContextType {
    pub(super) size: u32,
    pub(super) name: usize,
    pub(super) context_size: usize,
    pub(super) unique: usize,
    pub(super) unique_of_driver: usize,
}
// SAFETY: integers.
unsafe impl Structure for ContextType {}

/// `WDF_DRIVER_CONFIG`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub(super) struct DriverConfig {
    pub(super) size: u32,
    pub(super) device_add: usize,
    pub(super) unload: EvtObject,
    pub(super) flags: u32,
    pub(super) pool_tag: u32,
}
// SAFETY: integers and an option of a function pointer.
unsafe impl Structure for DriverConfig {}

/// `WDF_FILEOBJECT_CONFIG`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FileConfig {
    pub(super) size: u32,
    pub(super) create: EvtFileCreate,
    pub(super) close: EvtObject,
    pub(super) cleanup: EvtObject,
    pub(super) auto_forward: u32,
    pub(super) class: u32,
}
// SAFETY: integers and options of function pointers.
unsafe impl Structure for FileConfig {}

/// `WDF_IO_QUEUE_CONFIG`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub(super) struct QueueConfig {
    pub(super) size: u32,
    pub(super) dispatch: u32,
    pub(super) power_managed: u32,
    pub(super) allow_zero_length: u8,
    pub(super) default_queue: u8,
    pub(super) default: EvtRequest,
    pub(super) read: usize,
    pub(super) write: usize,
    pub(super) control: EvtControl,
    pub(super) internal_control: usize,
    pub(super) stop: usize,
    pub(super) resume: usize,
    pub(super) cancelled: EvtRequest,
    pub(super) presented: u32,
    pub(super) driver: usize,
}
// SAFETY: integers and options of function pointers.
unsafe impl Structure for QueueConfig {}

/// `WDF_WORKITEM_CONFIG` and the beginning of `WDF_TIMER_CONFIG`, which has a period where the former has a flag.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub(super) struct CallbackConfig {
    pub(super) size: u32,
    pub(super) callback: EvtObject,
    pub(super) period: u32,
}
// SAFETY: integers and an option of a function pointer.
unsafe impl Structure for CallbackConfig {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layouts_are_those_of_the_headers() {
        assert_eq!(size_of::<ObjectAttributes>(), 56);
        assert_eq!(size_of::<ContextType>(), 40);
        assert_eq!(size_of::<DriverConfig>(), 32);
        assert_eq!(size_of::<FileConfig>(), 40);
        assert_eq!(size_of::<QueueConfig>(), 96);
        assert_eq!(std::mem::offset_of!(QueueConfig, default), 16);
        assert_eq!(std::mem::offset_of!(QueueConfig, control), 40);
    }
}
