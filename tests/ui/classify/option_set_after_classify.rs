//! C-173: options are set inside of the call; a job that runs later has no call.

use fwps::{callout::*, layer::AleAuthConnectV4};

pub fn case(classify: &mut Classify<'_, AleAuthConnectV4>) {
    later(move || {
        let _result = classify.set_option(ClassifyOption::LooseSourceMapping(true));
    });
}

fn later(_job: impl FnOnce() + 'static) {}
