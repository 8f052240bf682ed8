//! The near twin of `context_of_another_layer.rs` that keeps the rule.

use fwps::{callout::*, layer::*};

pub fn case<C>(classify: &Classify<'_, StreamV4>) -> bool
where
    C: FlowCallout + CalloutSlot<Layer = StreamV4>,
{
    classify.flow_context::<C>().is_some()
}
