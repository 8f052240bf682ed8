//! The near twin of `option_where_a_flow_was_established.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthConnectV4};

pub fn case(classify: &mut Classify<'_, AleAuthConnectV4>) {
    let _result = classify.set_option(ClassifyOption::LooseSourceMapping(true));
}
