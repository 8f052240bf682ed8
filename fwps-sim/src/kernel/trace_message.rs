//! Tracing of messages (WPP): what the code that the preprocessor puts into drivers calls. No session listens.

use fwps_sys as sys;
use sys::{NTSTATUS, PDEVICE_OBJECT, PULONG, PVOID, ULONG};

use super::trace_provider;
use crate::export::export_for_c;
use crate::kernel::irql::{HIGH, PASSIVE, Range};
use crate::machine;
use crate::verify::contract::{Contract, contract};

/// Writing is possible at every IRQL.
const ANY: Range = Range {
    min: PASSIVE,
    max: HIGH,
};
/// What is registered with `WMIREG_ACTION_REGISTER` alone is asked for its data by packets of its own kind.
const REGISTER: ULONG = 1;

/// A message for a session that there is none of.
fn nobody_listens(name: &'static str) -> NTSTATUS {
    let _call = machine::enter(name, ANY, contract!(373));
    sys::STATUS_INVALID_HANDLE
}

export_for_c! {
    /// Registers a provider of messages. Its callback is not called: no session enables it.
    fn EtwRegisterClassicProvider(
        _ProviderGuid: *const sys::GUID,
        _Type: ULONG,
        _EnableCallback: PVOID,
        _CallbackContext: PVOID,
        RegHandle: *mut u64,
    ) -> NTSTATUS {
        trace_provider::register("EtwRegisterClassicProvider", RegHandle)
    }

    /// Writes a message to a session: there is none with any handle. What follows the number of the message is not looked at.
    fn WmiTraceMessage(
        _LoggerHandle: u64,
        _MessageFlags: ULONG,
        _MessageGuid: *const sys::GUID,
        _MessageNumber: u16,
    ) -> NTSTATUS {
        nobody_listens("WmiTraceMessage")
    }

    /// As `WmiTraceMessage`, with a list of arguments.
    fn WmiTraceMessageVa(
        _LoggerHandle: u64,
        _MessageFlags: ULONG,
        _MessageGuid: *const sys::GUID,
        _MessageNumber: u16,
        _MessageArgList: PVOID,
    ) -> NTSTATUS {
        nobody_listens("WmiTraceMessageVa")
    }

    /// Tells about a session: there is none.
    fn WmiQueryTraceInformation(
        _TraceInformationClass: ULONG,
        _TraceInformation: PVOID,
        _TraceInformationLength: ULONG,
        _RequiredLength: PULONG,
        _Buffer: PVOID,
    ) -> NTSTATUS {
        nobody_listens("WmiQueryTraceInformation")
    }

    /// Registers a device as a provider of WMI data, or takes that back. Packets that ask for the data are not modelled.
    fn IoWMIRegistrationControl(_DeviceObject: PDEVICE_OBJECT, Action: ULONG) -> NTSTATUS {
        let _call = machine::enter("IoWMIRegistrationControl", Range::PASSIVE, contract!(373));
        if Action & 0xFF == REGISTER {
            machine::with(|machine| {
                let text = "IoWMIRegistrationControl was asked to register a provider, which nobody would ask for its data here";
                machine.report(Contract::NotModelled, text);
            });
            return sys::STATUS_NOT_SUPPORTED;
        }
        sys::STATUS_SUCCESS
    }
}
