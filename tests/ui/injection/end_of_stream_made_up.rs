//! C-277: a stream is not ended unless its end was seen.

use fwps::{V4, callout::*, inject::*};

pub fn case(handle: &InjectionHandle<Stream>, target: StreamInjection<V4>) {
    let _refused = handle.inject_end_of_stream(&EndOfStream(StreamFlags::SEND_DISCONNECT), target);
}
