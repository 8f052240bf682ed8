//! C-173: an option takes the values of its list.

use fwps::{callout::*, layer::AleAuthConnectV4};

pub fn case(classify: &mut Classify<'_, AleAuthConnectV4>) {
    let _result = classify.set_option(ClassifyOption::MulticastState(3));
}
