//! C-008, C-017: a completion is given no passive witness.

use fwps::{V4, inject::*, nbl::*};

pub fn case(handle: InjectionHandle<Network<V4>>, completed: Completed<Cloned>) {
    handle.close(&completed.dispatch());
}
