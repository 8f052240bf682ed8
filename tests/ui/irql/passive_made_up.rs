//! C-006, C-330: a witness is not made by safe code.

use fwps::Passive;

pub fn case() -> Passive<'static> {
    Passive(core::marker::PhantomData)
}
