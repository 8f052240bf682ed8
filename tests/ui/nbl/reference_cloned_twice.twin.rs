//! The near twin of `reference_cloned_twice.rs` that keeps the rule.

use fwps::nbl::*;

pub fn case(reference: CapturedReference) -> Option<Nbl<Cloned>> {
    match reference.into_clone() {
        Ok(clone) => Some(clone),
        Err(error) => error.reference.into_clone().ok(),
    }
}
