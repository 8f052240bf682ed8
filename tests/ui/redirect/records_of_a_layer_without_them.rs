//! C-252: records are there where connections are redirected.

use fwps::{Error, callout::Classify, layer::AleBindRedirectV6, redirect::RedirectRecords};

pub fn case(classify: &Classify<'_, AleBindRedirectV6>) -> Result<Option<RedirectRecords>, Error> {
    classify.copy_redirect_records()
}
