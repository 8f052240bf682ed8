//! A driver that redirects as it is told.

use std::{
    marker::PhantomData,
    net::SocketAddr,
    num::NonZeroU32,
    sync::{Mutex, MutexGuard},
};

use fwps::{
    Error, Guid, Passive,
    callout::{Callout, PendFailure},
    driver::{Driver, Start},
    layer::{
        AleAuthConnectV4, AleAuthConnectV6, AleBindRedirectV4, AleBindRedirectV6, AleConnectRedirectV4,
        AleConnectRedirectV6,
    },
    management::{Engine, Filter, Transaction},
    pending::Decision,
    redirect::{PendedRequestFailure, RedirectFailure},
    wide,
};
use fwps_sim::Sim;
use fwps_workspace::drivers::SUBLAYER;

use crate::{
    authorizes::{AUTHORIZED, Authorizes},
    binds::Binds,
    connects::{Connects, try_kept},
};

/// When the driver changes the request, or does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// In the call.
    #[default]
    Inline,
    /// Pended, but still in the call.
    PendedInside,
    /// Pended, on a worker.
    OnWorker,
    /// Pended, on a worker, which lets others change it.
    OnWorkerWatching,
    /// Not: the token is dropped on a worker.
    Dropped,
    /// Not: the token is leaked in the call.
    Forgotten,
    /// Pended, on a worker, slowly; then the token is leaked.
    SlowlyAndForgotten,
    /// Not: the token is kept until unload, and the driver tries then.
    Kept,
    /// Not: the classification is pended, and then left to another call, which changes it.
    Again,
}

/// What the driver does.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub when: When,
    /// Where connections go. With a process it is the port of a local proxy that counts.
    pub target: Option<SocketAddr>,
    pub process: Option<NonZeroU32>,
    pub context: Option<Vec<u8>>,
    /// Where sockets are bound.
    pub bound: Option<SocketAddr>,
    /// The room for pended classifications; zero for eight.
    pub room: usize,
    pub fallback: Option<Decision>,
}

/// What the driver noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    NotRedirected,
    ByOther,
    /// With the context, if the driver knows its length.
    BySelf(Option<Vec<u8>>),
    PreviouslyBySelf,
    Records(Vec<u8>),
    /// The local port, since the address may not be chosen yet; the other end; how many versions came before.
    Request(Option<u16>, Option<SocketAddr>, usize),
    Redirected,
    NotToBeRedirected(RedirectFailure),
    Refused(Error),
    NotPended(PendFailure),
    NotLent(PendedRequestFailure),
    /// Whether the token completed the classification.
    Completed(bool),
}

static PLAN: Mutex<Option<Plan>> = Mutex::new(None);
static NOTES: Mutex<Vec<Note>> = Mutex::new(Vec::new());
static TURN: Mutex<()> = Mutex::new(());

/// One test at a time.
pub fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Tells the driver what to do, and forgets what it noticed.
pub fn plan(plan: Plan) {
    *PLAN.lock().expect("no test panicked") = Some(plan);
    notes().clear();
    AUTHORIZED.lock().expect("no test panicked").clear();
}

pub fn notes() -> MutexGuard<'static, Vec<Note>> {
    NOTES.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

pub fn note(note: Note) {
    notes().push(note);
}

pub fn planned() -> Plan {
    PLAN.lock().expect("no test panicked").clone().unwrap_or_default()
}

/// Loads the driver, which does what is planned.
pub fn load(sim: &mut Sim, what: Plan) -> fwps_sim::Driver {
    plan(what);
    sim.load(DriverEntry).expect("the driver loads")
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

/// The provider that redirects.
const PROVIDER: Guid = Guid::from_u128(0xF0);

fn add<C: Callout>(transaction: &mut Transaction<'_>) -> Result<(), Error> {
    transaction.add_callout::<C>(wide!("callout"))?;
    transaction.add_filter(Filter::<C>::new(wide!("filter"), SUBLAYER.key))?;
    Ok(())
}

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let handle = start.redirect_handle(PROVIDER)?;
        start.register(Connects::<AleConnectRedirectV4>::new(start, &handle)?)?;
        start.register(Connects::<AleConnectRedirectV6>::new(start, &handle)?)?;
        start.register(Binds::<AleBindRedirectV4>::new(start)?)?;
        start.register(Binds::<AleBindRedirectV6>::new(start)?)?;
        start.register(Authorizes::<AleAuthConnectV4>(PhantomData))?;
        start.register(Authorizes::<AleAuthConnectV6>(PhantomData))?;
        let mut engine = start.engine(wide!("tests"))?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        add::<Connects<AleConnectRedirectV4>>(&mut transaction)?;
        add::<Connects<AleConnectRedirectV6>>(&mut transaction)?;
        add::<Binds<AleBindRedirectV4>>(&mut transaction)?;
        add::<Binds<AleBindRedirectV6>>(&mut transaction)?;
        add::<Authorizes<AleAuthConnectV4>>(&mut transaction)?;
        add::<Authorizes<AleAuthConnectV6>>(&mut transaction)?;
        transaction.commit()?;
        Ok(Self(engine))
    }

    fn stop(&mut self, _passive: &Passive<'_>) {
        // Unload has completed what is kept; what is left of it is the driver's memory.
        try_kept();
    }
}

fwps::driver_entry!(Program, callouts: [
    Connects<AleConnectRedirectV4>,
    Connects<AleConnectRedirectV6>,
    Binds<AleBindRedirectV4>,
    Binds<AleBindRedirectV6>,
    Authorizes<AleAuthConnectV4>,
    Authorizes<AleAuthConnectV6>,
]);
