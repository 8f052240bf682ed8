//! Callouts that pend classifications, and answer them in every place there is, or nowhere: redirected connections and binds, and closures of
//! endpoints.

use std::{
    net::{Ipv4Addr, Ipv6Addr, SocketAddrV4, SocketAddrV6},
    num::NonZeroU32,
    sync::Mutex,
    sync::atomic::{AtomicU32, Ordering::Relaxed},
};

use fwps::{
    Error, Family, Guid, Job, OutOfBand, OutOfBandQueue, Shared,
    callout::{ActionRight, Callout, CalloutFlags, Classify, PendFailure, Verdict},
    driver::Start,
    layer::{
        AleBindRedirectV4, AleBindRedirectV6, AleConnectRedirectV4, AleConnectRedirectV6,
        AleEndpointClosureV4, AleEndpointClosureV6,
    },
    pending::{AsynchronousLayer, Decision, PendedClassifications, PendedClassify},
    redirect::{
        BindRequest, ConnectRedirectLayer, ConnectRequest, PendedRedirect, Reauthorize, RedirectContext,
        RedirectHandle, RedirectState, Redirectable,
    },
};

use crate::tool::{Noted, below, count_pended, dispose, one_in};

/// The process of the local proxy; zero without one.
pub(crate) static PROXY: AtomicU32 = AtomicU32::new(0);
/// Where it listens.
pub(crate) const PROXY_PORT: u16 = 8080;

const PROVIDER: Guid = Guid::from_u128(0x7A90);

fn decision() -> Decision {
    if one_in(4) {
        Decision::Block
    } else {
        Decision::Permit
    }
}

fn reauthorize() -> Reauthorize {
    if one_in(3) {
        Reauthorize::IfModifiedByOthers
    } else {
        Reauthorize::Never
    }
}

/// What a classification is answered with: it is finished once, wherever.
pub(crate) trait Token: Send + Sized + 'static {
    fn finish(self);
}

fn end<L: AsynchronousLayer>(pended: PendedClassify<L>) {
    // Where it says that it was too late, unload was earlier.
    match below(6) {
        0 => _ = pended.classify_again(),
        1 => dispose(pended),
        _ => _ = pended.complete(decision()),
    }
}

/// Sends a connection to the local proxy, with a context that the engine owns then, or to where it goes anyway.
fn redirect<F: Family>(request: &mut ConnectRequest<'_, F>, leave: Redirectable<'_>) {
    let process = NonZeroU32::new(PROXY.load(Relaxed)).filter(|_| one_in(2));
    let target = request.local_target(PROXY_PORT);
    let redirected = match (process, RedirectContext::copy_of(&[7; 24])) {
        (Some(process), Ok(context)) => request.redirect_to_local(leave, target, process, Some(context)),
        // The context is dropped with its match.
        (_, _context) => match request.remote() {
            Some(remote) => request.redirect_to(leave, remote),
            None => return,
        },
    };
    // What was refused leaves the request as it was.
    drop(redirected);
}

impl<L: ConnectRedirectLayer> Token for PendedRedirect<L> {
    fn finish(self) {
        if one_in(4) {
            return end(self.into_pended());
        }
        match self.redirect(reauthorize(), redirect) {
            Ok(((), pended)) => end(pended),
            Err((pended, _refused)) => end(pended.into_pended()),
        }
    }
}

fn rebind_v4(request: &mut BindRequest<'_, fwps::V4>) {
    let address = Ipv4Addr::new(10, 0, 0, 1);
    request.set_local(SocketAddrV4::new(address, 7000 + below(4) as u16));
}

fn rebind_v6(request: &mut BindRequest<'_, fwps::V6>) {
    let address = Ipv6Addr::new(0xFD00, 0, 0, 0, 0, 0, 0, 1);
    request.set_local(SocketAddrV6::new(address, 7000 + below(4) as u16, 0, 0));
}

macro_rules! bind_tokens {
    ($($layer:ty: $rebind:ident;)+) => {$(
        impl Token for PendedClassify<$layer> {
            fn finish(mut self) {
                if !one_in(3) {
                    // Refused, or too late.
                    let _unchanged = self.with_request(reauthorize(), $rebind);
                }
                end(self);
            }
        }
    )+};
}

bind_tokens! {
    AleBindRedirectV4: rebind_v4;
    AleBindRedirectV6: rebind_v6;
}

macro_rules! closure_tokens {
    ($($layer:ty),+) => {$(
        impl Token for PendedClassify<$layer> {
            fn finish(self) {
                end(self);
            }
        }
    )+};
}

closure_tokens!(AleEndpointClosureV4, AleEndpointClosureV6);

/// A token for a worker, with what shows that it is dropped once.
pub(crate) struct Answer<T: Token>(T, Noted);

impl<T: Token> Job for Answer<T> {
    type State = ();

    fn run(self, _state: &(), _worker: &OutOfBand<'_>) {
        let Self(token, noted) = self;
        noted.check();
        token.finish();
    }
}

/// Pends at one layer.
pub(crate) struct Waits<L: AsynchronousLayer, T: Token> {
    classifications: Shared<PendedClassifications<L>>,
    handle: RedirectHandle,
    queue: OutOfBandQueue<Answer<T>>,
    /// Classifications that nobody answers before unload.
    held: Mutex<Vec<Answer<T>>>,
}

impl<L: AsynchronousLayer, T: Token> Waits<L, T> {
    fn new(start: &Start<'_>, handle: &RedirectHandle) -> Result<Self, Error> {
        let room = 1 + below(5) as usize;
        let classifications = Shared::try_new(start.pended_classifications(room, decision())?)?;
        // Where it is forgotten, the image alone completes what is pended.
        dispose(classifications.clone());
        Ok(Self {
            classifications,
            handle: handle.clone(),
            queue: start.queue(6, ())?,
            held: Mutex::new(Vec::new()),
        })
    }

    /// Lets somebody answer.
    fn hand_out(&self, token: T) {
        count_pended::<L>();
        let answer = Answer(token, Noted::new(9));
        match below(5) {
            0 => answer.0.finish(),
            // A full queue drops the token, and the fallback is the answer.
            1 | 2 => drop(self.queue.push(answer)),
            3 => dispose(answer),
            _ => self.held.lock().expect("no test panicked").push(answer),
        }
    }
}

pub(crate) type Redirects<L> = Waits<L, PendedRedirect<L>>;
/// For bind redirection and endpoint closure.
pub(crate) type Answers<L> = Waits<L, PendedClassify<L>>;

/// What becomes of a classification that cannot be pended.
fn refused<'c>(cause: PendFailure, right: ActionRight<'c>) -> Verdict<'c> {
    if cause == PendFailure::Full {
        Verdict::block()
    } else {
        right.permit()
    }
}

macro_rules! connect_redirection {
    ($($layer:ty = $key:literal;)+) => {$(
        impl Callout for Redirects<$layer> {
            type Layer = $layer;
            const KEY: Guid = Guid::from_u128($key);
            const FLAGS: CalloutFlags = CalloutFlags::empty();

            fn classify<'c>(&self, classify: &mut Classify<'c, $layer>) -> Verdict<'c> {
                let state = self.handle.state(classify);
                let Some(right) = classify.take_action_right() else {
                    return Verdict::proceed();
                };
                let (RedirectState::NotRedirected(leave) | RedirectState::RedirectedByOther(leave)) = state else {
                    return right.permit();
                };
                if one_in(4) {
                    return match classify.with_request(right, |request| redirect(request, leave)) {
                        Ok(((), right)) => right.permit(),
                        Err(refused) => refused.right.permit(),
                    };
                }
                match classify.pend_redirect(&self.classifications, right, leave) {
                    Ok((pended, verdict)) => {
                        self.hand_out(pended);
                        verdict
                    }
                    Err(error) => refused(error.cause, error.right),
                }
            }
        }
    )+};
}

connect_redirection! {
    AleConnectRedirectV4 = 0x7A31;
    AleConnectRedirectV6 = 0x7A32;
}

/// Pends a classification that no redirection is asked about.
fn pend<'c, L: AsynchronousLayer>(
    callout: &Answers<L>,
    classify: &mut Classify<'c, L>,
    right: ActionRight<'c>,
) -> Verdict<'c>
where
    PendedClassify<L>: Token,
{
    match classify.pend_classify(&callout.classifications, right) {
        Ok((pended, verdict)) => {
            callout.hand_out(pended);
            verdict
        }
        Err(error) => refused(error.cause, error.right),
    }
}

macro_rules! bind_redirection {
    ($($layer:ty = $key:literal, $rebind:ident;)+) => {$(
        impl Callout for Answers<$layer> {
            type Layer = $layer;
            const KEY: Guid = Guid::from_u128($key);
            const FLAGS: CalloutFlags = CalloutFlags::empty();

            fn classify<'c>(&self, classify: &mut Classify<'c, $layer>) -> Verdict<'c> {
                let Some(right) = classify.take_action_right() else {
                    return Verdict::proceed();
                };
                if one_in(4) {
                    return match classify.with_request(right, $rebind) {
                        Ok(((), right)) => right.permit(),
                        Err(refused) => refused.right.permit(),
                    };
                }
                pend(self, classify, right)
            }
        }
    )+};
}

bind_redirection! {
    AleBindRedirectV4 = 0x7A33, rebind_v4;
    AleBindRedirectV6 = 0x7A36, rebind_v6;
}

macro_rules! endpoint_closure {
    ($($layer:ty = $key:literal;)+) => {$(
        impl Callout for Answers<$layer> {
            type Layer = $layer;
            const KEY: Guid = Guid::from_u128($key);
            const FLAGS: CalloutFlags = CalloutFlags::empty();

            fn classify<'c>(&self, classify: &mut Classify<'c, $layer>) -> Verdict<'c> {
                match classify.take_action_right() {
                    Some(right) => pend(self, classify, right),
                    None => Verdict::proceed(),
                }
            }
        }
    )+};
}

endpoint_closure! {
    AleEndpointClosureV4 = 0x7A34;
    AleEndpointClosureV6 = 0x7A37;
}

/// Registers all of them.
pub(crate) fn register(start: &Start<'_>) -> Result<(), Error> {
    let handle = start.redirect_handle(PROVIDER)?;
    start.register(Redirects::<AleConnectRedirectV4>::new(start, &handle)?)?;
    start.register(Redirects::<AleConnectRedirectV6>::new(start, &handle)?)?;
    start.register(Answers::<AleBindRedirectV4>::new(start, &handle)?)?;
    start.register(Answers::<AleBindRedirectV6>::new(start, &handle)?)?;
    start.register(Answers::<AleEndpointClosureV4>::new(start, &handle)?)?;
    start.register(Answers::<AleEndpointClosureV6>::new(start, &handle)?)?;
    dispose(handle);
    Ok(())
}
