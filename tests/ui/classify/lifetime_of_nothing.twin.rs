//! The near twin of `lifetime_of_nothing.rs` that keeps the rule.

use std::num::NonZeroU32;

use fwps::{callout::*, layer::AleAuthConnectV6};

pub fn case(classify: &mut Classify<'_, AleAuthConnectV6>) {
    let _result = classify.set_option(ClassifyOption::UnicastLifetime(NonZeroU32::MIN));
}
