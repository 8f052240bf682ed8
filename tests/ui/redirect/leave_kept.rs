//! C-241: a leave to redirect is about the connection of its call; pending keeps it.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications, redirect::*};

fn later(_work: impl Send + 'static) {}

pub fn case<'c>(table: &PendedClassifications<AleConnectRedirectV4>, classify: &mut Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>, leave: Redirectable<'c>) {
    if let Ok((pended, _verdict)) = classify.pend_classify(table, right) {
        later((pended, leave));
    }
}
