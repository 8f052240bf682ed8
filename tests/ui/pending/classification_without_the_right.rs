//! C-230: who pends a classification blocks, and must be the one to decide.

use fwps::{callout::*, layer::AleBindRedirectV6, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleBindRedirectV6>, classify: &mut Classify<'c, AleBindRedirectV6>) {
    let _pended = classify.pend_classify(table);
}
