//! The near twin of `option_set_after_classify.rs` that keeps the rule.

use fwps::{callout::*, layer::AleAuthConnectV4};

pub fn case(classify: &mut Classify<'_, AleAuthConnectV4>) {
    now(move || {
        let _result = classify.set_option(ClassifyOption::LooseSourceMapping(true));
    });
}

fn now(job: impl FnOnce()) {
    job();
}
