//! C-096, C-166: the reference goes with its one clone.

use fwps::nbl::*;

pub fn case(reference: CapturedReference) -> Option<[Nbl<Cloned>; 2]> {
    let first = reference.into_clone().ok()?;
    let second = reference.into_clone().ok()?;
    Some([first, second])
}
