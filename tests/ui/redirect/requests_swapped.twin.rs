//! The near twin of `requests_swapped.rs` that keeps the rule.

use fwps::{layer::AleBindRedirectV4, pending::PendedClassify, redirect::Reauthorize};

pub fn case(mut one: PendedClassify<AleBindRedirectV4>, mut other: PendedClassify<AleBindRedirectV4>) {
    let _lent = one.with_request(Reauthorize::Never, |one| {
        let _lent = other.with_request(Reauthorize::Never, |other| other.set_port_reservation_token(one.port_reservation_token()));
    });
}
