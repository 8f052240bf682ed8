//! Bugs at stream layers.

use std::sync::{
    Mutex,
    atomic::{AtomicU32, Ordering},
};

use fwps::{
    Error, Guid, InjectionHandle, V4,
    callout::{Callout, CalloutFlags, Classify, StreamFlags, Verdict},
    driver::{Driver, Start},
    inject::{Completed, Stream, StreamInjection, Within},
    layer::StreamV4,
    management::{Engine, FilterAction},
    nbl::StreamClone,
};
use fwps_sim::{Completions, Conversation, DriverEntry as Entry, Outcome, Sim, StreamEnd};

use fwps_workspace::drivers::attach;

const FROM_PEER: &[u8] = b"what the peer says";
const FROM_HOST: &[u8] = b"what the host answers, which is longer";

/// Plays a connection, and checks that each side received exactly what the other one sent.
pub(super) fn converse(seed: u64, completions: Completions, entry: Entry) -> Outcome {
    let mut sim = Sim::builder().seed(seed).completions(completions).build();
    let driver = sim.load(entry).expect("the driver loads");
    sim.converse(&Conversation::v4(seed).from_peer(FROM_PEER).from_host(FROM_HOST));
    sim.settle();
    sim.unload(driver);
    let outcome = sim.finish();
    outcome.assert_clean();
    let [stream] = outcome.streams.as_slice() else {
        panic!("one connection was played");
    };
    assert_eq!(stream.received, FROM_PEER, "seed {seed}");
    assert_eq!(stream.sent, FROM_HOST, "seed {seed}");
    assert_eq!(stream.received_end, Some(StreamEnd::Disconnect), "seed {seed}");
    assert_eq!(stream.sent_end, Some(StreamEnd::Disconnect), "seed {seed}");
    outcome
}

/// A driver of one callout that has a handle for streams.
macro_rules! program {
    ($callout:ident, $action:ident) => {
        struct $callout(InjectionHandle<Stream>);

        struct Program(#[expect(dead_code, reason = "keeps the filter")] Engine);

        impl Driver for Program {
            fn start(start: &mut Start<'_>) -> Result<Self, Error> {
                start.register($callout(start.injection_handle()?))?;
                Ok(Self(attach::<$callout>(start, FilterAction::$action)?))
            }
        }

        fwps::driver_entry!(Program, callouts: [$callout]);
    };
}

/// Takes each piece and puts it back at once, with a completion; returns the verdict that `take` gave.
fn put_back<'c>(
    handle: &InjectionHandle<Stream>,
    classify: &mut Classify<'c, StreamV4>,
    completion: impl Fn(Completed<StreamClone>) + Send + Sync + 'static,
) -> Verdict<'c> {
    let Some(segment) = classify.take_segment() else {
        return Verdict::proceed();
    };
    let Some(target) = classify.stream_injection(&segment) else {
        return segment.permit();
    };
    match segment.take() {
        Ok((data, custody)) => {
            let injected = handle.inject_stream(data, target, completion);
            assert!(injected.is_ok(), "the simulator refuses nothing here");
            custody.block()
        }
        Err((segment, _)) => segment.permit(),
    }
}

mod dropped_verdict {
    use super::*;

    program!(Careless, Unknown);

    impl Callout for Careless {
        type Layer = StreamV4;
        const KEY: Guid = Guid::from_u128(0xD3);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Puts the data back, and then says nothing of the original.
        fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
            let _dropped = put_back(&self.0, classify, drop);
            Verdict::proceed()
        }
    }

    /// C-270: data that was taken passed as well, when the verdict that blocks it was dropped.
    #[test]
    fn data_that_was_taken_does_not_pass_when_the_verdict_is_dropped() {
        for seed in 0..10 {
            converse(seed, Completions::Seeded, DriverEntry);
        }
    }
}

mod inspection {
    use super::*;

    program!(Takes, Inspection);

    impl Callout for Takes {
        type Layer = StreamV4;
        const KEY: Guid = Guid::from_u128(0xD4);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
            put_back(&self.0, classify, drop)
        }
    }

    /// C-155, C-270: the engine ignores what an inspection callout answers, so the data passed beside its clone.
    #[test]
    fn an_inspection_filter_gives_no_data_of_a_stream() {
        for seed in 0..10 {
            converse(seed, Completions::Seeded, DriverEntry);
        }
    }
}

mod end_with_data {
    use super::*;

    program!(Takes, Unknown);

    impl Callout for Takes {
        type Layer = StreamV4;
        const KEY: Guid = Guid::from_u128(0xD5);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
            put_back(&self.0, classify, drop)
        }
    }

    /// C-277: an end that was told with data was blocked with it, and not injected, so the stream never ended.
    #[test]
    fn the_end_that_comes_with_data_is_put_back_with_it() {
        for seed in 0..30 {
            converse(seed, Completions::Seeded, DriverEntry);
        }
    }
}

mod end_taken_off {
    use super::*;

    static APART: AtomicU32 = AtomicU32::new(0);

    program!(Takes, Unknown);

    impl Callout for Takes {
        type Layer = StreamV4;
        const KEY: Guid = Guid::from_u128(0xD7);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Puts data and end back one after the other.
        fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
            let Some(segment) = classify.take_segment() else {
                return Verdict::proceed();
            };
            let Some(target) = classify.stream_injection(&segment).map(Within::detach) else {
                return segment.permit();
            };
            let (mut data, custody) = match segment.take() {
                Ok(taken) => taken,
                Err((segment, _)) => return segment.permit(),
            };
            let end = data.take_end();
            let injected = self.0.inject_stream(data, target, drop);
            assert!(injected.is_ok(), "the simulator refuses nothing here");
            if let Some(end) = end {
                APART.fetch_add(1, Ordering::Relaxed);
                let ended = self.0.inject_end_of_stream(&end, target);
                assert!(ended.is_ok(), "the simulator refuses nothing here");
            }
            custody.block()
        }
    }

    /// C-277: there was no way to put back an end that was told with data.
    #[test]
    fn the_end_that_comes_with_data_can_be_put_back_alone() {
        for seed in 0..30 {
            converse(seed, Completions::Seeded, DriverEntry);
        }
        assert!(APART.load(Ordering::Relaxed) > 0, "no end came with data");
    }
}

mod end_of_the_other_half {
    use super::*;

    static INCOMING: Mutex<Option<StreamInjection<V4>>> = Mutex::new(None);
    static REFUSED: AtomicU32 = AtomicU32::new(0);

    program!(Confuses, Unknown);

    impl Callout for Confuses {
        type Layer = StreamV4;
        const KEY: Guid = Guid::from_u128(0xD6);
        const FLAGS: CalloutFlags = CalloutFlags::empty();

        /// Tries to put the end of what leaves into what arrives.
        fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
            let Some(segment) = classify.take_segment() else {
                return Verdict::proceed();
            };
            let Some(target) = classify.stream_injection(&segment) else {
                return segment.permit();
            };
            if segment.flags().contains(StreamFlags::RECEIVE) {
                *INCOMING.lock().expect("no test panicked") = Some(target.detach());
                return segment.permit();
            }
            let incoming = *INCOMING.lock().expect("no test panicked");
            match segment.take_end() {
                Ok((end, verdict)) => {
                    let wrong = incoming.map(|incoming| self.0.inject_end_of_stream(&end, incoming));
                    if matches!(wrong, Some(Err(Error::InvalidArgument { .. }))) {
                        REFUSED.fetch_add(1, Ordering::Relaxed);
                    }
                    let right = self.0.inject_end_of_stream(&end, target);
                    assert!(right.is_ok(), "the simulator refuses nothing here");
                    verdict
                }
                Err(segment) => segment.permit(),
            }
        }
    }

    /// C-273, C-277: the end of one half could be put into the other.
    #[test]
    fn the_end_of_one_half_is_not_put_into_the_other() {
        for seed in 0..10 {
            converse(seed, Completions::Seeded, DriverEntry);
        }
        assert!(REFUSED.load(Ordering::Relaxed) > 0, "no end was told alone");
    }
}
