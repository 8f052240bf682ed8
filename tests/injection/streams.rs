//! A callout at the stream layers that takes streams and puts them back: inline, or out of band by a worker.

use fwps::{
    Error, Guid, InjectionHandle, Job, OutOfBand, OutOfBandQueue, Shared,
    callout::{Callout, CalloutFlags, Classify, EndOfStream, StreamSegment, Verdict},
    driver::Start,
    inject::{InjectError, Stream, StreamInjection, Within},
    layer::StreamLayer,
    nbl::{NblChain, NblPool, StreamData, StreamList},
};

use crate::{
    common::{STREAM, TALLY, Way, Witness, attempt, count, plan, refused},
    driver::Create,
};

type Handle = Shared<InjectionHandle<Stream>>;

pub(crate) struct Streams<L: StreamLayer> {
    handle: Handle,
    pool: NblPool,
    queue: OutOfBandQueue<Piece<L>>,
    way: Way,
}

/// What the worker puts back, in the order of the queue.
pub(crate) enum Piece<L: StreamLayer> {
    Data(StreamData, StreamInjection<L::Family>),
    End(EndOfStream, StreamInjection<L::Family>),
}

fn inject<L: StreamLayer, D: StreamList, T, const WORDS: usize>(
    handle: &InjectionHandle<Stream>,
    data: D,
    target: T,
) -> Result<(), D>
where
    T: fwps::inject::InjectTo<StreamInjection<L::Family>>,
{
    let witness = Witness::<WORDS>::new();
    attempt(
        handle.inject_stream(data, target, move |done| witness.saw(&done)),
        plan().again,
        |data, target, completion| -> Result<(), InjectError<_, _, _>> {
            handle.inject_stream(data, target, completion)
        },
    )
}

/// The end of a stream, until the stack takes it: nobody else can tell it to the other side.
fn inject_end<L: StreamLayer>(
    handle: &InjectionHandle<Stream>,
    end: &EndOfStream,
    target: StreamInjection<L::Family>,
) {
    for _attempt in 0..2 {
        match handle.inject_end_of_stream(end, target) {
            Ok(()) => return,
            Err(Error::Refused { status, .. }) => refused(status),
            Err(_) => count(&TALLY.wrong),
        }
    }
}

impl<L: StreamLayer> Job for Piece<L> {
    type State = Handle;

    fn run(self, handle: &Handle, worker: &OutOfBand<'_>) {
        match self {
            Self::Data(data, target) => {
                let _lost = if plan().large {
                    inject::<L, _, _, 9>(handle, data, worker.within(target))
                } else {
                    inject::<L, _, _, 1>(handle, data, target)
                };
            }
            Self::End(end, target) => inject_end::<L>(handle, &end, target),
        }
    }
}

impl<L: StreamLayer> Create for Streams<L> {
    const KIND: u32 = STREAM;

    fn create(start: &Start<'_>) -> Result<Self, Error> {
        let handle = Shared::try_new(start.injection_handle()?)?;
        Ok(Self {
            pool: NblPool::create()?,
            queue: start.queue(4096, handle.clone())?,
            handle,
            way: match plan().random {
                Some(seed) if seed % 3 == 0 => Way::Queued,
                Some(seed) if seed % 3 == 1 => Way::Chain,
                Some(_) => Way::Copy,
                None => plan().way,
            },
        })
    }
}

impl<L: StreamLayer> Callout for Streams<L> {
    type Layer = L;
    const KEY: Guid = Guid::from_u128(0xE000 + L::ID as u128);
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        let Some(segment) = classify.take_segment() else {
            return Verdict::proceed();
        };
        let Some(target) = classify.stream_injection(&segment) else {
            // A reset: nothing can follow it.
            return segment.permit();
        };
        match self.way {
            Way::Queued => self.queued(segment, target),
            Way::Chain => self.rewritten(segment, target, true),
            Way::Copy => self.rewritten(segment, target, false),
            _ => self.inline(segment, target),
        }
    }
}

impl<L: StreamLayer> Streams<L> {
    /// Everything is taken, always (C-270).
    fn queued<'c>(
        &self,
        segment: StreamSegment<'c>,
        target: Within<'c, StreamInjection<L::Family>>,
    ) -> Verdict<'c> {
        let target = target.detach();
        if segment.is_empty() {
            return match segment.take_end() {
                Ok((end, verdict)) => {
                    if self.queue.push(Piece::End(end, target)).is_err() {
                        count(&TALLY.wrong);
                    }
                    verdict
                }
                Err(segment) => segment.permit(),
            };
        }
        match segment.take() {
            Ok((data, custody)) => {
                if self.queue.push(Piece::Data(data, target)).is_err() {
                    count(&TALLY.wrong);
                }
                custody.block()
            }
            Err((segment, _error)) => segment.drop_connection(),
        }
    }

    /// A clone goes before what classify decides about, which is blocked.
    fn inline<'c>(
        &self,
        segment: StreamSegment<'c>,
        target: Within<'c, StreamInjection<L::Family>>,
    ) -> Verdict<'c> {
        if segment.is_empty() {
            return segment.permit();
        }
        match segment.take() {
            Ok((data, custody)) => match inject::<L, _, _, 1>(&self.handle, data, target) {
                Ok(()) => custody.block(),
                Err(data) => match custody.give_back(data) {
                    Ok(segment) => segment.permit(),
                    Err((_data, custody)) => {
                        count(&TALLY.wrong);
                        custody.block()
                    }
                },
            },
            Err((segment, _error)) => segment.permit(),
        }
    }

    /// The driver's own lists, with the same bytes, go before what classify decides about, which is blocked.
    fn rewritten<'c>(
        &self,
        segment: StreamSegment<'c>,
        target: Within<'c, StreamInjection<L::Family>>,
        halves: bool,
    ) -> Verdict<'c> {
        if segment.is_empty() || !segment.flags().intersection(ENDS).is_empty() {
            return segment.permit();
        }
        let mut bytes = vec![0; segment.len()];
        let copied = segment.copy_to(&mut bytes);
        bytes.truncate(copied);
        let middle = if halves { bytes.len() / 2 } else { 0 };
        let mut chain = NblChain::new();
        for half in [&bytes[..middle], &bytes[middle..]] {
            if half.is_empty() {
                continue;
            }
            match self.pool.allocate(half, 0) {
                Ok(list) => chain.push(list.into_list()),
                Err(_) => return segment.permit(),
            }
        }
        match inject::<L, _, _, 3>(&self.handle, chain, target) {
            Ok(()) => segment.block(),
            Err(_chain) => segment.permit(),
        }
    }
}

/// The end of a stream stays with its last bytes.
const ENDS: fwps::callout::StreamFlags =
    fwps::callout::StreamFlags::RECEIVE_DISCONNECT.union(fwps::callout::StreamFlags::SEND_DISCONNECT);
