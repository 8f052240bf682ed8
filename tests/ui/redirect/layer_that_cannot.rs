//! C-248: only the redirect layers have a request to change.

use fwps::{callout::*, layer::AleEndpointClosureV4};

pub fn case<'c>(classify: &mut Classify<'c, AleEndpointClosureV4>, right: ActionRight<'c>) {
    let _lent = classify.with_request(right, |request| request.set_port_reservation_token(7));
}
