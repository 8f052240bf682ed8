//! IRQL: each thread has its own.

use fwps_sys::KIRQL;

use crate::context;
use crate::export::export;
use crate::machine;
use crate::verify::contract::contract;

pub(crate) const PASSIVE: u8 = 0;
pub(crate) const APC: u8 = 1;
pub(crate) const DISPATCH: u8 = 2;
pub(crate) const HIGH: u8 = 15;

/// The IRQLs at which a function may be called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) min: u8,
    pub(crate) max: u8,
}

impl Range {
    pub(crate) const PASSIVE: Range = Range {
        min: PASSIVE,
        max: PASSIVE,
    };
    pub(crate) const UP_TO_APC: Range = Range {
        min: PASSIVE,
        max: APC,
    };
    pub(crate) const UP_TO_DISPATCH: Range = Range {
        min: PASSIVE,
        max: DISPATCH,
    };
    pub(crate) const FROM_DISPATCH: Range = Range {
        min: DISPATCH,
        max: HIGH,
    };
    pub(crate) const DISPATCH: Range = Range {
        min: DISPATCH,
        max: DISPATCH,
    };
}

/// The name of an IRQL.
pub(crate) fn level_name(irql: u8) -> String {
    match irql {
        PASSIVE => "PASSIVE_LEVEL".to_owned(),
        APC => "APC_LEVEL".to_owned(),
        DISPATCH => "DISPATCH_LEVEL".to_owned(),
        other => format!("IRQL {other}"),
    }
}

export! {
    /// The IRQL of this thread.
    fn KeGetCurrentIrql() -> KIRQL {
        context::irql()
    }

    /// Raises the IRQL of this thread; the old one is returned.
    fn KfRaiseIrql(NewIrql: KIRQL) -> KIRQL {
        let _call = machine::enter_quietly("KfRaiseIrql");
        let old = context::irql();
        if NewIrql < old {
            machine::bug_check(
                contract!(381),
                &[],
                format!("KeRaiseIrql was asked to go from {} down to {}", level_name(old), level_name(NewIrql)),
            );
        }
        context::set_irql(NewIrql)
    }

    /// Lowers the IRQL of this thread.
    fn KeLowerIrql(NewIrql: KIRQL) {
        let _call = machine::enter_quietly("KeLowerIrql");
        let old = context::irql();
        if NewIrql > old {
            machine::bug_check(
                contract!(381),
                &[],
                format!("KeLowerIrql was asked to go from {} up to {}", level_name(old), level_name(NewIrql)),
            );
        }
        context::set_irql(NewIrql);
    }
}
