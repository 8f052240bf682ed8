//! Functions of the framework that are not modelled.

use crate::machine;
use crate::verify::contract::Contract;

/// A function of the table that reports its name and returns the value.
macro_rules! refused {
    ($name:ident, $value:expr) => {{
        extern "system" fn refused() -> isize {
            crate::kmdf::refused::report(stringify!($name));
            $value
        }
        refused as *const ()
    }};
}
pub(super) use refused;

pub(super) fn report(name: &'static str) {
    let _call = machine::enter_quietly(name);
    not_modelled(&format!("{name} is not modelled; the call is refused"));
}

/// Reports a use of a function that is not modelled.
pub(super) fn not_modelled(text: &str) {
    machine::with(|machine| {
        machine.report(Contract::NotModelled, text);
    });
}
