//! Two providers that redirect the same connection: what each learns of the other.

use std::{net::SocketAddr, sync::Mutex};

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::AleConnectRedirectV4,
    management::{Engine, Filter, SubLayer},
    redirect::{ConnectRequest, RedirectHandle, RedirectState, Redirectable},
    wide,
};
use fwps_sim::{Outcome, Sim};

use crate::{
    driver::turn,
    ends::{Ends, assert_answered, seeds, v4},
};

/// Where the second one sends what the first one sent elsewhere.
const FARTHER: &str = "192.0.2.200:9090";

/// The states that both saw, in order, and how the second one found the request.
static SEEN: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
static FOUND: Mutex<Vec<Found>> = Mutex::new(Vec::new());

/// One version of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    remote: Option<SocketAddr>,
    by_the_first: bool,
    has_modifier: bool,
}

/// Notes the state, and gives the leave if there is one.
fn ask<'c>(
    who: [&'static str; 4],
    handle: &RedirectHandle,
    classify: &Classify<'c, AleConnectRedirectV4>,
) -> Option<Redirectable<'c>> {
    let (name, leave) = match handle.state(classify) {
        RedirectState::NotRedirected(leave) => (who[0], Some(leave)),
        RedirectState::RedirectedByOther(leave) => (who[1], Some(leave)),
        RedirectState::RedirectedBySelf(_) => (who[2], None),
        RedirectState::PreviouslyRedirectedBySelf(_) => (who[3], None),
        state => panic!("an unknown state: {state:?}"),
    };
    SEEN.lock().expect("no test panicked").push(name);
    leave
}

fn send(request: &mut ConnectRequest<'_, fwps::V4>, leave: Redirectable<'_>, to: SocketAddr) {
    request.redirect_to(leave, v4(to)).expect("another machine");
    assert_eq!(request.remote(), Some(v4(to)));
}

/// Decides first, and redirects.
struct First(RedirectHandle);

impl Callout for First {
    type Layer = AleConnectRedirectV4;
    const KEY: Guid = Guid::from_u128(0xF5);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleConnectRedirectV4>) -> Verdict<'c> {
        let states = ["first: new", "first: other", "first: self", "first: self before"];
        let leave = ask(states, &self.0, classify);
        let (Some(leave), Some(right)) = (leave, classify.take_action_right()) else {
            return Verdict::proceed();
        };
        let changed = classify.with_request(right, |request| {
            send(request, leave, Ends::new(true).elsewhere);
        });
        changed.expect("nothing is refused").1.permit()
    }
}

/// Decides second, and redirects again.
struct Second {
    handle: RedirectHandle,
    first: RedirectHandle,
}

impl Callout for Second {
    type Layer = AleConnectRedirectV4;
    const KEY: Guid = Guid::from_u128(0xF6);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleConnectRedirectV4>) -> Verdict<'c> {
        let states = [
            "second: new",
            "second: other",
            "second: self",
            "second: self before",
        ];
        let leave = ask(states, &self.handle, classify);
        let (Some(leave), Some(right)) = (leave, classify.take_action_right()) else {
            return Verdict::proceed();
        };
        let shown = classify.request().expect("it is shown");
        assert_eq!(shown.local().map(|local| local.port()), classify.local_port());
        let changed = classify.with_request(right, |request| {
            let found = request.previous_versions().map(|version| Found {
                remote: version.remote().map(Into::into),
                by_the_first: version.is_redirected_with(&self.first),
                has_modifier: version.modifier_filter_id() != 0,
            });
            *FOUND.lock().expect("no test panicked") = found.collect();
            assert_eq!(request.remote().map(Into::into), Some(Ends::new(true).elsewhere));
            send(request, leave, FARTHER.parse().expect("an address with a port"));
        });
        changed.expect("nothing is refused").1.permit()
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let first = start.redirect_handle(Guid::from_u128(0xF7))?;
        let second = start.redirect_handle(Guid::from_u128(0xF8))?;
        start.register(First(first.clone()))?;
        start.register(Second {
            handle: second,
            first,
        })?;
        let mut engine = start.engine(wide!("tests"))?;
        let mut transaction = engine.transaction(start.passive())?;
        let high = SubLayer {
            key: Guid::from_u128(0xC1),
            name: wide!("high"),
            weight: 2,
        };
        let low = SubLayer {
            key: Guid::from_u128(0xC2),
            name: wide!("low"),
            weight: 1,
        };
        let keys = (high.key, low.key);
        transaction.add_sublayer(high)?;
        transaction.add_sublayer(low)?;
        transaction.add_callout::<First>(wide!("first"))?;
        transaction.add_callout::<Second>(wide!("second"))?;
        transaction.add_filter(Filter::<First>::new(wide!("first"), keys.0))?;
        transaction.add_filter(Filter::<Second>::new(wide!("second"), keys.1))?;
        transaction.commit()?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [First, Second]);

fn run(seed: u64) -> (Outcome, Vec<&'static str>) {
    SEEN.lock().expect("no test panicked").clear();
    let mut sim = Sim::builder().seed(seed).build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    sim.converse(&Ends::new(true).conversation());
    sim.unload(driver);
    (sim.finish(), SEEN.lock().expect("no test panicked").clone())
}

#[test]
fn the_second_provider_sees_what_the_first_one_did() {
    let _turn = turn();
    for seed in seeds() {
        let (outcome, seen) = run(seed);
        outcome.assert_clean();
        let ends = Ends::new(true);
        let farther = FARTHER.parse().expect("an address with a port");
        assert_answered(&outcome, ends.client, farther);
        assert_eq!(seen, ["first: new", "second: other"], "seed {seed}");
        let by_the_first = Found {
            remote: Some(ends.elsewhere),
            by_the_first: true,
            has_modifier: true,
        };
        let found = FOUND.lock().expect("no test panicked").clone();
        assert_eq!(found, [by_the_first], "seed {seed}");
    }
}
