//! C-173: a state lives for a second at least.

use fwps::{callout::*, layer::AleAuthConnectV6};

pub fn case(classify: &mut Classify<'_, AleAuthConnectV6>) {
    let _result = classify.set_option(ClassifyOption::UnicastLifetime(0));
}
