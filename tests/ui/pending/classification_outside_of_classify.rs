//! C-228: a classification is pended inside of its call.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications};

fn later(_work: impl FnOnce() + Send + 'static) {}

pub fn case(table: &'static PendedClassifications<AleConnectRedirectV4>, mut classify: Classify<'static, AleConnectRedirectV4>, right: ActionRight<'static>) {
    later(move || {
        let _pended = classify.pend_classify(table, right);
    });
}
