//! The near twin of `classification_without_the_right.rs` that keeps the rule.

use fwps::{callout::*, layer::AleBindRedirectV6, pending::PendedClassifications};

pub fn case<'c>(table: &PendedClassifications<AleBindRedirectV6>, classify: &mut Classify<'c, AleBindRedirectV6>) {
    if let Some(right) = classify.take_action_right() {
        let _pended = classify.pend_classify(table, right);
    }
}
