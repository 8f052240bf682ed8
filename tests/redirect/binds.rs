//! The callout of bind redirection.

use std::net::SocketAddr;

use fwps::{
    Error, Family, Guid, Job, OutOfBand, OutOfBandQueue,
    callout::{ActionRight, Callout, CalloutFlags, Classify, Verdict},
    driver::Start,
    layer::{AleBindRedirectV4, AleBindRedirectV6, IpLayer, LocalPortField},
    pending::{Decision, PendedClassifications, PendedClassify},
    redirect::{BindRequest, BindVersion, Reauthorize, RedirectLayer},
};

use crate::{
    driver::{Note, When, note, planned},
    ends::{v4, v6},
};

/// A layer of bind redirection, as this driver treats it.
pub trait Binding:
    for<'r> RedirectLayer<
        Request<'r> = BindRequest<'r, <Self as IpLayer>::Family>,
        Version<'r> = BindVersion<'r, <Self as IpLayer>::Family>,
    > + LocalPortField
{
    const CALLOUT: Guid;
    fn address(address: SocketAddr) -> <Self::Family as Family>::SocketAddress;
}

impl Binding for AleBindRedirectV4 {
    const CALLOUT: Guid = Guid::from_u128(0xF3);

    fn address(address: SocketAddr) -> std::net::SocketAddrV4 {
        v4(address)
    }
}

impl Binding for AleBindRedirectV6 {
    const CALLOUT: Guid = Guid::from_u128(0xF4);

    fn address(address: SocketAddr) -> std::net::SocketAddrV6 {
        v6(address)
    }
}

/// Binds to where it is planned.
fn rebind<F: Family>(request: &mut BindRequest<'_, F>, bound: F::SocketAddress) {
    note(Note::Request(
        request
            .local()
            .map(Into::into)
            .map(|local: SocketAddr| local.port()),
        None,
        request.previous_versions().count(),
    ));
    request.set_local(bound);
    assert_eq!(request.local().map(Into::into), Some(bound.into()));
}

/// A pended bind, on the worker.
struct Rebind<L: Binding>(PendedClassify<L>);

impl<L: Binding> Job for Rebind<L> {
    type State = ();

    fn run(self, _state: &(), _out_of_band: &OutOfBand<'_>) {
        let plan = planned();
        let Some(bound) = plan.bound.filter(|_| plan.when != When::Dropped) else {
            return drop(self);
        };
        let mut pended = self.0;
        let changed = pended.with_request(Reauthorize::Never, |request| {
            rebind::<L::Family>(request, L::address(bound));
        });
        if let Err(refused) = changed {
            note(Note::NotLent(refused.cause));
        }
        note(Note::Completed(pended.complete(Decision::Permit)));
    }
}

/// The callout of bind redirection.
pub struct Binds<L: Binding> {
    classifications: PendedClassifications<L>,
    queue: OutOfBandQueue<Rebind<L>>,
}

impl<L: Binding> Binds<L> {
    pub fn new(start: &Start<'_>) -> Result<Self, Error> {
        Ok(Self {
            classifications: start.pended_classifications(8, Decision::Block)?,
            queue: start.queue(8, ())?,
        })
    }

    fn inline<'c>(classify: &mut Classify<'c, L>, right: ActionRight<'c>, bound: SocketAddr) -> Verdict<'c> {
        let changed = classify.with_request(right, |request| {
            rebind::<L::Family>(request, L::address(bound));
        });
        match changed {
            Ok(((), right)) => right.permit(),
            Err(refused) => {
                note(Note::Refused(refused.error));
                refused.right.permit()
            }
        }
    }
}

impl<L: Binding> Callout for Binds<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT;
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let plan = planned();
        let shown = classify.request().and_then(|request| request.local());
        let port = shown.map(Into::into).map(|local: SocketAddr| local.port());
        assert_eq!(
            port,
            classify.local_port(),
            "the request says what the fields say"
        );
        let right = classify.take_action_right();
        let (Some(right), Some(bound)) = (right, plan.bound) else {
            return Verdict::proceed();
        };
        if plan.when == When::Inline {
            return Self::inline(classify, right, bound);
        }
        match classify.pend_classify(&self.classifications, right) {
            Ok((pended, verdict)) => {
                assert!(classify.request().is_none(), "it may be completed by now");
                drop(self.queue.push(Rebind(pended)));
                verdict
            }
            Err(refused) => {
                note(Note::NotPended(refused.cause));
                refused.right.permit()
            }
        }
    }
}
