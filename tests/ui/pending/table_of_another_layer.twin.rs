//! The near twin of `table_of_another_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*, pending::PendedOperations};

pub fn case<'c>(operations: &PendedOperations<AleAuthListenV6>, classify: &mut Classify<'c, AleAuthListenV6>, right: ActionRight<'c>) {
    let _pended = classify.pend(operations, right);
}
