//! C-156, C-160: the right comes from the engine.

use fwps::callout::*;

pub fn case<'c>() -> Verdict<'c> {
    ActionRight(core::marker::PhantomData).permit()
}
