//! A callout that takes every packet of its layer, in the way of the plan, and puts it back.

use std::{
    collections::HashMap,
    sync::Mutex,
    thread::{self, ThreadId},
};

use fwps::{
    Error, Guid, InjectionHandle, Job, Lookaside, OutOfBand, OutOfBandQueue, QueueFull, Shared,
    callout::{Callout, CalloutFlags, CaptureError, Claim, Classify, Custody, Verdict},
    driver::Start,
    inject::InjectionState,
    nbl::{Captured, CapturedReference, Cloned, Nbl, NblChain, NblPool, Origin, Singles},
};

use crate::{
    choice::Choice,
    common::{TALLY, Way, Witness, attempt, count, plan},
    doors::Door,
    driver::Create,
};

/// How large the blocks of the lookaside lists are.
const BLOCK: usize = 128;

pub(crate) struct Takes<D: Door> {
    handle: Shared<InjectionHandle<D::Handle>>,
    pool: NblPool,
    queue: OutOfBandQueue<Parcel<D>>,
    choice: Choice,
    /// Whether the last frame that each thread showed for the first time was taken.
    took: Mutex<HashMap<ThreadId, bool>>,
}

/// A packet on its way to the worker.
pub(crate) struct Parcel<D: Door> {
    packet: Packet,
    target: D::Target,
    large: bool,
}

/// As it was taken.
enum Packet {
    Clone(Nbl<Cloned>),
    Reference(CapturedReference),
}

impl Packet {
    /// What is refused is given up: it goes with the reference.
    fn into_clone(self) -> Option<Nbl<Cloned>> {
        match self {
            Self::Clone(list) => Some(list),
            Self::Reference(reference) => reference.into_clone().ok(),
        }
    }
}

impl<D: Door> Job for Parcel<D> {
    type State = Shared<InjectionHandle<D::Handle>>;

    fn run(self, handle: &Self::State, _worker: &OutOfBand<'_>) {
        let Some(list) = self.packet.into_clone() else {
            return;
        };
        // What is refused is lost: the original is gone.
        let _lost = if self.large {
            to_target::<D, _, 9>(handle, list, self.target)
        } else {
            to_target::<D, _, 1>(handle, list, self.target)
        };
    }
}

impl<D: Door> Create for Takes<D> {
    const KIND: u32 = D::KIND;

    fn create(start: &Start<'_>) -> Result<Self, Error> {
        let mut handle: InjectionHandle<D::Handle> = start.injection_handle()?;
        if plan().lookaside {
            handle = handle.with_lookaside(Lookaside::create(BLOCK)?);
        }
        let handle = Shared::try_new(handle)?;
        Ok(Self {
            pool: NblPool::create()?,
            queue: start.queue(64, handle.clone())?,
            handle,
            choice: Choice::new(u64::from(D::ID)),
            took: Mutex::default(),
        })
    }
}

impl<D: Door> Callout for Takes<D> {
    type Layer = D;
    const KEY: Guid = Guid::from_u128(0xE000 + D::ID as u128);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, D>) -> Verdict<'c> {
        let state = self.handle.state(classify);
        let mut way = self.choice.way();
        // A copy has no history. Two callouts that copy what the other one injected would never end.
        if state == InjectionState::ByOther && !matches!(way, Way::Original) {
            way = Way::Clone;
        }
        let Ok(claim) = self.handle.claim(classify) else {
            count(&TALLY.own);
            return Verdict::proceed();
        };
        // The switch shows a frame for all its destinations before the next frame.
        let claim = if self.took(None) {
            match D::absorb_again(classify, claim) {
                Ok(verdict) => return verdict,
                Err(claim) => claim,
            }
        } else {
            claim
        };
        self.took(Some(true));
        let taken = match way {
            Way::Original => return self.original(classify, claim),
            Way::Clone | Way::Detached => self.clone_of(classify, claim, way == Way::Detached),
            Way::Forget => self.forgetful(classify, claim),
            Way::Queued => self.queued(classify, claim),
            Way::Referenced => self.referenced(classify, claim),
            Way::Copy => self.copy(classify, claim),
            Way::Parts => self.parts(classify, claim),
            Way::Copies => self.copies(classify, claim),
            Way::Chain => self.chain(classify, claim),
        };
        match taken {
            Ok(verdict) => verdict,
            Err(error) => self.let_go(error.claim),
        }
    }
}

/// Injects with a target that has left its call.
fn to_target<D: Door, O: Origin, const WORDS: usize>(
    handle: &InjectionHandle<D::Handle>,
    list: Nbl<O>,
    target: D::Target,
) -> Result<(), Nbl<O>> {
    let witness = Witness::<WORDS>::new();
    attempt(
        D::inject(handle, list, target, move |done| witness.saw(&done)),
        plan().again,
        |list, target, completion| D::inject(handle, list, target, completion),
    )
}

impl<D: Door> Takes<D> {
    /// Injects inside of the call.
    fn inject<O: Origin, const WORDS: usize>(
        &self,
        classify: &Classify<'_, D>,
        list: Nbl<O>,
    ) -> Result<(), Nbl<O>> {
        let Some(target) = D::target(classify) else {
            return Err(list);
        };
        let witness = Witness::<WORDS>::new();
        attempt(
            D::inject(&self.handle, list, target, move |done| witness.saw(&done)),
            plan().again,
            |list, target, completion| D::inject(&self.handle, list, target, completion),
        )
    }

    fn inject_one<O: Origin>(&self, classify: &Classify<'_, D>, list: Nbl<O>) -> Result<(), Nbl<O>> {
        if self.choice.large() {
            self.inject::<O, 9>(classify, list)
        } else {
            self.inject::<O, 1>(classify, list)
        }
    }

    /// Whether the frame before was taken, as this thread showed it; notes it of this one.
    fn took(&self, now: Option<bool>) -> bool {
        let mut took = self.took.lock().expect("no test panicked");
        let took = took.entry(thread::current().id()).or_default();
        now.map_or(*took, |now| std::mem::replace(took, now))
    }

    fn let_go<'c>(&self, claim: Claim<'c>) -> Verdict<'c> {
        self.took(Some(false));
        claim.permit()
    }

    fn original<'c>(&self, classify: &Classify<'c, D>, claim: Claim<'c>) -> Verdict<'c> {
        match D::original(&self.handle, classify, claim) {
            Ok(verdict) => verdict,
            Err(claim) => self.let_go(claim),
        }
    }

    fn clone_of<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
        detached: bool,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let (list, custody) = classify.capture(claim)?;
        let injected = match D::target(classify) {
            Some(target) if detached => to_target::<D, _, 1>(&self.handle, list, target.detach()),
            _ => self.inject_one(classify, list),
        };
        Ok(self.settle(injected, custody))
    }

    /// Without the custody there is no verdict that absorbs, but the original is absorbed all the same.
    fn forgetful<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let (list, custody) = classify.capture(claim)?;
        if let Err(list) = self.inject_one(classify, list) {
            return Ok(self.settle(Err(list), custody));
        }
        let _unused = custody;
        Ok(Verdict::proceed())
    }

    fn queued<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let (list, custody) = classify.capture(claim)?;
        let Some(target) = D::target(classify) else {
            return Ok(self.settle(Err(list), custody));
        };
        let parcel = Parcel {
            packet: Packet::Clone(list),
            target: target.detach(),
            large: self.choice.large(),
        };
        match self.queue.push(parcel) {
            Ok(()) => Ok(custody.absorb()),
            Err(QueueFull(parcel)) => match parcel.packet.into_clone() {
                Some(list) => Ok(self.settle(Err(list), custody)),
                None => Ok(custody.absorb()),
            },
        }
    }

    /// The original goes in any case, so when the queue is full the clone is made and injected here.
    fn referenced<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let Some(target) = D::target(classify) else {
            return Ok(self.let_go(claim));
        };
        let (reference, verdict) = classify.capture_reference(claim)?;
        let parcel = Parcel {
            packet: Packet::Reference(reference),
            target: target.detach(),
            large: self.choice.large(),
        };
        if let Err(QueueFull(parcel)) = self.queue.push(parcel) {
            if let Some(list) = parcel.packet.into_clone() {
                let _lost = self.inject_one(classify, list);
            }
        }
        Ok(verdict)
    }

    fn copy<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let (list, custody) = classify.capture_copy(claim, &self.pool, 8)?;
        Ok(self.settle(self.inject_one(classify, list.into_list()), custody))
    }

    fn parts<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let (list, custody) = classify.capture(claim)?;
        match list.split(&self.pool) {
            Ok(parts) => Ok(self.one_by_one(classify, parts, custody)),
            Err(error) => Ok(self.settle(Err(error.list), custody)),
        }
    }

    fn copies<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let (copies, custody) = classify.capture_copies(claim, &self.pool, 0)?;
        Ok(self.one_by_one(classify, copies, custody))
    }

    /// The original goes in any case, so what is refused is lost.
    fn one_by_one<'c, O: Origin>(
        &self,
        classify: &Classify<'c, D>,
        lists: Singles<O>,
        custody: Custody<'c>,
    ) -> Verdict<'c> {
        for list in lists {
            let _lost = self.inject_one(classify, list.into_list());
        }
        custody.absorb()
    }

    /// A chain of copies; where there are no chains, they go one by one.
    fn chain<'c>(
        &self,
        classify: &mut Classify<'c, D>,
        claim: Claim<'c>,
    ) -> Result<Verdict<'c>, CaptureError<'c>> {
        let (mut copies, custody) = classify.capture_copies(claim, &self.pool, 0)?;
        if !D::FRAMES {
            return Ok(self.one_by_one(classify, copies, custody));
        }
        // Each frame twice.
        let twice = copies.by_ref().collect::<Vec<_>>();
        let mut chain = NblChain::new();
        for list in twice {
            if let Ok(second) = self.pool.copy(list.packet(), 0) {
                chain.push(second.into_list());
            }
            chain.push(list.into_list());
        }
        // The custody knows the first list of its copies, which is in the middle of the chain now: what is refused is lost.
        let _lost = self.inject_chain(classify, chain);
        Ok(custody.absorb())
    }

    fn inject_chain<O: Origin>(
        &self,
        classify: &Classify<'_, D>,
        chain: NblChain<O>,
    ) -> Result<(), NblChain<O>> {
        let Some(target) = D::target(classify) else {
            return Err(chain);
        };
        let witness = Witness::<3>::new();
        attempt(
            D::inject_chain(&self.handle, chain, target, move |done| witness.saw(&done)),
            plan().again,
            |chain, target, completion| D::inject_chain(&self.handle, chain, target, completion),
        )
    }

    /// Absorbs the original if its clone is on its way, and lets it go otherwise.
    fn settle<'c, L: Captured>(&self, injected: Result<(), L>, custody: Custody<'c>) -> Verdict<'c> {
        let Err(list) = injected else {
            return custody.absorb();
        };
        match custody.give_back(list) {
            Ok(claim) => self.let_go(claim),
            Err((_list, custody)) => {
                count(&TALLY.wrong);
                custody.absorb()
            }
        }
    }
}
