//! Options of what a classification permits.

use fwps_sys as sys;
use sys::{FWP_CLASSIFY_OPTION_TYPE, FWP_VALUE0, FWPS_INCOMING_METADATA_VALUES0, NTSTATUS};

use crate::Status;
use crate::context::{self, Frame};
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::verify::contract::{Contract, contract};

/// Whether an option takes a value. Those of secure sockets belong to IPsec, which is not modelled.
fn takes(machine: &mut Machine, option: FWP_CLASSIFY_OPTION_TYPE, value: u32) -> Result<(), Status> {
    let fits = match option {
        sys::FWP_CLASSIFY_OPTION_MULTICAST_STATE => {
            value <= sys::FWP_OPTION_VALUE_ALLOW_GLOBAL_MULTICAST_STATE
        }
        sys::FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING => value <= sys::FWP_OPTION_VALUE_ENABLE_LOOSE_SOURCE,
        sys::FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING => {
            value <= sys::FWP_OPTION_VALUE_ENABLE_LOCAL_ONLY_MAPPING
        }
        sys::FWP_CLASSIFY_OPTION_UNICAST_LIFETIME | sys::FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME => {
            value > 0
        }
        _ => {
            let text = format!("FwpsClassifyOptionSet0: option {option} of secure sockets is not modelled");
            machine.report(Contract::NotModelled, text);
            return Err(sys::STATUS_UNSUCCESSFUL);
        }
    };
    if !fits {
        let text =
            format!("FwpsClassifyOptionSet0 was given {value} for option {option}, which does not take that");
        machine.report(contract!(173), text);
        return Err(sys::STATUS_FWP_OUT_OF_BOUNDS);
    }
    Ok(())
}

fn set(
    machine: &mut Machine,
    metadata: usize,
    option: FWP_CLASSIFY_OPTION_TYPE,
    value: *const FWP_VALUE0,
) -> Result<(), Status> {
    let running = match context::innermost() {
        Some(Frame::Classify(frame)) => Some(frame.metadata),
        _ => None,
    };
    if running != Some(metadata) {
        let text = match running {
            None => "FwpsClassifyOptionSet0 was called outside of classifyFn",
            Some(_) => {
                "FwpsClassifyOptionSet0 was given metadata that is not that of the running classify call"
            }
        };
        machine.report(contract!(173), text);
        return Err(sys::STATUS_UNSUCCESSFUL);
    }
    if !(0..sys::FWP_CLASSIFY_OPTION_MAX).contains(&option) {
        let text = format!("FwpsClassifyOptionSet0 was given the option {option}, which does not exist");
        machine.report(contract!(173), text);
        return Err(sys::STATUS_FWP_INVALID_ENUMERATOR);
    }
    if value.is_null() {
        machine.report(contract!(173), "FwpsClassifyOptionSet0 was given no value");
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    let value = value.expose_provenance();
    // SAFETY: a value that is not null is an FWP_VALUE0 for the time of the call, whose type is an integer.
    let type_: i32 = unsafe { access::load(value + std::mem::offset_of!(FWP_VALUE0, type_)) };
    if type_ != sys::FWP_UINT32 {
        let text = format!("FwpsClassifyOptionSet0 was given a value of type {type_}, not FWP_UINT32");
        machine.report(contract!(173), text);
        return Err(sys::STATUS_OBJECT_TYPE_MISMATCH);
    }
    // SAFETY: as above; the union holds an integer of 32 bits, as its type says.
    let number: u32 = unsafe { access::load(value + std::mem::offset_of!(FWP_VALUE0, __bindgen_anon_1)) };
    takes(machine, option, number)?;
    machine.fault(&[sys::STATUS_UNSUCCESSFUL]).map_or(Ok(()), Err)?;
    machine.host.options.set(metadata, option, number);
    Ok(())
}

export! {
    /// Says something about the state that the traffic creates if it is permitted.
    fn FwpsClassifyOptionSet0(
        inMetadataValues: *const FWPS_INCOMING_METADATA_VALUES0,
        option: FWP_CLASSIFY_OPTION_TYPE,
        newValue: *const FWP_VALUE0,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsClassifyOptionSet0", Range::UP_TO_DISPATCH, contract!(147));
        let metadata = inMetadataValues.expose_provenance();
        let result = machine::with(|machine| set(machine, metadata, option, newValue));
        result.err().unwrap_or(sys::STATUS_SUCCESS)
    }
}
