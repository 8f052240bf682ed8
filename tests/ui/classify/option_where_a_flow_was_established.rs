//! C-169, C-173: where a flow was established, its state is made already, and nothing is said about it.

use fwps::{callout::*, layer::AleFlowEstablishedV4};

pub fn case(classify: &mut Classify<'_, AleFlowEstablishedV4>) {
    let _result = classify.set_option(ClassifyOption::LooseSourceMapping(true));
}
