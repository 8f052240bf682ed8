//! The filters of a case, and what their callouts answer.

use fwps_sys::*;

/// Sublayers of a case: number 0 has the highest weight.
pub const SUBLAYERS: usize = 3;

/// One filter.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub sublayer: usize,
    /// Of two filters with one weight in one sublayer the earlier one comes first.
    pub weight: u8,
    pub kind: Kind,
    /// FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT.
    pub clears: bool,
}

/// What decides.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Permit,
    Block,
    Callout(Action, Answer),
    /// A callout that is not registered, with FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED or without.
    Missing(Action, bool),
}

/// The action type of a filter that names a callout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Terminating,
    Inspection,
    Unknown,
}

/// What a callout writes, whatever it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// `None` leaves the action alone.
    pub action: Option<u32>,
    pub right: Right,
    pub absorb: bool,
}

/// What a callout does with FWPS_RIGHT_ACTION_WRITE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    Keep,
    Clear,
    Set,
}

impl Action {
    pub fn number(self) -> u32 {
        match self {
            Action::Terminating => FWP_ACTION_CALLOUT_TERMINATING,
            Action::Inspection => FWP_ACTION_CALLOUT_INSPECTION,
            Action::Unknown => FWP_ACTION_CALLOUT_UNKNOWN,
        }
    }
}

impl Answer {
    /// Writes an action and keeps the right.
    pub const fn soft(action: u32) -> Self {
        Self {
            action: Some(action),
            right: Right::Keep,
            absorb: false,
        }
    }

    /// Writes an action and clears the right.
    pub const fn hard(action: u32) -> Self {
        Self {
            right: Right::Clear,
            ..Self::soft(action)
        }
    }
}

pub const NOTHING: Answer = Answer {
    action: None,
    right: Right::Keep,
    absorb: false,
};
pub const CONTINUE: Answer = Answer::soft(FWP_ACTION_CONTINUE);
pub const PERMIT: Answer = Answer::soft(FWP_ACTION_PERMIT);
pub const HARD_PERMIT: Answer = Answer::hard(FWP_ACTION_PERMIT);
pub const BLOCK: Answer = Answer::soft(FWP_ACTION_BLOCK);
pub const HARD_BLOCK: Answer = Answer::hard(FWP_ACTION_BLOCK);
pub const ABSORB: Answer = Answer {
    absorb: true,
    ..HARD_BLOCK
};

/// A filter in a sublayer, which comes behind those before it.
pub const fn rule(sublayer: usize, kind: Kind) -> Rule {
    Rule {
        sublayer,
        weight: 0,
        kind,
        clears: false,
    }
}

impl Rule {
    /// With FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT.
    pub const fn clearing(self) -> Self {
        Self { clears: true, ..self }
    }
}

/// A callout that sees a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The number of its filter.
    pub rule: usize,
    pub action: u32,
    pub right: bool,
}

/// What comes of a classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub calls: Vec<Seen>,
    pub blocked: bool,
    pub absorbed: bool,
    /// Hard permits that callouts overrode.
    pub vetoes: u64,
    /// The contracts that callouts broke, in order.
    pub broken: Vec<String>,
}
