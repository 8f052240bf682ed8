//! C-229: classifications are pended at the layers that allow it only.

use fwps::{callout::*, layer::AleAuthConnectV4, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleAuthConnectV4>, classify: &mut Classify<'c, AleAuthConnectV4>, right: ActionRight<'c>) {
    let _pended = classify.pend_classify(table, right);
}
