//! The objects of the framework: handles, parents, references, contexts.
//!
//! An object is deleted with its parent, or by `WdfObjectDelete`. Then the cleanup callbacks run, children first; its memory goes with the
//! last reference, after the destroy callbacks.

use fwps_sys as sys;
use sys::NTSTATUS;

use super::object_context::{self, Context, free};
use super::structure::{EvtObject, ObjectAttributes};
use super::{device, file, lock, memory, queue, registry, request, timer, work_item};
use crate::context;
use crate::kernel::object::KernelObject;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::Contract;
use crate::verify::ledger::Kind;

/// What an object is.
#[derive(Debug)]
pub(super) enum Body {
    Driver,
    Device(device::Device),
    Queue(queue::Queue),
    Request(request::Request),
    File(file::File),
    Memory(memory::Buffer),
    Key(registry::Key),
    SpinLock(lock::SpinLock),
    WaitLock(lock::WaitLock),
    WorkItem(work_item::WorkItem),
    Timer(timer::Timer),
    /// `WdfObjectCreate`.
    General,
}

impl Body {
    fn name(&self) -> &'static str {
        match self {
            Body::Driver => "WDFDRIVER",
            Body::Device(_) => "WDFDEVICE",
            Body::Queue(_) => "WDFQUEUE",
            Body::Request(_) => "WDFREQUEST",
            Body::File(_) => "WDFFILEOBJECT",
            Body::Memory(_) => "WDFMEMORY",
            Body::Key(_) => "WDFKEY",
            Body::SpinLock(_) => "WDFSPINLOCK",
            Body::WaitLock(_) => "WDFWAITLOCK",
            Body::WorkItem(_) => "WDFWORKITEM",
            Body::Timer(_) => "WDFTIMER",
            Body::General => "WDFOBJECT",
        }
    }
}

#[derive(Debug)]
pub(super) struct Object {
    pub(super) body: Body,
    /// The globals of its driver.
    pub(super) globals: usize,
    pub(super) parent: usize,
    children: Vec<usize>,
    pub(super) contexts: Vec<Context>,
    pub(super) references: u32,
    pub(super) deleted: bool,
}

/// Stops the machine as a real framework does, with WDF_VIOLATION.
pub(super) fn violation(handle: usize, text: &str) -> ! {
    let function = context::function();
    machine::bug_check(
        Contract::BugCheck,
        &[handle],
        format!("{function} stopped the machine with bug check 0x10d (WDF_VIOLATION): {text}"),
    )
}

/// Works on the object with this handle that `f` accepts; any other stops the machine.
pub(super) fn with<R>(handle: usize, name: &str, f: impl FnOnce(&mut Object) -> Option<R>) -> R {
    let found = machine::with(|machine| machine.kmdf.objects.get_mut(&handle).and_then(f));
    found.unwrap_or_else(|| violation(handle, &format!("{handle:#x} is no handle of a live {name}")))
}

/// Defines a function that works on the bodies of one kind.
macro_rules! of_body {
    ($function:ident, $variant:ident, $type:ty, $name:literal) => {
        pub(super) fn $function<R>(handle: usize, f: impl FnOnce(&mut $type) -> R) -> R {
            $crate::kmdf::object::with(handle, $name, |object| match &mut object.body {
                $crate::kmdf::object::Body::$variant(body) => Some(f(body)),
                _ => None,
            })
        }
    };
}
pub(super) use of_body;

/// The handles of the objects that `f` accepts.
pub(super) fn find(machine: &Machine, f: impl Fn(&Object) -> bool) -> Vec<usize> {
    let objects = machine.kmdf.objects.iter();
    objects
        .filter(|(_, object)| f(object))
        .map(|(handle, _)| *handle)
        .collect()
}

/// The parent of an object, and the globals of its driver.
pub(super) fn place(handle: usize) -> (usize, usize) {
    with(handle, "object", |object| Some((object.parent, object.globals)))
}

/// The nearest device at or above an object.
pub(super) fn device_above(mut handle: usize) -> Option<usize> {
    machine::with(|machine| {
        loop {
            let object = machine.kmdf.objects.get(&handle)?;
            if matches!(object.body, Body::Device(_)) {
                return Some(handle);
            }
            handle = object.parent;
        }
    })
}

/// Makes an object below the parent that its attributes name, or else below `parent`. Gives its handle.
///
/// # Errors
/// `STATUS_INSUFFICIENT_RESOURCES` when there is no memory for the context. The body is not disposed of then.
pub(super) fn insert(
    globals: usize,
    body: Body,
    parent: usize,
    attributes: &ObjectAttributes,
) -> Result<usize, NTSTATUS> {
    let parent = if attributes.parent == 0 {
        parent
    } else {
        with(attributes.parent, "object", |_| Some(()));
        attributes.parent
    };
    let context = object_context::allocate(attributes)?;
    Ok(machine::with(|machine| {
        let handle = machine.ledger.new_handle();
        let kind = Kind::Kernel(KernelObject::Framework { name: body.name() });
        machine.create(handle, kind, Vec::new());
        let object = Object {
            body,
            globals,
            parent,
            children: Vec::new(),
            contexts: context.into_iter().collect(),
            references: 1,
            deleted: false,
        };
        machine.kmdf.objects.insert(handle, object);
        if let Some(parent) = machine.kmdf.objects.get_mut(&parent) {
            parent.children.push(handle);
        }
        handle
    }))
}

fn call(callback: EvtObject, handle: usize) {
    if let Some(callback) = callback {
        // SAFETY: the callback is the driver's, and is given the object that it was set for.
        unsafe { callback(handle) };
    }
}

fn contexts(handle: usize) -> Vec<Context> {
    machine::with(|machine| {
        let object = machine.kmdf.objects.get(&handle);
        object.map_or_else(Vec::new, |object| object.contexts.clone())
    })
}

/// Deletes an object with its children. One that is deleted already is left alone.
pub(super) fn delete(handle: usize) {
    let parent = machine::with(|machine| {
        let object = machine.kmdf.objects.get_mut(&handle)?;
        (!std::mem::replace(&mut object.deleted, true)).then_some(object.parent)
    });
    let Some(parent) = parent else { return };
    machine::with(|machine| {
        if let Some(parent) = machine.kmdf.objects.get_mut(&parent) {
            parent.children.retain(|child| *child != handle);
        }
    });
    prepare(handle);
    loop {
        let child = machine::with(|machine| machine.kmdf.objects.get(&handle)?.children.last().copied());
        let Some(child) = child else { break };
        delete(child);
    }
    for context in contexts(handle) {
        call(context.cleanup, handle);
    }
    dispose(handle);
    release(handle);
}

/// What has to stop before the children of an object go.
fn prepare(handle: usize) {
    let kind = machine::with(
        |machine| match machine.kmdf.objects.get(&handle).map(|object| &object.body) {
            Some(Body::Queue(_)) => Some(true),
            Some(Body::WorkItem(_) | Body::Timer(_)) => Some(false),
            _ => None,
        },
    );
    match kind {
        Some(true) => queue::abandon(handle),
        Some(false) => {
            work_item::stop(handle);
            timer::quiet(handle);
        }
        None => {}
    }
}

/// Gives back what an object has of the kernel.
fn dispose(handle: usize) {
    // What follows calls the kernel, so the body is taken out first.
    let taken = machine::with(|machine| {
        let object = machine.kmdf.objects.get_mut(&handle)?;
        Some(std::mem::replace(&mut object.body, Body::General))
    });
    match taken {
        Some(Body::Device(device)) => device::dispose(device),
        Some(Body::Key(key)) => registry::dispose(key),
        Some(Body::WorkItem(item)) => work_item::dispose(item),
        // As long as there are references, a request or a file can be asked for what it is, and memory is there.
        Some(body) => machine::with(|machine| {
            if let Some(object) = machine.kmdf.objects.get_mut(&handle) {
                object.body = body;
            }
        }),
        None => {}
    }
}

/// Drops a reference; with the last one the object goes.
pub(super) fn release(handle: usize) {
    let last = machine::with(|machine| {
        let object = machine.kmdf.objects.get_mut(&handle)?;
        object.references = object.references.saturating_sub(1);
        Some(object.references == 0)
    });
    if last != Some(true) {
        return;
    }
    for context in contexts(handle) {
        call(context.destroy, handle);
    }
    let Some(object) = machine::with(|machine| {
        machine.destroy(handle, "deleted");
        machine.kmdf.objects.remove(&handle)
    }) else {
        return;
    };
    for context in object.contexts {
        free(context.address);
    }
    match object.body {
        Body::Memory(buffer) => memory::dispose(&buffer),
        Body::SpinLock(lock) => free(lock.address),
        Body::WaitLock(lock) => free(lock.address),
        Body::Timer(timer) => free(timer.address),
        _ => {}
    }
}

/// Gives a handle to the driver, or says why there is none.
///
/// # Safety
/// `out` is null or writable.
pub(super) unsafe fn give(out: usize, made: Result<usize, NTSTATUS>) -> NTSTATUS {
    match made {
        Ok(handle) => {
            if out != 0 {
                // SAFETY: the caller's promise.
                unsafe { access::store(out, handle) };
            }
            sys::STATUS_SUCCESS
        }
        Err(status) => status,
    }
}
