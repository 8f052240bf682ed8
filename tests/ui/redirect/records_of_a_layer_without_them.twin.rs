//! The near twin of `records_of_a_layer_without_them.rs` that keeps the rule.

use fwps::{Error, callout::Classify, layer::AleConnectRedirectV6, redirect::RedirectRecords};

pub fn case(classify: &Classify<'_, AleConnectRedirectV6>) -> Result<Option<RedirectRecords>, Error> {
    classify.copy_redirect_records()
}
