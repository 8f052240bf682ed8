//! What a callout says about stream data: whether it may, and what it means.

use fwps_sys as sys;
use sys::{FWP_ACTION_BLOCK, FWP_ACTION_CONTINUE, FWP_ACTION_NONE, FWP_ACTION_PERMIT};

use super::assembler::StreamEnd;
use super::indication::{Call, Left};
use super::station::Route;
use crate::engine::arguments::Out;
use crate::fwpm::filter::FilterAction;
use crate::machine::Machine;
use crate::traffic::output::Direction;
use crate::verify::contract::contract;

/// What becomes of the indicated data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// So many bytes go on.
    Pass(usize, Route),
    /// So many bytes are gone.
    Remove(usize),
    /// The callout wants so many bytes more.
    Wait(usize),
    Drop,
    Allow,
    Defer,
}

/// Makes a verdict of what the callout left, and reports what it must not leave.
pub(crate) fn judge(machine: &mut Machine, call: &Call, left: Left, out: Out) -> Verdict {
    let FilterAction::Callout { kind, .. } = call.filter.action else {
        return Verdict::Pass(call.shown.length, Route::Filter);
    };
    let shown = call.shown;
    let about = [call.chain.head()];
    let all = Verdict::Pass(shown.length, Route::Sublayer);
    let engine_flags =
        sys::FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA | sys::FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED;
    if out.reserved_touched || out.flags & !(engine_flags | sys::FWPS_CLASSIFY_OUT_FLAG_ABSORB) != 0 {
        let text = "classifyFn wrote to a reserved member or flag of classifyOut";
        machine.report_about(contract!(161), &about, text);
    }
    if left.required != 0 && left.action != sys::FWPS_STREAM_ACTION_NEED_MORE_DATA {
        let text = format!(
            "countBytesRequired is {} although the stream action is not NEED_MORE_DATA",
            left.required
        );
        machine.report_about(contract!(260), &about, text);
    }
    match left.action {
        sys::FWPS_STREAM_ACTION_NONE => plain(machine, call, kind, left, out),
        sys::FWPS_STREAM_ACTION_NEED_MORE_DATA => need_more(machine, call, left),
        sys::FWPS_STREAM_ACTION_DROP_CONNECTION if kind != sys::FWP_ACTION_CALLOUT_UNKNOWN => {
            let text = "DROP_CONNECTION has no effect: the action of the filter is not CALLOUT_UNKNOWN";
            machine.report_about(contract!(264), &about, text);
            all
        }
        sys::FWPS_STREAM_ACTION_DROP_CONNECTION => Verdict::Drop,
        sys::FWPS_STREAM_ACTION_ALLOW_CONNECTION => Verdict::Allow,
        sys::FWPS_STREAM_ACTION_DEFER if call.direction == Direction::Outbound => {
            let text = "outgoing stream data was deferred";
            machine.report_about(contract!(266), &about, text);
            all
        }
        sys::FWPS_STREAM_ACTION_DEFER => Verdict::Defer,
        other => {
            let text = format!("the stream action {other} does not exist");
            machine.report_about(contract!(255), &about, text);
            all
        }
    }
}

fn need_more(machine: &mut Machine, call: &Call, left: Left) -> Verdict {
    let about = [call.chain.head()];
    let flags = call.shown.out_flags;
    let all = Verdict::Pass(call.shown.length, Route::Sublayer);
    if flags & sys::FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA != 0 || call.shown.end.is_some() {
        let text = "the callout asked for more data at the end of the stream";
        machine.report_about(contract!(262), &about, text);
        return all;
    }
    if flags & sys::FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED != 0 {
        let text = "the callout asked for more data at the limit of the buffer";
        machine.report_about(contract!(261), &about, text);
        return all;
    }
    if left.required == 0 || left.enforced != 0 {
        let text = format!(
            "the stream action is NEED_MORE_DATA with countBytesRequired {} and countBytesEnforced {}",
            left.required, left.enforced
        );
        machine.report_about(contract!(260), &about, text);
    }
    Verdict::Wait(left.required.max(1))
}

/// A verdict by actionType.
fn plain(machine: &mut Machine, call: &Call, kind: u32, left: Left, out: Out) -> Verdict {
    let about = [call.chain.head()];
    let length = call.shown.length;
    if left.enforced > length {
        let text = format!(
            "countBytesEnforced is {}, but only {length} bytes were indicated",
            left.enforced
        );
        machine.report_about(contract!(259), &about, text);
    }
    // Zero means the whole of it.
    let count = match left.enforced.min(length) {
        0 => length,
        count => count,
    };
    let inspection = kind == sys::FWP_ACTION_CALLOUT_INSPECTION;
    match out.action {
        FWP_ACTION_CONTINUE | FWP_ACTION_NONE if inspection => Verdict::Pass(count, Route::Filter),
        FWP_ACTION_NONE => {
            let text = "the callout did not set actionType";
            machine.report_about(contract!(257), &about, text);
            Verdict::Pass(count, Route::Filter)
        }
        FWP_ACTION_CONTINUE if kind == sys::FWP_ACTION_CALLOUT_UNKNOWN => Verdict::Pass(count, Route::Filter),
        FWP_ACTION_PERMIT if !inspection => Verdict::Pass(count, Route::Sublayer),
        FWP_ACTION_BLOCK if !inspection => Verdict::Remove(count),
        other => {
            let what = if inspection {
                "an inspection"
            } else {
                "a terminating"
            };
            let text = format!("{what} callout answered {other:#x}");
            machine.report_about(contract!(155), &about, text);
            if inspection {
                Verdict::Pass(count, Route::Filter)
            } else {
                Verdict::Remove(count)
            }
        }
    }
}

impl Verdict {
    /// Whether data or an end goes past the callout.
    pub(crate) fn lets_pass(self, length: usize, end: Option<StreamEnd>) -> bool {
        match self {
            Verdict::Pass(count, _) => count > 0 || (length == 0 && end.is_some()),
            Verdict::Allow => true,
            Verdict::Remove(_) | Verdict::Wait(_) | Verdict::Drop | Verdict::Defer => false,
        }
    }
}
