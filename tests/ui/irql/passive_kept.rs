//! C-006, C-382: a witness does not outlive the call that gave it.

use fwps::Passive;

pub fn case() {
    let _kept = Passive::check(|passive| passive);
}
