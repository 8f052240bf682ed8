//! C-153: a view of a call that came in through C, perhaps of a callout of version 0, reads only.

use fwps::{callout::*, layer::AleConnectRedirectV4, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleConnectRedirectV4>, view: &Classify<'c, AleConnectRedirectV4>, right: ActionRight<'c>) {
    let _pended = view.pend_classify(table, right);
}
