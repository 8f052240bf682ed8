//! The kernel-mode driver framework (KMDF), as far as callout drivers use it: a driver object, control devices, their queues and
//! requests, and the framework's objects around them.
//!
//! A driver finds the framework by `WdfVersionBind`, which the loader `wdfldr.sys` exports, and calls it through a table of functions
//! whose places never change. Every function of the table is there: those that are not modelled report that, with their names, and refuse.
//!
//! The framework stands on the same functions of the kernel that a driver without it calls, so every check of those holds for it, too.
//! What stops a real machine with WDF_VIOLATION (0x10D), like a handle of a deleted object, stops this one.
//!
//! Plug and play, power, I/O targets and requests that the driver itself sends are not modelled, nor are synchronisation scopes.

mod attributes;
mod bind;
mod device;
mod device_init;
mod dispatch;
mod driver;
mod file;
mod lock;
mod memory;
mod object;
mod object_context;
mod object_functions;
mod queue;
mod queue_state;
mod refused;
mod registry;
mod request;
mod request_buffer;
mod request_process_buffer;
mod structure;
mod table;
mod timer;
mod work_item;

use std::collections::BTreeMap;

/// What the framework knows.
#[derive(Debug, Default)]
pub(crate) struct Kmdf {
    /// The objects, by handle.
    objects: BTreeMap<usize, object::Object>,
    /// The drivers that are bound, by their globals.
    clients: BTreeMap<usize, bind::Client>,
    /// What devices are to become, by the address that the driver has of it.
    inits: BTreeMap<usize, device_init::DeviceInit>,
}

impl Kmdf {
    /// What the object with this handle is, when there is one.
    fn body(&mut self, handle: usize) -> Option<&mut object::Body> {
        self.objects.get_mut(&handle).map(|object| &mut object.body)
    }
}
