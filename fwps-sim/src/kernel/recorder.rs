//! The recorder of trace messages (WppRecorder.sys), which drivers import that were made from the templates of Visual Studio. Messages go
//! into a log of the driver, and nobody reads it: it is not kept.

use fwps_sys as sys;
use sys::{BOOLEAN, NTSTATUS, PDRIVER_OBJECT, PUNICODE_STRING, PVOID, ULONG};

use super::object::KernelObject;
use crate::export::export_for_c;
use crate::kernel::irql::{HIGH, PASSIVE, Range};
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;
use crate::verify::ledger::Kind;

/// Writing is possible at every IRQL.
const ANY: Range = Range {
    min: PASSIVE,
    max: HIGH,
};

export_for_c! {
    /// Makes the default log of a driver.
    fn WppAutoLogStart(_WppCb: PVOID, _DriverObject: PDRIVER_OBJECT, _RegistryPath: PUNICODE_STRING) {
        let _call = machine::enter("WppAutoLogStart", Range::PASSIVE, contract!(373));
    }

    /// Ends the default log of a driver.
    fn WppAutoLogStop(_WppCb: PVOID, _DriverObject: PDRIVER_OBJECT) {
        let _call = machine::enter("WppAutoLogStop", Range::PASSIVE, contract!(373));
    }

    /// Writes a message to a log. What follows the number of the message is not looked at.
    fn WppAutoLogTrace(
        _AutoLogContext: PVOID,
        _MessageLevel: u8,
        _MessageFlags: ULONG,
        _MessageGuid: *const sys::GUID,
        _MessageNumber: u16,
    ) -> NTSTATUS {
        let _call = machine::enter("WppAutoLogTrace", ANY, contract!(373));
        sys::STATUS_SUCCESS
    }

    /// Writes what a log holds to a session that begins: there is none.
    fn imp_WppRecorderReplay(_WppCb: PVOID, _WppTraceHandle: u64, _EnableFlags: ULONG, _EnableLevel: u8) {
        let _call = machine::enter("WppRecorderReplay", Range::PASSIVE, contract!(373));
    }

    /// Says how logs of a driver are made.
    fn imp_WppRecorderConfigure(_WppCb: PVOID, _ConfigureParams: PVOID) {
        let _call = machine::enter("WppRecorderConfigure", Range::PASSIVE, contract!(373));
    }

    /// Makes a log, which `WppRecorderLogDelete` ends.
    fn imp_WppRecorderLogCreate(_WppCb: PVOID, _CreateParams: PVOID, RecorderLog: *mut PVOID) -> NTSTATUS {
        let _call = machine::enter("WppRecorderLogCreate", Range::UP_TO_DISPATCH, contract!(373));
        machine::with(|machine| {
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let log = machine.ledger.new_handle();
            machine.create(log, Kind::Kernel(KernelObject::RecorderLog), Vec::new());
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(RecorderLog.expose_provenance(), log) };
            sys::STATUS_SUCCESS
        })
    }

    /// Ends a log.
    fn imp_WppRecorderLogDelete(_WppCb: PVOID, RecorderLog: PVOID) {
        let _call = machine::enter("WppRecorderLogDelete", Range::UP_TO_DISPATCH, contract!(373));
        let log = RecorderLog.expose_provenance();
        machine::with(|machine| {
            let kind = machine.ledger.get(log).map(|object| &object.kind);
            if matches!(kind, Some(Kind::Kernel(KernelObject::RecorderLog))) {
                machine.destroy(log, "deleted");
            } else {
                let text = "WppRecorderLogDelete was given no log that the driver made";
                machine.report_about(contract!(373), &[log], text);
            }
        });
    }

    /// Names a log.
    fn imp_WppRecorderLogSetIdentifier(_WppCb: PVOID, _RecorderLog: PVOID, _LogIdentifier: sys::PCSTR) {
        let _call = machine::enter("WppRecorderLogSetIdentifier", Range::UP_TO_DISPATCH, contract!(373));
    }

    /// The default log of a driver: null, since it is not kept.
    fn imp_WppRecorderLogGetDefault(_WppCb: PVOID) -> PVOID {
        let _call = machine::enter("WppRecorderLogGetDefault", Range::UP_TO_DISPATCH, contract!(373));
        std::ptr::null_mut()
    }

    /// Whether there is a default log: it is not kept.
    fn imp_WppRecorderIsDefaultLogAvailable(_WppCb: PVOID) -> BOOLEAN {
        let _call = machine::enter("WppRecorderIsDefaultLogAvailable", Range::UP_TO_DISPATCH, contract!(373));
        0
    }
}
