//! Memory for as long as the process lives, as what a driver image has.

use std::sync::Mutex;

/// Where it is. A checker for leaks finds it from here.
static KEPT: Mutex<Vec<usize>> = Mutex::new(Vec::new());

/// Keeps a value until the process ends.
pub(crate) fn keep<T: ?Sized>(value: Box<T>) -> *mut T {
    let place = Box::into_raw(value);
    KEPT.lock()
        .expect("no test panicked here")
        .push(place.cast::<u8>().addr());
    place
}
