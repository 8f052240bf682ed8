//! The near twin of `read_as_another_type.rs` that keeps the rule.

use fwps::{callout::*, layer::StreamV4};

pub fn case<C>(classify: &Classify<'_, StreamV4>) -> Option<u32>
where
    C: FlowCallout<FlowContext = u32> + CalloutSlot<Layer = StreamV4>,
{
    classify.flow_context::<C>().copied()
}
