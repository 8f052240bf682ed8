//! The rules of Appendix E, in its words: an oracle that knows nothing of the engine.

use fwps_sys::*;

use crate::rule::{Action, Answer, Kind, Right, Rule, SUBLAYERS, Seen, Verdict};

/// How far a classification is: the action and the right that the next callout sees.
struct State {
    action: u32,
    right: bool,
    verdict: Verdict,
}

/// What the evaluation of one filter comes to.
enum Evaluated {
    GoesOn,
    Permit {
        clears: bool,
    },
    Block {
        clears: bool,
        by_callout: bool,
        absorbs: bool,
    },
    /// The callout left the action as it found it.
    AsBefore,
}

/// Arbitrates.
pub fn arbitrate(rules: &[Rule]) -> Verdict {
    let mut state = State {
        action: FWP_ACTION_NONE,
        right: true,
        verdict: Verdict {
            calls: Vec::new(),
            blocked: false,
            absorbed: false,
            vetoes: 0,
            broken: Vec::new(),
        },
    };
    for sublayer in 0..SUBLAYERS {
        let mut filters: Vec<usize> = (0..rules.len())
            .filter(|index| rules[*index].sublayer == sublayer)
            .collect();
        filters.sort_by_key(|index| std::cmp::Reverse(rules[*index].weight));
        for index in filters {
            match state.evaluate(index, &rules[index]) {
                Evaluated::GoesOn => continue,
                Evaluated::Permit { clears } => state.permit(clears),
                Evaluated::Block {
                    clears,
                    by_callout,
                    absorbs,
                } => state.block(clears, by_callout, absorbs),
                Evaluated::AsBefore => {}
            }
            break;
        }
    }
    state.verdict.blocked = state.action == FWP_ACTION_BLOCK;
    state.verdict
}

impl State {
    fn permit(&mut self, clears: bool) {
        if self.right {
            self.action = FWP_ACTION_PERMIT;
            self.right = !clears;
            self.verdict.absorbed = false;
        }
    }

    fn block(&mut self, clears: bool, by_callout: bool, absorbs: bool) {
        if self.right {
            self.action = FWP_ACTION_BLOCK;
            self.right = !clears;
            self.verdict.absorbed = absorbs;
        } else if self.action == FWP_ACTION_PERMIT && by_callout {
            self.action = FWP_ACTION_BLOCK;
            self.verdict.absorbed = absorbs;
            self.verdict.vetoes += 1;
        }
    }

    fn evaluate(&mut self, index: usize, rule: &Rule) -> Evaluated {
        match rule.kind {
            Kind::Permit => Evaluated::Permit { clears: rule.clears },
            Kind::Block | Kind::Missing(Action::Terminating | Action::Unknown, false) => Evaluated::Block {
                clears: true,
                by_callout: false,
                absorbs: false,
            },
            Kind::Missing(Action::Inspection, _) => Evaluated::GoesOn,
            Kind::Missing(_, true) => Evaluated::Permit { clears: rule.clears },
            Kind::Callout(action, answer) => {
                self.verdict.calls.push(Seen {
                    rule: index,
                    action: self.action,
                    right: self.right,
                });
                self.called(action, rule.clears, answer)
            }
        }
    }

    fn broke(&mut self, contract: &str) {
        self.verdict.broken.push(contract.to_owned());
    }

    /// A callout answered.
    fn called(&mut self, action: Action, hard_permit: bool, answer: Answer) -> Evaluated {
        let mut left = answer.action.unwrap_or(self.action);
        let clears = self.right && answer.right == Right::Clear;
        if !self.right && answer.right == Right::Set {
            self.broke("C-160");
        }
        if answer.absorb && left != FWP_ACTION_BLOCK {
            self.broke("C-162");
        }
        let veto = (self.action, left) == (FWP_ACTION_PERMIT, FWP_ACTION_BLOCK);
        let continues = action == Action::Inspection && left == FWP_ACTION_CONTINUE;
        if !self.right && left != self.action && !veto && !continues {
            self.broke("C-156");
            left = self.action;
        }
        let untouched = left == self.action;
        let says = match left {
            FWP_ACTION_BLOCK | FWP_ACTION_PERMIT => Some(left),
            _ => None,
        };
        if action == Action::Inspection {
            if says.is_some() && !untouched {
                self.broke("C-155");
            }
            return Evaluated::GoesOn;
        }
        if untouched && says.is_some() && !clears && !answer.absorb {
            return Evaluated::AsBefore;
        }
        match says {
            Some(FWP_ACTION_PERMIT) => {
                if self.right && hard_permit && !clears {
                    self.broke("C-158");
                }
                Evaluated::Permit { clears }
            }
            Some(_) => {
                if self.right && answer.absorb && !clears {
                    self.broke("C-157");
                }
                Evaluated::Block {
                    clears,
                    by_callout: true,
                    absorbs: answer.absorb,
                }
            }
            None if action == Action::Unknown && (untouched || left == FWP_ACTION_CONTINUE) => {
                Evaluated::GoesOn
            }
            None => {
                self.broke("C-155");
                Evaluated::Block {
                    clears,
                    by_callout: true,
                    absorbs: false,
                }
            }
        }
    }
}
