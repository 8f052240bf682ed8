//! The boundary that driver code is called through.

use crate::context::{self, Frame};
use crate::kernel::held_lock;
use crate::kernel::irql::level_name;
use crate::machine;
use crate::verify::contract::contract;

/// Calls code of driver number `driver` at `irql`, inside of `frame`, and checks that it returns as it came: the IRQL as before, no spin lock
/// still held. Returns what the code returned and the frame as it was at the end.
pub(crate) fn call<R>(driver: u32, frame: Frame, irql: u8, code: impl FnOnce() -> R) -> (R, Frame) {
    let outer = context::set_driver(driver);
    let locks = held_lock::locks_held();
    let before = context::set_irql(irql);
    let function = context::set_function("");
    context::push(frame);
    let segment = context::begin_segment(context::stack_pointer());
    let result = code();
    context::end_segment(segment);
    let frame = context::pop().expect("the frame of this call is still there");
    let after = context::set_irql(before);
    if after != irql {
        machine::with(|machine| {
            let text = format!(
                "{} was entered at {} and returned at {}",
                frame.name(),
                level_name(irql),
                level_name(after)
            );
            machine.report(contract!(381), text);
        });
    }
    if held_lock::locks_held() != locks {
        machine::with(|machine| {
            machine.report(
                contract!(381),
                format!("{} returned with a spin lock held", frame.name()),
            );
        });
    }
    context::set_function(function);
    context::set_driver(outer);
    (result, frame)
}

impl Frame {
    /// The name of the routine.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Frame::Driver(name) => name,
            Frame::Classify(_) => "classifyFn",
            Frame::Notify => "notifyFn",
            Frame::FlowDelete { .. } => "flowDeleteFn",
            Frame::SwitchEvent => "the callback of the virtual switch",
            Frame::Tagged => "the routine of the tag",
            Frame::Dispatch => "the dispatch routine",
            Frame::Cancel => "the cancel routine",
            Frame::EngineState { .. } => "the callback about the state of the filter engine",
            Frame::Completion { .. } => "completionFn",
            Frame::Dpc => "the DPC routine",
            Frame::WorkItem => "the work item routine",
            Frame::Thread => "the thread routine",
        }
    }
}
