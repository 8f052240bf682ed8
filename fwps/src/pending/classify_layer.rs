//! The layers whose classifications can be pended.

use crate::{
    callout::Filtering,
    layer::{
        AleBindRedirectV4, AleBindRedirectV6, AleConnectRedirectV4, AleConnectRedirectV6,
        AleEndpointClosureV4, AleEndpointClosureV6, FlagsField, IpLayer, Layer,
    },
};

/// A layer whose classifications can be pended (C-229): redirection of connections and binds, and closure of endpoints.
#[diagnostic::on_unimplemented(
    message = "classifications cannot be pended at `{Self}`",
    label = "expected a layer of ALE connect redirection, bind redirection, or endpoint closure"
)]
pub trait AsynchronousLayer: Layer<Verdict = Filtering> + IpLayer + FlagsField {}

/// States which layers these are, as types and as numbers.
macro_rules! layers {
    ($($layer:ident)+) => {
        $(impl AsynchronousLayer for $layer {})+

        /// Whether a call at the layer can be answered later.
        pub(crate) const fn is_asynchronous<L: Layer>() -> bool {
            matches!(L::ID, $($layer::ID)|+)
        }
    };
}

layers! {
    AleConnectRedirectV4 AleConnectRedirectV6
    AleBindRedirectV4 AleBindRedirectV6
    AleEndpointClosureV4 AleEndpointClosureV6
}
