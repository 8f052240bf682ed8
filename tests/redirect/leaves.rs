//! A leave to redirect that is used for another connection than the one whose state was asked for.

use std::sync::Mutex;

use fwps::{
    Error, Guid,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::AleConnectRedirectV4,
    management::{Engine, Filter},
    pending::{Decision, PendedClassifications, PendedClassify},
    redirect::{Reauthorize, RedirectFailure, RedirectHandle, RedirectState},
    wide,
};
use fwps_sim::{Conversation, Sim};
use fwps_workspace::drivers::SUBLAYER;

use crate::{
    driver::turn,
    ends::{Ends, assert_answered, seeds, v4},
};

/// What the driver was told when it used the leave of the second connection for the first one.
static TOLD: Mutex<Vec<Option<RedirectFailure>>> = Mutex::new(Vec::new());

/// Pends the first connection. In the call of the second, it redirects the first with the leave of the second, and the second with what came
/// back.
struct Confuses {
    handle: RedirectHandle,
    classifications: PendedClassifications<AleConnectRedirectV4>,
    first: Mutex<Option<PendedClassify<AleConnectRedirectV4>>>,
}

impl Callout for Confuses {
    type Layer = AleConnectRedirectV4;
    const KEY: Guid = Guid::from_u128(0xF9);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, AleConnectRedirectV4>) -> Verdict<'c> {
        let RedirectState::NotRedirected(leave) = self.handle.state(classify) else {
            return Verdict::proceed();
        };
        let right = classify.take_action_right().expect("there is one filter");
        let mut first = self.first.lock().expect("no test panicked");
        let Some(mut earlier) = first.take() else {
            let pended = classify.pend_classify(&self.classifications, right);
            let (pended, verdict) = pended.expect("there is room");
            *first = Some(pended);
            return verdict;
        };
        let elsewhere = v4(Ends::new(true).elsewhere);
        let used = earlier.with_request(Reauthorize::Never, |request| {
            request.redirect_to(leave, elsewhere)
        });
        let refused = used
            .expect("the engine lends it")
            .expect_err("it is another connection");
        TOLD.lock().expect("no test panicked").push(Some(refused.cause));
        assert!(earlier.complete(Decision::Permit));
        let leave = refused.redirectable;
        let used = classify.with_request(right, |request| request.redirect_to(leave, elsewhere));
        let (used, right) = used.expect("the engine lends it");
        let failure = used.err().map(|refused| refused.cause);
        TOLD.lock().expect("no test panicked").push(failure);
        right.permit()
    }
}

struct Program(#[expect(dead_code, reason = "keeps the filters")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        start.register(Confuses {
            handle: start.redirect_handle(Guid::from_u128(0xFA))?,
            classifications: start.pended_classifications(1, Decision::Block)?,
            first: Mutex::new(None),
        })?;
        let mut engine = start.engine(wide!("tests"))?;
        let mut transaction = engine.transaction(start.passive())?;
        transaction.add_sublayer(SUBLAYER)?;
        transaction.add_callout::<Confuses>(wide!("callout"))?;
        transaction.add_filter(Filter::<Confuses>::new(wide!("filter"), SUBLAYER.key))?;
        transaction.commit()?;
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: [Confuses]);

/// C-241: each connection is redirected after its own state was asked for.
#[test]
fn a_leave_is_about_its_own_connection() {
    let _turn = turn();
    for seed in seeds() {
        TOLD.lock().expect("no test panicked").clear();
        let mut sim = Sim::builder().seed(seed).build();
        let driver = sim.load(DriverEntry).expect("the driver loads");
        let ends = Ends::new(true);
        let mut client = ends.client;
        client.set_port(client.port() + 1);
        let first = Conversation::new(client, ends.server, seed).opened_by_host(true);
        let (_, syn) = first.packets().into_iter().next().expect("a SYN");
        sim.send(&syn).expect("a whole packet");
        sim.converse(&ends.conversation());
        sim.unload(driver);
        let outcome = sim.finish();
        outcome.assert_clean();
        assert_answered(&outcome, ends.client, ends.elsewhere);
        let told = TOLD.lock().expect("no test panicked").clone();
        assert_eq!(
            told,
            [Some(RedirectFailure::OtherConnection), None],
            "seed {seed}"
        );
    }
}
