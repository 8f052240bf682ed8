//! Sending a request to the dispatch routine of a driver.

use std::mem::offset_of;

use fwps_sys as sys;
use sys::{DEVICE_OBJECT, DRIVER_OBJECT, IO_STACK_LOCATION, IRP, NTSTATUS, PDRIVER_DISPATCH};

use super::{Method, Reply, Request};
use crate::boundary;
use crate::context::{self, Frame};
use crate::kernel::irql::PASSIVE;
use crate::kernel::object::KernelObject;
use crate::machine::{self, Machine};
use crate::memory::list::build_mdl;
use crate::memory::{Memory, access};
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// The type of an IRP.
const IO_TYPE_IRP: i16 = 6;
/// Where the stack location lies behind its packet.
const LOCATION: usize = size_of::<IRP>().next_multiple_of(16);
/// The process that the requests of a test come from.
const CALLER: usize = 1000;

const CURRENT: usize = offset_of!(
    IRP,
    Tail.Overlay
        .__bindgen_anon_2
        .__bindgen_anon_1
        .CurrentStackLocation
);
const CONTROL: usize = LOCATION + offset_of!(IO_STACK_LOCATION, Control);

/// What a process asks for.
#[derive(Debug)]
pub(crate) enum Ask {
    Create,
    Cleanup,
    Close,
    Control {
        code: u32,
        input: Vec<u8>,
        output: Vec<u8>,
    },
}

impl Ask {
    fn major(&self) -> u8 {
        (match self {
            Ask::Create => sys::IRP_MJ_CREATE,
            Ask::Cleanup => sys::IRP_MJ_CLEANUP,
            Ask::Close => sys::IRP_MJ_CLOSE,
            Ask::Control { .. } => sys::IRP_MJ_DEVICE_CONTROL,
        }) as u8
    }
}

fn put<T: Copy>(irp: usize, offset: usize, value: T) {
    // SAFETY: the packet is a live block of the simulator, and every offset here is that of a member of it or of its stack
    // location.
    unsafe { access::store(irp + offset, value) }
}

/// Whether the packet is marked as pending.
pub(super) fn is_marked(irp: usize) -> bool {
    // SAFETY: the packet is a live block of the simulator.
    let control: u8 = unsafe { access::load(irp + CONTROL) };
    u32::from(control) & sys::SL_PENDING_RETURNED != 0
}

/// Makes the packet of a request, which belongs to the driver of the device from here on. Its number is returned.
fn build(machine: &mut Machine, device: usize, file: u64, object: usize, ask: Ask) -> u64 {
    let memory = Memory::new(LOCATION + size_of::<IO_STACK_LOCATION>(), 16, 0);
    let irp = memory.address();
    let major = ask.major();
    put(irp, offset_of!(IRP, Type), IO_TYPE_IRP);
    put(irp, offset_of!(IRP, Size), memory.size() as u16);
    put(irp, offset_of!(IRP, StackCount), 1u8);
    put(irp, offset_of!(IRP, CurrentLocation), 1u8);
    put(irp, offset_of!(IRP, RequestorMode), 1u8);
    put(irp, CURRENT, irp + LOCATION);
    put(irp, offset_of!(IRP, Tail.Overlay.OriginalFileObject), object);
    put(
        irp,
        LOCATION + offset_of!(IO_STACK_LOCATION, MajorFunction),
        major,
    );
    put(
        irp,
        LOCATION + offset_of!(IO_STACK_LOCATION, DeviceObject),
        device,
    );
    put(irp, LOCATION + offset_of!(IO_STACK_LOCATION, FileObject), object);
    let mut request = Request {
        irp,
        device,
        file,
        method: Method::Buffered,
        output_length: 0,
        input: None,
        output: None,
        marked: false,
        reply: None,
    };
    let mut blocks = vec![memory];
    if let Ask::Control { code, input, output } = ask {
        attach(&mut request, &mut blocks, code, &input, &output);
    }
    let number = machine.io.number();
    // The packet is the driver's until it completes it.
    let driver = machine.ledger.get(device).map_or(0, |object| object.driver);
    let outer = context::set_driver(driver);
    machine.create(irp, Kind::Kernel(KernelObject::Irp { request: number }), blocks);
    context::set_driver(outer);
    machine.io.requests.insert(number, request);
    number
}

/// Gives a packet its buffers, in the way that the control code says.
fn attach(request: &mut Request, blocks: &mut Vec<Memory>, code: u32, input: &[u8], output: &[u8]) {
    const PARAMETERS: usize = LOCATION + offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl);
    const LENGTHS: [usize; 2] = [
        LOCATION + offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl.OutputBufferLength),
        LOCATION + offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl.InputBufferLength),
    ];
    const CODE: usize = LOCATION + offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl.IoControlCode);
    const TYPE3: usize =
        LOCATION + offset_of!(IO_STACK_LOCATION, Parameters.DeviceIoControl.Type3InputBuffer);
    const { assert!(PARAMETERS <= LENGTHS[0]) };
    let irp = request.irp;
    put(irp, LENGTHS[0], output.len() as u32);
    put(irp, LENGTHS[1], input.len() as u32);
    put(irp, CODE, code);
    request.output_length = output.len();
    request.method = match code & 3 {
        sys::METHOD_BUFFERED => Method::Buffered,
        sys::METHOD_NEITHER => Method::Neither,
        _ => Method::Direct,
    };
    let copy = |bytes: &[u8], size: usize| {
        let memory = Memory::new(size, 16, 0);
        // SAFETY: the block is new and has room for the bytes.
        unsafe { access::write(memory.address(), bytes) };
        memory
    };
    let system = match request.method {
        Method::Buffered => input.len().max(output.len()),
        Method::Direct => input.len(),
        Method::Neither => 0,
    };
    if system > 0 {
        let memory = copy(input, system);
        put(irp, offset_of!(IRP, AssociatedIrp.SystemBuffer), memory.address());
        blocks.push(memory);
    }
    if request.method == Method::Buffered {
        return;
    }
    let user = (!output.is_empty()).then(|| copy(output, output.len()));
    if let Some(user) = &user {
        if request.method == Method::Direct {
            let (memory, mdl) = build_mdl(user.address(), output.len());
            mdl.lock();
            put(irp, offset_of!(IRP, MdlAddress), mdl.address());
            blocks.push(memory);
        } else {
            put(irp, offset_of!(IRP, UserBuffer), user.address());
        }
    }
    request.output = user;
    if request.method == Method::Neither && !input.is_empty() {
        let memory = copy(input, input.len());
        put(irp, TYPE3, memory.address());
        request.input = Some(memory);
    }
}

/// Sends a request to the driver of the device. Returns its number; it may be pending then.
pub(crate) fn send(device: usize, file: u64, object: usize, ask: Ask) -> u64 {
    let major = ask.major();
    let (number, irp, driver) = machine::with(|machine| {
        let number = build(machine, device, file, object, ask);
        let irp = machine.io.requests[&number].irp;
        (
            number,
            irp,
            machine.ledger.get(device).map_or(0, |object| object.driver),
        )
    });
    // SAFETY: the device is live: who sends a request has a file of it open, or opens one.
    let driver_object: usize = unsafe { access::load(device + offset_of!(DEVICE_OBJECT, DriverObject)) };
    let at =
        driver_object + offset_of!(DRIVER_OBJECT, MajorFunction) + usize::from(major) * size_of::<usize>();
    // SAFETY: the driver object lives as long as its devices; its table holds null or routines of the driver.
    let routine: PDRIVER_DISPATCH = unsafe { access::load(at) };
    let Some(routine) = routine else {
        machine::with(|machine| {
            machine.destroy(irp, "refused");
            reply(machine, number, sys::STATUS_INVALID_DEVICE_REQUEST);
        });
        return number;
    };
    let outer = context::set_process(CALLER);
    let (status, _) = boundary::call(driver, Frame::Dispatch, PASSIVE, || {
        let device = std::ptr::with_exposed_provenance_mut(device);
        let irp = std::ptr::with_exposed_provenance_mut(irp);
        // SAFETY: the routine is the driver's, and is given its device and a packet that it owns now.
        unsafe { routine(device, irp) }
    });
    context::set_process(outer);
    machine::with(|machine| check(machine, number, status));
    number
}

fn reply(machine: &mut Machine, number: u64, status: NTSTATUS) {
    if let Some(request) = machine.io.requests.get_mut(&number) {
        request.reply = Some(Reply {
            status,
            output: Vec::new(),
        });
    }
}

/// Compares what a dispatch routine returned with what it did with the packet.
fn check(machine: &mut Machine, number: u64, status: NTSTATUS) {
    let Some(request) = machine.io.requests.get(&number) else {
        return;
    };
    let (irp, completed) = (request.irp, request.reply.as_ref().map(|reply| reply.status));
    let marked = if completed.is_some() {
        request.marked
    } else {
        is_marked(irp)
    };
    let pending = status == sys::STATUS_PENDING;
    let text = match completed {
        _ if pending && !marked => {
            "a dispatch routine returned STATUS_PENDING for an IRP that it did not mark as pending".to_owned()
        }
        _ if !pending && marked => {
            format!("a dispatch routine returned {status:#010x} for an IRP that it marked as pending")
        }
        None if !pending => {
            format!("a dispatch routine returned {status:#010x} and did not complete the IRP")
        }
        Some(other) if !pending && other != status => {
            format!(
                "a dispatch routine returned {status:#010x} for an IRP that it completed with {other:#010x}"
            )
        }
        _ => return,
    };
    machine.report_about(contract!(386), &[irp], text);
    if completed.is_none() && !pending {
        // The caller has its answer; nobody completes this packet any more.
        machine.destroy(irp, "given up");
        reply(machine, number, status);
    }
}
