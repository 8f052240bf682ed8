//! What a callout at the stream layers may do with a piece besides taking it.

use std::{
    num::{NonZeroU32, NonZeroUsize},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU8, AtomicU32, Ordering::Relaxed},
    },
};

use fwps::{
    Guid,
    callout::{Callout, CalloutFlags, Classify, StreamFlags, Verdict},
    layer::StreamV4,
};
use fwps_sim::{Conversation, Outcome, Sim, SimBuilder, StreamEnd};

use crate::{
    common::{Plan, TALLY, Way, count, play},
    program::program,
};

const PARTS: u8 = 0;
const MORE: u8 = 1;
const DROP: u8 = 2;
const ALLOW: u8 = 3;
const WATCH: u8 = 4;

static ACTION: AtomicU8 = AtomicU8::new(PARTS);
static CALLS: AtomicU32 = AtomicU32::new(0);
static REFUSED: AtomicU32 = AtomicU32::new(0);
static RESETS: AtomicU32 = AtomicU32::new(0);
static LARGEST: AtomicU32 = AtomicU32::new(0);

struct Decides;

impl Callout for Decides {
    type Layer = StreamV4;
    const KEY: Guid = Guid::from_u128(0xE950);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, StreamV4>) -> Verdict<'c> {
        let Some(segment) = classify.take_segment() else {
            return Verdict::proceed();
        };
        CALLS.fetch_add(1, Relaxed);
        LARGEST.fetch_max(segment.len() as u32, Relaxed);
        let aborts = StreamFlags::RECEIVE_ABORT | StreamFlags::SEND_ABORT;
        if segment.flags().intersects(aborts) {
            RESETS.fetch_add(1, Relaxed);
            if classify.stream_injection(&segment).is_some() {
                count(&TALLY.wrong);
            }
            return segment.permit();
        }
        match ACTION.load(Relaxed) {
            // One byte passes, the next one goes.
            PARTS if CALLS.load(Relaxed) % 2 == 0 => segment.block_first(NonZeroUsize::MIN),
            PARTS => segment.permit_first(NonZeroUsize::MIN),
            MORE => segment
                .need_more(NonZeroU32::new(100).expect("not zero"))
                .unwrap_or_else(|segment| {
                    REFUSED.fetch_add(1, Relaxed);
                    segment.permit()
                }),
            DROP => segment.drop_connection(),
            ALLOW => segment.allow_connection(),
            _ => segment.permit(),
        }
    }
}

program!(start, [Decides], {
    start.register(Decides)?;
});

/// What a conversation came to.
struct Seen {
    outcome: Outcome,
    calls: u32,
    refused: u32,
    resets: u32,
    largest: u32,
}

fn converse(action: u8, builder: SimBuilder, conversation: &Conversation) -> Seen {
    // The counters are those of one conversation.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    for counter in [&CALLS, &REFUSED, &RESETS, &LARGEST] {
        counter.store(0, Relaxed);
    }
    ACTION.store(action, Relaxed);
    let played = play(Plan::new(0, Way::Clone), builder, &[DriverEntry], |sim| {
        sim.converse(conversation);
        sim.settle();
    });
    Seen {
        outcome: played.outcome,
        calls: CALLS.load(Relaxed),
        refused: REFUSED.load(Relaxed),
        resets: RESETS.load(Relaxed),
        largest: LARGEST.load(Relaxed),
    }
}

fn question(seed: u64) -> (Vec<u8>, Conversation) {
    let question: Vec<u8> = (0..=255).cycle().take(700).collect();
    let conversation = Conversation::v4(seed).from_peer(&question);
    (question, conversation)
}

/// C-259: leading bytes are decided about; the rest is shown again.
#[test]
fn pieces_are_decided_in_parts() {
    for seed in 0..5 {
        let (question, conversation) = question(seed);
        let seen = converse(PARTS, Sim::builder().seed(seed), &conversation);
        let received = &seen.outcome.streams[0].received;
        assert!(seen.calls as usize >= question.len());
        assert!(received.len() >= question.len() / 2 - 1 && received.len() <= question.len() / 2 + 1);
        let mut left = question.iter();
        assert!(
            received.iter().all(|byte| left.any(|other| other == byte)),
            "in order"
        );
    }
}

/// C-260, C-262: the piece comes again with what follows, until there is no more.
#[test]
fn more_is_asked_for_until_there_is_no_more() {
    for seed in 0..5 {
        let (question, conversation) = question(seed);
        let seen = converse(MORE, Sim::builder().seed(seed), &conversation.segment_size(150));
        assert_eq!(seen.outcome.streams[0].received, question);
        assert_eq!(
            seen.largest as usize,
            question.len(),
            "all of it was shown at once"
        );
        assert!(seen.refused > 0);
    }
}

/// C-261: at the limit of the engine's buffer more is refused, and the callout decides.
#[test]
fn at_the_limit_more_is_refused() {
    for seed in 0..5 {
        let (question, conversation) = question(seed);
        let builder = Sim::builder().seed(seed).stream_limit(200);
        let seen = converse(MORE, builder, &conversation.segment_size(50));
        assert_eq!(seen.outcome.streams[0].received, question);
        assert!((seen.largest as usize) < question.len());
        assert!(seen.refused > 1, "at the limit, and at the end");
    }
}

/// C-264: a dropped connection delivers nothing more.
#[test]
fn a_connection_is_dropped() {
    let (_question, conversation) = question(1);
    let seen = converse(DROP, Sim::builder(), &conversation);
    assert!(seen.outcome.streams[0].dropped);
    assert!(seen.outcome.streams[0].received.is_empty());
}

/// C-265: an allowed connection is not shown again.
#[test]
fn an_allowed_connection_is_not_shown_again() {
    for seed in 0..5 {
        let (question, conversation) = question(seed);
        let seen = converse(ALLOW, Sim::builder().seed(seed), &conversation.segment_size(50));
        assert_eq!(seen.calls, 1);
        assert_eq!(seen.outcome.streams[0].received, question);
    }
}

/// C-276: nothing can be injected once a stream was reset.
#[test]
fn nothing_is_injected_after_a_reset() {
    let (question, conversation) = question(2);
    let seen = converse(WATCH, Sim::builder(), &conversation.end(Some(StreamEnd::Abort)));
    assert!(seen.resets > 0);
    assert_eq!(seen.outcome.streams[0].received, question);
}
