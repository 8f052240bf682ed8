//! A callout whose completions own what unload ends, and drop it where nobody may wait.

use std::{any::Any, sync::Mutex};

use fwps::{
    Error, Guid, InjectionHandle, Lookaside, OutOfBandQueue, Shared, V4,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Image, Start},
    inject::{L2, Network, Stream, Transport},
    layer::{AleAuthConnectV4, AleEndpointClosureV4, OutboundIppacketV4},
    management::Engine,
    nbl::NblPool,
    pending::{Decision, PendedClassifications, PendedOperations},
    redirect::RedirectHandle,
    wide,
};

use crate::{
    late::Late,
    tool::{LOST, below, count, dispose},
};

/// A thing that unload ends, whatever it is. All of its memory is the pool's, so that it may be forgotten.
#[expect(dead_code, reason = "dropped, or forgotten")]
pub(crate) enum Thing {
    Frames(InjectionHandle<L2>),
    Streams(InjectionHandle<Stream>),
    Queue(OutOfBandQueue<Late>),
    Engine(Engine),
    Operations(PendedOperations<AleAuthConnectV4>),
    Classifications(PendedClassifications<AleEndpointClosureV4>),
    Lists(NblPool),
    Lookaside(Lookaside),
    Image(Image),
    Redirection(RedirectHandle),
    Segments(Shared<InjectionHandle<Transport>>),
}

/// How many kinds of things there are.
const THINGS: u64 = 11;

pub(crate) struct Odd {
    handle: Shared<InjectionHandle<Network<V4>>>,
    /// What the next completions own.
    things: Mutex<Vec<Thing>>,
    /// Makes things while the driver unloads.
    late: OutOfBandQueue<Late>,
    /// The callout has a share of itself, so to speak: a ring that nothing ever opens.
    ring: Shared<Mutex<Option<Ring>>>,
    /// Completions that were refused: what they own must not be dropped in classify (C-008).
    refused: Mutex<Vec<Box<dyn Any + Send>>>,
}

/// One half of a ring of shares.
pub(crate) struct Ring(Shared<Mutex<Option<Ring>>>, Thing);

fn thing(start: &Start<'_>, number: u64) -> Result<Thing, Error> {
    Ok(match number {
        0 => Thing::Frames(start.injection_handle()?),
        1 => Thing::Streams(start.injection_handle()?),
        2 => Thing::Queue(start.queue(2, start.image().clone())?),
        3 => Thing::Engine(start.engine(wide!("odd"))?),
        4 => Thing::Operations(start.pended_operations(2, Decision::Block)?),
        5 => Thing::Classifications(start.pended_classifications(2, Decision::Block)?),
        6 => Thing::Lists(NblPool::create()?),
        7 => Thing::Lookaside(Lookaside::create(64)?),
        8 => Thing::Image(start.image().clone()),
        9 => Thing::Redirection(start.redirect_handle(Guid::from_u128(0x7A91))?),
        _ => Thing::Segments(Shared::try_new(start.injection_handle()?)?),
    })
}

impl Odd {
    pub(crate) fn register(start: &Start<'_>, with_rings: bool) -> Result<(), Error> {
        let handle = Shared::try_new(start.injection_handle()?)?;
        let mut things: Vec<Thing> = Vec::new();
        for number in 0..THINGS {
            things.push(thing(start, number)?);
        }
        let ring = Shared::try_new(Mutex::new(None))?;
        if with_rings {
            let held = thing(start, below(THINGS))?;
            *ring.lock().expect("no test panicked") = Some(Ring(ring.clone(), held));
        }
        start.register(Self {
            handle,
            things: Mutex::new(things),
            late: start.queue(4, start.image().clone())?,
            ring,
            refused: Mutex::new(Vec::new()),
        })
    }

    fn next(&self) -> Option<Thing> {
        let mut things = self.things.lock().expect("no test panicked");
        if things.is_empty() {
            return None;
        }
        let index = below(things.len() as u64) as usize;
        Some(things.swap_remove(index))
    }
}

impl Callout for Odd {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0x7A21);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        let Ok(claim) = self.handle.claim(classify) else {
            return Verdict::proceed();
        };
        let _full = self.late.push(Late(below(6)));
        let target = classify.network_send();
        let (clone, custody) = match classify.capture(claim) {
            Ok(captured) => captured,
            Err(error) => return error.claim.permit(),
        };
        let (handle, ring, thing) = (self.handle.clone(), self.ring.clone(), self.next());
        let injected = self.handle.inject_network_send(clone, target, move |completed| {
            drop(completed);
            drop((handle, ring));
            dispose(thing);
        });
        match injected {
            Ok(()) => custody.absorb(),
            Err(refused) => {
                let completion: Box<dyn Any + Send> = Box::new(refused.completion);
                self.refused.lock().expect("no test panicked").push(completion);
                match custody.give_back(refused.list) {
                    Ok(claim) => claim.permit(),
                    Err((_list, custody)) => {
                        count(&LOST);
                        custody.absorb()
                    }
                }
            }
        }
    }
}
