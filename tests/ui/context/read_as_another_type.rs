//! C-204: what comes with a call is of the type that the callout keeps.

use fwps::{callout::*, layer::StreamV4};

pub fn case<C>(classify: &Classify<'_, StreamV4>) -> Option<u64>
where
    C: FlowCallout<FlowContext = u32> + CalloutSlot<Layer = StreamV4>,
{
    classify.flow_context::<C>().copied()
}
