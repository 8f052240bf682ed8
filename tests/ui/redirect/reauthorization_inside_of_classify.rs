//! C-237: only who has pended asks to be called when others change the request.

use fwps::{layer::AleBindRedirectV4, pending::PendedClassify, redirect::Reauthorize};

pub fn case(classify: &mut fwps::callout::Classify<'_, AleBindRedirectV4>) {
    let _lent = classify.with_request(Reauthorize::IfModifiedByOthers, |_request| ());
}
