//! A callout that sets options of what it permits, and of what it blocks.

use std::num::NonZeroU32;

use fwps::{
    Guid,
    callout::{Callout, CalloutFlags, Classify, ClassifyOption, MulticastState, Verdict},
    layer::{AleAuthConnectV4, AleAuthConnectV6},
};

use crate::tool::{LOST, below, count, one_in};

pub(crate) struct OptionsV4;
pub(crate) struct OptionsV6;

fn option() -> ClassifyOption {
    let seconds = NonZeroU32::MIN.saturating_add(below(4) as u32);
    match below(5) {
        0 => ClassifyOption::MulticastState(MulticastState::LinkLocal),
        1 => ClassifyOption::LooseSourceMapping(one_in(2)),
        2 => ClassifyOption::UnicastLifetime(seconds),
        3 => ClassifyOption::MulticastLifetime(seconds),
        _ => ClassifyOption::LocalOnlyMapping(one_in(2)),
    }
}

macro_rules! callouts {
    ($($callout:ty: $layer:ty = $key:literal;)+) => {$(
        impl Callout for $callout {
            type Layer = $layer;
            const KEY: Guid = Guid::from_u128($key);
            const FLAGS: CalloutFlags = CalloutFlags::empty();

            fn classify<'c>(&self, classify: &mut Classify<'c, $layer>) -> Verdict<'c> {
                for _option in 0..below(3) {
                    // Without it the state is as usual.
                    let _usual = classify.set_option(option());
                }
                match classify.take_action_right() {
                    Some(_right) if one_in(6) => {
                        count(&LOST);
                        Verdict::block()
                    }
                    Some(right) => right.permit(),
                    None => Verdict::proceed(),
                }
            }
        }
    )+};
}

callouts! {
    OptionsV4: AleAuthConnectV4 = 0x7A38;
    OptionsV6: AleAuthConnectV6 = 0x7A35;
}
