//! The near twin of `option_that_is_none.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthConnectV4};

pub fn case(classify: &mut Classify<'_, AleAuthConnectV4>) {
    let _result = classify.set_option(ClassifyOption::MulticastState(MulticastState::Denied));
}
