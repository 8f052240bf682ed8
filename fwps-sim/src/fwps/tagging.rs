//! Tagging of NET_BUFFER_LISTs.

use fwps_sys as sys;
use sys::{BOOLEAN, GUID, NET_BUFFER_LIST, NTSTATUS, UINT16, UINT32, UINT64};

use crate::Status;
use crate::context::{self, Frame};
use crate::engine::flow::custody::Way;
use crate::engine::layer::Layer;
use crate::engine::tagging::association::Notify;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::Kind;

/// The layer of a packet that is tagged on the receive path of NDIS.
const NON_WFP: u16 = 0xFFFF;

/// What an association is given.
struct Request {
    list: usize,
    layer: u16,
    value: u64,
    tag: u64,
    provider: usize,
    device: usize,
    notify: Option<Notify>,
    flags: u32,
}

impl Request {
    fn run(&self) -> Status {
        machine::with(|machine| match self.check(machine) {
            Err(status) => status,
            Ok(notify) => {
                let refused = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]);
                if refused.is_none() {
                    machine.note_custody(self.value, Way::Tagged);
                    machine.tag(self.list, self.tag, self.value, self.layer, notify);
                }
                refused.unwrap_or(sys::STATUS_SUCCESS)
            }
        })
    }

    fn check(&self, machine: &mut Machine) -> Result<Notify, Status> {
        check_no_stream(machine, self.layer)?;
        check_tag(machine, self.tag)?;
        machine.usable_list(self.list)?;
        check_modelled(machine, self.list)?;
        let is_device = machine
            .ledger
            .get(self.device)
            .is_some_and(|object| matches!(object.kind, Kind::Device));
        let layer = self.layer < sys::FWPS_BUILTIN_LAYER_MAX as u16 || self.layer == NON_WFP;
        let running = layer_of_running_call(machine, self.list);
        let wrong = if self.flags != 0 {
            Some(format!("flags is {:#x}, not 0", self.flags))
        } else if self.provider == 0 {
            Some("providerGuid is NULL".to_owned())
        } else if !is_device {
            Some("deviceObject is no device object".to_owned())
        } else if !layer {
            Some(format!("layerId {} is no layer", self.layer))
        } else {
            running.filter(|own| *own != self.layer).map(|own| {
                format!(
                    "the list is indicated at layer {own}, but layerId is {}",
                    self.layer
                )
            })
        };
        if let Some(wrong) = wrong {
            return Err(refuse(machine, contract!(318), self.list, &wrong));
        }
        let Some(notify) = self.notify else {
            return Err(refuse(machine, contract!(319), self.list, "notifyFn is NULL"));
        };
        if machine.tagged(self.list, self.tag).is_some() {
            let text =
                "the list has a context of this tag already: it is not documented which one counts then";
            return Err(refuse(machine, Contract::NotModelled, self.list, text));
        }
        Ok(notify)
    }
}

/// Reports what a function was given.
fn refuse(machine: &mut Machine, contract: Contract, list: usize, wrong: &str) -> Status {
    let text = format!("{}: {wrong}", context::function());
    machine.report_about(contract, &[list], text);
    sys::STATUS_INVALID_PARAMETER
}

/// The layer at which the running classify call indicates a list.
fn layer_of_running_call(machine: &Machine, list: usize) -> Option<u16> {
    let callout = context::find(|frame| match frame {
        Frame::Classify(classify) if classify.list == list => Some(classify.callout),
        _ => None,
    })?;
    machine
        .host
        .data
        .contexts
        .layer_of(callout)
        .map(|layer| layer.id())
}

/// Data of a stream is not tagged (C-323).
fn check_no_stream(machine: &mut Machine, layer: u16) -> Result<(), Status> {
    let inside = context::innermost();
    let stream = matches!(inside, Some(Frame::Classify(classify)) if classify.stream.is_some());
    if stream
        || [Layer::StreamV4, Layer::StreamV6]
            .iter()
            .any(|one| one.id() == layer)
    {
        let text = "tagging is not available at the stream layers";
        return Err(refuse(machine, contract!(323), 0, text));
    }
    Ok(())
}

fn check_tag(machine: &mut Machine, tag: u64) -> Result<(), Status> {
    if machine.host.tags.is_tag(tag) {
        return Ok(());
    }
    let text = format!("{tag:#x} is no tag that FwpsNetBufferListGetTagForContext0 gave");
    Err(refuse(machine, contract!(317), 0, &text))
}

fn check_flags(machine: &mut Machine, flags: u32) -> Result<(), Status> {
    if flags == 0 {
        return Ok(());
    }
    let text = format!("flags is {flags:#x}, not 0");
    Err(refuse(machine, contract!(318), 0, &text))
}

fn check_modelled(machine: &mut Machine, list: usize) -> Result<(), Status> {
    let frame = machine
        .ledger
        .list(list)
        .is_some_and(|record| record.frame.is_some());
    let group = machine.host.groups.chain(list).is_some();
    if !frame && !group {
        return Ok(());
    }
    let text =
        "tags of lists of the MAC layers, of the virtual switch and of groups of fragments are not modelled";
    Err(refuse(machine, Contract::NotModelled, list, text))
}

fn retrieve(list: usize, tag: u64, remove: bool, flags: u32) -> Result<u64, Status> {
    machine::with(|machine| {
        check_no_stream(machine, NON_WFP)?;
        check_flags(machine, flags)?;
        check_tag(machine, tag)?;
        machine.usable_list(list)?;
        if let Some(status) = machine.fault(&[sys::STATUS_NOT_FOUND]) {
            return Err(status);
        }
        let (number, value) = machine.tagged(list, tag).ok_or(sys::STATUS_NOT_FOUND)?;
        if remove {
            machine.untag(number);
            machine.note(list, "tag taken out");
        }
        Ok(value)
    })
}

fn remove(list: usize, tag: u64, flags: u32) -> Result<(), Status> {
    machine::with(|machine| {
        check_flags(machine, flags)?;
        check_tag(machine, tag)?;
        if list != 0 {
            machine.usable_list(list)?;
        }
        if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
            return Err(status);
        }
        if list == 0 {
            machine.remove_all_of_tag(tag);
            return Ok(());
        }
        match machine.remove_tag_of(list, tag) {
            sys::STATUS_SUCCESS => Ok(()),
            status => Err(status),
        }
    })
}

export! {
    /// Gives out a tag that no other call has given.
    fn FwpsNetBufferListGetTagForContext0() -> UINT64 {
        let _call = machine::enter("FwpsNetBufferListGetTagForContext0", Range::UP_TO_DISPATCH, contract!(147));
        machine::with(|machine| machine.host.tags.new_tag())
    }

    /// Associates a context with a list.
    fn FwpsNetBufferListAssociateContext0(
        netBufferList: *mut NET_BUFFER_LIST,
        layerId: UINT16,
        context: UINT64,
        contextTag: UINT64,
        providerGuid: *mut GUID,
        deviceObject: *mut std::ffi::c_void,
        notifyFn: sys::FWPS_NET_BUFFER_LIST_NOTIFY_FN0,
        flags: UINT32,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsNetBufferListAssociateContext0", Range::UP_TO_DISPATCH, contract!(147));
        let request = Request {
            list: netBufferList.expose_provenance(),
            layer: layerId,
            value: context,
            tag: contextTag,
            provider: providerGuid.expose_provenance(),
            device: deviceObject.expose_provenance(),
            notify: notifyFn.map(Notify::Void),
            flags,
        };
        request.run()
    }

    /// Associates a context with a list; its routine returns a status.
    fn FwpsNetBufferListAssociateContext1(
        netBufferList: *mut NET_BUFFER_LIST,
        layerId: UINT16,
        context: UINT64,
        contextTag: UINT64,
        providerGuid: *mut GUID,
        deviceObject: *mut std::ffi::c_void,
        notifyFn: sys::FWPS_NET_BUFFER_LIST_NOTIFY_FN1,
        flags: UINT32,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsNetBufferListAssociateContext1", Range::UP_TO_DISPATCH, contract!(147));
        let request = Request {
            list: netBufferList.expose_provenance(),
            layer: layerId,
            value: context,
            tag: contextTag,
            provider: providerGuid.expose_provenance(),
            device: deviceObject.expose_provenance(),
            notify: notifyFn.map(Notify::Status),
            flags,
        };
        request.run()
    }

    /// Gives the context of a list, and takes it out when that is asked for.
    fn FwpsNetBufferListRetrieveContext0(
        netBufferList: *mut NET_BUFFER_LIST,
        contextTag: UINT64,
        removeContext: BOOLEAN,
        flags: UINT32,
        context: *mut UINT64,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsNetBufferListRetrieveContext0", Range::UP_TO_DISPATCH, contract!(147));
        match retrieve(netBufferList.expose_provenance(), contextTag, removeContext != 0, flags) {
            Ok(value) => {
                // SAFETY: the out pointer is writable by the contract of the function.
                unsafe { access::store(context.expose_provenance(), value) };
                sys::STATUS_SUCCESS
            }
            Err(status) => status,
        }
    }

    /// Removes the context of a list, or every context of a tag; drivers are told later.
    fn FwpsNetBufferListRemoveContext0(
        netBufferList: *mut NET_BUFFER_LIST,
        contextTag: UINT64,
        flags: UINT32,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsNetBufferListRemoveContext0", Range::UP_TO_DISPATCH, contract!(147));
        remove(netBufferList.expose_provenance(), contextTag, flags).err().unwrap_or(sys::STATUS_SUCCESS)
    }
}
