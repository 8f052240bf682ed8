//! C-204: a context comes at the layer of its callout.

use fwps::{callout::*, layer::*};

pub fn case<C>(classify: &Classify<'_, OutboundTransportV4>) -> bool
where
    C: FlowCallout + CalloutSlot<Layer = StreamV4>,
{
    classify.flow_context::<C>().is_some()
}
