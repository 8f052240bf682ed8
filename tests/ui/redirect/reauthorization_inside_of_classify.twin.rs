//! The near twin of `reauthorization_inside_of_classify.rs` that keeps the rule.

use fwps::{layer::AleBindRedirectV4, pending::PendedClassify, redirect::Reauthorize};

pub fn case(classify: &mut PendedClassify<AleBindRedirectV4>) {
    let _lent = classify.with_request(Reauthorize::IfModifiedByOthers, |_request| ());
}
