//! The callout of connect redirection.

use std::{net::SocketAddr, sync::Mutex};

use fwps::{
    Error, Family, Guid, Job, OutOfBand, OutOfBandQueue,
    callout::{ActionRight, Callout, CalloutFlags, Classify, Verdict},
    driver::Start,
    layer::{AleConnectRedirectV4, AleConnectRedirectV6},
    pending::{Decision, PendedClassifications},
    redirect::{
        ConnectRedirectLayer, ConnectRequest, PendedRedirect, Reauthorize, RedirectContext, RedirectHandle,
        RedirectState, Redirectable,
    },
};

use fwps_sys as sys;

use crate::{
    driver::{Note, When, note, planned},
    ends::{v4, v6},
};

static KEPT: Mutex<Vec<PendedRedirect<AleConnectRedirectV4>>> = Mutex::new(Vec::new());

/// What was kept is tried once more.
pub fn try_kept() {
    let kept = std::mem::take(&mut *KEPT.lock().expect("no test panicked"));
    for pended in kept {
        Redirect(pended).finish(Reauthorize::Never);
    }
}

/// A layer of connect redirection, as this driver treats it.
pub trait Connecting: ConnectRedirectLayer {
    const CALLOUT: Guid;
    fn address(address: SocketAddr) -> <Self::Family as Family>::SocketAddress;
    fn keep(pended: PendedRedirect<Self>);
}

impl Connecting for AleConnectRedirectV4 {
    const CALLOUT: Guid = Guid::from_u128(0xF1);

    fn address(address: SocketAddr) -> std::net::SocketAddrV4 {
        v4(address)
    }

    fn keep(pended: PendedRedirect<Self>) {
        KEPT.lock().expect("no test panicked").push(pended);
    }
}

impl Connecting for AleConnectRedirectV6 {
    const CALLOUT: Guid = Guid::from_u128(0xF2);

    fn address(address: SocketAddr) -> std::net::SocketAddrV6 {
        v6(address)
    }

    fn keep(pended: PendedRedirect<Self>) {
        // The tests keep those of IPv4.
        drop(pended);
    }
}

/// Redirects as planned.
fn redirect<F: Family>(
    request: &mut ConnectRequest<'_, F>,
    leave: Redirectable<'_>,
    address: fn(SocketAddr) -> F::SocketAddress,
) {
    note(Note::Request(
        request
            .local()
            .map(Into::into)
            .map(|local: SocketAddr| local.port()),
        request.remote().map(Into::into),
        request.previous_versions().count(),
    ));
    let plan = planned();
    let Some(target) = plan.target else {
        return;
    };
    let context = match plan.context.as_deref().map(RedirectContext::copy_of).transpose() {
        Ok(context) => context,
        Err(error) => return note(Note::Refused(error)),
    };
    let redirected = match plan.process {
        Some(process) => {
            let target = request.local_target(target.port());
            request.redirect_to_local(leave, target, process, context)
        }
        None => request.redirect_to(leave, address(target)),
    };
    note(match redirected {
        Ok(()) => Note::Redirected,
        Err(refused) => Note::NotToBeRedirected(refused.cause),
    });
}

/// A pended redirection, on the worker.
struct Redirect<L: Connecting>(PendedRedirect<L>);

impl<L: Connecting> Redirect<L> {
    /// Redirects and completes it.
    fn finish(self, reauthorize: Reauthorize) {
        match self.0.redirect(reauthorize, |request, leave| {
            redirect::<L::Family>(request, leave, L::address);
        }) {
            Ok(((), pended)) => note(Note::Completed(pended.complete(Decision::Permit))),
            Err((pended, error)) => {
                note(Note::NotLent(error.cause));
                note(Note::Completed(pended.complete(Decision::Block)));
            }
        }
    }
}

impl<L: Connecting> Redirect<L> {
    /// Redirects it slowly, and leaks what is left.
    fn forget_after_a_while(self) {
        let redirected = self.0.redirect(Reauthorize::Never, |request, leave| {
            for _ in 0..4 {
                let mut interval = sys::LARGE_INTEGER { QuadPart: -10_000 };
                // SAFETY: the worker of a queue runs at PASSIVE_LEVEL; the interval is a local.
                unsafe { sys::KeDelayExecutionThread(sys::KernelMode as i8, 0, &raw mut interval) };
            }
            redirect::<L::Family>(request, leave, L::address);
        });
        match redirected {
            Ok(((), pended)) => std::mem::forget(pended),
            Err((pended, error)) => {
                note(Note::NotLent(error.cause));
                std::mem::forget(pended);
            }
        }
    }
}

impl<L: Connecting> Job for Redirect<L> {
    type State = ();

    fn run(self, _state: &(), _out_of_band: &OutOfBand<'_>) {
        match planned().when {
            When::Dropped => drop(self),
            When::OnWorkerWatching => self.finish(Reauthorize::IfModifiedByOthers),
            When::SlowlyAndForgotten => self.forget_after_a_while(),
            _ => self.finish(Reauthorize::Never),
        }
    }
}

/// The callout of connect redirection.
pub struct Connects<L: Connecting> {
    handle: RedirectHandle,
    classifications: PendedClassifications<L>,
    queue: OutOfBandQueue<Redirect<L>>,
    left: Mutex<bool>,
}

impl<L: Connecting> Connects<L> {
    pub fn new(start: &Start<'_>, handle: &RedirectHandle) -> Result<Self, Error> {
        let plan = planned();
        let room = if plan.room == 0 { 8 } else { plan.room };
        Ok(Self {
            handle: handle.clone(),
            classifications: start.pended_classifications(room, plan.fallback.unwrap_or(Decision::Block))?,
            queue: start.queue(8, ())?,
            left: Mutex::new(false),
        })
    }

    /// The leave to redirect, if there is one.
    fn ask<'c>(&self, classify: &Classify<'c, L>) -> Option<Redirectable<'c>> {
        let state = self.handle.state(classify);
        if let Ok(Some(records)) = classify.copy_redirect_records() {
            note(Note::Records(records.to_vec()));
        }
        match state {
            RedirectState::NotRedirected(leave) => {
                note(Note::NotRedirected);
                Some(leave)
            }
            RedirectState::RedirectedByOther(leave) => {
                note(Note::ByOther);
                Some(leave)
            }
            RedirectState::RedirectedBySelf(own) => {
                let length = planned().context.map_or(0, |context| context.len());
                // SAFETY: this driver gives all of its contexts that length.
                let context = unsafe { own.context(length) };
                note(Note::BySelf(context.map(<[u8]>::to_vec)));
                None
            }
            RedirectState::PreviouslyRedirectedBySelf(_) => {
                note(Note::PreviouslyBySelf);
                None
            }
            state => panic!("an unknown state: {state:?}"),
        }
    }

    fn inline<'c>(
        classify: &mut Classify<'c, L>,
        right: ActionRight<'c>,
        leave: Redirectable<'c>,
    ) -> Verdict<'c> {
        let lent = classify.with_request(right, |request| redirect::<L::Family>(request, leave, L::address));
        match lent {
            Ok(((), right)) => right.permit(),
            Err(refused) => {
                note(Note::Refused(refused.error));
                // The closure, with the leave in it, is as good as before, but the engine is not.
                drop(refused.change);
                Verdict::block()
            }
        }
    }

    fn pend<'c>(
        &self,
        classify: &mut Classify<'c, L>,
        right: ActionRight<'c>,
        leave: Redirectable<'c>,
        when: When,
    ) -> Verdict<'c> {
        let (pended, verdict) = match classify.pend_redirect(&self.classifications, right, leave) {
            Ok(pended) => pended,
            Err(refused) => {
                note(Note::NotPended(refused.cause));
                // Everything came back: it can be redirected in the call.
                return Self::inline(classify, refused.right, refused.redirectable);
            }
        };
        match when {
            When::PendedInside => Redirect(pended).finish(Reauthorize::Never),
            When::Forgotten => std::mem::forget(pended),
            When::Kept => L::keep(pended),
            When::Again => {
                assert!(pended.into_pended().classify_again());
            }
            _ => drop(self.queue.push(Redirect(pended))),
        }
        verdict
    }
}

impl<L: Connecting> Callout for Connects<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT;
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        if planned().target.is_none() {
            return Verdict::proceed();
        }
        let leave = self.ask(classify);
        let Some(right) = classify.take_action_right() else {
            return Verdict::proceed();
        };
        let Some(leave) = leave else {
            return right.permit();
        };
        match planned().when {
            When::Inline => Self::inline(classify, right, leave),
            When::Again if std::mem::replace(&mut *self.left.lock().expect("no test panicked"), true) => {
                Self::inline(classify, right, leave)
            }
            when => self.pend(classify, right, leave, when),
        }
    }
}
