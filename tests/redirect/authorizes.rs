//! The callout of connect authorisation, which is told where a redirected connection was to go, and who serves it.

use std::{marker::PhantomData, net::SocketAddr, sync::Mutex};

use fwps::{
    Guid,
    callout::{Callout, CalloutFlags, Classify, Filtering, Verdict},
    layer::{
        AleAuthConnectV4, AleAuthConnectV6, ConditionFlags, FlagsField, Layer,
        LocalRedirectTargetPidMetadata, OriginalDestinationMetadata,
    },
};

/// Where redirected connections were to go, and the process that serves each.
pub static AUTHORIZED: Mutex<Vec<(Option<SocketAddr>, Option<u32>)>> = Mutex::new(Vec::new());

/// A layer of connect authorisation.
pub trait Authorizing:
    Layer<Verdict = Filtering> + FlagsField + OriginalDestinationMetadata + LocalRedirectTargetPidMetadata
{
    const CALLOUT: Guid;
}

impl Authorizing for AleAuthConnectV4 {
    const CALLOUT: Guid = Guid::from_u128(0xF9);
}

impl Authorizing for AleAuthConnectV6 {
    const CALLOUT: Guid = Guid::from_u128(0xFA);
}

pub struct Authorizes<L: Authorizing>(pub PhantomData<L>);

impl<L: Authorizing> Callout for Authorizes<L> {
    type Layer = L;
    const KEY: Guid = L::CALLOUT;
    const FLAGS: CalloutFlags = CalloutFlags::empty();

    fn classify<'c>(&self, classify: &mut Classify<'c, L>) -> Verdict<'c> {
        if classify
            .flags()
            .is_some_and(|flags| flags.contains(ConditionFlags::CONNECTION_REDIRECTED))
        {
            let told = (
                classify.original_destination(),
                classify.local_redirect_target_pid(),
            );
            AUTHORIZED.lock().expect("no test panicked").push(told);
        }
        Verdict::proceed()
    }
}
