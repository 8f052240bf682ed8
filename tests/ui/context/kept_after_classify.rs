//! C-205, C-212: a call is lent the context; it does not outlive the call.

use fwps::{callout::*, layer::StreamV4};

pub fn case<'c, C>(kept: &mut Option<&'static u32>, classify: &Classify<'c, StreamV4>)
where
    C: FlowCallout<FlowContext = u32> + CalloutSlot<Layer = StreamV4>,
{
    *kept = classify.flow_context::<C>();
}
