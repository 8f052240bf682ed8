//! What a callout left in classifyOut: whether it may, what it means, and what follows for the packet.

use fwps_sys as sys;
use sys::{FWP_ACTION_BLOCK, FWP_ACTION_CONTINUE, FWP_ACTION_NONE, FWP_ACTION_PERMIT};

use super::arguments::Out;
use crate::context::ClassifyFrame;
use crate::fwpm::filter::{Filter, FilterAction};
use crate::machine::Machine;
use crate::verify::contract::contract;

/// The state of the arbitration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) action: u32,
    pub(crate) right: bool,
    pub(crate) absorb: bool,
    pub(crate) kept: bool,
}

/// What one filter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Continue,
    Permit {
        hard: bool,
    },
    Block {
        hard: bool,
        veto: bool,
        absorb: bool,
        kept: bool,
    },
}

/// A filter whose callout is not registered (C-179).
pub(crate) fn unregistered(filter: &Filter) -> Answer {
    let FilterAction::Callout { kind, .. } = filter.action else {
        return Answer::Continue;
    };
    if kind == sys::FWP_ACTION_CALLOUT_INSPECTION {
        Answer::Continue
    } else if filter.flags & sys::FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED as u16 != 0 {
        Answer::Permit { hard: false }
    } else {
        Answer::Block {
            hard: true,
            veto: false,
            absorb: false,
            kept: false,
        }
    }
}

/// Checks what a callout left in classifyOut and makes an answer of it.
pub(crate) fn judge(
    machine: &mut Machine,
    filter: &Filter,
    entry: Decision,
    out: Out,
    frame: &ClassifyFrame,
) -> Answer {
    let FilterAction::Callout { kind, .. } = filter.action else {
        return Answer::Continue;
    };
    let about = [frame.list];
    let right = out.rights & sys::FWPS_RIGHT_ACTION_WRITE != 0;
    let written = out.action != entry.action;
    let absorb = out.flags & sys::FWPS_CLASSIFY_OUT_FLAG_ABSORB != 0;
    if out.reserved_touched || out.flags & !sys::FWPS_CLASSIFY_OUT_FLAG_ABSORB != 0 {
        machine.report_about(
            contract!(161),
            &about,
            "classifyFn wrote to a reserved member or flag of classifyOut",
        );
    }
    if right && !entry.right {
        machine.report_about(
            contract!(160),
            &about,
            "classifyFn set FWPS_RIGHT_ACTION_WRITE, which was clear",
        );
    }
    if absorb && out.action != FWP_ACTION_BLOCK {
        let text = format!(
            "classifyFn set the absorb flag with action {}",
            action_name(out.action)
        );
        machine.report_about(contract!(162), &about, text);
    }
    if !entry.right {
        if written && !(out.action == FWP_ACTION_BLOCK && entry.action == FWP_ACTION_PERMIT) {
            let text = format!(
                "classifyFn changed the action from {} to {} without the right to write it",
                action_name(entry.action),
                action_name(out.action)
            );
            machine.report_about(contract!(156), &about, text);
            return Answer::Continue;
        }
        if frame.modify {
            machine.report_about(
                contract!(165),
                &about,
                "a packet was referenced to be modified without the action right",
            );
        }
        return match (written, out.action) {
            (true, FWP_ACTION_BLOCK) => Answer::Block {
                hard: true,
                veto: true,
                absorb,
                kept: frame.kept,
            },
            _ => Answer::Continue,
        };
    }
    if frame.modify && !(out.action == FWP_ACTION_BLOCK && absorb && !right) {
        let text =
            "a packet was referenced to be modified, but not blocked and absorbed with the right cleared";
        machine.report_about(contract!(95), &about, text);
    }
    match (kind, out.action) {
        (sys::FWP_ACTION_CALLOUT_INSPECTION, FWP_ACTION_CONTINUE) => Answer::Continue,
        (sys::FWP_ACTION_CALLOUT_INSPECTION, _) => {
            if written && matches!(out.action, FWP_ACTION_BLOCK | FWP_ACTION_PERMIT) {
                let text = format!("an inspection callout answered {}", action_name(out.action));
                machine.report_about(contract!(155), &about, text);
            }
            Answer::Continue
        }
        (_, FWP_ACTION_PERMIT) => {
            if filter.flags & sys::FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT as u16 != 0 && right {
                let text = "the filter asks for a hard permit, but classifyFn did not clear the action right";
                machine.report_about(contract!(158), &about, text);
            }
            Answer::Permit { hard: !right }
        }
        (_, FWP_ACTION_BLOCK) => {
            if absorb && right {
                let text = "classifyFn blocked and absorbed without clearing the action right: a lower callout may permit";
                machine.report_about(contract!(157), &about, text);
            }
            if absorb && !frame.kept && machine.options.strict {
                machine.report_about(
                    contract!(164),
                    &about,
                    "absorbed without a clone, copy or reference",
                );
            }
            Answer::Block {
                hard: !right,
                veto: false,
                absorb,
                kept: frame.kept,
            }
        }
        (sys::FWP_ACTION_CALLOUT_UNKNOWN, FWP_ACTION_CONTINUE) => Answer::Continue,
        (sys::FWP_ACTION_CALLOUT_UNKNOWN, _) if !written => Answer::Continue,
        (_, other) => {
            let text = format!(
                "a terminating callout answered {}, which counts as BLOCK",
                action_name(other)
            );
            machine.report_about(contract!(155), &about, text);
            Answer::Block {
                hard: true,
                veto: false,
                absorb: false,
                kept: frame.kept,
            }
        }
    }
}

/// Takes the answer of a sublayer into the decision (Appendix E of the contracts).
pub(crate) fn merge(decision: &mut Decision, answer: Answer) {
    match answer {
        Answer::Continue => {}
        Answer::Permit { hard } => {
            if decision.right {
                *decision = Decision {
                    action: FWP_ACTION_PERMIT,
                    right: !hard,
                    absorb: false,
                    kept: false,
                };
            }
        }
        Answer::Block {
            hard,
            veto,
            absorb,
            kept,
        } => {
            if decision.right {
                *decision = Decision {
                    action: FWP_ACTION_BLOCK,
                    right: !hard,
                    absorb,
                    kept,
                };
            } else if veto && decision.action == FWP_ACTION_PERMIT {
                *decision = Decision {
                    action: FWP_ACTION_BLOCK,
                    right: false,
                    absorb,
                    kept,
                };
            }
        }
    }
}

fn action_name(action: u32) -> String {
    match action {
        FWP_ACTION_BLOCK => "BLOCK".to_owned(),
        FWP_ACTION_PERMIT => "PERMIT".to_owned(),
        FWP_ACTION_CONTINUE => "CONTINUE".to_owned(),
        FWP_ACTION_NONE => "NONE".to_owned(),
        sys::FWP_ACTION_NONE_NO_MATCH => "NONE_NO_MATCH".to_owned(),
        other => format!("{other:#x}"),
    }
}
