//! C-235: a request goes back to the classification that it belongs to.

use fwps::{layer::AleBindRedirectV4, pending::PendedClassify, redirect::Reauthorize};

pub fn case(mut one: PendedClassify<AleBindRedirectV4>, mut other: PendedClassify<AleBindRedirectV4>) {
    let _lent = one.with_request(Reauthorize::Never, |one| {
        let _lent = other.with_request(Reauthorize::Never, |other| core::mem::swap(one, other));
    });
}
