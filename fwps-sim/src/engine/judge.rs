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
    /// Whether a callout overrode a hard permit.
    pub(crate) vetoed: bool,
    /// The filter that blocked; zero for none.
    pub(crate) filter: u64,
    /// Whether it was its callout that blocked.
    pub(crate) by_callout: bool,
}

impl Decision {
    /// None yet.
    pub(crate) const NONE: Self = Self {
        action: FWP_ACTION_NONE,
        right: true,
        absorb: false,
        kept: false,
        vetoed: false,
        filter: 0,
        by_callout: false,
    };

    /// Whether a packet is dropped, and not taken over.
    pub(crate) fn drops(&self) -> bool {
        self.action == FWP_ACTION_BLOCK && !self.absorb
    }
}

/// What one filter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Nothing: the next filter of the sublayer goes on.
    Continue,
    /// What sublayers before decided, which the callout left as it was (C-168): that is the result of its sublayer, too.
    Stands,
    Permit {
        hard: bool,
    },
    Block {
        hard: bool,
        /// Whether a callout says so, which may override even a hard permit.
        veto: bool,
        absorb: bool,
        kept: bool,
    },
}

/// A filter whose callout is not registered (C-179). It speaks for itself, so its block is no veto, and its permit is hard if it asks for that.
pub(crate) fn unregistered(filter: &Filter) -> Answer {
    let FilterAction::Callout { kind, .. } = filter.action else {
        return Answer::Continue;
    };
    if kind == sys::FWP_ACTION_CALLOUT_INSPECTION {
        Answer::Continue
    } else if has_flag(filter, sys::FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED) {
        Answer::Permit {
            hard: has_flag(filter, sys::FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT),
        }
    } else {
        Answer::Block {
            hard: true,
            veto: false,
            absorb: false,
            kept: false,
        }
    }
}

fn has_flag(filter: &Filter, flag: u32) -> bool {
    u32::from(filter.flags) & flag != 0
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
    let absorb = out.flags & sys::FWPS_CLASSIFY_OUT_FLAG_ABSORB != 0;
    if out.reserved_touched || out.flags & !sys::FWPS_CLASSIFY_OUT_FLAG_ABSORB != 0 {
        machine.report_about(
            contract!(161),
            &about,
            "classifyFn wrote to a reserved member or flag of classifyOut",
        );
    }
    let right = out.rights & sys::FWPS_RIGHT_ACTION_WRITE != 0;
    if out.rights & !sys::FWPS_RIGHT_ACTION_WRITE != 0 {
        let text = format!("classifyFn set rights that there are none of: {:#x}", out.rights);
        machine.report_about(contract!(160), &about, text);
    }
    if right && !entry.right {
        machine.report_about(
            contract!(160),
            &about,
            "classifyFn set FWPS_RIGHT_ACTION_WRITE, which was clear",
        );
    }
    let right = right && entry.right;
    if absorb && out.action != FWP_ACTION_BLOCK {
        let text = format!(
            "classifyFn set the absorb flag with action {}",
            action_name(out.action)
        );
        machine.report_about(contract!(162), &about, text);
    }
    let action = written_action(machine, kind, entry, out, &about);
    let written = action != entry.action;
    check_modification(
        machine,
        entry,
        frame,
        action == FWP_ACTION_BLOCK && absorb && !right,
    );
    if kind == sys::FWP_ACTION_CALLOUT_INSPECTION {
        if written && matches!(action, FWP_ACTION_BLOCK | FWP_ACTION_PERMIT) {
            let text = format!("an inspection callout answered {}", action_name(action));
            machine.report_about(contract!(155), &about, text);
        }
        return Answer::Continue;
    }
    let decided = matches!(entry.action, FWP_ACTION_BLOCK | FWP_ACTION_PERMIT);
    if decided && !written && !absorb && right == entry.right {
        return Answer::Stands;
    }
    match (kind, action) {
        (_, FWP_ACTION_PERMIT) => {
            if right && has_flag(filter, sys::FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT) {
                let text = "the filter asks for a hard permit, but classifyFn did not clear the action right";
                machine.report_about(contract!(158), &about, text);
            }
            Answer::Permit { hard: !right }
        }
        (_, FWP_ACTION_BLOCK) => {
            check_block(machine, frame, absorb, entry.right, right);
            Answer::Block {
                hard: !right,
                veto: true,
                absorb,
                kept: frame.kept,
            }
        }
        (sys::FWP_ACTION_CALLOUT_UNKNOWN, FWP_ACTION_CONTINUE) => Answer::Continue,
        (sys::FWP_ACTION_CALLOUT_UNKNOWN, _) if !written => Answer::Continue,
        (_, other) => {
            let text = format!(
                "a callout that may terminate answered {}, which counts as BLOCK",
                action_name(other)
            );
            machine.report_about(contract!(155), &about, text);
            Answer::Block {
                hard: !right,
                veto: true,
                absorb: false,
                kept: frame.kept,
            }
        }
    }
}

/// The action that a callout left; without the right only a veto counts, everything else leaves the action as it was (C-156). Inspections may
/// say that they continue, which is all that they can say.
fn written_action(machine: &mut Machine, kind: u32, entry: Decision, out: Out, about: &[usize]) -> u32 {
    let veto = entry.action == FWP_ACTION_PERMIT && out.action == FWP_ACTION_BLOCK;
    let inspected = kind == sys::FWP_ACTION_CALLOUT_INSPECTION && out.action == FWP_ACTION_CONTINUE;
    if entry.right || veto || inspected || out.action == entry.action {
        return out.action;
    }
    let text = format!(
        "classifyFn changed the action from {} to {} without the right to write it",
        action_name(entry.action),
        action_name(out.action)
    );
    machine.report_about(contract!(156), about, text);
    entry.action
}

/// A packet that was referenced to be modified is the callout's alone: it is blocked and absorbed for good (C-095, C-159), which needs the right
/// (C-165).
fn check_modification(machine: &mut Machine, entry: Decision, frame: &ClassifyFrame, taken: bool) {
    if !frame.modify {
        return;
    }
    if !entry.right {
        let text = "a packet was referenced to be modified without the action right";
        machine.report_about(contract!(165), &[frame.list], text);
    } else if !taken {
        let text =
            "a packet was referenced to be modified, but not blocked and absorbed with the right cleared";
        machine.report_about(contract!(95), &[frame.list], text);
    }
}

/// A block that absorbs is final (C-157), and the driver keeps what it absorbs (C-164).
fn check_block(machine: &mut Machine, frame: &ClassifyFrame, absorb: bool, had_right: bool, right: bool) {
    if !absorb || !had_right {
        return;
    }
    if right {
        let text =
            "classifyFn blocked and absorbed without clearing the action right: a lower callout may permit";
        machine.report_about(contract!(157), &[frame.list], text);
    }
    if !frame.kept && machine.options.strict {
        machine.report_about(
            contract!(164),
            &[frame.list],
            "absorbed without a clone, copy or reference",
        );
    }
}

/// Takes the answer of a sublayer, which `filter` gave, into the decision (Appendix E of the contracts).
pub(crate) fn merge(decision: &mut Decision, answer: Answer, filter: u64) {
    match answer {
        Answer::Continue | Answer::Stands => {}
        Answer::Permit { hard } => {
            if decision.right {
                *decision = Decision {
                    action: FWP_ACTION_PERMIT,
                    right: !hard,
                    ..Decision::NONE
                };
            }
        }
        Answer::Block {
            hard,
            veto,
            absorb,
            kept,
        } => {
            let vetoed = !decision.right && veto && decision.action == FWP_ACTION_PERMIT;
            if decision.right || vetoed {
                *decision = Decision {
                    action: FWP_ACTION_BLOCK,
                    right: !(hard || vetoed),
                    absorb,
                    kept,
                    vetoed,
                    filter,
                    // One that pended is no veto; it keeps what is classified, as no filter does.
                    by_callout: veto || kept,
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
