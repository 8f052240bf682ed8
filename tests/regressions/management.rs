//! Bugs of filter engine sessions.

use std::sync::Mutex;

use fwps::{
    Error, Guid, Job, OutOfBand, OutOfBandQueue, Passive,
    callout::{Callout, CalloutFlags, Classify, Verdict},
    driver::{Driver, Start},
    layer::OutboundIppacketV4,
    management::{Engine, FilterAction, SubLayer},
    wide,
};
use fwps_sim::Completions;

use fwps_workspace::drivers::{attach, send_five};

struct Queues(OutOfBandQueue<Change>);

/// Changes policy over and over, also while the driver unloads.
struct Change;

impl Job for Change {
    type State = Mutex<Option<Engine>>;

    fn run(self, state: &Self::State, worker: &OutOfBand<'_>) {
        let Some(mut engine) = state.lock().expect("no test panicked").take() else {
            return;
        };
        for _ in 0..20 {
            let Ok(mut transaction) = engine.transaction(worker.passive()) else {
                break;
            };
            // Refused when the image has closed the session in between; the transaction is aborted in any case.
            let _refused = transaction.add_sublayer(SubLayer {
                key: Guid::from_u128(0xC9),
                name: wide!("change"),
                weight: 3,
            });
        }
        *state.lock().expect("no test panicked") = Some(engine);
    }
}

impl Callout for Queues {
    type Layer = OutboundIppacketV4;
    const KEY: Guid = Guid::from_u128(0xC4);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, _classify: &mut Classify<'c, OutboundIppacketV4>) -> Verdict<'c> {
        let _full = self.0.push(Change);
        Verdict::proceed()
    }
}

struct Program(Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let second = start.engine(wide!("second"))?;
        start.register(Queues(start.queue(4, Mutex::new(Some(second)))?))?;
        Ok(Self(attach::<Queues>(start, FilterAction::Unknown)?))
    }

    fn stop(&mut self, passive: &Passive<'_>) {
        change_late(&mut self.0, passive);
    }
}

/// The session is closed already when `stop` runs.
fn change_late<'e>(engine: &'e mut Engine, passive: &'e Passive<'e>) {
    assert!(engine.transaction(passive).is_err());
}

fwps::driver_entry!(Program, callouts: [Queues]);

/// C-335: the handle of a session was used after the image had closed it, and while it did.
#[test]
fn a_session_is_not_used_after_the_image_closed_it() {
    for seed in 0..60 {
        send_five(seed, Completions::Late, DriverEntry).assert_clean();
    }
}
