//! Callouts that keep something with every flow and with their filters, and take it away again: three for each family, in a module of its own.

use fwps::{
    Error, PoolBox,
    callout::{Flow, FlowCallout, FlowContexts},
    driver::Start,
};

use crate::tool::Noted;

fn keep<C: FlowCallout<FlowContext = Noted>>(contexts: &FlowContexts<C>, flow: Flow) {
    if let Ok(context) = PoolBox::try_new(Noted::new(7)) {
        // Refused associations give the context back.
        let _refused = contexts.associate(flow, context);
    }
}

/// The callouts of a family, with the first of their keys.
macro_rules! family {
    ($family:ident: $transport:ty, $stream:ty, $established:ty, $key:literal) => {
        pub(crate) mod $family {
            use fwps::{
                Error, Guid, Job, OutOfBand, OutOfBandQueue, PoolBox,
                callout::{
                    Callout, CalloutFlags, Classify, EstablishedVerdict, FilterCallout, Flow, FlowCallout,
                    FlowContexts, NewFilter, Verdict,
                },
                driver::Start,
            };

            use super::keep;
            use crate::tool::{Noted, dispose, one_in};

            /// Sees flows at the transport layer, and keeps something for itself and for the stream's callout.
            pub(crate) struct Keeps {
                own: FlowContexts<Keeps>,
                stream: FlowContexts<Watches>,
                queue: OutOfBandQueue<Remove>,
            }

            /// A flow whose contexts a worker removes.
            pub(crate) struct Remove(Flow);

            /// What the worker removes from.
            pub(crate) struct Tables(FlowContexts<Keeps>, FlowContexts<Watches>);

            impl Job for Remove {
                type State = Tables;

                fn run(self, state: &Tables, worker: &OutOfBand<'_>) {
                    // The flow may have ended.
                    let _there = state.0.remove(self.0, worker);
                    let _there = state.1.remove(self.0, worker);
                }
            }

            impl Keeps {
                pub(crate) fn register(start: &Start<'_>) -> Result<(), Error> {
                    let own = FlowContexts::create()?;
                    let stream = FlowContexts::create()?;
                    start.register_flow(Watches, &stream)?;
                    let queue = start.queue(8, Tables(own.clone(), stream.clone()))?;
                    let keeps = Self {
                        own: own.clone(),
                        stream,
                        queue,
                    };
                    start.register_flow_and_filter(keeps, &own)?;
                    dispose(own);
                    start.register_filter(Established)
                }
            }

            impl Callout for Keeps {
                type Layer = $transport;
                const KEY: Guid = Guid::from_u128($key);
                const FLAGS: CalloutFlags = CalloutFlags::empty();

                fn classify<'c>(&self, classify: &mut Classify<'c, $transport>) -> Verdict<'c> {
                    if let Some(context) = classify.filter_context::<Self>() {
                        context.check();
                    }
                    let Some(flow) = classify.flow() else {
                        return Verdict::proceed();
                    };
                    match classify.flow_context::<Self>() {
                        None => {
                            keep(&self.own, flow);
                            keep(&self.stream, flow);
                        }
                        Some(context) => {
                            if one_in(8) {
                                let _there = self.own.remove(flow, classify);
                            } else if one_in(8) {
                                let _full = self.queue.push(Remove(flow));
                            }
                            // Each call lets other threads run.
                            drop(PoolBox::try_new(1));
                            context.check();
                        }
                    }
                    Verdict::proceed()
                }
            }

            impl FlowCallout for Keeps {
                type FlowContext = Noted;

                fn flow_deleted(&self, context: PoolBox<Noted>) {
                    context.check();
                    drop(PoolBox::try_new(1));
                    drop(context);
                }
            }

            impl FilterCallout for Keeps {
                type FilterContext = Noted;

                fn filter_added(&self, _filter: &NewFilter<'_>) -> Result<Noted, Error> {
                    Ok(Noted::new(8))
                }
            }

            /// Sees the data of the flows that have a context.
            pub(crate) struct Watches;

            impl Callout for Watches {
                type Layer = $stream;
                const KEY: Guid = Guid::from_u128($key + 1);
                const FLAGS: CalloutFlags = CalloutFlags::CONDITIONAL_ON_FLOW;

                fn classify<'c>(&self, classify: &mut Classify<'c, $stream>) -> Verdict<'c> {
                    if let Some(context) = classify.flow_context::<Self>() {
                        drop(PoolBox::try_new(1));
                        context.check();
                    }
                    Verdict::proceed()
                }
            }

            impl FlowCallout for Watches {
                type FlowContext = Noted;
            }

            /// Reads what it keeps with its filters, at a layer without packets to take.
            pub(crate) struct Established;

            impl Callout for Established {
                type Layer = $established;
                const KEY: Guid = Guid::from_u128($key + 2);
                const FLAGS: CalloutFlags = CalloutFlags::empty();

                fn classify<'c>(&self, classify: &mut Classify<'c, $established>) -> EstablishedVerdict<'c> {
                    if let Some(context) = classify.filter_context::<Self>() {
                        drop(PoolBox::try_new(1));
                        context.check();
                    }
                    Verdict::proceed()
                }
            }

            impl FilterCallout for Established {
                type FilterContext = Noted;

                fn filter_added(&self, _filter: &NewFilter<'_>) -> Result<Noted, Error> {
                    Ok(Noted::new(9))
                }

                fn filter_deleted(&self, context: PoolBox<Noted>) {
                    context.check();
                }
            }
        }
    };
}

family!(v4: fwps::layer::OutboundTransportV4, fwps::layer::StreamV4, fwps::layer::AleFlowEstablishedV4, 0x7A01);
family!(v6: fwps::layer::OutboundTransportV6, fwps::layer::StreamV6, fwps::layer::AleFlowEstablishedV6, 0x7A05);

/// Registers the callouts of both families.
pub(crate) fn register(start: &Start<'_>) -> Result<(), Error> {
    v4::Keeps::register(start)?;
    v6::Keeps::register(start)
}
