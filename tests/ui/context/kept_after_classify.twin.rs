//! The near twin of `kept_after_classify.rs` that keeps the rule.

use fwps::{callout::*, layer::StreamV4};

pub fn case<'c, C>(kept: &mut Option<&'c u32>, classify: &Classify<'c, StreamV4>)
where
    C: FlowCallout<FlowContext = u32> + CalloutSlot<Layer = StreamV4>,
{
    *kept = classify.flow_context::<C>();
}
